"""Descriptions that a whole story tells the meaning of."""

from __future__ import annotations

import pytest

from rashomon.people import find_cast
from rashomon.vocabulary import Actor
from tests.stories import parse

MAYOR = (
    "Pellam mayor Anna Holm opened the bridge. Holm said it was safe. Holm left at noon.",
    "Anna Holm, the mayor of Pellam, came back. Anna Holm said no.",
)


def meant(words: str, *texts: str) -> list[Actor]:
    """Whom the descriptions of these words mean, in the order of the text."""
    parsed = parse(*texts)
    cast = find_cast(parsed)
    rows = [(s, m) for a in parsed for s in a.sentences for m in cast.mentions.get(s.sentence.id, ())]
    return [cast.actor(m.actor) for s, m in rows if s.parse.words(m.first, m.last).casefold() == words]


def test_an_office_of_another_article_told_with_its_own_words_is_its_holder():
    (actor,) = meant("the pellam mayor", *MAYOR, "The Pellam mayor warned that the bridge might fall.")
    assert actor.name == "Anna Holm"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("a pellam mayor", "A Pellam mayor warned that the bridge might fall."),
        ("the corvo mayor", "The Corvo mayor warned that the bridge might fall."),
        ("the norwegian mayor", "The Norwegian mayor warned that the bridge might fall."),
    ],
)
def test_an_office_of_elsewhere_or_told_of_as_new_is_nobody_named(words, text):
    assert [a.kind for a in meant(words, *MAYOR, text)] == ["group"]


def test_an_actor_tells_how_likely_a_description_means_it():
    (actor,) = meant("the pellam mayor", *MAYOR, "The Pellam mayor warned that the bridge might fall.")
    assert any(why.startswith("The Pellam mayor: ") for why in actor.why)


def test_a_surname_with_its_article_is_whose_name_ends_so():
    text = "Khalid bin Salim Al Rashad met Lars Eide in Harlund. Eide said the border was calm. Al Rashad disagreed."
    parsed = parse(text)
    names = [set(a.names) for a in find_cast(parsed).actors if a.kind == "person"]
    assert {"Khalid bin Salim Al Rashad", "Al Rashad"} in names


def test_al_is_a_given_name_where_no_name_ends_so():
    people = [a.name for a in find_cast(parse("Al Holm met Lars Eide. Eide said no. Anna Holm said yes.")).actors]
    assert {"Al Holm", "Anna Holm", "Lars Eide"} <= set(people)
