"""A library is written as plain files and read back to the same bytes."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from rashomon.errors import LibraryError
from rashomon.library import Library, export_to, import_from
from tests.library.material import LATER, NOW, PIER, TEXTS, make_folder


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    folder = make_folder(tmp_path / "in", *TEXTS)
    with Library(tmp_path / "library.sqlite") as library:
        library.new("pier", now=NOW)
        library.add("pier", [folder], now=NOW)
        library.tell("pier", now=NOW)
        make_folder(folder, pier=PIER.replace("Four", "Five"))
        library.add("pier", [folder], now=LATER)
        library.tell("pier", now=LATER)
        export_to(library.database, tmp_path / "library.zip")
    return tmp_path / "library.zip"


def test_there_and_back_gives_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "other.sqlite") as library:
        import_from(library.database, exported)
        again = tmp_path / "again.zip"
        export_to(library.database, again)
        assert again.read_bytes() == exported.read_bytes()
        assert [v.number for v in library.versions("pier.txt")] == [1, 2]
        told = library.tell("pier", now=LATER)
        assert (told.number, told.is_new) == (2, False)
        assert library.search("Selco")
        with Library(tmp_path / "library.sqlite") as first:
            assert library.news("pier") == first.news("pier")
            assert library.news("pier").changes


def test_the_files_are_those_that_were_added(exported: Path) -> None:
    with zipfile.ZipFile(exported) as packed:
        sources = [json.loads(packed.read(f"sources/{n:06d}.json")) for n in (1, 2, 3)]
        assert [Path(s["place"]).name for s in sources] == ["council.txt", "ferry.txt", "pier.txt"]
        assert packed.read("sources/000003/1").decode() == PIER


def test_only_into_an_empty_library(exported: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library, pytest.raises(LibraryError, match="not empty"):
        import_from(library.database, exported)


def _changed(exported: Path, name: str, data: bytes | None) -> Path:
    target = exported.with_name("changed.zip")
    with zipfile.ZipFile(exported) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if data is not None:
            new.writestr(name, data)
    return target


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("library.json", b'{"format": "another"}'),
        ("library.json", None),
        ("sources/000001/1", b"other words"),
        ("sources/000001/1", None),
        ("sources/000001.json", b"{}"),
        ("sources/000001.json", b"[1"),
        ("stories/000001/1.json", b"{}"),
        ("stories/000001/changes.jsonl", b'[1, "", {"table": 3}]'),
        (
            "stories/000001.json",
            b'{"looked": 0, "name": "x", "made": "y", "members": [{"source": 99}], "readings": []}',
        ),
    ],
)
def test_a_damaged_file_is_refused_and_nothing_is_taken(
    exported: Path, tmp_path: Path, name: str, data: bytes | None
) -> None:
    broken = _changed(exported, name, data)
    with Library(tmp_path / "other.sqlite") as library:
        with pytest.raises(LibraryError):
            import_from(library.database, broken)
        assert library.database.rows("SELECT * FROM source") == []


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 nothing")
    with Library(tmp_path / "other.sqlite") as library, pytest.raises(LibraryError):
        import_from(library.database, tmp_path / "x.zip")
