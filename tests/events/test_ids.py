"""Every event has an id of its own, whatever part of a story is read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import rashomon
from rashomon.demo import demo_folder
from rashomon.events.find import with_own_ids
from rashomon.record import check_record
from rashomon.vocabulary import Participation
from tests.events.telling import events_of

DAY = "2024-05-15"


def test_two_events_told_in_the_same_words_have_ids_of_their_own() -> None:
    (visit,) = events_of("Foreign Minister Ana Duarte of Portugal visited Kenya on Monday.", DAY, type_="CONSULT")
    other = replace(visit, actors=(Participation("xother", "by"),))
    rows = with_own_ids([visit, other, other])
    assert len({row.id for row in rows}) == 3
    assert rows[0] == visit
    assert [replace(row, id=visit.id) for row in rows] == [visit, other, other]


@pytest.mark.parametrize("part", [(2, 3, 6, 7), (0, 1, 3, 6, 8), (3, 4, 5, 6, 8)])
def test_parts_of_the_demo_in_which_one_clause_tells_two_events(part: tuple[int, ...]) -> None:
    articles = rashomon.read(demo_folder()).articles
    rows: list[dict[str, Any]] = [
        {"source": a.source, "title": a.title, "outlet": a.outlet, "text": a.text, "published": a.published.edtf}
        for a in articles
    ]
    check_record(rashomon.read([rows[n] for n in part]))
