"""Who stands behind an event: tellings by stance, and the origins that assert it."""

from __future__ import annotations

import pytest

from rashomon.events import count_stances, find_story_events
from rashomon.vocabulary import Anchor, EventTelling, Stances
from tests.events.telling import events_of, told

DAY = "2024-05-15"


@pytest.mark.parametrize(
    ("text", "type_", "stance", "status"),
    [
        ("Police arrested the mayor of Selk on Monday.", "", "asserts", "happened"),
        ("Norway will recall its ambassador from Lestria on Friday.", "", "announces", "planned"),
        ("The lawyer said the police had arrested the mayor of Selk on Monday.", "", "attributes", "happened"),
        ("Norway said on Monday that it had recalled its ambassador from Lestria.", "", "asserts", "happened"),
        ("The lawyer said the guards arrested on Monday were in Selk.", "", "asserts", "happened"),
        ("The mayor is accused of attacking a guard in Selk on Monday.", "", "attributes", "alleged"),
        ("The army denied that it had attacked the village of Selk on Monday.", "ASSAULT", "denies", "denied"),
        ("Did the army attack the village of Selk on Monday?", "ASSAULT", "asks", "possible"),
    ],
)
def test_a_telling_stands_to_its_event_as_its_clause_tells(text: str, type_: str, stance: str, status: str) -> None:
    found = [e for e in events_of(text, DAY, type_=type_) if e.tellings]
    assert [({t.stance for t in e.tellings}, e.status) for e in found if stance in {t.stance for t in e.tellings}] == [
        ({stance}, status)
    ]


def test_only_origins_that_assert_it_count() -> None:
    texts = (
        ("Norway recalled its ambassador from Lestria on Monday.", DAY),
        ("Norway has recalled its ambassador from Lestria on Monday.", DAY),
        ("Lestria\u2019s president said Norway had recalled its ambassador from Lestria on Monday.", DAY),
    )
    parsed, cast = told(*texts)
    (event,) = find_story_events(parsed, cast)
    assert (event.origins, len({t.article for t in event.tellings})) == (2, 3)
    assert [cast.actor(a).name for a in event.claimed_by] != []
    one = {a.article.id: "o1" for a in parsed}
    (joined,) = find_story_events(parsed, cast, origin_of=one)
    assert joined.origins == 1


def test_an_origin_counts_once_by_its_strongest_stance() -> None:
    tellings = [
        EventTelling("a", "asks", Anchor("a", 0, 1, "x")),
        EventTelling("b", "asserts", Anchor("b", 0, 1, "x")),
        EventTelling("c", "denies", Anchor("c", 0, 1, "x")),
    ]
    assert count_stances(tellings, {"a": "o1", "b": "o1", "c": "o2"}) == Stances(asserts=1, denies=1)
