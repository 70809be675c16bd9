"""Every row of the tables of words is read as it says, and would not be without the row."""

from __future__ import annotations

import pytest

from rashomon.language import ParsedArticle
from rashomon.lexicon import Word, read_words
from tests.lexicon.readings import (
    dates_read,
    facts_read,
    grammar_read,
    is_read,
    numbers_read,
    pages_read,
    parse_examples,
    people_read,
    sentences_read,
    units_read,
    without,
)

READ = {
    "abbreviations": sentences_read,
    "calendar": dates_read,
    "countries": people_read,
    "dates": dates_read,
    "facts": facts_read,
    "grammar": grammar_read,
    "numbers": numbers_read,
    "pages": pages_read,
    "people": people_read,
    "units": units_read,
}
ROWS = [(table, row) for table in READ for row in read_words(table)]


@pytest.fixture(scope="module")
def parsed() -> dict[str, ParsedArticle]:
    return parse_examples([row.example for _, row in ROWS])


@pytest.mark.parametrize(("table", "row"), ROWS, ids=[f"{t}-{r.kind}-{r.word}" for t, r in ROWS])
def test_a_row_is_read_and_needed(parsed: dict[str, ParsedArticle], table: str, row: Word) -> None:
    read, example = READ[table], parsed[row.example]
    found = read(example)
    assert is_read(row.expected, found), found
    with without(table, row.kind, row.word):
        assert not is_read(row.expected, read(example))


@pytest.mark.parametrize("table", READ)
def test_no_word_stands_twice_in_a_class(table: str) -> None:
    keys = [(row.word, row.kind) for row in read_words(table)]
    assert len(keys) == len(set(keys))
