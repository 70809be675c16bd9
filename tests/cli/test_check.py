from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rashomon
from rashomon.cli import main

NEWS = (
    "Ida Brandt, the mayor of Selk, and Tomas Holm, a captain, spoke on Tuesday.\n"
    "“We have carried this line as long as we could,” said Ida Brandt.\n"
)


def _run(*args: str | Path) -> Result:
    result = CliRunner().invoke(main, ["check", *(str(a) for a in args)])
    assert "Traceback" not in result.output
    return result


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "story.json"
    rashomon.write_story(rashomon.read([{"text": NEWS, "source": "one", "outlet": "Selk Post"}]), path)
    return path


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("We have carried this line", 0, "Word for word"),
        ("we have carried this line", 0, "The same but for punctuation"),
        ("We have pulled this line as long as we could", 4, "given: pulled | in the article: carried"),
        (
            "“We have carried this line as long as we could,” said Tomas Holm.",
            4,
            "said by Ida Brandt, not by Tomas Holm",
        ),
        ("“Brandt, the mayor of Selk, and Tomas Holm”, he said", 5, "outside quotation marks"),
        ("Nothing of the kind was ever printed there", 6, "Not found"),
    ],
)
def test_the_verdict_and_its_exit_code(story: Path, text: str, code: int, told: str) -> None:
    result = _run(story, text)
    assert result.exit_code == code
    assert told in result.stdout


def test_who_where_and_how_many_tellings(story: Path) -> None:
    said = _run(story, "We have carried this line").stdout
    assert "Selk Post, undated: Ida Brandt, in quotation marks:" in said
    assert "1 independent telling" in said


def test_a_draft(story: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "“We have carried this line as long as we could,” said Ida Brandt.\n“It was all a big lie,” she added.\n"
    )
    result = _run(story, "--file", draft)
    assert result.exit_code == 6
    assert "Word for word" in result.stdout
    assert "Not found: It was all a big lie" in result.stdout


def test_a_draft_without_quotation_or_figure(story: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("It was a fine day.\n")
    assert _run(story, "--file", draft).stdout == "No quotation and no figure in it.\n"


def test_json(story: Path) -> None:
    (row,) = json.loads(_run(story, "We have carried this line", "--json").stdout)
    assert (row["verdict"], row["origins"]) == ("exact", 1)


def test_a_text_or_a_draft_is_needed_not_both(story: Path) -> None:
    assert _run(story).exit_code == 2
    assert _run(story, "text", "--file", story).exit_code == 2


def test_read_tells_doubtful_differences_when_asked_to(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    told = "The company {} close the old factory near the river in October, it said.\n"
    for name, verb in (("a", "will"), ("b", "may")):
        own = f"The {name} paper has asked {name * 9} and many others in town what they make of it so far.\n"
        (folder / f"{name}.txt").write_text(own + told.format(verb), encoding="utf-8")
    found = []
    for options in ([], ["--all"]):
        result = CliRunner().invoke(main, ["read", str(folder), "-o", str(tmp_path / "out"), "-q", *options])
        assert result.exit_code == 0
        found.append(len(rashomon.read_story(tmp_path / "out" / "story.json").differences))
    assert found[0] <= found[1]
