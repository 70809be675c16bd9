"""Rules for dates that name a month, a year, a decade: what the calendar itself says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rashomon.clauses import is_counting
from rashomon.dates.edtf import edtf_interval, is_day, month_end, shift_months
from rashomon.dates.found import UNRESOLVED, UNRESOLVED_TIME, DateMeaning, explicit, relative
from rashomon.dates.rule import EDGE, Leaning, Match, Rule, rule
from rashomon.lexicon import words_of

# What a bare year, a time follows when it is one; what numbers things that are no years.
_BEFORE_YEAR, _NUMBERED = words_of("dates", "before year"), words_of("dates", "numbered")
_BEFORE_CLOCK, _BEFORE_SEASON = words_of("dates", "before clock"), words_of("dates", "before season")
_NAMED_AFTER = words_of("dates", "attack")
A_YEAR = "(?P<year>year|(?:last|this|next) unit)"
HALF_YEAR = 6  # months: what the present tense looks ahead; a month further on is nearer behind
FAR_DAYS = 320  # days: nobody writes a day so far off without its year, so tense must have misled us
NOT_A_DATE = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "MONEY", "PERCENT", "QUANTITY"})


def month_near(match: Match, month: int) -> str:
    """The EDTF of a month without a year: the one that the clause's tense points to."""
    today = match.published.known("month")
    if today is None:
        return ""
    leaning = "past" if match.before() in {"since", "of"} and match.before(2) != "end" else match.lean()
    ahead = (month - today.month) % 12
    nearer = leaning == "present" and ahead < HALF_YEAR
    months = ahead if leaning == "future" or nearer else ahead - 12 if ahead else 0
    year = today.year + (today.month - 1 + months) // 12
    return f"{year:04d}-{month:02d}"


def day_near(match: Match, month: int, day: int) -> str:
    """The EDTF of a day without a year; where tense does not tell, the one nearest to publication."""
    today = match.published.known("day")
    if today is None:
        return ""
    days = [date(y, month, day) for y in (today.year - 1, today.year, today.year + 1) if is_day(y, month, day)]
    return nearest_day(days, today, match.lean())


def nearest_day(days: Sequence[date], today: date, leaning: Leaning) -> str:
    """The EDTF of the one of `days` that tense points to; where it does not tell, of the one nearest to publication."""
    nearest = min(days, key=lambda d: abs(d - today), default=None)
    wanted = [d for d in days if (d <= today if leaning == "past" else d >= today)]
    chosen = min(wanted, key=lambda d: abs(d - today), default=nearest) if leaning in {"past", "future"} else nearest
    if chosen and nearest and abs(chosen - today).days > FAR_DAYS:
        chosen = nearest
    return chosen.isoformat() if chosen else ""


def _month_days(match: Match) -> DateMeaning | None:
    month, year = match.number("month") or 0, match.number("year")
    first, last = match.number("one") or 0, match.number("two")
    if not is_day(year or 2000, month, first) or (last and not (first < last and is_day(year or 2000, month, last))):
        return None
    if year is None and match.after().lower() in _NAMED_AFTER:
        return UNRESOLVED  # named after their day: which year it was is knowledge, not text
    start = day_near(match, month, first) if year is None else f"{year:04d}-{month:02d}-{first:02d}"
    edtf = f"{start}/{start[:8]}{last:02d}" if last and start else start
    return explicit(edtf) if year is not None else relative(edtf)


@rule(
    "(?:weekday comma?)? (?P<month>month) (?P<one>day|ord) (?:(?:dash|to|and) (?P<two>day|ord))? "
    "(?:comma? (?P<year>year))?"
)
def month_day(match: Match) -> DateMeaning | None:
    """`June 18, 2023`, `Monday, June 18`, `June 18-19`."""
    return _month_days(match)


@rule(
    "(?:weekday comma?)? the? (?P<one>day|ord) (?:(?:dash|to|and) the? (?P<two>day|ord))? (?P<of>of)? "
    "(?P<month>month) (?:comma? (?P<year>year))?"
)
def day_month(match: Match) -> DateMeaning | None:
    """`18 June 2023`, `the 18th of June`."""
    if match.group("one")[0].text.isalpha() and not match.group("of"):
        return None
    return _month_days(match)


@rule("(?P<one>day) dash (?P<month>month) dash (?P<year>year)")
def day_month_dashed(match: Match) -> DateMeaning | None:
    """`19-Nov-2013`."""
    return _month_days(match)


@rule("the? (?P<one>ord) of (?P<which>last|this|next) (?P<unit>unit)")
def day_of_near_month(match: Match) -> DateMeaning | None:
    """`the 2nd of this month`, `the first of next month`."""
    day, today = match.number("one") or 0, match.published.known("month")
    if match.word("unit") != "month" or not (match.tagged or match.group("one")[0].text[0].isdigit()):
        return None
    found = shift_months(today, {"last": -1, "this": 0, "next": 1}[match.word("which")]) if today else None
    if found is None:
        return UNRESOLVED
    return relative(f"{found[0]:04d}-{found[1]:02d}-{day:02d}") if is_day(*found, day) else None


@rule(
    "(?P<led>from|between)? (?P<m1>month) (?P<d1>day|ord)? (?P<join>dash|to|and) (?P<m2>month) (?P<d2>day|ord)? "
    "comma? (?P<year>year)"
)
def month_range(match: Match) -> DateMeaning | None:
    """`from May to July 2021`, `March 28-April 2, 2022`: the year is said once."""
    year, days = match.number("year") or 0, (match.number("d1"), match.number("d2"))
    led = match.group("led")
    if match.group("join")[0].name == "and" and not (led and led[0].name == "between"):
        return None
    ends = []
    for month, day in zip((match.number("m1") or 0, match.number("m2") or 0), days, strict=True):
        if not is_day(year, month, day or 1):
            return None
        ends.append(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
    return explicit("/".join(ends)) if edtf_interval("/".join(ends)) else None


@rule(f"{EDGE}? (?P<month>month) (?:comma|of)? {A_YEAR}")
def month_year(match: Match) -> DateMeaning | None:
    """`June 2023`, `late May of 2022`, `November of this year`."""
    return _in_year(match, lambda year: f"{year:04d}-{match.number('month'):02d}")


@rule(f"{EDGE}? (?P<which>last|this|next|past|coming)? (?P<month>month)")
def month_alone(match: Match) -> DateMeaning | None:
    """`in February`, `mid-June`, `next May`: not the verb `may`, not a Ms May."""
    if not _is_month(match):
        return None
    month, today, which = match.number("month") or 1, match.published.known("month"), match.word("which")
    if today is None:
        return UNRESOLVED
    year = today.year
    if which in {"last", "past"}:
        year -= month >= today.month
    elif which in {"next", "coming"}:
        year += month <= today.month
    elif which != "this":
        return relative(month_near(match, month))
    return relative(f"{year:04d}-{month:02d}")


def _is_month(match: Match) -> bool:
    lexeme, bare = match.group("month")[0], match.last - match.first == 1
    beside = [x.name for x in (*match.lexemes[max(0, match.first - 1) : match.first], *match.lexemes[match.last :][:1])]
    token = match.sentence.parse.tokens[match.tokens[1] - 1]
    if token.pos in {"VERB", "AUX"} or match.labels & NOT_A_DATE or not lexeme.text[0].isupper():
        return False
    if bare and ("month" in beside or (match.first == 0 and match.after() == "on")):  # `April May`, `March on Rome`
        return False
    return not bare or match.tagged


@rule("(?:from|between)? (?P<one>year) (?P<join>dash|to|and) (?P<two>year|day|num)")
def years(match: Match) -> DateMeaning | None:
    """`2011-2014`, `from 2011 to 2014`, `2011–14`."""
    one, two = match.number("one") or 0, match.number("two") or 0
    if match.group("join")[0].name == "and" and match.lexemes[match.first].name != "between":
        return None
    if match.group("two")[0].name != "year":
        short = match.group("join")[0].name == "dash" and len(match.group("two")[0].text) == 2
        two = one // 100 * 100 + two if short else 0
    return explicit(f"{one:04d}/{two:04d}") if one < two and not match.labels & NOT_A_DATE else None


@rule(f"{EDGE}? (?:fiscal|financial)? (?:unit)? (?P<year>year)")
def year_alone(match: Match) -> DateMeaning | None:
    """`in 2011`, `early 2022`, `a 1994 memorandum`: not a price, a count or a model's name."""
    units = [x for x in match.lexemes[match.first : match.last] if x.name == "unit"]
    if any(x.value != "year" for x in units) or match.labels & NOT_A_DATE:
        return None
    token = match.sentence.parse.tokens[match.tokens[1] - 1]
    if not any(c.isdigit() for c in token.text) or match.before() in _NUMBERED or match.before().isdigit():
        return None
    counted = is_counting(match.sentence.parse, token)
    if {match.after().lower(), match.after(2).lower()} & {"hours", "hrs"}:
        return None  # `between 1330 and 1430 hours`: times of day
    led = match.before() in _BEFORE_YEAR or match.last - match.first > 1 or match.before() + match.after() == "()"
    listed = match.before() in {"and", "or"} and match.first >= 2 and match.lexemes[match.first - 2].name == "year"
    if (counted and match.before() not in _BEFORE_YEAR) or not (match.tagged or (not counted and (led or listed))):
        return None
    return explicit(f"{match.number('year'):04d}")


@rule("the? (?:early dash?)? (?P<decade>decade)")
def decade(match: Match) -> DateMeaning | None:
    """`the 1990s`, `the late '80s`."""
    number, text = match.number("decade") or 0, match.group("decade")[0].text
    if text.isalpha() and not (match.lexemes[match.first].name == "the" or match.tagged):
        return None
    if number < 100 and number < 3:
        return UNRESOLVED
    return explicit(f"{number if number >= 100 else 190 + number}X")


@rule("the? (?:(?P<which>ord|last|this|next|unit)) dash? (?P<part>unit|half) (?:comma|of the?)? " + A_YEAR)
def part_of_year(match: Match) -> DateMeaning | None:
    """`the fourth quarter of 2022`, `the first half of next year`."""
    word = match.word("which")  # `second` is a unit before all
    which = match.number("which") or {"last": -1, "second": 2}.get(word, 0)
    length = {"quarter": 3, "half": 6}.get(match.word("part"))
    return _part_in_year(match, which, length) if length else None


def _part_in_year(match: Match, which: int, length: int) -> DateMeaning | None:
    """The `which`-th stretch of `length` months of the year that is told; the last one for -1."""
    if which == 0 or which > 12 // length:
        return None
    first = (12 // length if which < 0 else which) * length - length + 1
    return _in_year(match, lambda year: f"{year:04d}-{first:02d}/{year:04d}-{first + length - 1:02d}")


@rule(f"(?P<short>quarter) (?:comma|of|dash)? {A_YEAR}")
def short_quarter(match: Match) -> DateMeaning | None:
    """`Q3 2015`, `H1 of last year`."""
    return _part_in_year(match, match.number("short") or 0, _months_of(match))


@rule("(?P<year>year) dash? (?P<short>quarter)")
def short_quarter_after(match: Match) -> DateMeaning | None:
    """`2015 Q3`."""
    return _part_in_year(match, match.number("short") or 0, _months_of(match))


@rule("(?P<short>quarter)")
def short_quarter_alone(match: Match) -> DateMeaning | None:
    """`in Q3`: that of the year which tense points to; firms' own years may begin elsewhere, so it is approximate."""
    if match.labels & NOT_A_DATE:
        return None
    length = _months_of(match)
    near = month_near(match, (match.number("short") or 1) * length)
    if not near:
        return UNRESOLVED
    year, last = (int(x) for x in near.split("-"))
    return relative(f"{year:04d}-{last - length + 1:02d}~/{near}~")


def _months_of(match: Match) -> int:
    return 3 if "q" in match.group("short")[0].text.lower() else 6


def _in_year(match: Match, value: Callable[[int], str]) -> DateMeaning | None:
    """What `value` makes of the year that group `year` names; None where that is no year."""
    taken = match.group("year")
    if len(taken) == 1:
        return explicit(value(match.number("year") or 0))
    if taken[1].value != "year":
        return None
    today = match.published.known("year")
    return relative(value(today.year + {"last": -1, "this": 0, "next": 1}[taken[0].name])) if today else UNRESOLVED


@rule("the? (?:early dash?)? (?P<season>season) (?:comma|of)? " + A_YEAR)
def season_year(match: Match) -> DateMeaning | None:
    """`the summer of 2022`, `spring next year`."""
    return _in_year(match, lambda year: f"{year:04d}-{match.number('season')}")


@rule("(?:early)? (?P<which>last|this|next) (?P<season>season)")
def season_near(match: Match) -> DateMeaning | None:
    """`last fall`, `this summer`: of the year that puts it on that side of publication."""
    today, season = match.published.known("month"), match.number("season") or 21
    if today is None:
        return UNRESOLVED
    first = season * 3 - 60  # the season's first month: 21 is March
    year = today.year
    if match.word("which") == "last":
        year -= month_end(year, min(first + 2, 12)) >= today.replace(day=1)
    elif match.word("which") == "next":
        year += first <= today.month
    return relative(f"{year:04d}-{season}")


@rule("the (?P<season>season)")
def season_bare(match: Match) -> DateMeaning | None:
    """`in the fall`: some fall, we are not told which; never `in the fall of a city`."""
    led = match.before() in _BEFORE_SEASON
    return UNRESOLVED if led and match.after().lower() != "of" else None


@rule("(?P<iso>iso)")
def iso(match: Match) -> DateMeaning | None:
    """`2023-06-18`, `2023-06-18T16:30`."""
    text = match.group("iso")[0].text
    year, month, day = (int(x) for x in text[:10].split("-"))
    return explicit(text) if is_day(year, month, day) else None


@rule("(?P<numeric>numeric)")
def numeric(match: Match) -> DateMeaning | None:
    """`18/06/2023`; `06/07/2023` may be read two ways and stays unresolved."""
    left, right, year = (int(x) for x in match.group("numeric")[0].text.replace(".", "/").split("/"))
    readings = {(right, left), (left, right)} if "/" in match.group("numeric")[0].text else {(right, left)}
    days = sorted({f"{year:04d}-{m:02d}-{d:02d}" for m, d in readings if is_day(year, m, d)})
    if not days:
        return None
    return explicit(days[0]) if len(days) == 1 else UNRESOLVED


@rule("(?P<holiday>holiday) (?:unit)?")
def holiday(match: Match) -> DateMeaning | None:
    """`Christmas`: found, so that nothing else is taken for the date; moving feasts are not computed."""
    return UNRESOLVED if match.tagged else None


@rule("(?P<clock>clock) (?P<half>ampm)? (?:zone|local time)?")
def clock_time(match: Match) -> DateMeaning | None:
    """`4:30 p.m.`, `16:30 GMT`."""
    hour, minute = (int(x) for x in match.group("clock")[0].text.replace(".", ":").split(":"))
    if not (match.group("half") or match.tagged or match.before() in _BEFORE_CLOCK):
        return None
    return _at(match, hour, minute)


@rule("(?P<hour>day) (?P<half>ampm) (?:zone|local time)?")
def hour_time(match: Match) -> DateMeaning | None:
    """`4 p.m.`"""
    return _at(match, match.number("hour") or 0, 0)


def _at(match: Match, hour: int, minute: int) -> DateMeaning | None:
    """A time of day: without `a.m.` or `p.m.`, hours to 12 may be either and are not told."""
    half = match.word("half")
    if minute > 59 or hour > (12 if half else 23):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif hour <= 12 and not match.group("clock")[0].text.startswith("0"):
        return UNRESOLVED_TIME
    return DateMeaning("time", clock=f"{hour:02d}:{minute:02d}")


ABSOLUTE_RULES: tuple[Rule, ...] = (
    month_day,
    day_month,
    day_month_dashed,
    day_of_near_month,
    month_range,
    month_year,
    month_alone,
    part_of_year,
    short_quarter,
    short_quarter_after,
    short_quarter_alone,
    years,
    year_alone,
    decade,
    season_year,
    season_near,
    season_bare,
    iso,
    numeric,
    holiday,
    clock_time,
    hour_time,
)
