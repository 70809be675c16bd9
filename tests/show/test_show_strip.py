"""The strip of days: what is named under it, and that no mark leaves it."""

from __future__ import annotations

import dataclasses
import re

from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.show.strip import find_strip
from rashomon.vocabulary import Date, Record
from tests.show.invented_story import invented_record


def _told_on(first: str, last: str) -> Record:
    record = invented_record()
    days = (first, last, last, last)
    articles = (dataclasses.replace(a, published=Date(d)) for a, d in zip(record.articles, days, strict=True))
    events = tuple(dataclasses.replace(e, date=Date(d)) for e, d in zip(record.events, (first, last), strict=False))
    return dataclasses.replace(record, articles=tuple(articles), events=events)


def test_days_are_named_in_a_short_story_and_years_in_a_long_one() -> None:
    short, long = find_strip(_told_on("2031-03-01", "2031-03-20")), find_strip(_told_on("2028-11-01", "2031-03-20"))
    assert short
    assert long
    assert all(re.fullmatch(r"\d+ Mar", tick.words) for tick in short.ticks)
    assert [tick.words for tick in long.ticks][:2] == ["Nov 2028", "Feb 2029"]


@example("0001-01-01", "0001-01-02")
@example("9999-12-30", "9999-12-31")
@given(st.dates().map(str), st.dates().map(str))
def test_every_mark_lies_inside_the_picture(one: str, other: str) -> None:
    strip = find_strip(_told_on(min(one, other), max(one, other)))
    assert strip
    assert all(m.left >= 0 and m.left + m.width <= 100.01 for m in strip.marks)
