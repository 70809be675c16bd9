"""Offices that one article gives a person by name and another by a description alone."""

from __future__ import annotations

import pytest

from rashomon.people import find_cast
from tests.stories import parse

NAMED = "Norwegian foreign minister Anna Holm left on Monday."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The talks with the Norwegian foreign minister were short.", 2),
        ("The talks with the Swedish foreign minister were short.", 1),
        ("The talks with the Norwegian minister were short.", 1),
    ],
)
def test_a_countrys_officer_is_who_holds_the_office_in_another_article(text: str, number: int):
    cast = find_cast(parse(NAMED, text))
    holm = next(a.id for a in cast.actors if a.kind == "person")
    parsed = {s.sentence.article for a in parse(NAMED, text) for s in a.sentences}
    places = {m.sentence for rows in cast.mentions.values() for m in rows if m.actor == holm}
    assert len(parsed) == 2
    assert len(places) == number
