"""Roles now and past, and descriptions that stand for whoever holds one."""

from __future__ import annotations

import pytest

from rashomon.people import FoundPeople, find_people


def by_name(text: str) -> dict[str, FoundPeople]:
    return {p.actor.name: p for p in find_people(text)}


def described(text: str, name: str) -> list[str]:
    return [text[m.span.start : m.span.end] for m in by_name(text)[name].mentions if m.kind == "description"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Lars Eide, then vice president, met the king in 2011.", "Lars Eide", "vice president"),
        ("Anna Holm, who was foreign minister until a few months ago, left.", "Anna Holm", "foreign minister"),
        ("Peter Krag, who served as ambassador to Kenya, agreed.", "Peter Krag", "ambassador to Kenya"),
    ],
)
def test_roles_that_are_over(text, name, role):
    assert [(r.role, r.held) for r in by_name(text)[name].actor.roles] == [(role, "past")]


def test_whom_somebody_served_under_keeps_the_office():
    text = "Peter Krag, who served as ambassador to Kenya under President Ilse Brandt, agreed."
    assert [(r.role, r.held) for r in by_name(text)["Ilse Brandt"].actor.roles] == [("President", "now")]


TALKS = (
    "U.S. Secretary of State Anna Holm arrived in Beijing for talks with Chinese Foreign Minister Bo Renshu. "
    "The top US diplomat said the talks were candid. Holm invited her Chinese counterpart to Washington."
)


def test_the_top_diplomat_and_a_counterpart_are_who_holds_that_office():
    assert described(TALKS, "Anna Holm") == ["The top US diplomat"]
    assert described(TALKS, "Bo Renshu") == ["her Chinese counterpart"]


def test_with_two_candidates_a_counterpart_is_nobody():
    text = TALKS + " Chinese Foreign Minister Lu Tian had resigned."
    assert described(text, "Bo Renshu") == described(text, "Lu Tian") == []


@pytest.mark.parametrize("description", ["the president of that country", "another president"])
def test_a_description_of_somebody_else(description):
    text = f"President Anna Holm of Norway spoke on Monday. On Friday {description} agreed."
    assert described(text, "Anna Holm") == []


def test_a_role_is_headed_by_its_own_noun():
    text = "Steen Vik, the sheriff's spokesman, said no. The sheriff left."
    assert "The sheriff" not in described(text, "Steen Vik")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Kremlin rejected the offer.", "Kremlin", "Russia"),
        ("The White House said no.", "White House", "United States"),
        ("Paris said on Monday it would not sign.", "Paris", "France"),
        ("Saudi officials said no.", "Saudi officials", "Saudi Arabia"),
    ],
)
def test_a_house_or_capital_has_its_government_as_side_and_is_no_country_itself(text, name, country):
    from rashomon.people import find_cast
    from tests.stories import parse

    cast = find_cast(parse(text))
    actor = next(a for a in cast.actors if name in a.name)
    assert actor.kind != "country"
    assert actor.side is not None
    assert cast.actor(actor.side).name == country
