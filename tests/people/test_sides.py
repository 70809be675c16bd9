"""Sides that no title names."""

from __future__ import annotations

import pytest

from rashomon.people import find_cast
from tests.stories import parse


def side(name, *texts):
    cast = find_cast(parse(*texts))
    actor = next(a for a in cast.actors if a.name == name)
    return cast.actor(actor.side).name if actor.side else ""


def test_who_holds_office_and_tells_of_one_countrys_deeds_speaks_for_it():
    text = (
        "Prime Minister Anna Holm said Norway will close the strait. Norway's neighbours protested.\n"
        "Anna Holm said Norway is sending two ships."
    )
    assert side("Anna Holm", text) == "Norway"


def test_once_is_not_enough_and_two_countries_are_too_many():
    once = "Prime Minister Anna Holm said Norway will close the strait."
    assert side("Anna Holm", once) == ""
    assert side("Anna Holm", once + "\nAnna Holm said Sweden is sending two ships.") == ""


def test_who_holds_no_office_speaks_for_nobody():
    assert side("Anna Holm", "Anna Holm said Norway will close. Anna Holm said Norway is sending two ships.") == ""


def test_an_office_in_a_bloc_is_its_side():
    assert side("Anna Holm", "NATO met on Monday. NATO chief Anna Holm said the talks would go on.") == "NATO"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two Danish newspapers said the ferry sank.", "Two Danish newspapers"),
        ("The Danish retailer left on Monday.", "The Danish retailer"),
        ("The Swedish firm Selco said it would close.", "Selco"),
        ("Israel said Hamas had agreed.", "Hamas"),
        ("Israel's Hamas war went on. Hamas said no.", "Hamas"),
        ("Danish Airlines said no.", "Danish Airlines"),
        ("South American leaders said no.", "South American leaders"),
    ],
)
def test_who_speaks_for_no_country_has_no_side(text, name):
    assert side(name, text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [("The Norwegian army said no.", "The Norwegian army"), ("Norway's Labour Party left.", "Labour Party")],
)
def test_who_does_has_one(text, name):
    assert side(name, text) == "Norway"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Northern Ireland said it would sign.", "Ireland"),
        ("The firm sells to South America.", "United States"),
        ("Ships crossed the South China Sea.", "China"),
    ],
)
def test_a_country_in_another_places_name_is_not_meant(text, country):
    assert country not in {a.name for a in find_cast(parse(text)).actors}
