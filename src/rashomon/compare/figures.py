"""The figures of a sentence: value, what kind of thing is counted, and how the figure is bounded or rounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.compare.side import Side
from rashomon.text import fold, lowered

_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?(?![\w])|(?<![\w.,])\d{1,12}(?:\.\d{1,6})?(?![\w:])"
    r"|(?<=[$€£¥])\d{1,12}(?:[.,]\d{1,6}){0,4}(?=[bmk]n?\b)|(?<=[A-Z]\$)\d{1,12}(?:[.,]\d{1,6}){0,4}"
)
ONES = {w: float(n) for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)}  # fmt: skip
TENS = {w: 10.0 * n for n, w in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)} | {"twenty": 20}
_WORD = re.compile(r"[A-Za-z]{3,9}")
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SCALE |= {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_SCALES = re.compile(r"[\s-]{0,2}(hundred|thousand|million|billion|trillion|dozen|bn|mn|tn|[mbk])\b", re.IGNORECASE)
_DOZEN = re.compile(r"\ba dozen\b", re.IGNORECASE)
_PERCENT = re.compile(r"[\s-]{0,2}(?:percent\b|per[\s-]cent\b|%|percentage\b)", re.IGNORECASE)
_FRACTION = {"half": 50.0, "quarter": 25.0, "third": 100 / 3}
_FRACTIONS = re.compile(r"\b(?:(?:a|one)[\s-])?(half|quarter|third)\s(?:of|the)\b", re.IGNORECASE)
_ONE_IN = re.compile(
    r"\b(?:one|1)\s(?:in|out of)\s(two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b", re.IGNORECASE
)
_MONEY = re.compile(r"(US|A|C|NZ|HK|S)?\s?([$€£¥])\s?$|\b(USD|EUR|GBP|US dollars?)\s$")
_COINS = re.compile(
    r"[\s-]{0,2}(?:(US|American|Canadian|Australian|Hong Kong|New Zealand)\s)?"
    r"(dollars?|euros?|pounds?(?! of)|rou?bles?|yen|yuan|rupees?|francs?|crowns?|pesos?|won|lira|dirhams?|riyals?)\b",
    re.IGNORECASE,
)
_SIGN = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
# Days in a unit of time; units so near to each other that a figure may stand in either.
TIME = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_TIMES = re.compile(r"[\s-]{0,2}(second|minute|hour|day|week|month|year)s?\b(?!-old)", re.IGNORECASE)
_AFTER = re.compile(r"[\s-]{0,2}(?:of\s)?([A-Za-z][\w’'-]{1,24})")
ROUNDING = 0.02  # relative difference of two figures that counts as rounding
ABOUT_ROUNDING = 0.1  # the same where one of them is said to be about, nearly, over or under
_ABOUT = frozenset(
    "about around nearly almost some roughly approximately over under more less than least most up near".split()
)
BEFORE, AFTER = 12, 60  # characters before a figure that hold its currency, after it that hold what is counted
LOOKED_BACK = 3  # words before a figure that may say how exact it is


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `value` in the unit of its `kind` (time in days), `unit` what is counted as a lemma, `start:end` in
    the sentence, `token` its first token, `about`: is it said to be rounded or bounded?"""

    value: float
    kind: str
    unit: str
    start: int
    end: int
    token: int
    about: bool
    shown: str = ""  # the digits as printed, `""` for words


@lru_cache(maxsize=1 << 12)
def find_figures(side: Side) -> tuple[Figure, ...]:
    """The figures of a sentence but those of dates and clock times, in order of place."""
    text = side.parse.text
    taken = [(d.start, d.end) for d in side.dates if d.kind != "duration"]
    rows = [
        _figure(side, text, value, start, end, fraction)
        for value, start, end, fraction in _values(text)
        if not any(a < end and start < b for a, b in taken)
    ]
    return tuple(r for r in rows if r is not None)


def _values(text: str) -> Iterator[tuple[float, int, int, bool]]:
    """(value, start, end, whether it is a fraction) of every number in the text, words and digits."""
    fractions = [(100 / _small(m[1]), m.start(), m.end(), True) for m in _ONE_IN.finditer(text) if _small(m[1]) > 1]
    fractions += [(_FRACTION[lowered(m[1])], m.start(), m.end(), True) for m in _FRACTIONS.finditer(text)]
    found = [(float(m[0].replace(",", "")), m.start(), m.end(), False) for m in _NUMBER.finditer(text)]
    found += [(12.0, m.start(), m.end(), False) for m in _DOZEN.finditer(text)]
    found += _spelled(text)
    yield from sorted(fractions)
    for value, start, end, _ in sorted(found, key=lambda row: row[1]):
        if any(a < end and start < b for _, a, b, _ in fractions):
            continue
        while scale := _SCALES.match(text, end):  # `2.5 million` is 2,500,000
            if len(scale[1]) < 3 and not text[end - 1 : end].isdigit():
                break
            value, end = value * _SCALE[lowered(scale[1])], scale.end()
        yield value, start, end, False


def _small(word: str) -> float:
    return float(word) if word.isdigit() else ONES.get(word.lower(), 0.0)


def _spelled(text: str) -> Iterator[tuple[float, int, int, bool]]:
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    skip = -1
    for n, (word, start, end) in enumerate(words):
        if n == skip or (word not in ONES and word not in TENS):
            continue
        value = TENS.get(word, ONES.get(word, 0.0))
        after = words[n + 1] if n + 1 < len(words) else ("", 0, 0)
        if word in TENS and 0 < ONES.get(after[0], 0) < 10 and text[end : after[1]] in {"-", " "}:
            value, end, skip = value + ONES[after[0]], after[2], n + 1
        yield value, start, end, False


def _figure(side: Side, text: str, value: float, start: int, end: int, fraction: bool) -> Figure | None:
    token = next((t.index for t in side.tokens if t.end > start), -1)
    if token < 0:
        return None
    about = any(t.text.lower() in _ABOUT for t in side.tokens[max(0, token - LOOKED_BACK) : token])
    kind, unit, scale, end = _unit(text, start, end, fraction)
    if not kind:
        unit = _counted(side, text, end)
        if value == 1 and not text[start].isdigit():
            return None  # `one` is mostly no figure
    digits = _NUMBER.match(text, start)
    printed = digits[0].replace(",", "") if digits else ""
    return Figure(value * scale, kind, unit, start, end, token, about, printed)


def _unit(text: str, start: int, end: int, fraction: bool) -> tuple[str, str, float, int]:
    """Kind, unit, what one of it makes, and where it ends; no kind where things are counted."""
    if fraction:
        return "percent", "percent", 1.0, end
    if match := _PERCENT.match(text, end):
        return "percent", "percent", 1.0, match.end()
    if match := _MONEY.search(text[max(0, start - BEFORE) : start]):
        return "money", _SIGN.get(match[2] or "", "dollar"), 1.0, end
    if match := _COINS.match(text, end):
        return "money", match[2].lower().removesuffix("s").replace("rouble", "ruble"), 1.0, match.end()
    if match := _TIMES.match(text, end):
        return "time", lowered(match[1]), TIME[lowered(match[1])], match.end()
    return "", "", 1.0, end


def _counted(side: Side, text: str, end: int) -> str:
    """The lemma of what is counted: the noun the figure hangs on, else the word after it."""
    last = next((t for t in reversed(side.tokens) if t.start < end), None)
    at = last
    for _ in range(LOOKED_BACK):
        if at is None or at.pos in {"NOUN", "PROPN"}:
            break
        at = side.tokens[at.head] if at.head != at.index else None
    if at is not None and at.pos in {"NOUN", "PROPN"} and last is not None and at.index > last.index:
        return side.words[at.index]
    match = _AFTER.match(text, end)
    return fold(match[1]) if match else ""


def is_same(a: Figure, b: Figure) -> bool:
    """Is it one value, as far as rounding lets it be?"""
    if _rounded(a.shown, b.shown):
        return True
    slack = ABOUT_ROUNDING if a.about or b.about or a.kind == "time" else ROUNDING
    return abs(a.value - b.value) <= slack * max(abs(a.value), abs(b.value))


def _rounded(a: str, b: str) -> bool:
    """Is one of two decimal figures the other with fewer decimals: `0.7`, `0.66`?"""
    places = [len(x.partition(".")[2]) for x in (a, b)]
    if not all(places):
        return False
    fewer = min(places)
    unit = 10.0**fewer
    return round(float(a) * unit) == round(float(b) * unit)


def shown(figure: Figure, text: str) -> str:
    """The figure in the text's words, with the sign of its currency before it or the word for what is counted after."""
    sign = _MONEY.search(text[max(0, figure.start - BEFORE) : figure.start]) if figure.kind == "money" else None
    words = text[figure.start : figure.end]
    if sign:
        return sign[0].strip() + words
    after = text[figure.end : figure.end + AFTER].split()
    counted = next((w.strip(".,;:") for w in after if figure.unit and fold(w).startswith(figure.unit[:3])), figure.unit)
    return words if figure.kind or not figure.unit else f"{words} {counted}"
