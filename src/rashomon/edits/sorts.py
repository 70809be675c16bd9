"""What is another between two sentences that are nearly the same: figures, days, names, denial, quoted words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rashomon.compare.cues.words import words_of_class
from rashomon.dates.lexemes import known_words
from rashomon.edits.values import EditSort
from rashomon.text import find_quotations, find_words, fold
from rashomon.values.numerals import find_numbers
from rashomon.vocabulary import Span

_NOT = words_of_class("deny") | words_of_class("denying") | {"cannot"}
_NOT_ENDING = re.compile(r"n['’]t\Z")
_DAY_CLASSES = frozenset({"weekday", "month", "short month", "short weekday", "feast", "deictic", "season"})
_YEAR = (1900, 2100)
Stretch = tuple[Span, Span]  # the words that differ, in the one and in the other; either may be empty


def find_stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Where two sentences differ, word for word."""
    a, b = find_words(before), find_words(after)
    matcher = SequenceMatcher(None, [_word(before, w) for w in a], [_word(after, w) for w in b], autojunk=False)
    return tuple(
        (_span(a, i1, i2, len(before)), _span(b, j1, j2, len(after)))
        for what, i1, i2, j1, j2 in matcher.get_opcodes()
        if what != "equal"
    )


def find_sorts(before: str, after: str, stretches: tuple[Stretch, ...]) -> tuple[EditSort, ...]:
    """What is another; `wording` where nothing of it has a name."""
    found: list[EditSort] = []
    if _figures(before) != _figures(after):
        found.append("figure")
    if _days(before) != _days(after):
        found.append("day")
    if any(_names(before, a) != _names(after, b) for a, b in stretches):
        found.append("name")
    if _denials(before) != _denials(after):
        found.append("negation")
    if any(_quoted(before, a) or _quoted(after, b) for a, b in stretches):
        found.append("quotation")
    return tuple(found) or ("wording",)


def _word(text: str, span: Span) -> str:
    return fold(text[span.start : span.end])


def _span(words: list[Span], first: int, last: int, end: int) -> Span:
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    at = words[first].start if first < len(words) else end
    return Span(at, at)


def _figures(text: str) -> list[float]:
    return sorted(
        n.value
        for n in find_numbers(text)
        if not (_YEAR[0] <= n.value <= _YEAR[1]) and not _of_day(text, n.start, n.end)
    )


def _of_day(text: str, start: int, end: int) -> bool:
    """`March 3`, `3 March`: a number beside a month's name."""
    before, after = text[:start].split()[-1:], text[end:].split()[:1]
    return any(_class(w) in {"month", "short month"} for w in (*before, *after))


def _class(word: str) -> str:
    return known_words().get(fold(word).strip(".,;:()\"'"), ("", 0))[0]


def _days(text: str) -> list[str]:
    """Days, months and years of a sentence, in its order."""
    words = [fold(text[w.start : w.end]) for w in find_words(text)]
    named = [w for w in words if _class(w) in _DAY_CLASSES]
    numbers = [
        f"{n.value:g}" for n in find_numbers(text) if _YEAR[0] <= n.value <= _YEAR[1] or _of_day(text, n.start, n.end)
    ]
    return named + numbers


def _names(text: str, span: Span) -> list[str]:
    """Words with a capital in a stretch, but for the first of the sentence, days and numbers."""
    found = (text[w.start : w.end] for w in find_words(text) if span.start <= w.start < span.end and w.start > 0)
    return [fold(w) for w in found if w[0].isupper() and _class(w) not in _DAY_CLASSES and not find_numbers(w)]


def _denials(text: str) -> int:
    words = [fold(text[w.start : w.end]) for w in find_words(text)]
    return sum(w in _NOT or bool(_NOT_ENDING.search(w)) for w in words)


def _quoted(text: str, span: Span) -> bool:
    return any(q.start <= span.start and span.end <= q.end for q in find_quotations(text)) and span.start < span.end
