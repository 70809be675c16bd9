"""Every scale of opposites reads its own example, and only with the row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from rashomon.checking import opposites
from rashomon.language import Parse
from rashomon.language.model import parse_texts
from rashomon.lexicon import Scale, read_opposites

ROWS = read_opposites()
# The other words of each end, each against the one of the row's own example.
_LINES = (Path(__file__).parent / "opposite_words.tsv").read_text("utf-8").splitlines()
WORDS = [(row["example"], row["expected"]) for row in csv.DictReader(_LINES, delimiter="\t")]


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    return parse_texts(
        [half for example in (*(r.example for r in ROWS), *(e for e, _ in WORDS)) for half in example.split(" | ")]
    )


def found(example: str, parses: dict[str, Parse]) -> tuple[tuple[str, str], ...]:
    mine, theirs = (
        opposites.words_of_clause(parses[half], range(len(parses[half].tokens))) for half in example.split(" | ")
    )
    return opposites.find_opposites(mine, theirs)


@pytest.mark.parametrize("row", ROWS, ids=[r.expected for r in ROWS])
def test_a_scale_reads_its_example(parses: dict[str, Parse], row: Scale, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = tuple(row.expected.split())
    assert pair in found(row.example, parses)
    monkeypatch.setattr(opposites, "read_opposites", lambda: tuple(r for r in ROWS if r is not row))
    assert pair not in found(row.example, parses), "the row changes nothing"


@pytest.mark.parametrize(("example", "expected"), WORDS, ids=[expected for _, expected in WORDS])
def test_each_word_of_a_scale_is_read(parses: dict[str, Parse], example: str, expected: str) -> None:
    assert tuple(expected.split()) in found(example, parses)
