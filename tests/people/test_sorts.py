"""What a name is a name of: persons, bodies and things told apart by what stands beside them."""

from __future__ import annotations

import pytest

from rashomon.people import find_cast
from rashomon.vocabulary import Actor
from tests.stories import parse


def actors(*texts: str) -> dict[str, Actor]:
    return {a.name: a for a in find_cast(parse(*texts)).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The retailer Ida Renn was sold on Monday. Ida Renn has ten shops.", "Ida Renn"),
        ("Ida Renn Ltd said no on Monday.", "Ida Renn Ltd"),
        ("The Islamist group Abu Renwar said no. Abu Renwar fled.", "Abu Renwar"),
    ],
)
def test_what_is_called_a_body_is_no_person_anywhere(text, name):
    assert actors(text)[name].kind == "organisation"


@pytest.mark.parametrize("noun", ["hurricane", "yacht", "suburb"])
def test_ships_storms_and_suburbs_are_nobody(noun):
    assert all("Ida Renn" not in name for name in actors(f"They saw the {noun} Ida Renn. Ida Renn was near."))


def test_a_title_beside_a_name_makes_it_a_person_in_every_article():
    found = actors(
        "Tessa Brand, the mayor, spoke on Monday. Brand said no.",
        "Mayor Tessa Brand met union leaders. Brand left on Friday.",
    )
    assert [(a.name, "Brand" in a.names) for a in found.values() if a.kind == "person"] == [("Tessa Brand", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Tessa March, the trade minister, met union leaders on Monday. March said the port would reopen in May.",
        "Owen Arians, the coach, met union leaders on Monday. Arians said the port would reopen.",
        "Delia Brand, a porter, met union leaders on Monday. Brand left early.",
    ],
)
def test_a_surname_that_is_another_word_too_means_its_bearer(text):
    (person,) = [a for a in actors(text).values() if a.kind == "person"]
    assert len(person.names) == 2


def test_who_stands_in_a_credit_alone_is_none_of_the_story():
    text = (
        "Mayor Pavel Dorin spoke on Monday.\n(Reporting by Tomas Krag; Editing by Julie Vane)\n"
        "Maria Lund contributed to this report."
    )
    assert [a.name for a in actors(text).values() if a.kind == "person"] == ["Pavel Dorin"]


def test_a_song_written_by_somebody_is_no_credit():
    assert "Henrik Lund" in actors("She sang a tune written by Henrik Lund and Peter Krag, two old friends.")


def test_a_headline_names_no_new_body():
    from dataclasses import replace

    from rashomon.language import parse_articles
    from tests.stories import make_article

    article = make_article("Kestrel Bank Messaged With Selco During Campaign\nSelco said on Monday it had no comment.")
    blocks = (replace(article.blocks[0], role="title"), article.blocks[1])
    found = find_cast(parse_articles([replace(article, blocks=blocks)])).actors
    assert all("Campaign" not in a.name for a in found if a.kind == "organisation")


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        (
            "Velko Mills Ltd. raised its offer. Velko Mills said no. The firm Velko Mills left.",
            "Velko Mills",
            "Velko Mills Ltd.",
        ),
        ("Velko Mills was sold. The VelkoMills board agreed. VelkoMills said so.", "Velko Mills", "VelkoMills"),
        ("The Marsh Brotherhood was banned. The Brotherhood said no.", "Marsh Brotherhood", "Brotherhood"),
        ("The Harbour Transport Police came. The harbour transport police left.", "Harbour Transport Police", ""),
    ],
)
def test_one_body_under_its_forms(text, name, short):
    bodies = {n: a for n, a in actors(text).items() if a.kind in {"organisation", "group"}}
    assert short in ("", *bodies[name].names)
    assert not [n for n in bodies if n != name and set(n.casefold().split()) & set(name.casefold().split())]


def test_the_house_is_not_the_white_house():
    found = actors("The White House said no on Monday. The House voted on Tuesday.")
    assert "House" not in found.get("White House", found["House"]).names or "White House" in found
    assert found["White House"].id != found["House"].id


def test_a_bare_noun_behind_a_preposition_is_no_group():
    assert not [n for n in actors("Ten men were on board when the boat sank.") if "board" in n]


def test_a_people_is_not_its_country():
    found = actors("Norway closed the strait. Norwegians protested in the north.")
    assert found["Norway"].names == ("Norway",)
    assert found["Norwegians"].kind == "group"


def test_single_letters_before_a_name_are_a_persons_initials():
    found = actors("S S Rathor said the tariff would fall.")
    assert [(a.kind, a.side) for a in found.values()] == [("person", None)]


def test_a_body_that_the_tagger_takes_for_a_place_is_known_by_what_it_says():
    spoken = "Norway banned Selco from the auction. Selco denied it. Later Selco said it would sue."
    assert actors(spoken)["Selco"].kind == "organisation"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A spokesman of stock broker Jackwell Ltd said no.", "Jackwell Ltd"),
        ("The FNB said no. FNB officers searched the house.", "FNB"),
    ],
)
def test_a_firm_and_initials_are_nobodys_name(text, body):
    assert not [a for a in actors(text).values() if a.kind == "person" and body in a.names]


def test_an_article_is_none_of_a_bodys_name():
    text = "Opinion polls appear to favour it, and a University of Pellam, Marden study published in March says no."
    assert not any(name.startswith("a ") for name in actors(text))
