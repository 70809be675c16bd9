"""Dates at odds: the same deed on days that do not meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching, is_told_deed
from rashomon.compare.places import above
from rashomon.compare.side import Side
from rashomon.dates import FoundDate
from rashomon.text import fold

CERTAIN, LIKELY = 0.9, 0.7  # confidence: both days told by their own words; one of them counted from publication


def compare_dates(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each date without a partner on either side that dates the same word in both."""
    a, b = _known(pairing.a), _known(pairing.b)
    if not a or not b:
        return
    only_a = _unmatched(a, [d for side in pairing.near_b for d in _known(side)])
    only_b = _unmatched(b, [d for side in pairing.near_a for d in _known(side)])
    for one in only_a:
        for other in only_b:
            if (
                _alike(one, other)
                and fold(one.value.text) != fold(other.value.text)
                and _dates_the_same(pairing.matching, one, other)
            ):
                explicit = {one.value.basis, other.value.basis} == {"explicit"} or (_calendar(one) and _calendar(other))
                yield Finding("date", "when", one.value.text, other.value.text, CERTAIN if explicit else LIKELY)


def agreeing_dates(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each day that both sentences give of one deed."""
    for one in _known(pairing.a):
        for other in _known(pairing.b):
            if one.first_day != one.last_day or (one.first_day, one.last_day) != (other.first_day, other.last_day):
                continue
            deed = _deed(pairing.matching, one, other)
            if deed:
                yield Finding("date", f"when: {deed}", f"{one.first_day}", f"{other.first_day}", LIKELY)


def _deed(matching: Matching, a: FoundDate, b: FoundDate) -> str:
    """The verb, the same in both sentences, that both dates date; `""` for none."""
    on_b = _dated(matching.b, b)
    found = (x for x in _dated(matching.a, a) if matching.forward.get(x) in on_b and is_told_deed(matching, x))
    return next((matching.a.words[x] for x in found), "")


def _known(side: Side) -> list[FoundDate]:
    return [d for d in side.dates if d.kind in {"date", "time"} and d.first_day and d.last_day]


def _unmatched(dates: Sequence[FoundDate], others: Sequence[FoundDate]) -> list[FoundDate]:
    return [d for d in dates if not any(_meet(d, o) for o in others)]


def _meet(a: FoundDate, b: FoundDate) -> bool:
    if not (a.first_day and a.last_day and b.first_day and b.last_day):
        return False
    return a.first_day <= b.last_day and b.first_day <= a.last_day


def _alike(a: FoundDate, b: FoundDate) -> bool:
    """Both days, or both longer: `in May` and `on 3 June` may date two things."""
    return (a.first_day == a.last_day) == (b.first_day == b.last_day)


def _calendar(date: FoundDate) -> bool:
    """Does it name a day or year by number?"""
    return any(c.isdigit() for c in date.value.text)


def _dates_the_same(matching: Matching, a: FoundDate, b: FoundDate) -> bool:
    on_a, on_b = _dated(matching.a, a), _dated(matching.b, b)
    return any(matching.to_b(x) == y for x in on_a for y in on_b)


def _dated(side: Side, date: FoundDate) -> list[int]:
    """The words a date hangs on, nearest first, and those just before it."""
    found, at = [], date.first
    for index in range(date.first, date.last):
        if not date.first <= side.tokens[index].head < date.last:
            at = index
            break
    for _ in range(3):
        at = above(side, at)
        if at < 0:
            break
        if not date.first <= at < date.last:
            found.append(at)
            if side.tokens[at].pos == "VERB":
                break
    return found
