"""Where an event was, also where the place stands in a phrase within a phrase."""

from __future__ import annotations

import pytest

from rashomon.events import find_events

PUBLISHED = "2024-03-15"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Police arrested ten students in the streets of Oslo on Tuesday.", "Oslo"),
        ("Police arrested ten students at a school in Oslo on Tuesday.", "Oslo"),
        ("The guard rescued the sailors off the coast of Sweden on Tuesday.", "Sweden"),
        ("Rebels attacked a checkpoint on the outskirts of Oslo on Tuesday.", "Oslo"),
        ("Militants abducted a teacher from her home in the village of Sund on Tuesday.", "Sund"),
        ("Nine farmers were killed in an Oslo plane crash on Tuesday.", "Oslo"),
        ("Anna Holm boarded a plane for an official visit to Sweden on Tuesday.", "Sweden"),
        ("Three shells struck a mill in Oslo on Tuesday, killing two men and wounding nine farmers.", "Oslo"),
        # whom a deed is aimed at is no place of it
        ("Rebels launched an attack on Sweden on Tuesday.", ""),
    ],
)
def test_the_place_of_an_event(text: str, place: str) -> None:
    assert {e.place for e in find_events(text, PUBLISHED)} == {place}
