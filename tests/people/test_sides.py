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
    elsewhere = "It rained in Stockholm, in Helsinki and in Lima."
    once = f"{elsewhere} Prime Minister Anna Holm said Norway will close the strait."
    assert side("Anna Holm", once) == ""
    assert side("Anna Holm", once + "\nAnna Holm said Sweden is sending two ships.") == ""


HOME = "OSLO, March 3 - It rained in Oslo. The Norwegian army helped."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Anna Holm left early.", "Anna Holm"),
        ("Urban Affairs Minister Anna Holm left early.", "Anna Holm"),
        ("Anna Holm, the attorney general, left early.", "Anna Holm"),
        ("The government said no.", "The government"),
        ("The administration said no.", "The administration"),
        ("He said this regime is weak.", "this regime"),
        ("Energy Ministry officials said no.", "Energy Ministry officials"),
        ("The Supreme Court said no.", "Supreme Court"),
        ("The People's Court said no.", "People's Court"),
        ("The country's navy said no.", "The country's navy"),
        ("Education Minister Anna Holm left. The Holm government said no.", "The Holm government"),
    ],
)
def test_who_acts_for_a_state_is_of_the_country_the_story_is_at_home_in(text, name):
    assert side(name, f"{HOME} {text}") == "Norway"
    assert side(name, f"{HOME} It rained in Madrid. The Spanish navy, the Spanish army left. {text}") == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Holm, president of the rowing club, left early.", "Anna Holm"),
        ("Press Secretary Anna Holm left early.", "Anna Holm"),
        ("The European Commission said no.", "European Commission"),
        ("The state government said no.", "The state government"),
        ("The party chairman said no.", "The party chairman"),
        ("The Salvation Army said no.", "Salvation Army"),
        ("The government in Madrid said no.", "The government in Madrid"),
        ("A government said no.", "A government"),
    ],
)
def test_others_are_not(text, name):
    assert side(name, f"{HOME} {text}") in {"", "Spain"}


def test_an_office_that_another_holds_there_is_another_countrys():
    text = f"{HOME} Norwegian Prime Minister Anna Holm left. Prime Minister Lars Eide stayed."
    assert (side("Anna Holm", text), side("Lars Eide", text)) == ("Norway", "")


def test_provinces_and_houses_of_government_tell_a_home():
    assert side("Anna Holm", "It rained in Tamil Nadu. Prime Minister Anna Holm left early.") == "India"
    assert side("Anna Holm", "The Bundestag met. Prime Minister Anna Holm left early.") == "Germany"


def test_an_office_that_one_country_alone_has_is_its_own():
    assert side("Anna Holm", f"{HOME} Secretary of State Anna Holm left early.") == "United States"
    assert side("Anna Holm", f"{HOME} Anna Holm, secretary of state for fishing, left early.") != "United States"


@pytest.mark.parametrize("name", ["most Norwegians", "six Norwegians", "Norwegian citizens", "a Norwegian reporter"])
def test_the_public_speaks_for_nobody(name):
    assert side(name, f"A poll said that {name} were happy.") == ""


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("White House spokesman Lars Eide said no.", "Lars Eide", "United States"),
        ("FBI officials said no.", "FBI officials", "United States"),
        ("Kremlin spokeswoman Anna Holm said no.", "Anna Holm", "Russia"),
        ("White House correspondent Lars Eide said no.", "Lars Eide", ""),
        ("The northern office responsible for Norway said no.", "The northern office responsible for Norway", ""),
    ],
)
def test_an_officer_of_a_house_of_government_speaks_for_its_country(text, name, country):
    assert side(name, text) == country


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


def test_a_country_has_one_army_and_one_government_over_all_articles():
    rain = "OSLO, March 3 - It rained in Oslo."
    texts = [f"{rain} The army left. The government slept.", f"{rain} The army said no.\nNorway's army slept."]
    cast = find_cast(parse(*texts, f"{rain} The country's army woke. The regime said no. The Swedish army left."))
    armies = [a for a in cast.actors if "army" in a.name]
    assert {cast.actor(a.side).name for a in armies if a.side} == {"Norway", "Sweden"}
    assert len(armies) == 2
    assert len([a for a in cast.actors if a.name.split()[-1] in {"government", "regime"}]) == 1
    assert all(m.actor in {a.id for a in cast.actors} for rows in cast.mentions.values() for m in rows)


@pytest.mark.parametrize(
    "role",
    ["spokesman for the interior ministry", "head of inquiries from the attorney general's office"],
)
def test_who_speaks_or_works_for_a_states_body_is_of_its_country(role):
    assert side("Lars Eide", f"{HOME} Lars Eide, a {role}, slept late.") == "Norway"
    assert side("Lars Eide", f"{HOME} Lars Eide, a {role.replace('the ', 'the state ')}, slept late.") == ""


def test_a_spokesman_is_of_the_side_of_whom_he_speaks_for():
    text = "Norwegian President Anna Holm slept.\nHolm's spokesman said no. Holm spokeswoman Ida Renn left early."
    assert side("Holm's spokesman", text) == "Norway"
    assert side("Ida Renn", text) == "Norway"


def test_the_government_of_whom_a_pronoun_means_has_their_side():
    text = "Norwegian foreign minister Lars Eide came. Eide said his government would wait. It rained in Lima."
    assert side("his government", text) == "Norway"
    assert side("his government", "A man came. He said his government would wait. Norway is cold.") == ""


def test_a_country_has_one_government_whatever_it_is_called():
    text = f"{HOME} The government of Norway said no.\nThe administration waited. The government of Norway left."
    cast = find_cast(parse(text, f"{HOME} It rained. The administration said no. The army left."))
    assert sum("government" in a.name or "administration" in a.name for a in cast.actors) == 1
