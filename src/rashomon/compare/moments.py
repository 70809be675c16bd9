"""The days and times of day of a sentence as two independent tellings can dispute them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.compare.telling import Telling
from rashomon.values import Clock, Day, are_same_time, follows_day

# How far apart two tellings of one moment may lie; farther, they are rather of two. Days for a day, a month, a year,
# minutes for a time of day. Chosen on BASIL and `judgements`, where days that lie farther apart are of two things.
APART = {"day": 31, "month": 124, "year": 800, "clock": 120}
BESIDE = 1  # day between two times of which one may be told by the other's border: `by the end of June`, `before July`
_BORDER = re.compile(r"\b(?:end|close|beginning|start|before|by|until|till)\b", re.IGNORECASE)
ROUGHLY = 30  # minutes by which a time of day said to be a rough one may be off
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|nearly|almost|just|shortly|soon|well|before|after|past|until|by|towards?)\s(?:the\s)?$",
    re.I,
)
_NAMED = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day (or a month, a year) or a time of day at `start:end` of its sentence."""

    day: Day | None
    clock: Clock | None
    start: int
    end: int
    about: bool

    @property
    def kind(self) -> str:
        if self.clock or not self.day or not (self.day.first and self.day.last):
            return "clock" if self.clock else ""
        days = (self.day.last - self.day.first).days + 1
        return "day" if days == 1 else "month" if 28 <= days <= 31 else "year" if days in (365, 366) else ""


def find_moments(telling: Telling, number: int) -> tuple[Moment, ...]:
    """The moments of sentence `number`, in order of place."""
    return tuple(sorted(_all(telling, number), key=lambda m: m.start))


def _all(telling: Telling, number: int) -> Iterator[Moment]:
    text, values = telling.parsed.sentences[number].parse.text, telling.values(number)
    for day in values.days:
        named = _NAMED.search(text[day.start : day.end])
        if named and not day.counted:
            about = _is_about(text, day.start) or bool(_BORDER.search(text[day.start : day.end]))
            yield Moment(day, None, day.start, day.end, about)
    for clock in values.clocks:
        yield Moment(None, clock, clock.start, clock.end, _is_about(text, clock.start))


def _is_about(text: str, start: int) -> bool:
    return bool(_ABOUT.search(text[max(0, start - 16) : start]))


def is_one_moment(a: Moment, b: Moment) -> bool:
    """May the two be one?"""
    if a.clock and b.clock:
        return are_same_time(a.clock, b.clock)
    return bool(a.day and b.day) and (follows_day(a.day, b.day) or follows_day(b.day, a.day))  # type: ignore[arg-type]


def are_rivals(a: Moment, b: Moment) -> bool:
    """Are they of one sort, near each other, and not one?"""
    if a.kind != b.kind or not a.kind or is_one_moment(a, b):
        return False
    if a.clock and b.clock:
        apart = abs(a.clock.minutes - b.clock.minutes) % 720
        apart = min(apart, 720 - apart)
        return (ROUGHLY if a.about or b.about else 0) < apart <= APART["clock"]
    return _gap(a, b) > (BESIDE if a.about or b.about else 0) and days_apart(a, b) <= APART[a.kind]


def _gap(a: Moment, b: Moment) -> int:
    """Days from the end of the earlier to the beginning of the later, both of which tell their days."""
    spans = [(m.day.first, m.day.last) for m in (a, b) if m.day and m.day.first and m.day.last]
    if len(spans) < len("ab"):
        return 0
    (_, ended), (began, _) = sorted(spans)
    return (began - ended).days


def days_apart(a: Moment, b: Moment) -> int:
    """Days between the beginnings of two days; 7 where it is not known, 0 for times of day."""
    if a.day and b.day:
        return abs((a.day.first - b.day.first).days) if a.day.first and b.day.first else 7
    return 0
