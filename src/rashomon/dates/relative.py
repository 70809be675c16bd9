"""Rules for dates told from the day of publication, and for durations and repetitions."""

from __future__ import annotations

from datetime import date

from rashomon.dates.edtf import iso_day, iso_days, shift, shift_months
from rashomon.dates.found import DURATION, SET, UNRESOLVED, UNRESOLVED_TIME, DateMeaning, relative
from rashomon.dates.rule import COUNT, EDGE, Match, Rule, count_of, rule
from rashomon.lexicon import words_of

_NAMED_DAYS = words_of("dates", "named day")  # `Good Friday` is no Friday by publication
_TITLED = words_of("dates", "titled")  # what makes a paper, a programme or a game of a weekday's name
_BOUNDED = words_of("dates", "bounded")  # before a count that is no exact one
_WHOSE = words_of("dates", "whose")  # `his last year`: not the last before publication
UNNAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW"})
LONG_UNITS = {"year": 12, "decade": 120, "century": 1200, "month": 1}  # months
INSTANTS = frozenset({"second", "minute"})  # as often a time of no length: `the last minute`
WEEKS = {"week": 7, "fortnight": 14}  # days
SHORT_UNITS = {"day": 1, **WEEKS, "weekend": 7}  # days
_ORDINARY = frozenset({"quarter", "second"})  # also a share, and a place in a row
PAST_WORDS, NEXT_WORDS = frozenset({"last", "past"}), frozenset({"next", "coming"})


@rule("(?:early)? (?P<day>deictic) (?:part)?")
def deictic(match: Match) -> DateMeaning | None:
    """`today`, `yesterday morning`, `late tonight`."""
    if match.labels & UNNAMED or match.after().lower() == "show":
        return None
    today = match.published.known("day")
    return relative(iso_day(shift(today, match.number("day") or 0)) if today else "")


@rule("the unit before (?P<day>deictic)")
def day_beyond(match: Match) -> DateMeaning | None:
    """`the day before yesterday`, `the day after tomorrow`."""
    step, today = match.number("day") or 0, match.published.known("day")
    word = match.lexemes[match.first + 2].value
    if match.lexemes[match.first + 1].value != "day":
        return None
    if not today or (step, word) not in {(-1, "before"), (1, "after"), (0, "before"), (0, "after")}:
        return UNRESOLVED
    return relative(iso_day(shift(today, 2 * step or (1 if word == "after" else -1))))


@rule(
    "(?:(?P<which>last|this|next|past|coming))? (?:early)? (?:part of)? (?P<weekday>weekday) (?:part)? "
    "(?:(?:of)? (?P<week>last|this|next) (?P<unit>unit))?"
)
def weekday(match: Match) -> DateMeaning | None:
    """`Sunday`, `late on Sunday night`, `last Friday`, `Friday of next week`."""
    unit, today = match.word("unit"), match.published.known("day")
    if not _is_weekday(match) or unit not in {"", "week"}:
        return None
    if today is None:
        return UNRESOLVED
    day = match.number("weekday") or 0
    if unit:
        step = {"last": -7, "this": 0, "next": 7}[match.word("week")]
        return relative(iso_day(shift(today, step + day - today.weekday())))
    return relative(iso_day(shift(today, _steps(match, day - today.weekday()))))


def _steps(match: Match, ahead: int) -> int:
    """Days from publication to the weekday meant; `ahead` is that to the same ISO week's."""
    which = match.word("which")
    if which in PAST_WORDS:
        return ahead % 7 - 7
    if which in NEXT_WORDS:
        return ahead % 7 or 7
    return ahead % 7 if match.before() != "since" and match.lean() in {"future", "present"} else -(-ahead % 7)


@rule(f"{COUNT} (?P<unit>unit|units) (?P<way>on|from|ago)? (?P<which>last|next)? (?P<weekday>weekday) (?:part)?")
def counted_from_weekday(match: Match) -> DateMeaning | None:
    """`a week on Tuesday`, `two weeks from Monday`, `a week ago Friday`, `a week last Friday`."""
    count, unit = count_of(match.group("count")), match.word("unit")
    way, which, today = match.word("way"), match.word("which"), match.published.known("day")
    if not _is_weekday(match) or unit not in WEEKS or not (way or which):
        return None
    back = way == "ago" or which == "last"
    if count is None or count != int(count) or today is None or (not back and match.lean() == "past"):
        return UNRESOLVED
    ahead, days = (match.number("weekday") or 0) - today.weekday(), int(count) * WEEKS[unit]
    near = -(-ahead % 7) or -7 * (which == "last") if back else ahead % 7 or 7
    return relative(iso_day(shift(today, near - days if back else near + days)))


@rule("(?P<weekday>weekday) (?P<unit>unit)")
def weekday_week(match: Match) -> DateMeaning | None:
    """`Friday week`: the one after the next."""
    unit, today = match.word("unit"), match.published.known("day")
    if not _is_weekday(match) or unit not in WEEKS or match.after() in {"’s", "'s", "’", "-", "of"}:
        return None
    if today is None:
        return UNRESOLVED
    return relative(iso_day(shift(today, ((match.number("weekday") or 0) - today.weekday()) % 7 + WEEKS[unit])))


@rule(f"{COUNT} (?P<unit>unit|units) (?P<way>from|ago)? (?P<day>deictic)")
def counted_from_today(match: Match) -> DateMeaning | None:
    """`a week from tomorrow`, `two weeks ago today`, `a week today`."""
    count, unit = count_of(match.group("count")), match.word("unit")
    way, step, today = match.word("way"), match.number("day") or 0, match.published.known("day")
    if unit not in WEEKS | {"day": 1} or count is None or count != int(count) or (not way and step < 0):
        return None
    if today is None:
        return UNRESOLVED
    days = int(count) * SHORT_UNITS[unit]
    return relative(iso_day(shift(today, step - days if way == "ago" else step + days)))


@rule("the (?P<what>unit|weekday) (?P<way>before) (?P<which>last|next)")
def one_beyond(match: Match) -> DateMeaning | None:
    """`the week after next`, `the weekend before last`, `the Monday after next`."""
    back = match.word("way") == "before"
    today, what = match.published, match.group("what")[0]
    if back != (match.word("which") == "last"):
        return None
    if what.name == "unit":
        return _near(match, -2 if back else 2, str(what.value))
    day = today.known("day")
    if day is None:
        return UNRESOLVED
    ahead = int(what.value) - day.weekday()
    return relative(iso_day(shift(day, ahead % 7 - 14 if back else (ahead % 7 or 7) + 7)))


def _is_weekday(match: Match) -> bool:
    word, after = match.group("weekday")[0].text, match.after()
    if match.before() in _NAMED_DAYS or after in _TITLED or (match.labels & UNNAMED and not match.tagged):
        return False
    if not word.lower().endswith("day") and not word.endswith("."):
        return match.tagged and word[0].isupper()
    return word[0].isupper() or match.tagged


@rule("(?P<edge>earlier|early)? (?:in)? (?P<which>last|this|next|past|coming|that) (?P<unit>unit|part)")
def unit_near(match: Match) -> DateMeaning | None:
    """`last month`, `late last year`, `earlier this week`, `this morning`, `last night`."""
    which, unit = match.word("which"), match.word("unit")
    kind = match.group("which")[0].name
    if which == "last" and (unit in INSTANTS or unit == "hour"):
        return None
    if kind == "that":
        return UNRESOLVED
    step = -1 if which in PAST_WORDS else 1 if which in NEXT_WORDS else 0
    if (kind in {"past", "coming"} and match.before() == "the") or match.before() in _WHOSE:
        return UNRESOLVED
    if match.group("unit")[0].name == "part":
        return _part(match, step)
    return _near(match, step, unit)


def _part(match: Match, step: int) -> DateMeaning:
    today = match.published.known("day")
    if step > 0 or match.before() == "the":
        return UNRESOLVED_TIME
    return relative(iso_day(shift(today, step)) if today else "")


def _near(match: Match, step: int, unit: str) -> DateMeaning | None:
    published = match.published
    if unit == "year":
        today = published.known("year")
        return relative(f"{today.year + step:04d}" if today else "")
    if unit in {"month", "quarter"}:
        return relative(_near_month(match, step, unit))
    if unit in {"week", "weekend"}:
        today = published.known("day")
        return relative(_near_week(match, today, step, unit) if today else "")
    return UNRESOLVED if unit in SHORT_UNITS or unit in LONG_UNITS else UNRESOLVED_TIME


def _near_month(match: Match, step: int, unit: str) -> str:
    today = match.published.known("month")
    if today is None:
        return ""
    if unit == "month":
        found = shift_months(today, step)
        return f"{found[0]:04d}-{found[1]:02d}" if found else ""
    year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + step, 4)
    return f"{year:04d}-{quarter * 3 + 1:02d}/{year:04d}-{quarter * 3 + 3:02d}"


def _near_week(match: Match, today: date, step: int, unit: str) -> str:
    """The ISO week (or its weekend) meant; what is to come `this week`, told on a Sunday, is the week that begins."""
    if step == 0 and today.weekday() == 6 and unit == "week" and match.lean() == "future":
        step = 1
    monday = shift(today, 7 * step - today.weekday())
    if step < 0 and unit == "week" and today.weekday() == 6 and monday:  # or the week that ends with this Sunday
        return iso_days(monday, 7).replace("/", "~/") + "~"
    if monday is None:
        return ""
    return iso_days(shift(monday, 5), 2) if unit == "weekend" else iso_days(monday, 7)


@rule(f"(?:earlier|{EDGE}) (?:in)? (?:of)? the? (?P<unit>unit)")
def part_of_unit(match: Match) -> DateMeaning | None:
    """`the end of the year`, `later in the month`: the running one; `earlier in the day` is some day."""
    unit = match.word("unit")
    if match.lexemes[match.last - 2].name != "the":
        return None
    return _near(match, 0, unit) if unit in {"year", "month"} else UNRESOLVED if unit in {"week", "day"} else None


@rule(f"{COUNT} (?P<unit>unit|units) (?P<way>ago|from now)")
def ago(match: Match) -> DateMeaning | None:
    """`two days ago`; longer spans are rounded by those who say them, so their values are approximate."""
    count, unit = count_of(match.group("count")), match.word("unit")
    bounded = match.before() in _BOUNDED
    if count is None or count != int(count) or match.group("count")[0].name == "approx" or bounded:
        return UNRESOLVED
    steps = int(count) * (-1 if match.word("way") == "ago" else 1)
    if unit in SHORT_UNITS:
        today = match.published.known("day")
        edtf = iso_day(shift(today, steps * SHORT_UNITS[unit])) if today else ""
        return relative(edtf if unit == "day" or not edtf else edtf + "~")
    if unit in LONG_UNITS:
        return relative(_months_away(match, steps * LONG_UNITS[unit], unit))
    return UNRESOLVED_TIME


def _months_away(match: Match, months: int, unit: str) -> str:
    today = match.published.known("month" if unit == "month" else "year")
    found = shift_months(today, months) if today else None
    if found is None:
        return ""
    return f"{found[0]:04d}-{found[1]:02d}~" if unit == "month" else f"{found[0]:04d}~"


@rule(f"(?:{COUNT} (?P<unit>unit|units)|(?P<many>units)) earlier")
def away(match: Match) -> DateMeaning | None:
    """`a day earlier`, `hours later`: told from another date, which we do not look for."""
    unit = match.word("unit") or match.word("many")
    return UNRESOLVED if unit in SHORT_UNITS or unit in LONG_UNITS else UNRESOLVED_TIME


@rule(f"the? (?:this|last|next|past|coming|recent|that) (?:{COUNT} | vague)? (?P<unit>units)")
def stretch(match: Match) -> DateMeaning | None:
    """`the next several months`, `recent weeks`, `the past five years`: no day begins or ends them."""
    first = match.lexemes[match.first]
    if first.name == "coming" and first.value != "coming":  # `following months of protests`
        return None
    return UNRESOLVED if match.word("unit") not in INSTANTS else UNRESOLVED_TIME


@rule("(?:earlier)? (?:the (?:same|next|coming|past|last|ord) | that (?:same)?) (?P<unit>unit|part)")
def told_before(match: Match) -> DateMeaning | None:
    """`the same day`, `later that day`, `the next night`: told from the text before."""
    unit, which = match.word("unit"), match.lexemes[match.last - 2].name
    if unit in INSTANTS or (which in {"ord", "last"} and not match.tagged):
        return None
    return UNRESOLVED if match.group("unit")[0].name == "unit" else UNRESOLVED_TIME


@rule(f"(?!a unit dash)(?:{COUNT}) dash? (?P<unit>unit|units) (?:dash? old)? (?:and a half)?")
def duration(match: Match) -> DateMeaning | None:
    """`five and a half hours`, `two-day`, `18-month-old`."""
    count, unit = match.group("count"), match.word("unit")
    if match.labels & (UNNAMED | {"EVENT"}) and not match.tagged:
        return None
    names = {x.name for x in count}
    if names == {"a"} and not (match.tagged or match.before() in {"for", "within"}):
        return None
    return DURATION if unit not in _ORDINARY or match.tagged else None


@rule("(?:(?P<unit>units)|(?P<one>unit) dash old) (?:dash old)?")
def units_bare(match: Match) -> DateMeaning | None:
    """`for months`, `decades-long`, `a day-long meeting`."""
    if match.word("unit") in INSTANTS or not (match.last - match.first > 1 or match.tagged):
        return None
    return None if match.labels & UNNAMED else DURATION


@rule("(?P<each>every) (?:word|day|ord|vague)? (?P<unit>unit|units|weekday|part|month|season)")
def every(match: Match) -> DateMeaning | None:
    """`every day`, `each Sunday`."""
    return SET if match.word("unit") not in _ORDINARY or match.tagged else None


@rule("(?P<often>often)")
def often(match: Match) -> DateMeaning | None:
    """`weekly`, `annual`: in small letters; with a capital it is part of a name."""
    text = match.group("often")[0].text
    return SET if text.islower() and not match.labels & UNNAMED else None


@rule("approx? (?P<part>part)")
def noon(match: Match) -> DateMeaning | None:
    """`noon`; `midnight` may begin or end its day, so it tells no time that could be written."""
    word = match.word("part")
    if word in {"noon", "midday"}:
        return DateMeaning("time", clock="12:00")
    return UNRESOLVED_TIME if word == "midnight" and match.tagged else None


@rule("the (?P<part>part)")
def part_alone(match: Match) -> DateMeaning | None:
    """`in the afternoon`: of a day the text told before."""
    return UNRESOLVED_TIME if match.before() in {"in", "by"} or match.tagged else None


RELATIVE_RULES: tuple[Rule, ...] = (
    deictic,
    day_beyond,
    weekday,
    counted_from_weekday,
    weekday_week,
    counted_from_today,
    one_beyond,
    unit_near,
    part_of_unit,
    ago,
    away,
    stretch,
    told_before,
    every,
    duration,
    units_bare,
    often,
    noon,
    part_alone,
)
