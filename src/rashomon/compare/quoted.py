"""The quotations of an article, and where another has the same words, inside its marks or outside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rashomon.compare.roots import same_root
from rashomon.text import find_quotations, fold
from rashomon.vocabulary import Article, Span

MIN_WORDS = 4  # words inside the marks; shorter ones are quoted in parts
MIN_CONTENT = 3  # of them so many must be long enough to tell two utterances apart
KEY = 3  # letters that words of one root have in common at least
LONG = 4  # letters of such a word
MAX_STEP = 6  # words exchanged at one place; more is another saying
GAP = "…"  # stands for words left out or put in by an editor
_WORDS = re.compile(r"\w+(?:[’'ʼ,]\w+)*|…")
_DOTS = re.compile(r"\.\s?\.\s?\.|…")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,6}")
_CONTRACTED = tuple(
    (re.compile(pattern), whole)
    for pattern, whole in (
        (r"\bcan't\b", "can not"),
        (r"\bcannot\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"n't\b", " not"),
        (r"'re\b", " are"),
        (r"'ll\b", " will"),
        (r"'ve\b", " have"),
        (r"'d\b", " would"),
        (r"\bi'm\b", "i am"),
        (r"\b(it|that|he|she|what|there|who|here)'s\b", r"\1 is"),
        (r"\blet's\b", "let us"),
        (r"\bgonna\b", "going to"),
        (r"\bwanna\b", "want to"),
        (r"\bokay\b", "ok"),
        (r"\bper cent\b|%", " percent"),
    )
)
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]|\b\w{0,12}\*{2,8}\w{0,12}")  # and words made unreadable


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
    """The folded words of a text, contractions spelled out. What an editor put in brackets or left out is a `GAP`."""
    folded = _DOTS.sub(f" {GAP} ", fold(_BRACKETS.sub(f" {GAP} ", text)))
    folded = _INITIALS.sub(lambda m: m[0].replace(".", ""), folded)
    for pattern, whole in _CONTRACTED:
        folded = pattern.sub(whole, folded)
    return tuple(folded[s.start : s.end].replace(",", "") for s in (Span(*m.span()) for m in _WORDS.finditer(folded)))


@lru_cache(maxsize=1 << 12)
def overlap(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Of the shorter one's long words, the share (0 to 1) that the other has, whole or in its root."""
    short = min(len(_long(a)), len(_long(b)))
    return common(a, b) / short if short else 0.0


@lru_cache(maxsize=1 << 12)
def common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How many long words of the shorter one the other has, whole or in its root."""
    short, other = sorted((_long(a), _long(b)), key=lambda words: (len(words), words))
    held = _by_letter(other)
    return sum(w in near or any(same_root(w, o) for o in near) for w in short if (near := held.get(w[0])))


@lru_cache(maxsize=1 << 12)
def _by_letter(words: tuple[str, ...]) -> dict[str, set[str]]:
    """The words by their first letter, which words of one root have in common."""
    return {letter: {w for w in words if w[0] == letter} for letter in {w[0] for w in words}}


@lru_cache(maxsize=1 << 12)
def find_keys(words: tuple[str, ...]) -> frozenset[str]:
    """The beginnings of the long words: two words of one root have theirs in common."""
    return frozenset(w if w.isdigit() else w[:KEY] for w in _long(words))


def _long(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if len(w) >= LONG or w.isdigit())


@lru_cache(maxsize=1 << 12)
def in_order(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Of the shorter one's words, the share (0 to 1) that stand in the same order in the other."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, min(len(a), len(b)))


Step = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What was exchanged where two wordings run side by side, as (words of a, words of b), and the words that stand."""

    steps: tuple[Step, ...]
    kept: tuple[str, ...]


@lru_cache(maxsize=1 << 12)
def find_changes(a: tuple[str, ...], b: tuple[str, ...]) -> Changes:
    """The words exchanged in the longest stretch in which the two wordings keep together.

    Words that one has more at its beginning or end are no change (quotations are cut short and run on), nor is
    anything over `MAX_STEP` words: there the one leaves out what the other has, or they say other things.
    """
    best, kept = Changes((), ()), tuple[str, ...]()
    steps: list[tuple[tuple[str, ...], tuple[str, ...], bool]] = []
    for kind, i, j, x, y in [
        *SequenceMatcher(None, a, b, autojunk=False).get_opcodes(),
        ("end", 0, 0, 0, MAX_STEP + 1),
    ]:
        if kind == "equal":
            kept += a[i:j]
            steps.append((a[i:j], b[x:y], True))
        elif max(j - i, y - x) <= MAX_STEP or GAP in a[i:j] + b[x:y]:
            steps.append((a[i:j], b[x:y], False))
        else:
            if len(kept) > len(best.kept):
                best = Changes(_inner(steps), kept)
            steps, kept = [], ()
    return best


def _inner(steps: list[tuple[tuple[str, ...], tuple[str, ...], bool]]) -> tuple[Step, ...]:
    """The exchanges, without those at either end that only add words, and without gaps."""
    for end in (0, -1):
        while steps and not steps[end][2] and not (steps[end][0] and steps[end][1]):
            steps.pop(end)
    return tuple((x, y) for x, y, same in steps if not same and GAP not in x + y)


def holds(spans: Sequence[Quoted], start: int, end: int) -> bool:
    """Do the quotations hold most of `start:end`?"""
    inside = sum(max(0, min(end, q.span.end) - max(start, q.span.start)) for q in spans)
    return inside * 2 > end - start
