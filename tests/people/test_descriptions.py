"""Descriptions of persons, before their name and after it."""

from __future__ import annotations

import pytest

from rashomon.people import Cast, find_cast
from rashomon.vocabulary import Actor
from tests.stories import parse


def cast_of(*texts: str) -> Cast:
    return find_cast(parse(*texts))


def person(cast: Cast, name: str) -> Actor:
    return next(a for a in cast.actors if a.kind == "person" and name in a.names)


def called(cast: Cast, name: str) -> str:
    return " | ".join(person(cast, name).why)


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        (
            "Congresswoman Ida Brandt opened the school. The second-term congresswoman said it cost too much.",
            "Ida Brandt",
            "second-term congresswoman",
        ),
        (
            "Lars Eide, the editor of the Weekly Herald, wrote a letter. But the Weekly Herald editor was not alone.",
            "Lars Eide",
            "Weekly Herald editor",
        ),
    ],
)
def test_a_description_beside_a_name_is_joined_and_told_why(text: str, name: str, description: str):
    assert f"{description}: ranked description, likelihood" in called(cast_of(text), name)


@pytest.mark.parametrize(
    "text",
    [
        "President Anna Holm spoke on Monday. Holm then met the president of Kenya.",
        "Nils Baker was seen with a singer. The singer went home.",
        "Nils Baker called his brother. His brother went home.",
    ],
)
def test_a_description_of_somebody_without_a_name_is_joined_to_nobody(text: str):
    assert not any("ranked" in line for a in cast_of(text).actors if a.kind == "person" for line in a.why)


def test_why_tells_how_a_form_was_joined():
    cast = cast_of("Foreign Minister Anna Lindqvist arrived. Ms. Lindqvist was tired.")
    assert "Lindqvist: surname of Anna Lindqvist" in called(cast, "Anna Lindqvist")


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("Nils Holm came with his wife, Eva Baker. Holm paid. His wife said nothing.", "Eva Baker", "His wife"),
        ("Nils Holm came with his wife Eva Baker. Holm paid. His wife said nothing.", "Eva Baker", "His wife"),
        ("Selco closed. Its chief left. Werner Sauer, chief executive of Selco, is 60.", "Werner Sauer", "Its chief"),
        ("Ms Holm's lawyer was late. Lars Eide, her lawyer, was ill.", "Lars Eide", "Ms Holm's lawyer"),
        ("A spokesperson was late. The spokesperson Matthew Mills was ill.", "Matthew Mills", "A spokesperson"),
    ],
)
def test_whose_somebody_is_and_who_is_named_next_are_one(text: str, name: str, description: str):
    assert f"{description}: who holds the office" in called(cast_of(text), name)


@pytest.mark.parametrize(
    "text",
    [
        "Nils Holm came with his wife, Eva Baker. Lars Eide came as well. His wife said nothing.",
        "Nils Baker came with his wife, Eva Baker. Baker paid. His wife said nothing.",  # whose wife is not told
        "A witness said the car was red. Anna Holm, a witness, said it was blue.",
        "Her lawyer said she was ill. Mr Brandt's lawyer, Karl Olsen, said he was well.",
        "Its chief left. Orion sent its chief, Anna Holm. Selco sent its chief, Lars Eide.",
    ],
)
def test_a_description_that_may_be_anothers_stays_open(text: str):
    assert not any("who holds" in line for a in cast_of(text).actors if a.kind == "person" for line in a.why)


def test_who_is_described_with_a_country_and_named_next_speaks_for_it():
    cast = cast_of("A US government spokesperson was late. The spokesperson Matthew Mills was ill.")
    assert cast.actor(person(cast, "Matthew Mills").side or "").name == "United States"


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Polish President", "the Polish leader"),
        ("Polish Prime Minister", "Poland's premier"),
        ("Polish Prime Minister", "the right-wing Polish PM"),
        ("Polish leader", "the Polish president"),
        ("South Korean President", "the South Korean leader"),
    ],
)
def test_a_countrys_leader_is_who_holds_its_top_office_in_the_story(title: str, description: str):
    cast = cast_of(f"{title} Anna Holm left.", f"Reporters met {description} on Monday.")
    assert f"{description}: who holds the office" in called(cast, "Anna Holm")


@pytest.mark.parametrize("description", ["the former Polish leader", "the Polish opposition leader", "a Polish leader"])
def test_another_leader_is_not_who_holds_the_top_office(description: str):
    cast = cast_of("Polish President Anna Holm left.", f"Reporters met {description} on Monday.")
    assert not called(cast, "Anna Holm")


def test_of_two_who_hold_a_top_office_none_is_the_leader():
    cast = cast_of("Polish President Anna Holm met Polish Prime Minister Lars Eide. The Polish leader was tired.")
    assert not called(cast, "Anna Holm") + called(cast, "Lars Eide")
