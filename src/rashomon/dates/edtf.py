"""EDTF level 1, as far as news needs it: from values to days and back."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

# Years a publication date or an expression may have: outside of them date arithmetic is at its ends.
FIRST_YEAR, LAST_YEAR = 1000, 2999
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # first and last month; 13, 14: of the next year
_ONE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)(?:T(?P<time>\d{2}:\d{2}(?::\d{2})?))?)?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?(?P<mark>[~?%]?)"
)


@lru_cache(maxsize=8192)  # a story has few dates, and each of them is asked for at every mention
def edtf_interval(edtf: str) -> tuple[date, date] | None:
    """The first and the last day that `edtf` covers; None where it is empty or no EDTF we know.

    Seasons are those of the northern hemisphere; an open or unknown end of an interval is the
    first or last day there is.
    """
    if edtf.count("/") == 1:
        left, right = edtf.split("/")
        first = (date.min, date.min) if left in {"", ".."} else _one_interval(left)
        last = (date.max, date.max) if right in {"", ".."} else _one_interval(right)
        known = first is not None and last is not None and edtf != "/" and first[0] <= last[1]
        return (first[0], last[1]) if known and first and last else None
    return _one_interval(edtf)


def _one_interval(edtf: str) -> tuple[date, date] | None:
    match = _ONE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    try:
        if "X" in year:
            return (date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31))
        return _days(int(year), month, day)
    except ValueError:
        return None


def _days(year: int, month: str | None, day: str | None) -> tuple[date, date]:
    if month is None or month == "XX":
        return date(year, 1, 1), date(year, 12, 31)
    if int(month) in SEASON_MONTHS:
        start, end = SEASON_MONTHS[int(month)]
        return date(year, start, 1), month_end(year + (end > 12), (end - 1) % 12 + 1)
    if day is None or day == "XX":
        return date(year, int(month), 1), month_end(year, int(month))
    return (date(year, int(month), int(day)),) * 2


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def same_or_contains(a: str, b: str) -> bool:
    """Do two EDTF values agree: the same, or one inside the other (`2023-05` and `2023-05-14`)?

    An approximate value (`~`) reaches one of its own length further on either side. False where
    either is unknown.
    """
    first, second = _widened(a), _widened(b)
    if first is None or second is None:
        return False
    if "T" in a and "T" in b:
        return a == b
    return _inside(first, second) or _inside(second, first)


def _inside(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _widened(edtf: str) -> tuple[date, date] | None:
    days = edtf_interval(edtf)
    if days is None or "~" not in edtf:
        return days
    length = days[1] - days[0] + timedelta(days=1)
    return shift(days[0], -length.days) or date.min, shift(days[1], length.days) or date.max


def shift(day: date, days: int) -> date | None:
    """`day` so many days later; None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def iso_day(day: date | None) -> str:
    """The EDTF of a day; empty for none, and outside the years we take."""
    return day.isoformat() if day and FIRST_YEAR <= day.year <= LAST_YEAR else ""


def iso_days(first: date | None, days: int) -> str:
    """The EDTF of so many days from `first` on."""
    last = shift(first, days - 1) if first else None
    return f"{iso_day(first)}/{iso_day(last)}" if iso_day(first) and iso_day(last) else ""


def shift_months(day: date, months: int) -> tuple[int, int] | None:
    """Year and month so many months after `day`'s; None beyond the years we take."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return (year, month + 1) if FIRST_YEAR <= year <= LAST_YEAR else None


def is_day(year: int, month: int, day: int) -> bool:
    """Is there such a day, in the years we take?"""
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
