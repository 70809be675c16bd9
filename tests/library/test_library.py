"""A library keeps sources, versions and readings, and gives the record that reading anew would give."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import rashomon
from rashomon.errors import InputError, LibraryError
from rashomon.language import model as language_model
from rashomon.language.parse import Parse
from rashomon.library import Library
from rashomon.vocabulary import canonical_json
from tests.library.material import FERRY, LATER, NOW, PIER, TEXTS, make_folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.sqlite") as found:
        yield found


def test_the_record_is_that_of_reading_anew(library: Library, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", *TEXTS)
    library.new("pier", now=NOW)
    added = library.add("pier", [folder], now=NOW)
    assert (len(added.new), added.changed, added.same, added.problems) == (3, (), (), ())
    told = library.tell("pier", now=NOW)
    assert (told.number, told.is_new) == (1, True)
    assert canonical_json(told.record) == canonical_json(rashomon.read(folder))


@pytest.mark.parametrize("order", list(itertools.permutations(TEXTS))[::2])
def test_growing_by_one_article_gives_the_same_bytes(library: Library, tmp_path: Path, order: Sequence[str]) -> None:
    folder = make_folder(tmp_path / "in", *TEXTS)
    library.new("pier", now=NOW)
    for name in order:
        library.add("pier", [folder / name], now=NOW)
        told = library.tell("pier", now=NOW)
    assert canonical_json(told.record) == canonical_json(rashomon.read(folder))


def test_no_sentence_is_parsed_or_encoded_twice(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder(tmp_path / "in", "pier.txt", "ferry.txt")
    library.new("pier", now=NOW)
    library.add("pier", [folder], now=NOW)
    library.tell("pier", now=NOW)
    parsed: list[str] = []
    run = language_model._run

    def noted(batches: list[list[str]], *rest: object) -> Iterator[list[Parse]]:
        parsed.extend(text for batch in batches for text in batch)
        return run(batches, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(language_model, "_run", noted)
    make_folder(folder, "council.txt")
    library.add("pier", [folder], now=LATER)
    library.tell("pier", now=LATER)
    assert parsed
    assert not any(text in PIER + FERRY for text in parsed)


def test_nothing_changed_is_no_new_reading(library: Library, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", *TEXTS)
    library.new("pier", now=NOW)
    library.add("pier", [folder], now=NOW)
    first = library.tell("pier", now=NOW)
    assert library.add("pier", [folder], now=LATER).new == ()
    again = library.tell("pier", now=LATER)
    assert (again.number, again.is_new) == (1, False)
    assert again.record == first.record


def test_a_file_that_changed_is_a_version(library: Library, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", "pier.txt")
    library.new("pier", now=NOW)
    library.add("pier", [folder], now=NOW)
    make_folder(folder, pier=PIER.replace("Four", "Five"))
    added = library.add("pier", [folder], now=LATER)
    assert [Path(p).name for p in added.changed] == ["pier.txt"]
    assert [(v.number, v.fetched) for v in library.versions("pier.txt")] == [(1, NOW), (2, LATER)]
    assert "Five people" in library.tell("pier", now=LATER).record.articles[0].text


def test_a_file_that_reads_as_before_is_no_version(library: Library, tmp_path: Path) -> None:
    page = "<html><head><title>x</title></head><body><article>{}</article><footer>{}</footer></body></html>"
    folder = make_folder(tmp_path / "in")
    text = "".join(f"<p>{line}</p>" for line in PIER.split("\n\n"))
    for hour in ("09:30", "10:30"):
        (folder / "pier.html").write_text(page.format(text, f"Page made at {hour}"), encoding="utf-8")
        if hour == "09:30":
            library.new("pier", now=NOW)
            library.add("pier", [folder], now=NOW)
    assert library.add("pier", [folder], now=LATER).changed == ()
    assert len(library.versions("pier.html")) == 1


def test_search_finds_all_the_words(library: Library, tmp_path: Path) -> None:
    library.new("pier", now=NOW)
    library.add("pier", [make_folder(tmp_path / "in", *TEXTS)], now=NOW)

    def found(words: str, story: str = "") -> set[str]:
        return {Path(hit.place).name for hit in library.search(words, story=story)}

    assert found("harbour master") == {"pier.txt", "council.txt"}
    assert found('"harbour board" report') == {"council.txt"}
    assert found("inspect*") == {"pier.txt"}
    assert found('Selco") OR (') == set()
    assert found("Selco", story="other") == set()
    assert found("Selco", story="pier") == {"ferry.txt"}
    assert found("!?") == set()
    assert "[Selco]" in library.search("selco")[0].excerpt


def test_what_is_forgotten_is_nowhere(library: Library, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", *TEXTS)
    library.new("pier", now=NOW)
    library.add("pier", [folder], now=NOW)
    library.tell("pier", now=NOW)
    gone = library.forget("ferry.txt")
    assert ([Path(p).name for p in gone.places], gone.versions, gone.stories) == (["ferry.txt"], 1, ("pier",))
    library.vacuum()
    library.close()
    held = b"".join(p.read_bytes() for p in tmp_path.glob("library.sqlite*"))
    assert b"Selco" not in held
    assert b"harbour board" in held
    with Library(tmp_path / "library.sqlite") as again:
        (folder / "ferry.txt").unlink()
        assert canonical_json(again.tell("pier", now=LATER).record) == canonical_json(rashomon.read(folder))


def test_a_story_is_forgotten_but_not_what_another_has(library: Library, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", *TEXTS)
    for name in ("pier", "ferries"):
        library.new(name, now=NOW)
    library.add("pier", [folder], now=NOW)
    library.add("ferries", [folder / "ferry.txt"], now=NOW)
    assert len(library.forget("pier").places) == 2
    assert [(s.name, s.sources, s.articles) for s in library.stories()] == [("ferries", 1, 1)]
    assert library.check() == []


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 101, "pier"])
def test_a_name_that_is_none_or_taken(library: Library, name: str) -> None:
    library.new("pier", now=NOW)
    with pytest.raises(LibraryError):
        library.new(name, now=NOW)


def test_what_is_not_there(library: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no story 'pier'; there are: none"):
        library.tell("pier", now=NOW)
    library.new("pier", now=NOW)
    with pytest.raises(InputError):
        library.tell("pier", now=NOW)
    with pytest.raises(LibraryError, match="nothing in the library"):
        library.versions("pier.txt")
    (problem,) = library.add("pier", [tmp_path / "nowhere"], now=NOW).problems
    assert problem.left_out


def test_a_name_that_fits_two_is_refused(library: Library, tmp_path: Path) -> None:
    library.new("pier", now=NOW)
    for folder in ("a", "b"):
        library.add("pier", [make_folder(tmp_path / folder, "pier.txt")], now=NOW)
    with pytest.raises(LibraryError, match="may be"):
        library.forget("pier.txt")
    assert len(library.forget(str(tmp_path / "a" / "pier.txt")).places) == 1
