"""Descriptions that only one of the article's, or of the story's, can mean."""

from __future__ import annotations

import pytest

from rashomon.people import find_cast
from tests.stories import parse


def called(words: str, *texts: str) -> set[str]:
    """The names of all whom descriptions of these words mean, in any article."""
    cast, parsed = find_cast(parse(*texts)), parse(*texts)
    return {
        cast.actor(m.actor).name
        for a in parsed
        for s in a.sentences
        for m in cast.mentions.get(s.sentence.id, ())
        if s.parse.words(m.first, m.last).casefold() == words
    }


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Velko's board met on Monday. Rain fell in Oslo. The board said no.", "the board", "Velko's board"),
        ("The Norwegian opposition lost. The opposition said no.", "the opposition", "The Norwegian opposition"),
        ("A woman fell into the harbour. Rain fell. Snow fell. The woman said no.", "the woman", "A woman"),
    ],
)
def test_the_only_one_so_called_is_meant(text, words, name):
    assert called(words, text) == {name}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Velko's board met. Selco's board met. The board said no.", "the board"),
        ("Velko's board met. The board that Selco chose said no.", "the board that selco chose"),
        ("Velko's board met. The swimming board said no.", "the swimming board"),
        ("The Danish opposition lost. The Norwegian opposition said no.", "the norwegian opposition"),
        ("Norway's government fell. The government said no. The Danish government agreed.", "the government"),
    ],
)
def test_nobody_else_is_meant_where_more_than_one_can_be(text, words):
    assert not called(words, text) & {"Velko's board", "Selco's board", "The Danish opposition", "Norway's government"}


def test_a_woman_of_all_articles_is_one():
    first, second = "A woman of 53 years fell. The woman said no.", "A woman fell into the harbour. The woman was ill."
    assert len(called("a woman", first, second) | called("the woman", first, second)) == 1
