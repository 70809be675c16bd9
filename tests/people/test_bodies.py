"""Organisations under their initials, groups that are one and groups that are not."""

from __future__ import annotations

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
