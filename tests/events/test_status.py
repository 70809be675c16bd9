"""Did it happen? What helping verbs, questions, backing and having to make of a deed."""

from __future__ import annotations

import pytest

from rashomon.events import find_events

PUBLISHED = "2024-03-15"


@pytest.mark.parametrize(
    ("text", "what", "status"),
    [
        ("Norway may be expelled or suspended in June.", "suspended", "possible"),
        ("Norway had to recall its ambassador on Tuesday.", "recall", "happened"),
        ("Norway will have to recall its ambassador.", "recall", "planned"),
        ("Norway has to recall its ambassador.", "recall", "possible"),
        ("Will the Norwegians visit Oslo on Tuesday", "visit", "possible"),
        ("Norway supports the United Nations sending monitors to Sweden.", "sending", "possible"),
        # what is done by being announced, and what is not
        ("Norway announced a new patent deal with Sweden last week.", "deal", "happened"),
        ("Norway is to announce sanctions on Sweden on Tuesday.", "sanctions", "planned"),
        ("Norway announced sanctions to be imposed on Sweden in May.", "sanctions", "planned"),
        ("Norway announced a visit to Sweden on Tuesday.", "visit", "planned"),
        ("Anna Holm called for the two sides to meet in Oslo.", "meet", "possible"),
        ("A Norwegian convoy was seen headed toward Oslo on Tuesday.", "headed", "happened"),
    ],
)
def test_status(text, what, status):
    assert [e.status for e in find_events(text, PUBLISHED) if what in e.what] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegians don't vote for ministers.",
        "Citizens can't vote for ministers.",
        "An aide said on Tuesday that the talks were hard and would take some time.",
        "Complaints are investigated by the commissioner.",
    ],
)
def test_habits_abilities_and_nameless_talk_are_no_events(text):
    assert find_events(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Anna Holm was arrested in May 2023 but was not jailed until Tuesday.", ("happened", "2024-03-12")),
        ("Anna Holm was not arrested or charged until last week.", ("happened", "2024-03-04/2024-03-10")),
        ("Norway did not withdraw its troops until March 2024.", ("happened", "2024-03")),
        ("The envoy will not meet Anna Holm until Monday.", ("planned", "2024-03-18")),
        ("Norway has not withdrawn its troops since March 2023.", ("denied", "")),
    ],
)
def test_not_until_a_day_is_on_that_day(text, told):
    assert (find_events(text, PUBLISHED)[-1].status, find_events(text, PUBLISHED)[-1].edtf) == told


def test_a_storm_commits_no_assault():
    assert all(e.type is None for e in find_events("The storm hit Norway on Tuesday.", PUBLISHED))


def test_a_visit_put_off_is_one_event():
    events = find_events("Anna Holm postponed a visit to Sweden in February.", PUBLISHED)
    assert [(e.status, e.type) for e in events] == [("postponed", "CONSULT")]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("Anna Holm met Lars Eide for three hours on Tuesday.", "three hours"),
        ("Anna Holm met Lars Eide on Tuesday with three weeks left.", ""),
        ("Anna Holm met Lars Eide in Oslo on Election Day.", ""),
        ("Anna Holm met Lars Eide in Oslo, another week wasted.", ""),
    ],
)
def test_a_duration_is_a_length_and_not_a_rest(text, duration):
    assert [e.duration for e in find_events(text, PUBLISHED)] == [duration]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Anna Holm met Lars Eide for the first time since a session three weeks ago.", ""),
        ("The island was ceded in 1898, yet its people cannot vote for the council.", "1898"),
        ("Norway announced on Tuesday that the envoy has been removed.", "2024-03-12~"),
    ],
)
def test_the_day_is_that_of_the_deed(text, edtf):
    assert {e.edtf for e in find_events(text, PUBLISHED)} == {edtf}
