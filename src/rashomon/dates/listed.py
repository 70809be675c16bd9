"""Lists of days that share one month: `on Monday 4, Tuesday 5 and Friday 8 March`, `March 4, 5 and 8, 2021`."""

from __future__ import annotations

from rashomon.dates.absolute import day_near
from rashomon.dates.edtf import is_day
from rashomon.dates.found import DateMeaning, explicit, relative
from rashomon.dates.rule import Listed, Match, Rule, rule

_NEXT = "(?: comma and | comma | and ) weekday? comma? the? (?:day|ord)"
_DAYS = frozenset({"day", "ord"})


@rule(f"weekday? comma? the? (?:day|ord) (?:{_NEXT}){{1,8}} of? (?P<month>month) (?:comma? (?P<year>year))?")
def days_before_month(match: Match) -> Listed | None:
    """`4, 5 and 8 March`, `Monday 4 and Friday 8 March 2024`."""
    at = [i for i in range(match.first, match.last) if match.lexemes[i].name in _DAYS]
    return _listed(match, at, match.first, match.last)


@rule(f"weekday? comma? (?P<month>month) (?:day|ord) (?:{_NEXT}){{1,8}} (?:comma? (?P<year>year))?")
def days_after_month(match: Match) -> Listed | None:
    """`March 4, 5 and 8`; `March 4, 300 people` is none."""
    at = [i for i in range(match.first, match.last) if match.lexemes[i].name in _DAYS]
    if not any(match.lexemes[i].name == "and" for i in range(at[0], at[-1])):
        return None
    return _listed(match, at, match.first, match.last)


def _listed(match: Match, at: list[int], first: int, last: int) -> Listed | None:
    """Each day at its own words; the first has the words before it, the last those after it."""
    weekdays = any(match.lexemes[i].name == "weekday" for i in range(at[0], at[-1]))
    days = [int(match.lexemes[i].value) for i in at]
    if len(at) == 2 and days[1] == days[0] + 1 and not weekdays:
        return None  # `June 18 and 19` is one stretch
    if days != sorted(set(days)) or not (weekdays or match.tagged):
        return None
    parts = []
    for number, (i, day) in enumerate(zip(at, days, strict=True)):
        led = i - 1 if match.lexemes[i - 1].name == "weekday" else i
        start, end = first if number == 0 else led, last if number == len(at) - 1 else i + 1
        meaning = _day(match, day)
        if meaning is None:
            return None
        parts.append((start, end, meaning))
    return Listed(tuple(parts))


def _day(match: Match, day: int) -> DateMeaning | None:
    month, year = match.number("month") or 0, match.number("year")
    if not is_day(year or 2000, month, day):
        return None
    return relative(day_near(match, month, day)) if year is None else explicit(f"{year:04d}-{month:02d}-{day:02d}")


LIST_RULES: tuple[Rule, ...] = (days_before_month, days_after_month)
