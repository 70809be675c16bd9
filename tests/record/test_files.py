from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import RecordError
from rashomon.record import read_story, write_story
from rashomon.vocabulary import Record, canonical_json
from tests.record.material import demo_record, small_record


@pytest.mark.parametrize("make", [small_record, demo_record])
def test_what_is_written_is_read_back_the_same(make: Callable[[], Record], tmp_path: Path) -> None:
    record = make()
    path = tmp_path / "story.json"
    write_story(record, path)
    assert read_story(path) == record
    first = path.read_bytes()
    write_story(read_story(path), path)
    assert path.read_bytes() == first == canonical_json(record).encode()


def test_a_refused_record_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        write_story(replace(small_record(), origins=()), tmp_path / "new" / "story.json")
    assert list(tmp_path.iterdir()) == []


def test_a_refused_record_leaves_the_last_one_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    write_story(small_record(), path)
    before = path.read_bytes()
    with pytest.raises(RecordError):
        write_story(replace(small_record(), origins=()), path)
    assert path.read_bytes() == before


def test_a_write_that_fails_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.json"
    write_story(small_record(), path)
    before = path.read_bytes()

    def full(self: Path, data: str, **options: str) -> int:
        with self.open("w", **options) as file:  # type: ignore[call-overload]
            file.write(data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        write_story(replace(small_record(), account=()), path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["story.json"]


def test_nobody_ever_sees_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is whole before it has its name."""
    path, seen = tmp_path / "story.json", []
    replace_file = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append((path.exists(), json.loads(self.read_text("utf-8"))["run"]["version"]))
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    write_story(small_record(), path)
    assert seen == [(False, "0")]


def test_folders_are_made_where_they_are_missing(tmp_path: Path) -> None:
    write_story(small_record(), tmp_path / "a" / "b" / "story.json")
    assert read_story(str(tmp_path / "a" / "b" / "story.json")) == small_record()


BACKWARDS = {"article": "a", "start": 5, "end": 1, "exact": ""}


def _json_with(**changes: object) -> bytes:
    return json.dumps({**json.loads(canonical_json(small_record())), **changes}).encode()


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b"null",
        b"\xff\xfe\x00{",
        b"[" * 200_000,
        b'{"run": ' * 20_000,
        canonical_json(small_record()).encode()[:-9],
        _json_with(articles=[]),
        _json_with(statements=[{"id": 3}]),
        _json_with(questions=[{"text": "", "status": "open", "anchors": [BACKWARDS]}]),
        _json_with(channels=None),
    ],
    ids=range(13),
)  # fmt: skip
def test_a_file_that_is_no_story_is_refused(junk: bytes, tmp_path: Path) -> None:
    path = tmp_path / "junk.json"
    path.write_bytes(junk)
    with pytest.raises(RecordError):
        read_story(path)


def test_what_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.json"):
        with pytest.raises(RecordError, match="is no story of rashomon"):
            read_story(path)


def test_a_story_that_was_tampered_with_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_text(canonical_json(small_record()).replace("🚢 The mayor", "🚢 The major"), encoding="utf-8")
    with pytest.raises(RecordError, match="does not stand at"):
        read_story(path)


def test_fields_of_a_later_version_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(_json_with(maps=[1, 2]))
    assert read_story(path) == small_record()


@pytest.mark.skipif(os.name != "posix", reason="folders without write permission are tested where they exist")
def test_a_folder_that_takes_no_file_is_an_oserror(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        write_story(small_record(), tmp_path / "file" / "story.json")
