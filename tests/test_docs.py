"""The pages of docs/: the reference is that of the types, the commands do what the pages say, the site is whole."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import rashomon
from docs.site import commands
from docs.site.check import find_faults
from docs.site.conf import PARTS
from docs.site.reference import PAGE, page_text
from rashomon.cli import main
from rashomon.demo import demo_folder

CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
RAN = {0, 3, 4, 5, 6, 7}  # 1: it failed; 2: it was not understood


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the how-tos take it to be: the demo's articles, and its story in `out/`."""
    folder = tmp_path_factory.mktemp("told")
    shutil.copytree(demo_folder(), folder / "articles")
    record = rashomon.read(demo_folder())
    (folder / "out").mkdir()
    rashomon.write_story(record, folder / "out" / "story.json")
    return folder


def _commands(page: Path) -> list[tuple[str, list[str]]]:
    """The commands in a page's `console` blocks, each with the lines shown under it."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(CONSOLE.findall(page.read_text("utf-8"))).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


HOW_TOS = ["articles-in", "check", "event-data", "exports", "follow", "the-page", "two-texts"]


@pytest.mark.slow
@pytest.mark.parametrize("name", HOW_TOS)
def test_commands_do_what_the_page_says(
    root: Path, told: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(told, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASHOMON_LIBRARY", str(tmp_path / "library.sqlite"))
    commands = _commands(root / "docs" / "how-to" / f"{name}.md")
    assert commands
    for command, shown in commands:
        program, *arguments = shlex.split(command)
        if program == "cat":  # the page shows a file: it is made here
            Path(arguments[0]).write_text("\n".join(shown) + "\n", "utf-8")
            continue
        assert program == "rashomon"
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code in RAN, f"{command}\n{result.output}"
        missing = [line for line in shown if line not in result.output]
        assert missing == [], f"{command}\n{result.output}"
    for program in PYTHON.findall((root / "docs" / "how-to" / f"{name}.md").read_text("utf-8")):
        exec(program, {})


def test_the_reference_is_that_of_the_types() -> None:
    assert PAGE.read_text("utf-8") == page_text(PAGE.read_text("utf-8")), "renew it: make reference"


def test_the_commands_are_told_as_they_are() -> None:
    assert commands.PAGE.read_text("utf-8") == commands.page_text(), "renew it: make reference"


def test_every_page_has_a_place_in_the_site(root: Path) -> None:
    listed = {path for pages in PARTS.values() for path in pages}
    pages = {p.relative_to(root / "docs").with_suffix("").as_posix() for p in (root / "docs").rglob("*.md")}
    pages = {p for p in pages if not p.startswith("decisions/")} | {"tutorial"}
    assert pages == (listed - {"decisions/*"}) | {"index"}


def test_every_page_can_be_reached_from_the_first(root: Path) -> None:
    """On the platforms that show Markdown as it is, links are all there is."""
    first = (root / "docs" / "index.md").read_text("utf-8")
    pages = {p.relative_to(root / "docs").as_posix() for p in (root / "docs").rglob("*.md")}
    assert sorted(p for p in pages if f"({p})" not in first) == ["index.md"]


GOOD = '<title>t</title><link rel="stylesheet" href="a.css"><h1 id="top">T</h1><a href="#top">x</a><a href="https://x.example/">y</a>'


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("", None),
        ('<script src="https://cdn.example/x.js"></script>', "loads https://cdn.example/x.js"),
        ('<link rel="preload stylesheet" href="//fonts.example/f.css">', "loads //fonts.example/f.css"),
        ("<style>@import url(https://fonts.example/f.css);</style>", "loads https://fonts.example/f.css"),
        ('<img src="gone.png">', "lacks gone.png"),
        ('<a href="gone.html">x</a>', "gone.html"),
        ('<a href="#gone">x</a>', "#gone"),
        ('<a href="a%2Ecss">x</a>', None),
    ],
)
def test_a_site_that_loads_or_lacks_something_is_not_whole(tmp_path: Path, more: str, fault: str | None) -> None:
    (tmp_path / "a.css").write_text("p { color: red }", "utf-8")
    (tmp_path / "index.html").write_text(GOOD + more, "utf-8")
    faults = list(find_faults(tmp_path))
    assert [fault in f for f in faults if fault] == ([True] if fault else [])
    assert bool(faults) == bool(fault)
