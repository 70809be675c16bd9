"""Every scale of opposites reads its own example, and only with the row."""

from __future__ import annotations

import pytest

from rashomon.checking import opposites
from rashomon.language import Parse
from rashomon.language.model import parse_texts
from rashomon.lexicon import Scale, read_opposites

ROWS = read_opposites()


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    return parse_texts([half for row in ROWS for half in row.example.split(" | ")])


def found(row: Scale, parses: dict[str, Parse]) -> tuple[tuple[str, str], ...]:
    mine, theirs = (
        opposites.words_of_clause(parses[half], range(len(parses[half].tokens))) for half in row.example.split(" | ")
    )
    return opposites.find_opposites(mine, theirs)


@pytest.mark.parametrize("row", ROWS, ids=[r.expected for r in ROWS])
def test_a_scale_reads_its_example(parses: dict[str, Parse], row: Scale, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = tuple(row.expected.split())
    assert pair in found(row, parses)
    monkeypatch.setattr(opposites, "read_opposites", lambda: tuple(r for r in ROWS if r is not row))
    assert pair not in found(row, parses), "the row changes nothing"
