"""Every row of the table of governors reads its own example as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.clauses import find_standing
from rashomon.language import Parse
from rashomon.language.model import parse_texts
from rashomon.lexicon import Governor, read_governors

ROWS = read_governors()
# Rows that do not act in their own example, where another row or none decides: they want another one, or go.
_LINES = (Path(__file__).parent / "unseen_governors.tsv").read_text("utf-8").splitlines()[1:]
UNSEEN = frozenset(tuple(line.split("\t")) for line in _LINES)


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    return parse_texts([row.example for row in ROWS])


@pytest.mark.parametrize("row", ROWS, ids=[f"{r.lemma}-{r.pos}-{r.frame}" for r in ROWS])
def test_a_row_reads_its_example(parses: dict[str, Parse], row: Governor) -> None:
    word, _, expected = row.expected.partition("=")
    parse = parses[row.example]
    token = [t.index for t in parse.tokens if t.text == word][-1]
    standing = find_standing(parse, token)
    assert f"{standing.reality} {'+' if standing.affirmed else '-'}" == expected, standing.trace
    acts = {f"{row.lemma} {row.frame}: {row.effect}", f"described as {row.lemma}"} & set(standing.trace)
    assert bool(acts) == (row[:3] not in UNSEEN), standing.trace


def test_no_two_rows_are_of_one_word_in_one_frame() -> None:
    keys = [row[:3] for row in ROWS]
    assert len(keys) == len(set(keys))
