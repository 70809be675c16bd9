"""EDTF level 1 dates in words, never more precise than the value."""

from __future__ import annotations

import re

from rashomon.vocabulary import Date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
LAST = (99_999, 0, 0, "")  # sorts after every year EDTF level 1 can write

_POINT = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d(?::\d\d)?)?)?)?)?"
    r"(?P<doubt>[?~%])?"
)
_DOUBT = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}


def find_date_words(edtf: str) -> str:
    """An EDTF value in plain words, e.g. `2023-06` → "June 2023"; a value of another form is given as it is."""
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return _interval_words(start, end)
    decade = re.fullmatch(r"(\d{3})X", edtf)
    if decade:
        return f"{decade[1]}0s"
    point = _POINT.fullmatch(edtf)
    return _point_words(point) if point else edtf


def _point_words(point: re.Match[str]) -> str:
    year, month, day, time, zone = point.group("year", "month", "day", "time", "zone")
    words = year
    if month in SEASONS:
        words = f"{SEASONS[month]} {year}"
    elif month and 1 <= int(month) <= 12:
        words = f"{MONTHS[int(month) - 1]} {year}"
        words = f"{int(day)} {words}" if day else words
    elif month:
        return point[0]
    if time:
        words += f", {time}" + (" UTC" if zone == "Z" else f" (UTC{zone})" if zone else "")
    return _DOUBT[point["doubt"]].format(words) if point["doubt"] else words


def _interval_words(start: str, end: str) -> str:
    if start in {"", ".."}:
        return f"until {find_date_words(end)}" if end not in {"", ".."} else "at an unknown time"
    if end in {"", ".."}:
        return f"from {find_date_words(start)}"
    first, last = find_date_words(start), find_date_words(end)
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])}\u2013{last}" if start[8:].isdigit() else f"{first} \u2013 {last}"
    return f"{first} \u2013 {last}"


def find_precision(edtf: str) -> str:
    """How exact an EDTF value is: `time`, `day`, `month`, `season`, `year`, `span`, or empty for none."""
    if not edtf:
        return ""
    if "/" in edtf:
        return "span"
    point = _POINT.fullmatch(edtf)
    if not point:
        return "year"
    if point["month"] in SEASONS:
        return "season"
    return next((part for part in ("time", "day", "month") if point[part]), "year")


def find_order(edtf: str) -> tuple[int, int, int, str]:
    """A key that sorts EDTF values by when they begin; what has no date comes last."""
    start, _, end = edtf.partition("/")
    point = _POINT.match(start if start not in {"", ".."} else end)
    if not point:
        decade = re.match(r"\d{3}X", start)
        return (int(start[:3]) * 10, 0, 0, "") if decade else LAST
    return (int(point["year"]), int(point["month"] or 0), int(point["day"] or 0), point["time"] or "")


def find_day(edtf: str) -> str:
    """The part of an EDTF point that a timeline groups by: the value without its time of day."""
    return edtf if "/" in edtf else edtf.partition("T")[0]


def find_date_label(date: Date) -> str:
    """A date in words, or the text's own words where it could not be resolved."""
    if date.edtf:
        return find_date_words(date.edtf)
    return f"“{date.text}” (date not known)" if date.text else ""
