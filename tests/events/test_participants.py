"""Who takes part in an event, and who or what only stands near its words."""

from __future__ import annotations

import pytest

from rashomon.events import find_events

PUBLISHED = "2024-03-15"


def taking_part(text, what):
    event = next(e for e in find_events(text, PUBLISHED) if what in e.what)
    return set(event.actors)


@pytest.mark.parametrize(
    ("text", "what", "actors"),
    [
        # what a side does with its own troops, the troops do not suffer
        ("Norway sent troops to Sweden on Tuesday.", "sent", {("by", "Norway")}),
        # a crowd of a country's people is not the country
        ("Some 400 Norwegians marched in Oslo on Tuesday.", "marched", {("by", "Some 400 Norwegians")}),
        # passives without a helping verb of their own
        ("Houses were lost and eleven people killed in Oslo on Tuesday.", "killed", {("to", "eleven people")}),
        # whom one favours, and against whom
        (
            "Anna Holm endorsed Lars Eide against Per Dahl on Tuesday.",
            "endorsed",
            {("by", "Anna Holm"), ("to", "Lars Eide")},
        ),
        # an office is nobody the deed is done to
        ("Anna Holm was elected to the council on Tuesday.", "elected", {("to", "Anna Holm")}),
        # who is held, of a clause taken for the subject
        (
            "Dozens of people marching in Oslo were detained by police on Tuesday.",
            "detained",
            {("by", "police"), ("to", "people")},
        ),
    ],
)
def test_the_parts(text, what, actors):
    assert taking_part(text, what) == actors


@pytest.mark.parametrize("text", ["Holm issued a statement rejecting the treaty.", "Norway's stance pleased Sweden."])
def test_a_paper_and_a_stance_do_nothing(text):
    assert all(part != "by" for e in find_events(text, PUBLISHED) for part, _ in e.actors)


def test_a_bare_proper_noun_after_in_is_a_place():
    (event,) = find_events("Anna Holm was about to board a plane to Oslo.", PUBLISHED)
    assert (event.status, event.place) == ("planned", "Oslo")


def test_games_are_no_place():
    events = find_events("Anna Holm met Lars Eide at the Winter Olympics on Tuesday.", PUBLISHED)
    assert [e.place for e in events] == [""]
