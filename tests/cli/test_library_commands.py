"""The commands of the library, as a user gives them: what they print, what they leave, how they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import main
from tests.library.material import PIER, TEXTS, make_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RASHOMON_LIBRARY", str(tmp_path / "library.sqlite"))
    return make_folder(tmp_path / "in", *TEXTS)


def run(*args: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exit_code == code, result.output
    return result


def told(*args: str | Path) -> Any:
    return json.loads(run(*args, "--json").stdout)


def test_a_story_from_first_to_last(folder: Path, tmp_path: Path) -> None:
    first = run("new", "pier", folder / "pier.txt", "-o", tmp_path / "out").stdout
    assert first.startswith("pier: 1 new\nreading 1: 1 articles, 1 independent tellings")
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"story.json", "story.html"}
    assert told("add", "pier", folder)["reading"] == 2
    assert run("add", "pier", folder).stdout == "pier: nothing new\n"
    assert [(s["name"], s["articles"], s["readings"]) for s in told("stories")] == [("pier", 3, 2)]
    assert {Path(h["place"]).name for h in told("search", "harbour", "master")} == {"pier.txt", "council.txt"}
    make_folder(folder, pier=PIER.replace("Four", "Seven"))
    assert "pier: 1 changed" in run("add", "pier", folder).stdout
    assert "altered silently (figure): Four → Seven" in run("versions", "pier.txt").stdout
    assert "forgotten: 1 sources, 2 versions" in run("forget", "pier.txt").stdout
    run("library", "check")
    assert "→" in run("library", "vacuum").stdout


def test_news_is_told_once_and_from_any_cursor(folder: Path) -> None:
    run("new", "pier", folder / "pier.txt")
    first = told("news", "pier")
    assert {c["kind"] for c in first["changes"]} == {"new"}
    assert run("news", "pier").stdout == ""
    run("add", "pier", folder)
    after = told("news", "pier", "--since", first["cursor"])
    assert after["changes"]
    assert after["cursor"] != first["cursor"]
    assert told("news", "pier", "--since", after["cursor"])["changes"] == []
    assert "more that are new" not in run("news", "pier", "--since", "n0", "--all").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["add", "nothing", "{}"], "there is no story 'nothing'"),
        (["new", "pier", "{}"], "there is a story 'pier' already"),
        (["news", "pier", "--since", "yesterday"], "'yesterday' is no cursor"),
        (["versions", "nothing.txt"], "nothing in the library is called 'nothing.txt'"),
        (["forget", "nothing.txt"], "nothing in the library is called"),
        (["library", "import", "{}/pier.txt"], "cannot be read as a library"),
        (["stories", "--library", "{}/pier.txt"], "no library of rashomon"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(folder: Path, args: list[str], said: str) -> None:
    run("new", "pier")
    if args[:2] == ["library", "import"]:
        run("forget", "pier")
    result = run(*(a.format(folder) for a in args), code=1)
    assert said in result.output
    assert "Traceback" not in result.output


def test_what_is_left_out_ends_with_another_code(folder: Path) -> None:
    result = run("new", "pier", folder / "pier.txt", folder / "nowhere.txt", code=3)
    assert "there is no such file or folder" in result.output


def test_one_story_or_all(folder: Path) -> None:
    run("new", "pier", folder / "pier.txt")
    for args in (["update"], ["update", "pier", "--all"], ["update", "--all", "--accept", "https://x.example/"]):
        assert "one STORY, or --all" in run(*args, code=2).output
