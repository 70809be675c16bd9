"""Whose verb a cue is."""

from __future__ import annotations

import pytest

from tests.speech.telling import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pine said the board was late, adding that the pier was “a ruin.”",
            ("Pine", "the pier was “a ruin.”"),
        ),
        (
            "Pine said that he will try again and insisted that the pier was “a treasure.”",
            ("Pine", "the pier was “a treasure.”"),
        ),
        (
            "Pine rejected the idea that the board could sell it, arguing that the pier was “a treasure.”",
            ("Pine", "the pier was “a treasure.”"),
        ),
        ("Pine was prompted to say, “So far we are all friends.”", ("Pine", "So far we are all friends.")),
        ("Pine spoke to sailors claiming that the pier was weak.", ("sailors", "the pier was weak")),
        ("The board emailed voters saying the pier would stay.", ("The board", "the pier would stay")),
        (
            "Pine was joined by Lars Eide and joked, “You are all being ridiculous.”",
            ("Pine", "You are all being ridiculous."),
        ),
        ("He’s said that the pier is “a treasure.”", ("He", "the pier is “a treasure.”")),
    ],
)
def test_who_goes_on_speaking(text, expected):
    assert expected in said(text)


def test_nobody_is_named_where_it_was_said_of_somebody():
    text = "The board met in Oslo, and the mayor was said to be “quite furious with them.”"
    assert "The board" not in [source for source, _ in said(text)]


def test_what_goes_on_is_no_part_of_the_clause_before():
    contents = [content for _, content in said("Pine said that he will try again and insisted that it was “easy.”")]
    assert "he will try again" in contents
