"""Cues that are no verbs of saying."""

from __future__ import annotations

import pytest

from tests.speech.telling import said, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor repeated his call for “a total ban” on cars.", ("his", "“a total ban” on cars")),
        ("Her claim during the debate that “nobody asked us” was wrong.", ("Her", "“nobody asked us”")),
        ("The mayor has made it clear that the pier will stay.", ("The mayor", "the pier will stay")),
        ("The mayor painted himself as a “man of the quays.”", ("The mayor", "himself as a “man of the quays.”")),
        ("The mayor groused that the board was “fast asleep.”", ("The mayor", "the board was “fast asleep.”")),
        ("As the mayor noted, the pier is closed to cars.", ("the mayor", "the pier is closed to cars")),
        ("She gave an assurance that whoever owned boats would lose nothing.",
            ("She", "whoever owned boats would lose nothing")),
    ],
)  # fmt: skip
def test_words_told_by_no_verb_of_saying(text, expected):
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The call for a total ban was heard.",  # nobody's
        "The mayor varnished the boat as a gift.",
        "The term “harbour rats” is old.",
        "The mayor gave an assurance that nobody who owned boats believed.",
    ],
)
def test_nobody_is_given_words_that_nobody_says(text):
    assert told(text) == []
