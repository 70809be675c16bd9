"""The quotations of an article, and where another has the same words, inside its marks or outside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rashomon.compare.matching import same_root
from rashomon.text import find_quotations, find_words, fold
from rashomon.vocabulary import Article, Span

MIN_WORDS = 4  # words inside the marks; shorter ones are quoted in parts
MIN_CONTENT = 3  # of them so many must be long enough to tell two utterances apart
LONG = 4  # letters of such a word
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks: their place in the article, and the words folded, what stands in brackets left out."""

    article: str
    span: Span
    words: tuple[str, ...]

    @property
    def content(self) -> tuple[str, ...]:
        return tuple(w for w in self.words if len(w) >= LONG or w.isdigit())


def find_quoted(article: Article) -> tuple[Quoted, ...]:
    """The quotations of an article's body that are long enough to be compared, in order."""
    found = []
    for block in article.blocks:
        if block.role != "body":
            continue
        for q in find_quotations(article.text, block.start, block.end):
            words = split(article.text[q.start : q.end])
            if len(words) >= MIN_WORDS and sum(len(w) >= LONG for w in words) >= MIN_CONTENT:
                found.append(Quoted(article.id, Span(q.start, q.end), words))
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def split(text: str) -> tuple[str, ...]:
    """The folded words of a text, without what an editor put in brackets."""
    folded = fold(_BRACKETS.sub(" ", text))
    return tuple(folded[s.start : s.end] for s in find_words(folded))


@lru_cache(maxsize=1 << 12)
def overlap(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Of the shorter one's long words, the share (0 to 1) that the other has, whole or in its root."""
    short = min(len(_long(a)), len(_long(b)))
    return common(a, b) / short if short else 0.0


@lru_cache(maxsize=1 << 12)
def common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How many long words of the shorter one the other has, whole or in its root."""
    short, other = sorted((_long(a), _long(b)), key=lambda words: (len(words), words))
    return sum(any(same_root(w, o) for o in other) for w in short)


def _long(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if len(w) >= LONG or w.isdigit())


@lru_cache(maxsize=1 << 12)
def in_order(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Of the shorter one's words, the share (0 to 1) that stand in the same order in the other."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, min(len(a), len(b)))


Step = tuple[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=1 << 12)
def changes(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[Step, ...]:
    """What was exchanged, as (words of a, words of b). Words that one has more at its beginning or end are none:
    quotations are cut short and run on."""
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for end in (0, -1):
        while steps and steps[end][0] in {"insert", "delete"}:
            steps.pop(end)
    return tuple((a[i:j], b[x:y]) for kind, i, j, x, y in steps if kind != "equal")


def holds(spans: Sequence[Quoted], start: int, end: int) -> bool:
    """Do the quotations hold most of `start:end`?"""
    inside = sum(max(0, min(end, q.span.end) - max(start, q.span.start)) for q in spans)
    return inside * 2 > end - start
