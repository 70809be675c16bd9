"""EDTF values as the days of a calendar that they cover."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# First month of the seasons of EDTF level 1, of the northern half of the world; the fourth ends in the next year.
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?[?~%]?"
)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that a value covers, and its time where it has one (aware only if the text told)."""

    first: date
    last: date
    time: datetime | None = None


def find_days(edtf: str) -> Days | None:
    """The days of an EDTF value; None for an empty or open one, or one outside the years 1 to 9999."""
    start, slash, end = edtf.partition("/")
    try:
        first = _point(start)
        last = _point(end) if slash else first
    except (ValueError, OverflowError):
        return None
    if first is None or last is None or last.last < first.first:
        return None
    return Days(first.first, last.last, first.time)


def _point(value: str) -> Days | None:
    found = _POINT.fullmatch(value)
    if not found:
        return None
    year, month, day = found["year"], int(found["month"] or 0), int(found["day"] or 0)
    if year.endswith("X"):
        return Days(date(int(year[:3]) * 10, 1, 1), date(int(year[:3]) * 10 + 9, 12, 31))
    if day:
        time = datetime.fromisoformat(f"{year}-{month:02}-{day:02}{found['time']}") if found["time"] else None
        exact = date(int(year), month, day)
        return Days(exact, exact, time)
    if month in SEASONS:
        return Days(date(int(year), SEASONS[month], 1), _end_of_season(int(year), SEASONS[month]))
    if month:
        return Days(date(int(year), month, 1), date(int(year), month, calendar.monthrange(int(year), month)[1]))
    return Days(date(int(year), 1, 1), date(int(year), 12, 31))


def _end_of_season(year: int, month: int) -> date:
    over = month + 3 > 12
    return date(year + over, (month + 3) % 12 or 12, 1) - timedelta(days=1)


def find_utc(time: datetime) -> datetime:
    """A time in UTC, where its zone is known; as it is where not."""
    return time.astimezone(UTC) if time.tzinfo else time
