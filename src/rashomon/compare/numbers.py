"""Figures that a copy changed: in sentences that answer to each other, one number on each side has no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.text import find_sentences, fold
from rashomon.vocabulary import Anchor, Article, Difference, Link, Passage, Span

_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?(?![\w])|(?<![\w.,])\d{1,12}(?:\.\d{1,6})?(?![\w:])"
)
_WORDS = {w: float(n) for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)}  # fmt: skip
_WORDS |= {w: 10.0 * n for n, w in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_WORD = re.compile(r"[A-Za-z]+")
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALES = re.compile(r"[\s-]{1,2}(hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_PERCENT = re.compile(r"[\s-]{0,2}(?:percent\b|per[\s-]cent\b|%)", re.IGNORECASE)
_FOLLOWING = re.compile(r"[\s-]{0,2}(?:[a-z]{2,20})?(?:[\s-]{1,2}[a-z]{2,20})?", re.IGNORECASE)
_NO_UNIT = frozenset(
    """are is was were have has had will would could may and or of in on at to for from by with without who that which
    as than since after before while when short out""".split()
)
ROUNDING = 0.02  # relative difference that counts as rounding, not as a change


def number_differences(links: Sequence[Link], articles: Mapping[str, Article]) -> Iterator[Difference]:
    """A difference for each figure changed between a copy and its source. Shared passages alone make no copy."""
    for link in links:
        if link.kind in {"rewrite", "reprint"}:
            for passage in link.passages:
                yield from _in_passage(link, passage, articles)


def _in_passage(link: Link, passage: Passage, articles: Mapping[str, Article]) -> Iterator[Difference]:
    if passage.kind == "verbatim":
        return
    a, b = articles[link.a], articles[link.b]
    rows_a, rows_b = _numbers(a.text, passage.a), _numbers(b.text, passage.b)
    only_a = [n for n in rows_a if not any(_same(n[0], m[0]) for m in rows_b)]
    only_b = [n for n in rows_b if not any(_same(n[0], m[0]) for m in rows_a)]
    if len(only_a) != 1 or len(only_b) != 1 or not _same_unit(only_a[0][1], only_b[0][1]):
        return
    (value_a, unit_a, at_a), (value_b, unit_b, at_b) = only_a[0], only_b[0]
    why = (f"a: {_shown(value_a)} {unit_a}".strip(), f"b: {_shown(value_b)} {unit_b}".strip())
    yield Difference("number", "altered", unit_a or "a figure", _around(a, at_a), _around(b, at_b), why, 0.8)


def _numbers(text: str, span: Span) -> list[tuple[float, str, Span]]:
    """The numbers in a span of the text: value, the words after it, place."""
    part = text[span.start : span.end]
    found = [(float(m[0].replace(",", "")), m) for m in _NUMBER.finditer(part)]
    found += [(_WORDS[m[0].lower()], m) for m in _WORD.finditer(part) if m[0].lower() in _WORDS]
    rows = []
    for value, match in sorted(found, key=lambda row: row[1].start()):
        end = match.end()
        while scale := _SCALES.match(part, end):  # `2.5 million` is 2,500,000
            value, end = value * _SCALE[scale[1].lower()], scale.end()
        rows.append((value, _unit(part, end), Span(span.start + match.start(), span.start + end)))
    return rows


def _unit(text: str, at: int) -> str:
    """What is counted: `percent` however it is written, else up to two words after the number."""
    if _PERCENT.match(text, at):
        return "percent"
    match = _FOLLOWING.match(text, at)
    words = fold(match[0]).strip("- ").split() if match else []
    return " ".join(words[:1] if words[1:] and words[1] in _NO_UNIT else words)


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= ROUNDING * max(abs(a), abs(b))


def _same_unit(a: str, b: str) -> bool:
    """Do the two numbers count the same thing: a shared word right after each?"""
    return bool(set(a.split()) & set(b.split()))


def _shown(value: float) -> str:
    return f"{value:,.12g}"  # all digits of a number up to hundreds of billions, no exponent


def _around(article: Article, at: Span) -> Anchor:
    """The sentence that holds the number."""
    for block in article.blocks:
        if block.start <= at.start < block.end:
            for span in find_sentences(article.text, block.start, block.end):
                if span.start <= at.start < span.end:
                    return article.anchor(span.start, span.end)
    return article.anchor(at.start, at.end)
