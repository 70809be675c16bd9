"""Deeds of any verb, occasions, and decisions made known."""

from __future__ import annotations

import pytest

from rashomon.events import find_events


def told(text, published="2024-03-15"):
    return [(e.what, e.status, e.edtf) for e in find_events(text, published)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norwegian soldiers dug trenches in Bergen on Tuesday.", ("happened", "2024-03-12")),
        ("Crews will clear the road in Bergen on Monday.", ("planned", "2024-03-18")),
        ("The games, which open on Friday, are held every year.", ("happened", "2024-03-15")),
        ("The trial is set for April 2.", ("planned", "2024-04-02")),
        ("Anna Holm was made head of the navy on Tuesday.", ("happened", "2024-03-12")),
        ("Norway said on Tuesday that it was recalling its ambassador from Sweden.", ("happened", "2024-03-12~")),
    ],
)
def test_one_event(text, event):
    assert event in [(status, edtf) for _, status, edtf in told(text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The yearly repair of the Bergen lock has been postponed until spring.", "postponed"),
        ("The mayor cancelled the boat race on Tuesday.", "cancelled"),
    ],
)
def test_what_is_called_off_is_an_event_whatever_it_is(text, status):
    assert status in [told_status for _, told_status, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway has long borders in the north.",
        "If Norway dug trenches in Bergen, Sweden would protest.",
        "Norway could dig trenches in Bergen.",
        "Anna Holm believes the road.",
    ],
)
def test_no_event(text):
    assert [e for e in told(text) if e[1] == "happened"] == []


def test_a_decision_of_somebody_else_is_not_dated_by_who_tells_of_it():
    assert ("happened", "2024-03-12~") not in [
        (status, edtf) for _, status, edtf in told("Sweden said on Tuesday that Norway was recalling its ambassador.")
    ]


def test_an_age_is_no_duration_and_an_honour_conferred_no_talk():
    crushed, talked = (
        find_events("The cross crushed the 21-year-old man in Rome.")[0],
        find_events("Anna Holm conferred with Lars Eide for three hours in Oslo.")[0],
    )
    assert (crushed.duration, talked.duration, talked.type) == ("", "three hours", "CONSULT")
    assert [e.type for e in find_events("The rite will confer sainthood on the two men in Rome on Sunday.")] != [
        "CONSULT"
    ]
