"""Organisations under their initials, groups that are one and groups that are not."""

from __future__ import annotations

import pytest

from rashomon.people import find_cast, find_people
from tests.stories import parse


def test_a_body_is_known_by_its_initials():
    text = "The North Sea Fisheries Agency (NSFA) closed the bank. The NSFA said the stocks were low."
    agency = next(p for p in find_people(text) if p.actor.kind == "organisation")
    assert agency.actor.name == "North Sea Fisheries Agency"
    assert {"NSFA"} < set(agency.actor.names)


def test_initials_that_fit_two_bodies_are_neither():
    text = "The North Sea Fisheries Agency and the National Steel Founders Association met in Oslo. The NSFA said no."
    names = {p.actor.name for p in find_people(text) if p.actor.kind == "organisation"}
    assert "NSFA" in names


def test_people_in_two_places_are_not_one_crowd():
    text = "People in Oslo want the bridge. People in Paris do not."
    assert len([p for p in find_people(text) if p.actor.kind == "group"]) == 2


def test_two_people_of_one_name_have_ids_of_their_own():
    cast = find_cast(parse("Mr. Robin Vale said no.", "Ms. Robin Vale said yes."))
    persons = [a for a in cast.actors if a.kind == "person"]
    assert [a.name for a in persons] == ["Robin Vale", "Robin Vale"]
    assert len({a.id for a in persons}) == 2


def named(text: str) -> dict[str, str]:
    """The kinds of all actors, by name."""
    return {p.actor.name: p.actor.kind for p in find_people(text)}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The Olden Harbour Federation (SEGA) met. SEGA said no.", "SEGA"),  # told, though no initials of the name
        ("Barwell Farms Ltd made an offer. Barwell said it was fair.", "Barwell"),
        ("The Ministry of Trade met. The Trade Ministry said no.", "Trade Ministry"),
    ],
)
def test_a_short_form_is_the_full_ones(text, short):
    assert [p for p in find_people(text) if p.actor.kind == "organisation" and {short} < set(p.actor.names)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Selco, a retailer, left Oslo. The retailer said no.", "a retailer"),
        ("The newspaper Pellam Post said no.", "The newspaper"),
    ],
)
def test_a_noun_beside_a_body_is_that_body(text, words):
    found = [p for p in find_people(text) if any(text[m.span.start : m.span.end] == words for m in p.mentions)]
    assert [p.actor.kind for p in found] == ["organisation"]
    assert words not in found[0].actor.names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Norwegian foreign ministry said no.", "The Norwegian foreign ministry", "organisation"),
        ("The group said no.", "The group", "group"),
        ("Analysts at Selco said the ambassador to Norway said no.", "the ambassador to Norway", "group"),
        ("The commission in its report said no.", "The commission", "group"),
    ],
)
def test_a_description_ends_where_it_tells_no_more_and_says_what_it_is(text, name, kind):
    assert named(text)[name] == kind


def test_a_speakers_country_is_that_which_he_speaks_for():
    text = "Norwegian President Lars Eide met Anna Holm. Eide said his country would sign the treaty."
    norway = next(p for p in find_people(text) if p.actor.name == "Norway")
    assert "his country" in [text[m.span.start : m.span.end] for m in norway.mentions]


def test_unnamed_sources_of_two_articles_are_not_one():
    cast = find_cast(parse("Banking sources said no.", "Banking sources said yes."))
    assert len({m.actor for rows in cast.mentions.values() for m in rows}) == 2


def test_a_name_is_whole_where_the_story_has_it_whole():
    names = named("Wire and Cable Ltd met. A Wire and Cable spokesman said no. Wire and Cable Ltd left.")
    assert not {"Wire", "Cable"} & set(names)
