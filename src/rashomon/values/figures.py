"""The figures of a sentence as quantities: how much, of what, in which dimension, and how exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.language import Parse
from rashomon.text import fold, lowered
from rashomon.values.numerals import NUMBER_WORDS, PARTS, SCALES, Number, find_numbers
from rashomon.values.units import find_unit

# Words before a figure that say it is no exact one: so much or more, so much or less, about so much.
_MORE = (
    "at least|more than|well over|over|(?:no|not|never) (?:fewer|less) than|upwards of|exceed(?:s|ed|ing)?|as many as|"
    "in excess of|above|beyond"
)
_LESS = "up to|at most|(?:no|not) more than|fewer than|less than|under|below|within"
_NEAR = (
    "about|around|some|roughly|approximately|nearly|almost|close to|just|an estimated|or so|barely|short of|circa|"
    "as (?:much|few|little) as|between|from|not quite"
)
_BEFORE = r"\s(?:the\s|a\s|[$€£¥])?$"
_ABOUT = re.compile(rf"\b(?:{_MORE}|{_LESS}|{_NEAR}){_BEFORE}", re.IGNORECASE)
_JUST = re.compile(r"\b(?:just|little|slightly) [\w ]{4,12}$", re.IGNORECASE)  # `just over an hour` is a rough hour
_OR_MORE = re.compile(rf"\b(?:{_MORE}){_BEFORE}", re.IGNORECASE)
_OR_LESS = re.compile(rf"\b(?<!no )(?<!not )(?<!never )(?:{_LESS}){_BEFORE}", re.IGNORECASE)
_MORE_AFTER = re.compile(r"^\s?(?:or more|at least|plus\b)|^\+", re.IGNORECASE)
_LESS_AFTER = re.compile(r"^\s?(?:or fewer|or less|at (?:the )?most)", re.IGNORECASE)
_ABOUT_AFTER = re.compile(r"^\s?(?:or so|odd)\b", re.IGNORECASE)
_PART_NAMES = "|".join(p for p in PARTS if p not in ("half", "halves"))
_FRACTIONS = re.compile(
    rf"\b(?:(a|an|one|two|three|four|five|six|seven|eight|nine)[\s-])?({_PART_NAMES})(s?)\b(?=\s(?:of|the|less|more|as|a|an|in|said|were|are|is|was|have|had|to)\b|[,.;:)]|$)",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:one[\s-]|a\s)?half(?=\s(?:of|the|its|his|her|their|a|an|as|were|are|have|had|said)\b|[,.;])", re.IGNORECASE
)
_OF_MANY = (
    r"\s(?:in|out of)(?:\severy)?\s(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|\d{1,4})\b"
)
_IN = re.compile(
    rf"(?<![\w-])((?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:one|two|three|four|five|six|seven|eight|nine)|ten|"
    rf"\d{{1,3}})(?:\s[a-z]{{3,15}})?{_OF_MANY}",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:[-–—]|to|and|or)\s?")
_SCALED = re.compile(r"(?<=[\s\u00a0-])(hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_AND = re.compile(r",?\s(?:and\s)?")
_BETWEEN = re.compile(r"\b(?:between|from)\s[$€£¥]?$", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-]{0,2}(?:years?[\s-](?:old|of age))\b", re.IGNORECASE)
_YOUNG = re.compile(r"[\s-](month|week|day)s?(?=[\s-]old\b)", re.IGNORECASE)
_AND_PART = re.compile(
    r"\b(an?|one|two|three|four|five|six|seven|eight|nine|ten)[\s-](second|minute|hour|day|week|month|year|mile|"
    r"metre|kilometre|point|tonne)s?\sand\sa\s(half|quarter)\b",
    re.IGNORECASE,
)
_TIMES = r"(second|minute|hour|day|week|fortnight|month|year|decade|century)"
_HALF_A = re.compile(rf"\bhalf\s(?:an?\s)?{_TIMES}\b", re.IGNORECASE)
# One of a unit, where the words before it tell that it is a length of time: not `4 per cent a year`.
_A_SPAN = re.compile(
    rf"(?<=\b)(?:for|in|within|after|of|about|almost|nearly|over|under|just|than|lasted|lasting|took|takes?)\s"
    rf"(?:(?:just|about|almost|nearly|over|under|less than|more than)\s)?(?P<one>an?\s{_TIMES})\b(?!\sand\s)",
    re.IGNORECASE,
)
# What must stand in a sentence, in small letters, for any pattern, and for the costlier ones, to find anything.
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")
_TELLING = frozenset({*NUMBER_WORDS, *PARTS, *(f"{part}s" for part in PARTS), *_TIMES.strip("()").split("|")})
_HAS_IN, _HAS_SPAN = re.compile(_OF_MANY), re.compile(rf"\san?\s{_TIMES}")
_FRACTION_BEFORE = re.compile(rf"(?:{_PART_NAMES}|half)s?\s$", re.IGNORECASE)
_OF_POINT = re.compile(r"[\s-](?:of\sa\s)?(?:percentage[\s-])?point\b", re.IGNORECASE)
_OF_UNIT = re.compile(r"\sof\s(?:an?|one)(?=\s)", re.IGNORECASE)  # `a quarter of a century`, `a fifth of a per cent`
_PLUS = re.compile(r"\bminus\s$|(?<![\w\d])[-−]$", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"(?:\sdegrees)?\s(?:below\s(?:zero|freezing)|of frost)\b", re.IGNORECASE)
_FROM_ZERO = re.compile(r"\b(?:below|above)\s$", re.IGNORECASE)
_ENDING = frozenset({"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "NUM", "PART"})
_CURRENCY = re.compile(r"(?:[A-Z]{0,3}[$€£¥]|\b[A-Z]{3})\s?$")
LOOK = 28  # characters before a figure, and after it, in which its bound stands
AFTER = 60  # characters after a figure in which the noun counted is shown
NOUNS_AHEAD = 4  # tokens after a figure within which what is counted begins
_YEARS = (1000, 2100)  # bare numbers of four digits between these are years: a matter of dates


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity at `start:end` of a sentence.

    `low` to `high` in the base unit of `dimension` (one value: both alike): `share` in percent, `time` in days,
    `length` in metres, `money` by currency, `age` in years, `order` for ordinals, empty for things counted. `step`:
    what it may have been rounded to. `about`: is it said to be no exact one? `counted`: the noun counted, as a lemma.
    """

    low: float
    high: float
    dimension: str
    unit: str
    counted: str
    step: float
    about: bool
    digits: bool
    start: int
    end: int

    @property
    def value(self) -> float:
        return (self.low + self.high) / 2


def find_figures(parse: Parse, taken: Sequence[tuple[int, int]] = ()) -> tuple[Figure, ...]:
    """The figures of a sentence outside the spans `taken` (its dates and clock times), in order of place."""
    text = parse.text
    if not _DIGIT.search(text) and _TELLING.isdisjoint(_LETTERS.findall(lowered(text))):
        return ()
    fractions = [*_with_part(text)]
    fractions += [
        f for f in _fractions(text) if not _inside(f.start, f.end, [*taken, *((x.start, x.end) for x in fractions)])
    ]
    blocked = [*taken, *((f.start, f.end) for f in fractions)]
    numbers = [n for n in find_numbers(text) if not _inside(n.start, n.end, blocked)]
    figures = [f for n in numbers for f in _of_number(parse, n)]
    return tuple(sorted([*fractions, *_joined(text, figures)], key=lambda f: f.start))


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _fractions(text: str) -> Iterator[Figure]:
    """`a third of`, `nine in ten`, `two-thirds`, `half the`, as percent."""
    small = lowered(text)
    for match in _IN.finditer(text) if _HAS_IN.search(small) else ():
        yield _share(100 * _small(match[1]) / max(_small(match[2]), 1), 10.0, match)
    for match in _FRACTIONS.finditer(text) if any(part in small for part in PARTS) else ():
        word = lowered(match[2])
        many = _small(match[1] or "")
        if not match[1] or (many > 1 and not match[3]) or (word == "second"):
            continue  # `third`, `the fourth`: an ordinal
        yield _share(100 * max(many, 1) / PARTS[word], 100 / PARTS[word] / 4, match)
    for match in _HALF.finditer(text) if "half" in small else ():
        yield _share(50.0, 10.0, match)


def _with_part(text: str) -> Iterator[Figure]:
    """`an hour and a half`, `half an hour`, `for a week`."""
    small = lowered(text)
    for match in _AND_PART.finditer(text) if "half" in small or "quarter" in small else ():
        dimension, unit, factor, _ = find_unit(text, match.end(1), match.end(1))
        value = (_small(match[1]) + (0.5 if lowered(match[3]) == "half" else 0.25)) * factor
        yield Figure(value, value, dimension, unit, "", factor / 4, False, False, match.start(), match.end())
    for match in _HALF_A.finditer(text) if "half" in small else ():
        yield _span(text, match.start(), match.start(1), 0.5)
    for match in _A_SPAN.finditer(text) if _HAS_SPAN.search(small) else ():
        if lowered(match[0]).startswith("of") and _FRACTION_BEFORE.search(text[: match.start()][-12:]):
            continue  # `three quarters of an hour`
        yield _span(text, match.start("one"), match.start(2), 1.0)


def _span(text: str, start: int, unit_at: int, many: float) -> Figure:
    """`half an hour`, `for a week`."""
    dimension, unit, factor, end = find_unit(text, unit_at, unit_at)
    return Figure(many * factor, many * factor, dimension, unit, "", many * factor / 4, True, False, start, end)


def _share(percent: float, step: float, match: re.Match[str]) -> Figure:
    end = match.end()
    if of := _OF_UNIT.match(match.string, end):
        dimension, unit, factor, last = find_unit(match.string, of.end(), of.end())
        if dimension:
            value, step = percent / 100 * factor, step / 100 * factor
            return Figure(value, value, dimension, unit, "", step, True, False, match.start(), last)
    if point := _OF_POINT.match(match.string, end):  # a quarter of a percentage point
        percent, step, end = percent / 100, step / 100, point.end()
    return Figure(percent, percent, "share", "", "", step, True, False, match.start(), end)


def _small(word: str) -> float:
    numbers = find_numbers(word) if word and word not in {"a", "an"} else []
    return numbers[0].value if numbers else 100.0 if word == "hundred" else 1.0


def _of_number(parse: Parse, number: Number) -> Iterator[Figure]:
    text = parse.text
    if number.ordinal:
        yield Figure(number.value, number.value, "order", "", _counted(parse, number.end), 1, False, False, number.start, number.end)  # fmt: skip # noqa: E501
        return
    about = _is_about(text, number.start, number.end)
    dimension, unit, factor, end = find_unit(text, number.start, number.end)
    minus = _PLUS.search(text[max(0, number.start - 6) : number.start]) or _BELOW_ZERO.match(text, end)
    sign = -1.0 if minus else 1.0
    if age := _AGE_AFTER.match(text, number.end):
        dimension, unit, factor, end = "age", "year", 1.0, age.end()
    elif young := _YOUNG.match(text, number.end):
        dimension, unit, factor, _ = find_unit(young[1], 0, 0)
        end = young.end()
    bare = not dimension and number.digits and len(text[number.start : number.end]) == 4 and not about
    if bare and _YEARS[0] <= number.value < _YEARS[1]:
        return
    if number.value == 1 and not number.digits and not dimension:
        return  # `one` is mostly no figure
    if number.value == 0 and _FROM_ZERO.search(text[max(0, number.start - 6) : number.start]):
        return  # of `ten degrees below zero`
    value = sign * number.value * factor
    counted = "" if dimension.startswith(("money", "share", "time", "age")) else _counted(parse, end)
    yield Figure(value, value, dimension, unit, counted, number.step * factor, about, number.digits, number.start, end)


def bound_of(text: str, start: int, end: int) -> int:
    """1 where the words around a figure leave open how much more it may be, -1 how much less, else 0."""
    before, after = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    if _MORE_AFTER.match(after) or (_OR_MORE.search(before) and not _JUST.search(before)):
        return 1
    return -int(bool(_LESS_AFTER.match(after) or (_OR_LESS.search(before) and not _JUST.search(before))))


def _is_about(text: str, start: int, end: int) -> bool:
    after = text[end : end + LOOK]
    told = _MORE_AFTER.match(after) or _LESS_AFTER.match(after) or _ABOUT_AFTER.match(after)
    return bool(told or _ABOUT.search(text[max(0, start - LOOK) : start]))


def _joined(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Ranges as one figure: `40 to 55 million crowns`, `between two and three`. The first takes the second's unit."""
    found: list[Figure] = []
    for figure in figures:
        last = found[-1] if found else None
        if last and (both := _added_up(text, last, figure)):
            found[-1] = both
            continue
        if last and last.low == last.high and _RANGE.fullmatch(text, last.end, figure.start):
            between = bool(_BETWEEN.search(text[max(0, last.start - 9) : last.start]))
            joined = _range(text, last, figure, between)
            if joined:
                found[-1] = joined
                continue
        found.append(figure)
    return found


def _added_up(text: str, one: Figure, other: Figure) -> Figure | None:
    """`one year and eight months`, `2 hours 10 minutes`: one time, told in a larger and a smaller unit."""
    if not one.dimension == other.dimension == "time" or one.low != one.high or one.unit == other.unit:
        return None
    if not _AND.fullmatch(text, one.end, other.start) or other.high >= one.low or other.step >= one.step:
        return None
    value = one.value + other.value
    return replace(one, low=value, high=value, end=other.end, step=other.step, about=one.about or other.about)


def _range(text: str, one: Figure, other: Figure, between: bool) -> Figure | None:
    linked = text[one.end : other.start].strip().lower()
    if linked == "and" and not between:
        return None
    low, step = one.low, one.step
    if not one.dimension and not one.counted and not _scale(text, one):
        factor = other.low / max(_plain(text, other), 1e-9)
        low, step = low * factor, step * factor
    same = one.dimension in ("", other.dimension) and not (one.dimension == "" and one.counted)
    if one.dimension == "order" or not same or low >= other.low:
        return None
    return replace(other, low=low, step=max(step, other.step), start=one.start, about=other.about or one.about)


def _scale(text: str, figure: Figure) -> float:
    """What a figure's words multiply it with: a million of `ten million`, 0 for nothing."""
    match = _SCALED.search(text, figure.start, figure.end)
    return SCALES[match[1].lower()] if match else 0.0


def _plain(text: str, figure: Figure) -> float:
    """The figure without its scale and unit, as a range's first number is written: 55 of `55 million crowns`."""
    numbers = find_numbers(text[figure.start : figure.end])
    return numbers[0].value / (_scale(text, figure) or 1.0) if numbers else 1.0


def _counted(parse: Parse, end: int) -> str:
    """The lemma of the noun counted by a figure that ends at `end`, or an empty string."""
    after = [t for t in parse.tokens if t.start >= end][: NOUNS_AHEAD + 1]
    noun = ""
    for token in after:
        if token.pos in {"NOUN", "PROPN"} and token.tag != "NNP":
            noun = token.lemma.lower()
        elif token.text == "-" and not noun:
            continue
        elif noun or token.pos in _ENDING or (token.pos == "ADP" and token.text.lower() != "of"):
            break
    return fold(noun)


def shown(figure: Figure, text: str) -> str:
    """The figure in the sentence's words, with the sign of its currency and the noun counted beside it."""
    sign = _CURRENCY.search(text[: figure.start])
    start = sign.start() if sign and figure.dimension.startswith("money") else figure.start
    words = text[start : figure.end]
    after = text[figure.end : figure.end + AFTER].split()[:NOUNS_AHEAD]
    if figure.counted:
        near = next((n for n, w in enumerate(after) if fold(w).strip(".,;:").startswith(figure.counted[:3])), -1)
        if near >= 0:
            words = f"{words} {' '.join(after[: near + 1]).rstrip('.,;:')}"
    return words
