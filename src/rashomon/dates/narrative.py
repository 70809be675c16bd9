"""Dates told from the one before them in the story: `the next day`, `later that week`, `two years earlier`.

The date before is the nearest resolved one in the paragraphs' last sentences. It must be as narrow as the words ask: a
day for `the next day`, a year for `two years later`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.dates.edtf import edtf_interval, iso_day, iso_days, shift, shift_months
from rashomon.dates.find import find_sentence_dates
from rashomon.dates.found import FoundDate
from rashomon.dates.lexemes import COUNTS
from rashomon.language import ParsedArticle
from rashomon.text import fold
from rashomon.vocabulary import Date

SENTENCES_BACK = 3  # how far back the date before may stand; by judgement: MEANTIME's figures do not depend on it
SAME_DAY_BACK = 12  # `earlier in the day` goes on with the day that is told of, however much was said of it
_PART = "(?:day|morning|afternoon|evening|night)"
_SAME = re.compile(rf"(?:earlier|later) (?:in the|that|the same|on that) day|(?:that|the same) (?:same )?{_PART}")
_NEXT = re.compile(rf"(?:the )?(?:next|following) {_PART}|the {_PART} after|a day later")
_PREVIOUS = re.compile(rf"the (?:previous|preceding) {_PART}|the {_PART} before|a day earlier")
_IN_WEEK = re.compile(r"(?:earlier|later) (?:in the|that|the same) week|(?:that|the same) week")
_COUNTED = re.compile(r"(\w{1,12}) (day|week|month|year)s? (later|earlier|afterwards?|before)")
_COUNTS = COUNTS | {"a": 1}
_DAYS = {"day": 1, "week": 7}


def find_article_dates(parsed: ParsedArticle, published: Date | None = None) -> dict[str, tuple[FoundDate, ...]]:
    """The dates of every sentence of an article, by the sentence's id; `published`: the article's, if not its own."""
    day = parsed.article.published if published is None else published
    rows = [(s.sentence.id, find_sentence_dates(s, day)) for s in parsed.sentences]
    return dict(zip((sid for sid, _ in rows), _resolved([dates for _, dates in rows]), strict=True))


def _resolved(rows: Sequence[Sequence[FoundDate]]) -> Iterator[tuple[FoundDate, ...]]:
    before: FoundDate | None = None
    told = 0
    for number, dates in enumerate(rows):
        done = []
        for date in dates:
            near = number - told <= (SAME_DAY_BACK if _SAME.fullmatch(fold(date.value.text)) else SENTENCES_BACK)
            if before is not None and near and not date.edtf and date.kind in {"date", "time"}:
                date = _from(date, before)
            if date.edtf and date.kind in {"date", "time"}:
                before, told = date, number
            done.append(date)
        yield tuple(done)


def _from(date: FoundDate, before: FoundDate) -> FoundDate:
    """`date` resolved from the date before it, or as it is."""
    edtf = _edtf(fold(date.value.text), before)
    days = edtf_interval(edtf)
    if days is None:
        return date
    value = Date(edtf, "relative", date.value.text)
    return replace(date, value=value, kind="date", first_day=days[0], last_day=days[1])


def _edtf(words: str, before: FoundDate) -> str:
    first, last = before.first_day, before.last_day
    if first is None or last is None:
        return ""
    day = first if first == last else None
    for pattern, step in ((_SAME, 0), (_NEXT, 1), (_PREVIOUS, -1)):
        if pattern.fullmatch(words):
            return iso_day(shift(day, step)) if day else ""
    if _IN_WEEK.fullmatch(words):
        return iso_days(shift(day, -day.weekday()), 7) if day else ""
    if match := _COUNTED.fullmatch(words):
        return _counted(match, first, last)
    return ""


def _counted(match: re.Match[str], first: datetime.date, last: datetime.date) -> str:
    """`two years later` than a date: as wide as the unit, and told only from a date no wider."""
    count = _COUNTS.get(match[1]) or (int(match[1]) if match[1].isdecimal() and len(match[1]) < 4 else 0)
    count = -count if match[3] in {"earlier", "before"} else count
    unit, width = match[2], (last - first).days
    if not count:
        return ""
    if unit in _DAYS:
        return iso_day(shift(first, count * _DAYS[unit])) if width == 0 else ""
    months = shift_months(first, count * (12 if unit == "year" else 1))
    if months is None or width > (366 if unit == "year" else 31):
        return ""
    return f"{months[0]:04d}" if unit == "year" else f"{months[0]:04d}-{months[1]:02d}"
