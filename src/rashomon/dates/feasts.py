"""Feasts and named days: `Boxing Day`, `Easter Monday 2021`, `last Labor Day`.

The table `calendar` says how each is found in a year. Days that differ by country or church and are not told apart by
their words (`Mother's Day`, `Eid`) stay unresolved.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rashomon.dates.absolute import nearest_day
from rashomon.dates.edtf import is_day, month_end, shift
from rashomon.dates.found import UNRESOLVED, DateMeaning, explicit, relative
from rashomon.dates.rule import Match, Rule, rule

_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC"})  # what the tagger takes for no day


def day_of_feast(how: str, year: int) -> date | None:
    """The day of a feast in `year`; None where the calendar has none, or `how` tells none.

    `how` is one of `12-26`; `easter N` and `orthodox N`, days from that church's Easter Sunday; `nth N WEEKDAY MONTH
    DAYS`, days from the month's Nth such weekday (Monday is 0), where N is -1 for the last.
    """
    if how[:1].isdigit():
        month, day = (int(x) for x in how.split("-"))
        return date(year, month, day) if is_day(year, month, day) else None
    kind, *rest = how.split()
    numbers = [int(x) for x in rest]
    match kind:
        case "easter":
            return shift(_easter(year), numbers[0])
        case "orthodox":
            return shift(_orthodox_easter(year), numbers[0])
        case "nth":
            return _nth_weekday(year, *numbers)
    return None


def _nth_weekday(year: int, nth: int, weekday: int, month: int, days: int) -> date | None:
    last = month_end(year, month)
    if nth < 0:
        found = shift(last, -((last.weekday() - weekday) % 7))
    else:
        first = date(year, month, 1)
        found = shift(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return shift(found, days) if found else None


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar (Meeus, Astronomical Algorithms, 1991), as a Gregorian day."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    behind = year // 100 - year // 400 - 2  # days between the calendars, from March on
    return shift(date(year, month, day + 1), behind) or date(year, month, day + 1)


@rule("(?P<early>early)? (?P<which>last|this|next)? (?P<feast>feast) (?P<part>part)? (?:comma? (?P<year>year))?")
def feast(match: Match) -> DateMeaning | None:
    """`New Year's Eve`, `Christmas Day 2022`, `last Labor Day`, `Good Friday morning`."""
    year = match.number("year")
    if year is not None:
        return _in(match, year)
    return None if match.labels & _NAMES and not match.tagged else _near(match)


@rule("(?P<year>year) (?P<feast>feast)")
def feast_after_year(match: Match) -> DateMeaning | None:
    """`the 2004 Boxing Day tsunami`."""
    return _in(match, match.number("year") or 0)


@rule("(?P<feast>feast) (?:of)? (?P<which>last|this|next) (?P<unit>unit)")
def feast_of_year(match: Match) -> DateMeaning | None:
    """`Christmas Day last year`."""
    today = match.published.known("year")
    if match.word("unit") != "year":
        return None
    if today is None:
        return UNRESOLVED
    found = day_of_feast(_how(match), today.year + {"last": -1, "this": 0, "next": 1}[match.word("which")])
    return relative(found.isoformat() if found else "")


def _how(match: Match) -> str:
    return str(match.group("feast")[0].value)


def _in(match: Match, year: int) -> DateMeaning:
    found = day_of_feast(_how(match), year)
    return explicit(found.isoformat()) if found else UNRESOLVED


def _near(match: Match) -> DateMeaning:
    """Without its year: the one that tense points to, as for a day of a month."""
    today, which = match.published.known("day"), match.word("which")
    if today is None:
        return UNRESOLVED
    days = [d for y in (today.year - 1, today.year, today.year + 1) if (d := day_of_feast(_how(match), y))]
    told: dict[str, Callable[[date], bool]] = {"last": lambda d: d < today, "next": lambda d: d > today}
    if which in told:
        wanted = [d for d in days if told[which](d)]
        return relative(min(wanted, key=lambda d: abs(d - today)).isoformat() if wanted else "")
    return relative(nearest_day(days, today, "open" if which else match.lean()))


FEAST_RULES: tuple[Rule, ...] = (feast, feast_after_year, feast_of_year)
