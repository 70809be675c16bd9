"""The command `export`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import main
from rashomon.export import FLAT_TABLES, FORMS
from rashomon.record import write_story
from tests.export.material import hostile_record
from tests.show.invented_story import invented_record


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.json"
    write_story(invented_record(), path)
    return path


def _run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, args)])


def test_every_form_at_once(story: Path, tmp_path: Path) -> None:
    result = _run(story, *(word for form in FORMS for word in ("--to", form)), "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    written = {p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    expected = {form.name for form in FORMS.values() if form.name}
    endings = {"csv": "csv", "csv-excel": "csv", "parquet": "parquet"}
    assert written == expected | {f"{form}/{t}.{ending}" for form, ending in endings.items() for t in FLAT_TABLES}
    assert "plover: 3 of 6 events have no PLOVER type" in result.stderr


def test_one_form_goes_beside_the_story_or_where_it_is_told_to(story: Path, tmp_path: Path) -> None:
    assert f"Written: {tmp_path / 'story.md'}" in _run(story, "--to", "md").stdout
    assert _run(story, "--to", "xlsx", "--table", "events", "-o", tmp_path / "a" / "e.xlsx").exit_code == 0
    assert (tmp_path / "a" / "e.xlsx").is_file()


def test_the_page_may_lie_elsewhere(story: Path, tmp_path: Path) -> None:
    _run(story, "--to", "md", "--page", "https://desk.example/story.html", "-q")
    assert "(<https://desk.example/story.html#a=readout&" in (tmp_path / "story.md").read_text("utf-8")


def test_what_is_refused_writes_nothing(tmp_path: Path) -> None:
    write_story(hostile_record(giant=True), tmp_path / "story.json")
    result = _run(tmp_path / "story.json", "--to", "xlsx", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: articles, row 3, title: 1,000,000 characters")
    assert not (tmp_path / "out").exists()


def test_wrong_usage_is_told(story: Path) -> None:
    assert "there are: annotations, csv" in _run(story, "--to", "word").stderr
    assert "no table 'people'" in _run(story, "--to", "csv", "--table", "people").stderr
    assert _run(story).exit_code == 2


def test_forms_are_listed() -> None:
    listed = _run("--forms").stdout
    assert all(name in listed for name in FORMS)
