"""Numbers in digits and in words: where they stand and how much they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.lexicon import uses_of
from rashomon.text import lowered

ONES, TENS, SCALES, _ORDINAL_ONES = (
    {word: float(n) for word, n in uses_of("numbers", kind).items()} for kind in ("one", "ten", "scale", "ordinal")
)
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
         "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100}  # fmt: skip

_DIGITS = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[,\u202f\u00a0]\d{3}){1,5}(?:\.\d{1,6})?(?!\d)"
    r"|(?<![\w.,])\d{1,15}(?:\.\d{1,6})?(?!\d)"
    r"|(?<=[$€£¥])\d{1,15}(?:[.,]\d{1,6}){0,4}"
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[A-Za-z]{3,12}")
_FIRST = frozenset({*ONES, *TENS, *_ORDINAL_ONES})  # words that a number in words begins with
NUMBER_WORDS = frozenset({*_FIRST, *SCALES, "dozen", "score"})  # one of them stands in each number in words
_LINK = re.compile(r"(?:[\s-]|\sand\s|,\s)", re.ASCII)
_SCALE = re.compile(rf"[\s\u00a0-]{{0,2}}({'|'.join(SCALES)})\b", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"\s?(bn|mn|tn|[kmb])\b(?!\s?/)")  # `212m`, `3bn`; a lone `m` after a space is metres
_DOZEN = re.compile(
    r"\b(?:(half a|half|a half|a|one|two|three|four|five|six|several|\d{1,3})[\s-])?(dozen|score)\b(?!s)", re.IGNORECASE
)
_A_SCALE = re.compile(rf"\b(?:a|an)\s({'|'.join(SCALES)})\b", re.IGNORECASE)
_ORDINAL_DIGITS = re.compile(r"\b(\d{1,4})(?:st|nd|rd|th)\b", re.IGNORECASE)
_AND_PART = re.compile(r"\sand\s(?:a\s(half|quarter|third)|three[\s-]quarters|two[\s-]thirds)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start:end`. `step`: the size of its last figure that counts (`12,400` 100, `2.5 million` 100,000),
    by which it may have been rounded; `digits`: is it written in digits?"""

    value: float
    start: int
    end: int
    step: float
    digits: bool
    ordinal: bool = False


def find_numbers(text: str) -> list[Number]:
    """The cardinal and ordinal numbers of a text, in order, not overlapping. Linear time."""
    found: list[Number] = []
    taken = 0
    for number in sorted(_all(text), key=lambda n: (n.start, -n.end)):
        if number.start >= taken:
            found.append(number)
            taken = number.end
    return found


def _all(text: str) -> Iterator[Number]:
    small = lowered(text)
    for match in _DOZEN.finditer(text) if "dozen" in small or "score" in small else ():
        yield _dozens(match)
    for match in _A_SCALE.finditer(text) if any(scale in small for scale in SCALES) else ():
        scale = SCALES[lowered(match[1])]
        yield _scaled(text, Number(scale, match.start(), match.end(), scale, False))
    if _DIGIT.search(text):
        for match in _ORDINAL_DIGITS.finditer(text):
            yield Number(float(match[1]), match.start(), match.end(), 1.0, True, True)
        for match in _DIGITS.finditer(text):
            yield _scaled(text, _in_digits(match))
    yield from _spelled(text)


def _dozens(match: re.Match[str]) -> Number:
    how_many = lowered(match[1] or "a")
    count = (
        {"half a": 0.5, "half": 0.5, "a half": 0.5, "a": 1.0, "one": 1.0, "several": 4.0}.get(how_many)
        or ONES.get(how_many)
        or float(how_many if how_many.isdigit() else 1)
    )
    size = 12.0 if lowered(match[2]) == "dozen" else 20.0
    return Number(count * size, match.start(), match.end(), size / 2, False)


def _in_digits(match: re.Match[str]) -> Number:
    plain = re.sub(r"[,\u202f\u00a0]", "", match[0])
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    whole, _, decimals = plain.partition(".")
    if decimals:
        step = 10.0 ** -len(decimals)
    else:
        zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
        step = 10.0**zeros
    return Number(float(plain), match.start(), match.end(), step, True)


def _scaled(text: str, number: Number) -> Number:
    """`2.5 million` is 2,500,000; `212m` 212,000,000; `two and a half` 2.5."""
    value, step, end = number.value, number.step, number.end
    if part := _AND_PART.match(text, end):
        share = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}.get(lowered(part[1] or ""))
        value, step, end = value + (share or (0.75 if "quarters" in lowered(part[0]) else 2 / 3)), 0.25, part.end()
    while scale := _SCALE.match(text, end):
        size = SCALES[lowered(scale[1])]
        value, step, end = value * size, step * size, scale.end()
    if number.digits and end == number.end and (short := _SHORT_SCALE.match(text, end)):
        attached = not short[0][0].isspace()
        if attached or len(short[1]) == 2:
            size = SHORT[lowered(short[1])]
            value, step, end = value * size, step * size, short.end()
    return Number(value, number.start, end, step, number.digits)


def _spelled(text: str) -> Iterator[Number]:
    """Numbers in words, `two hundred and twelve` as one; ordinals among them."""
    if _FIRST.isdisjoint(map(lowered, _WORD.findall(text))):
        return
    words = [(word, *m.span()) for m in _WORD.finditer(text) if (word := lowered(m[0])) != "and"]
    at = 0
    while at < len(words):
        read = _read(text, words, at) if words[at][0] in _FIRST else None
        if read is None:
            at += 1
            continue
        number, at = read
        yield number if number.ordinal else _scaled(text, number)


def _read(text: str, words: list[tuple[str, int, int]], at: int) -> tuple[Number, int] | None:
    word, start, end = words[at]
    if word in _ORDINAL_ONES:
        return Number(float(_ORDINAL_ONES[word]), start, end, 1.0, False, True), at + 1
    if word not in ONES and word not in TENS:
        return None
    total, current, last = 0.0, 0.0, ""
    while True:
        value = ONES.get(word, TENS.get(word, 0.0))
        if word == "hundred":
            current *= 100
        elif word in SCALES:
            total, current = (total + current) * SCALES[word], 0.0
        else:
            current += value
        last, at = word, at + 1
        if at >= len(words):
            break
        following, begin, finish = words[at]
        if not _LINK.fullmatch(text[end:begin]) or not _goes_on(last, following, text[end:begin]):
            if (
                last in TENS
                and following in _ORDINAL_ONES
                and _ORDINAL_ONES[following] < 10
                and text[end:begin] in "- "
            ):
                return Number(total + current + _ORDINAL_ONES[following], start, finish, 1.0, False, True), at + 1
            break
        word, end = following, finish
    return Number(total + current, start, end, _step(total + current), False), at


def _step(value: float) -> float:
    """The size of the last figure that counts."""
    step = 1.0
    while step * 10 <= value and value % (step * 10) == 0:
        step *= 10
    return step


def _goes_on(last: str, following: str, link: str) -> bool:
    """Does a number in words go on with this word?"""
    if following in SCALES:
        return "and" not in link and "," not in link
    if last in SCALES:
        return following in ONES or following in TENS
    return last in TENS and 0 < ONES.get(following, 0) < 10 and "and" not in link and "," not in link
