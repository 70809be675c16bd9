"""Publication dates as given → EDTF, or nothing: no date is ever guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from rashomon.lexicon import uses_of
from rashomon.vocabulary import NO_DATE, Date

MONTHS = uses_of("calendar", "month")
EPOCH_SECONDS = (315_532_800, 4_102_444_800)  # 1980 to 2100: outside it a number is no news article's time stamp
YEARS = (1600, 2199)  # the oldest newspaper to a bound no clock is needed for
DATE_CHARS = 120  # the longest spelled-out date with weekday, time and zone has about 60 characters

_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|" \
         r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"  # fmt: skip
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (r"(?:(?:,|\s|at|-|–|\||T){1,5}(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d(?:\.\d{1,9})?)?"
          r"(?:\s?(?P<half>[ap])\.?m\.?)?(?:\s?\(?(?:Z|[A-Z]{2,5}|[+-]\d\d:?\d\d)\)?){0,2})?")  # fmt: skip
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"

_SPELLED = tuple(
    re.compile(_WEEKDAY + core + _CLOCK + r"\.?", re.IGNORECASE)
    for core in (rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}", rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}")
)
_ISO = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:[T\s]{1,2}(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?Z?)?")
_MONTH_ONLY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)|(?P<only>\d{4})")
_SLASHED = re.compile(rf"(?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})[/.-]{_YEAR}{_CLOCK}", re.IGNORECASE)
_RFC = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d\d:\d\d.{0,30}")
_CUE = re.compile(r"(?:first\s+)?(?:published|posted|publication date|date|on)\s*(?:on|at)?\s*:?\s+", re.IGNORECASE)


def find_published(value: Any) -> tuple[Date, str]:
    """The date in `value` (text, number, date) and, where there is none, why not.

    Takes ISO 8601, RFC 2822, epoch seconds or milliseconds, compact digits and dates spelled in
    English. A time is kept as written, without its zone; midnight to the second is taken for a filler.
    """
    if isinstance(value, dict):  # {"$date": …} of document stores, {"value": …} of others
        value = next((value[k] for k in sorted(value, key=str) if not isinstance(value[k], dict | list)), None)
    if value is None or isinstance(value, bool) or value == "":
        return NO_DATE, ""
    if isinstance(value, datetime):
        return _date(_edtf(value.year, value.month, value.day, value.hour, value.minute), value.isoformat())
    if isinstance(value, date):
        return _date(value.isoformat(), value.isoformat())
    if isinstance(value, int | float):
        return _from_number(value)
    if isinstance(value, str):
        return _from_text(value)
    return NO_DATE, f"the publication date is {_article(value)}, not a date"


def find_date_line(line: str) -> Date:
    """The date of a line that holds a date and nothing else ("Published: June 3, 2011"); else none."""
    if len(line) > DATE_CHARS or not any(c.isdigit() for c in line):
        return NO_DATE
    text = line.strip(" ()[]*•|–—-")
    text = _CUE.sub("", text, count=1) if _CUE.match(text) else text
    if not re.search(r"[A-Za-z/.-]", text) or _MONTH_ONLY.fullmatch(text):
        return NO_DATE
    found, _ = _from_text(text)
    return Date(found.edtf, "explicit", line.strip()) if found.edtf else NO_DATE


def _date(edtf: str, text: str) -> tuple[Date, str]:
    return Date(edtf, "explicit", text), ""


def _article(value: object) -> str:
    return {"list": "a list", "dict": "an object"}.get(type(value).__name__, f"a {type(value).__name__}")


def _from_number(value: int | float) -> tuple[Date, str]:
    """Epoch seconds, milliseconds, or the digits of a compact date; anything else is no date."""
    low, high = EPOCH_SECONDS
    if not -1e18 < value < 1e18:
        return NO_DATE, "the publication date is a number that is no time stamp"
    for unit in (1, 1000, 1_000_000):
        if low <= value / unit < high:
            at = datetime.fromtimestamp(int(value / unit), UTC)
            return _date(_edtf(at.year, at.month, at.day, at.hour, at.minute), str(value))
    if isinstance(value, int) and (match := _COMPACT.fullmatch(str(value))) and (edtf := _from_match(match)):
        return _date(edtf, str(value))
    return NO_DATE, f"the publication date {str(value)[:20]} is a number that is no time stamp"


def _from_text(value: str) -> tuple[Date, str]:
    text = " ".join(value[: DATE_CHARS * 2].split())
    if not text or len(text) > DATE_CHARS:
        return NO_DATE, "the publication date is too long for a date" if text else ""
    for pattern in (_ISO, _COMPACT, *_SPELLED):
        if (match := pattern.fullmatch(text)) and (edtf := _from_match(match)):
            return _date(edtf, value.strip())
    if match := _MONTH_ONLY.fullmatch(text):
        edtf = _month(match)
        return _date(edtf, value.strip()) if edtf else (NO_DATE, f"the publication date {text!r} is no date")
    if match := _SLASHED.fullmatch(text):
        edtf = _from_slashed(match)
        return _date(edtf, value.strip()) if edtf else (NO_DATE, f"the publication date {text!r} is ambiguous")
    if text.isdigit() and len(text) in (9, 10, 12, 13):
        return _from_number(int(text))
    if _RFC.fullmatch(text) and (edtf := _from_rfc(text)):
        return _date(edtf, value.strip())
    return NO_DATE, f"the publication date {text[:60]!r} could not be understood"


def _from_rfc(text: str) -> str:
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return _edtf(at.year, at.month, at.day, at.hour, at.minute)


def _month(match: re.Match[str]) -> str:
    year = int(match["year"] or match["only"])
    if not YEARS[0] <= year <= YEARS[1]:
        return ""
    if match["only"]:
        return match["only"]
    return f"{match['year']}-{match['month']}" if 1 <= int(match["month"]) <= 12 else ""


def _from_slashed(match: re.Match[str]) -> str:
    """A date of numbers alone, if only one order of day and month is possible."""
    first, second = int(match["first"]), int(match["second"])
    orders = {(second, first), (first, second)}  # (day, month)
    valid = sorted(o for o in orders if 1 <= o[1] <= 12 and 1 <= o[0] <= 31)
    if len(valid) != 1:
        return ""
    day, month = valid[0]
    return _edtf(int(match["year"]), month, day, *_clock(match.groupdict()))


def _from_match(match: re.Match[str]) -> str:
    parts = match.groupdict()
    month = parts["month"]
    number = int(month) if month.isdigit() else next(int(n) for m, n in MONTHS.items() if m[:3] == month[:3].lower())
    return _edtf(int(parts["year"]), number, int(parts["day"]), *_clock(parts))


def _clock(parts: dict[str, str | None]) -> tuple[int | None, int | None]:
    """(hour, minute) on the 24-hour clock, or (None, None) where no time, or a filler, is given."""
    if not parts.get("hour"):
        return None, None
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    if half := (parts.get("half") or "").lower():
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, minute


def _edtf(year: int, month: int, day: int, hour: int | None = None, minute: int | None = None) -> str:
    try:
        at = datetime(year, month, day, hour or 0, minute or 0)
    except (ValueError, OverflowError):
        return ""
    if not YEARS[0] <= year <= YEARS[1]:
        return ""
    return f"{at:%Y-%m-%d}" if not (hour or minute) else f"{at:%Y-%m-%dT%H:%M}"
