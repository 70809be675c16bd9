"""Every row of `sentences.tsv`: one predicate of a sentence, with who does it to whom, how real it is, whose claim."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from rashomon.clauses import NO_TOKEN, Clause, find_clauses
from rashomon.language import Parse
from rashomon.language.model import parse_texts

_LINES = (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines()
ROWS = list(csv.DictReader(_LINES, delimiter="\t"))
FIELDS = ("doer", "undergoer", "polarity", "reality", "claimed_by")
LEAST = 0.92  # share of the rows that are right in every field


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    return parse_texts([row["sentence"] for row in ROWS])


def told(parse: Parse, row: dict[str, Any]) -> dict[str, str]:
    """What the clause of the row's predicate tells, in the table's words; empty where it is no predicate."""

    def word(token: int) -> str:
        return parse.tokens[token].text if token != NO_TOKEN else "-"

    found: list[Clause] = [c for c in find_clauses(parse) if parse.tokens[c.predicate].text == row["predicate"]]
    if not found:
        return {}
    clause = found[0]
    return {
        "doer": word(clause.doer),
        "undergoer": word(clause.undergoer),
        "polarity": "+" if clause.affirmed else "-",
        "reality": clause.reality,
        "claimed_by": ">".join(word(t) for t in clause.claimed_by) or "-",
    }


def wrong(parse: Parse, row: dict[str, Any]) -> str:
    """The fields that are not as expected, in the table's order, joined by blanks."""
    found = told(parse, row)
    return " ".join(f for f in FIELDS if found.get(f) != row[f])


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{r['predicate']}" for n, r in enumerate(ROWS, 2)])
def test_clause(parses: dict[str, Parse], row: dict[str, Any]) -> None:
    """As expected but for the fields that the row itself calls open: a field that comes right must be taken out."""
    assert wrong(parses[row["sentence"]], row) == row["open"], told(parses[row["sentence"]], row)


def test_most_rows_are_right_in_every_field() -> None:
    assert sum(not row["open"] for row in ROWS) >= LEAST * len(ROWS)
