"""The days, parts of years and times of day of a sentence, ready to be compared across articles of different dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.dates import FoundDate
from rashomon.lexicon import words_of
from rashomon.text import fold, lowered
from rashomon.values.numerals import ONES

WEEKDAYS, MONTHS = (list(words_of("calendar", kind)) for kind in ("weekday", "month"))
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
# Days that mean `now`, or are counted from a day that another sentence tells.
_POINTING = re.compile(
    r"(?:today|now|nowadays|currently|this\s(?:day|time)|that\s(?:day|night|year|month|week|evening|morning)|the\s(?:same|"
    r"next|previous|following|other)\s(?:day|night|year|month|week|evening|morning)|the\s(?:day|night|year|month|week|"
    r"evening|morning)\s(?:before|after|earlier|later)|the\s(?:past|future|present|time))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b\d{4}\b")
_MONTH = re.compile(rf"\b(?:({'|'.join(MONTHS)})|(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.)", re.IGNORECASE)
_SEASON = re.compile(r"\b(spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_HALF_YEAR = re.compile(
    r"\b(?:(first|opening|second|latter|last)\s(?:half|six\smonths)(?=\sof\b)|(first|second|third|fourth|last)\squarter"
    r"(?=\sof\s(?:the\syear|\d{4}))|(early|late)(?=\s(?:in\s)?\d{4}\b))",
    re.IGNORECASE,
)
_PART = {"opening": "first", "latter": "second", "last": "last", "early": "first", "late": "second"}
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR_WORDS = frozenset({*_HOURS.split("|"), "noon", "midnight"})
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[a-z]+")
_DIGIT_CLOCK = re.compile(
    r"(?<![\d.,:])([01]?\d|2[0-4])(?:[:.]([0-5]\d))?\s?(a\.?m\b\.?|p\.?m\b\.?|o'clock|o’clock)"
    r"|(?<![\d.,:$€£])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])"
    # `at 4.15`, not `at 4.25 per cent`
    r"|(?<=\bat\s)([1-9]|1[0-2])\.([0-5]\d)(?=[,;)]|\.?$|\.\s|\s(?:on|yesterday|today|this|local|in\sthe|and)\b)"
    r"|(?<![\d.,:$€£-])([01]\d|2[0-3])([0-5]\d)(?=\s(?:GMT|UTC|BST|CES?T|[ECMP][SD]T|local\stime)\b)",
    re.IGNORECASE,
)
_WORD_CLOCK = re.compile(
    rf"\b(?:(?:(a\squarter|half)\s|(five|ten|twenty|twenty-five)\s(?:(minutes)\s)?)(past|to)\s)?({_HOURS}|noon|midnight)"
    r"(?=(?:\s(?:o'clock|o’clock|in\sthe\s(?:morning|afternoon|evening)|at\snight)|\b))",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:at|around|before|after|until|till|since)\s(?:about\s|just\s)?$", re.IGNORECASE)
_MINUTES = {"a quarter": 15, "quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_TELLS_CLOCK = re.compile(r"^\s(?:o'clock|o’clock|in\sthe\s(?:morning|afternoon|evening)|at\snight)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """When, at `start:end` of a sentence. `first` to `last`: the days it covers, None where the text does not tell;
    `weekday` 0 to 6, `month` 1 to 12, `season` 1 to 4 and `part` of a year, where the words name one; `counted`: it is
    counted from another day (`25 years ago`); `yearless`: its year is not told but worked out; `numbered`: a
    year stands in it in digits."""

    first: date | None
    last: date | None
    weekday: int | None
    month: int | None
    season: int | None
    part: str
    counted: bool
    yearless: bool
    numbered: bool
    start: int
    end: int

    @property
    def told_by(self) -> str:
        """What the words name: a day of the week, a month, a season, a part of a year, a year; `""` for none of them
        (`yesterday`, `last week`), whose day is only worked out."""
        if self.part:
            return "part"
        if self.month is not None:
            return "month"
        if self.weekday is not None:
            return "weekday"
        if self.season is not None:
            return "season"
        whole_year = self.first and self.last and (self.last - self.first).days >= YEAR - 1
        return "year" if whole_year and self.numbered else ""

    @property
    def whole(self) -> bool:
        return self.first != self.last


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at `start:end`: minutes after midnight, or after midnight or noon where `half_day`."""

    minutes: int
    half_day: bool
    start: int
    end: int


def find_days(text: str, dates: Sequence[FoundDate]) -> tuple[Day, ...]:
    """The days of a sentence, as its dates were found; durations and repeated days are left out."""
    days = (_day(text, d) for d in dates if d.kind in {"date", "time"} and not _is_clock_alone(d))
    return tuple(
        d
        for d in days
        if (d.first or d.weekday is not None or d.month or d.season) and not _POINTING.fullmatch(text, d.start, d.end)
    )


def _is_clock_alone(found: FoundDate) -> bool:
    words = found.value.text
    return found.kind == "time" and not (_WEEKDAY.search(words) or _MONTH.search(words)) and not found.value.edtf


def _day(text: str, found: FoundDate) -> Day:
    words = found.value.text
    weekday, month, season = _WEEKDAY.search(words), _MONTH.search(words), _SEASON.search(words)
    around = text[max(0, found.start - 30) : found.end]
    part = _HALF_YEAR.search(around) if not month else None
    named = next((lowered(g) for g in part.groups() if g), "") if part else ""
    kind = "quarter" if part and part[2] else "half" if part else ""
    return Day(
        found.first_day,
        found.last_day,
        WEEKDAYS.index(lowered(weekday[1])) if weekday else None,
        _month(month) if month else None,
        SEASONS[lowered(season[1])] if season else None,
        f"{_PART.get(named, named)} {kind}" if part else "",
        " ago" in words or "earlier" in words or "later" in words or found.value.edtf.endswith("~"),
        month is not None and not _YEAR.search(words),
        bool(_YEAR.search(words)),
        found.start,
        found.end,
    )


def _month(match: re.Match[str]) -> int:
    word = fold(match[1] or match[2])[:3]
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word))


def find_clocks(text: str, dates: Sequence[FoundDate]) -> tuple[Clock, ...]:
    """The times of day of a sentence, in order."""
    found = [*_in_digits(text), *_in_words(text, dates)]
    return tuple(sorted(set(found), key=lambda c: c.start))


def _in_digits(text: str) -> Iterator[Clock]:
    for match in _DIGIT_CLOCK.finditer(text) if _DIGIT.search(text) else ():
        hour, minute = match[1] or match[4] or match[6] or match[8], match[2] or match[5] or match[7] or match[9] or "0"
        half = lowered(match[3] or "").replace(".", "")
        minutes = int(hour) % 24 * 60 + int(minute)
        if half in {"am", "pm"}:
            yield Clock(minutes % 720 + (720 if half == "pm" else 0), False, match.start(), match.end())
        else:
            yield Clock(minutes, not (match[4] or match[8]), match.start(), match.end())


def _in_words(text: str, dates: Sequence[FoundDate]) -> Iterator[Clock]:
    if _HOUR_WORDS.isdisjoint(_WORD.findall(lowered(text))):
        return
    times = [(d.start, d.end) for d in dates if d.kind == "time"]
    for match in _WORD_CLOCK.finditer(text):
        quarter, minutes, word_minutes, turn, word = match.groups()
        word, apart = lowered(word), _MINUTES.get(lowered(quarter or minutes or ""), 0)
        if word in {"noon", "midnight"}:
            if not turn:
                yield Clock(720 if word == "noon" else 0, False, match.start(), match.end())
            continue
        followed = _TELLS_CLOCK.match(text[match.end() :])
        held = any(a < match.end() and match.start() < b for a, b in times)
        # `five to four` is a vote as often as a time
        sure = quarter or word_minutes or (minutes and _AT.search(text[: match.start()]))
        if followed or (held and not minutes) or sure:
            hour = int(ONES[word]) % 12 * 60 + (apart if lowered(turn or "") == "past" else -apart)
            yield Clock(hour % 720, True, match.start(), match.end())


YEAR = 365  # days
ROUND_HOUR = 20  # minutes by which a full hour may stand for a time: `shortly before noon` for 11.40


def are_same_time(a: Clock, b: Clock) -> bool:
    """Is it one time of day, as far as morning and afternoon are told?"""
    day = 720 if a.half_day or b.half_day else 1440
    apart = (a.minutes - b.minutes) % day
    slack = ROUND_HOUR if a.minutes % 60 == 0 or b.minutes % 60 == 0 else 0
    return min(apart, day - apart) <= slack


def published_day(day: date) -> Day:
    """The day an article came out, which its `today` means, as a value."""
    return Day(day, day, None, None, None, "", False, False, True, 0, 0)


def is_same_part(one: Day, other: Day) -> bool:
    """Do both tell one part of one year: `in the second half of 2014`, `in late 2014`?"""
    known = one.first is not None and other.first is not None and one.first.year == other.first.year
    return bool(one.part) and one.part == other.part and known


def follows_day(one: Day, other: Day) -> bool:
    """May `one` be told of what `other` tells: the same day, or a longer time that holds it, as far as is known?

    `in 2014` follows from `in the spring of 2014`, not the reverse.
    """
    if one.part and other.part and one.part != other.part:
        return False
    if is_same_part(one, other):
        return True
    if one.weekday is not None and other.weekday is not None:
        return one.weekday == other.weekday
    if _has_weekday(one, other) or _has_weekday(other, one):
        return True
    if (one.yearless or other.yearless) and _one_month(one, other):
        return True
    if one.first and one.last and other.first and other.last:
        slack = 366 if one.counted or other.counted else 0
        if (one.first - other.first).days <= slack and (other.last - one.last).days <= slack:
            return True
        return one.counted and other.counted and (one.first - other.last).days <= 0 <= (one.last - other.first).days
    if one.weekday is not None or other.weekday is not None:
        return False
    if one.month is not None and other.month is not None:
        return one.month == other.month
    if one.season is not None and other.season is not None:
        return one.season == other.season
    return True  # one of them tells no day that could be compared


def _has_weekday(weekday: Day, days: Day) -> bool:
    """Is the day of the week among a few days that are known?"""
    if weekday.weekday is None or not days.first or not days.last:
        return False
    return (weekday.weekday - days.first.weekday()) % 7 <= (days.last - days.first).days < 7


def _one_month(a: Day, b: Day) -> bool:
    """Are both within one month, and on one day of it as far as both tell one, whatever the year?"""
    if not (a.first and a.last and b.first and b.last):
        return False
    if (a.first.month, a.last.month) != (b.first.month, b.last.month) or a.first.month != a.last.month:
        return False
    return a.whole or (a.first.day == b.first.day and not b.whole)
