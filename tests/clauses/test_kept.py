"""A clause keeps all that its standing rests on, and is made once."""

from __future__ import annotations

import pytest

from rashomon.clauses import clause_at, find_standing
from rashomon.language import Parse, parse_text

SENTENCES = (
    "The mayor denied that the guards had refused to open the gate.",
    "Ministers put off a visit to the island because no talks had been announced.",
    "The storm on Monday delayed the fair.",
)


@pytest.fixture(scope="module", params=SENTENCES)
def parse(request: pytest.FixtureRequest) -> Parse:
    return parse_text(request.param).sentences[0].parse


def test_it_says_where_its_standing_was_read_and_whether_words_above_decide(parse: Parse) -> None:
    for token in parse.tokens:
        clause, standing = clause_at(parse, token.index), find_standing(parse, token.index)
        assert (clause.root, clause.governed) == (standing.root, standing.governed)


def test_it_is_made_once_also_of_a_word_that_is_no_predicate(parse: Parse) -> None:
    for token in parse.tokens:
        assert clause_at(parse, token.index) is clause_at(parse, token.index)
