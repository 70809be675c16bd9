"""Shared passages of two articles: runs of the same words, and such runs with small edits between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rashomon.copies.folding import Flags, Places, Words
from rashomon.copies.ngrams import SEED_WORDS, expand, find_ngrams
from rashomon.vocabulary import Passage, PassageKind, Span

MAX_REPEATS = 8  # places of one 5-gram in one article; more is a refrain or broken layout and would cost squares
MAX_GAP = 6  # words between two runs that are still one edited passage: an edit hides up to 4 words on each side of it
MIN_PASSAGE = 8  # words; shorter runs are titles, names and stock phrases


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words `a` to `a_end` of one article that answer to words `b` to `b_end` of another, half-open."""

    a: int
    a_end: int
    b: int
    b_end: int
    kind: PassageKind

    def passage(self, a: Words, b: Words) -> Passage:
        return Passage(_span(a, self.a, self.a_end), _span(b, self.b, self.b_end), self.kind)


def _span(words: Words, first: int, last: int) -> Span:
    return Span(int(words.starts[first]), int(words.ends[last - 1]))


def find_stretches(a: Words, b: Words) -> list[Stretch]:
    """Verbatim and edited stretches, in the order of `a`; no word of either article stands in two."""
    runs = _cut(_disjoint(*_runs(a, b), len(a), len(b)), a.cut, b.cut)
    return [one for one in _merge(runs, a.cut, b.cut) if one.a_end - one.a >= MIN_PASSAGE]


def _runs(a: Words, b: Words) -> tuple[Places, Places, Places]:
    """Maximal common runs: first word in `a`, first word in `b`, words."""
    left, right = find_ngrams(a.hashes, SEED_WORDS), find_ngrams(b.hashes, SEED_WORDS)
    order = np.argsort(right, kind="stable")
    right = right[order]
    lows = np.searchsorted(right, left, "left")
    sizes = np.searchsorted(right, left, "right") - lows
    sizes[sizes > MAX_REPEATS] = 0
    at_a = np.repeat(np.arange(len(left)), sizes)
    at_b = order[expand(lows, sizes)]
    by_diagonal = np.lexsort((at_a, at_b - at_a))
    at_a, at_b = at_a[by_diagonal], at_b[by_diagonal]
    if not len(at_a):
        return at_a, at_b, at_a
    new = np.concatenate(([True], (np.diff(at_a) != 1) | (np.diff(at_b) != 1)))
    firsts = np.flatnonzero(new)
    lengths = np.diff(np.concatenate((firsts, [len(at_a)]))) + SEED_WORDS - 1
    return at_a[firsts], at_b[firsts], lengths


def _disjoint(at_a: Places, at_b: Places, lengths: Places, size_a: int, size_b: int) -> list[tuple[int, int, int]]:
    """Runs longest first, each cut to its longest part that no longer run has taken; in the order of `a`."""
    free_a, free_b = np.ones(size_a, dtype=np.bool_), np.ones(size_b, dtype=np.bool_)
    kept: list[tuple[int, int, int]] = []
    for number in np.lexsort((at_b, at_a, -lengths)).tolist():
        a, b, length = int(at_a[number]), int(at_b[number]), int(lengths[number])
        offset, length = _longest(free_a[a : a + length] & free_b[b : b + length])
        if length >= SEED_WORDS:
            a, b = a + offset, b + offset
            free_a[a : a + length] = free_b[b : b + length] = False
            kept.append((a, b, length))
    return sorted(kept)


def _longest(free: Flags) -> tuple[int, int]:
    """Start and length of the longest stretch of true values."""
    if free.all():
        return 0, len(free)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.astype(np.int8), [0]))))
    if not len(edges):
        return 0, 0
    starts, sizes = edges[::2], edges[1::2] - edges[::2]
    best = int(np.argmax(sizes))
    return int(starts[best]), int(sizes[best])


def _cut(runs: list[tuple[int, int, int]], cut_a: Flags, cut_b: Flags) -> list[tuple[int, int, int]]:
    """The runs cut where a caption or heading stands between two of their words in either article."""
    pieces: list[tuple[int, int, int]] = []
    for a, b, length in runs:
        inner = np.flatnonzero(cut_a[a + 1 : a + length] | cut_b[b + 1 : b + length]) + 1
        edges = [0, *inner.tolist(), length]
        pieces += [(a + low, b + low, high - low) for low, high in pairwise(edges)]
    return pieces


def _merge(runs: list[tuple[int, int, int]], cut_a: Flags, cut_b: Flags) -> list[Stretch]:
    """Runs as stretches; neighbours in both articles with a few words between them become one edited stretch."""
    merged: list[Stretch] = []
    for a, b, length in runs:
        last = merged[-1] if merged else None
        if (
            last
            and _near(last, a, b, length)
            and not (cut_a[last.a_end : a + 1].any() or cut_b[last.b_end : b + 1].any())
        ):
            merged[-1] = Stretch(last.a, a + length, last.b, b + length, "edited")
        else:
            merged.append(Stretch(a, a + length, b, b + length, "verbatim"))
    return merged


def _near(last: Stretch, a: int, b: int, length: int) -> bool:
    """Whether the words between are few, also against the longer of the two: scattered stock phrases are no passage."""
    gap = min(MAX_GAP, max(last.a_end - last.a, length) // 2)
    return 0 <= a - last.a_end <= gap and 0 <= b - last.b_end <= gap


def cover(stretches: list[Stretch], size: int, *, of_b: bool = False) -> Flags:
    """Which of an article's words stand in one of the stretches."""
    covered = np.zeros(size, dtype=np.bool_)
    for one in stretches:
        covered[slice(one.b, one.b_end) if of_b else slice(one.a, one.a_end)] = True
    return covered
