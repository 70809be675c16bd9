"""The tutorial runs from top to bottom; a record shows itself in a notebook, whatever its articles hold."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import nbclient
import nbformat
import pytest

from rashomon.vocabulary import Line, Record, Section
from tests.export.material import HOSTILE_LINE, find_hostile_anchor
from tests.show.invented_story import invented_record


@pytest.mark.slow
@pytest.mark.loopback  # a kernel is a process of its own, reached by sockets of this machine
@pytest.mark.filterwarnings("default")  # of the tools that run notebooks; the cells themselves are another process
def test_the_tutorial_runs(root: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(root / "docs" / "tutorial.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "it is kept without outputs, so that none is stale"
    # Names of other machines find nobody: what would load from the network fails.
    env = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in env.items():
            patch.setenv(name, value)
        client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}})
        client.execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("independent tellings" in output.get("data", {}).get("text/html", "") for output in shown)
    assert "story.xlsx True" in "".join(output.get("text", "") for output in shown)


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.pieces: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


class TestShownRecord:
    def test_it_shows_counts_and_the_account(self, demo: Record) -> None:
        found = _Tags(demo._repr_html_())
        text = "".join(found.pieces)
        assert "9 articles, 7 independent tellings" in text
        assert all(section.section in text for section in demo.account)

    def test_hostile_text_stays_text(self, hostile: Record) -> None:
        line = Line(HOSTILE_LINE, (find_hostile_anchor(invented_record()),), 1)
        found = _Tags(replace(hostile, account=(Section("<script>", (line,)),))._repr_html_())
        assert found.tags == {"div", "p", "b", "ul", "li", "bdi", "small"}
        assert HOSTILE_LINE.split("\x00")[0] in "".join(found.pieces)

    def test_what_is_not_shown_is_counted(self, invented: Record) -> None:
        (section, *_) = invented.account
        many = replace(invented, account=(replace(section, lines=section.lines[:1] * 100),))
        assert "and 60 more lines" in many._repr_html_()
