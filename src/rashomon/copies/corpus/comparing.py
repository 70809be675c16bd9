"""Two documents compared on all their n-grams, many pairs at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rashomon.copies.corpus.chunks import find_kernels
from rashomon.copies.corpus.furnishings import Furnishings
from rashomon.copies.corpus.shelf import HASH_MASK, OPENS, Grams, Shelf, hash_openings
from rashomon.copies.corpus.words import NGRAM
from rashomon.copies.folding import Codes, Flags, Places

CHUNK = 200_000  # n-grams compared at a time; their arrays stay in the processor's cache
TENTHS = 10  # parts of a document in which shared n-grams are looked for
HALF = 0.5
GLANCE = 8  # one n-gram in so many (a power of two) is looked at to see whether a pair needs to be compared at all

Matched = tuple[Places, Places, Places, Grams, Places, Places]


@dataclass(frozen=True, slots=True, eq=False)
class Overlaps:
    """What the two documents of each pair share. `shared`: distinct n-grams. `run`: words of the longest common run.
    `whole`: words of the longest run of whole sentences. `words`: words that stand in a shared n-gram. `distinct_a`,
    `distinct_b`: n-grams each has at all. `spread`: tenths of the shorter document where something shared begins;
    0 where it was not asked for."""

    shared: Places
    run: Places
    whole: Places
    words: Places
    distinct_a: Places
    distinct_b: Places
    spread: Places


@dataclass(frozen=True, slots=True, eq=False)
class _Matches:
    """The n-grams shared by each pair, in the order of `a`: number of the pair, places in `a` and `b`, and the n-gram
    as it is stored, its lowest bit set where it opens a sentence in both."""

    pairs: Places
    at_a: Places
    at_b: Places
    grams: Grams


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Runs of matches: first match, and how many, of the runs that are not furniture."""

    firsts: Places
    lengths: Places


def compare(shelf: Shelf, a: Places, b: Places, furnishings: Furnishings, *, spread: bool = False) -> Overlaps:
    """The overlap of each `a[i]` with `b[i]`; the same whichever of the two is called `a`."""
    swap = _comes_later(shelf, a, b)
    left, right = np.where(swap, b, a), np.where(swap, a, b)
    parts = [_compare_some(shelf, left[s], right[s], furnishings, spread) for s in _chunks(shelf.counts, left, right)]
    none = np.zeros(0, dtype=np.int64)
    columns = {name: np.concatenate([none, *(getattr(part, name) for part in parts)]) for name in Overlaps.__slots__}
    of_left, of_right = columns["distinct_a"], columns["distinct_b"]
    columns["distinct_a"], columns["distinct_b"] = np.where(swap, of_right, of_left), np.where(swap, of_left, of_right)
    return Overlaps(**columns)


def _comes_later(shelf: Shelf, a: Places, b: Places) -> Flags:
    """Whether `a` is the longer, or the later by its words' hash: an order that no numbering changes."""
    size_a, size_b = shelf.counts[a], shelf.counts[b]
    later: Flags = (size_a > size_b) | ((size_a == size_b) & (shelf.texts[a] > shelf.texts[b]))
    return later


def _chunks(counts: Places, a: Places, b: Places) -> Iterator[slice]:
    """Slices of the pairs with about `CHUNK` n-grams each, at least one pair."""
    ends = np.cumsum(counts[a] + counts[b])
    first = 0
    while first < len(a):
        before = int(ends[first - 1]) if first else 0
        last = max(int(np.searchsorted(ends, before + CHUNK, "right")), first + 1)
        yield slice(first, last)
        first = last


def _compare_some(shelf: Shelf, a: Places, b: Places, furnishings: Furnishings, spread: bool) -> Overlaps:
    matches, distinct_a, distinct_b = _match(shelf, a, b)
    size = len(a)
    if not len(matches.pairs):
        none = np.zeros(size, dtype=np.int64)
        return Overlaps(none, none, none, none, distinct_a, distinct_b, none)
    runs = _find_runs(matches, furnishings)
    pairs = matches.pairs[runs.firsts]
    shared = np.bincount(pairs, weights=runs.lengths, minlength=size).astype(np.int64)
    run = _greatest(pairs, runs.lengths + (NGRAM - 1), size)
    whole = _greatest(pairs, _measure_whole(shelf, a, b, matches, runs, furnishings), size)
    words = np.bincount(pairs, weights=_measure_words(matches, runs), minlength=size).astype(np.int64)
    tenths = _measure_spread(matches, shelf.counts[a]) if spread else np.zeros(size, dtype=np.int64)
    return Overlaps(shared, run, whole, words, distinct_a, distinct_b, tenths)


def _greatest(pairs: Places, values: Places, size: int) -> Places:
    """The greatest of each pair's values, 0 where it has none; `pairs` ascend."""
    found = np.zeros(size, dtype=np.int64)
    if len(pairs):
        firsts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
        found[pairs[firsts]] = np.maximum.reduceat(values, firsts)
    return found


def _match(shelf: Shelf, a: Places, b: Places) -> tuple[_Matches, Places, Places]:
    """What the documents of each pair share, and how many distinct n-grams each of them has."""
    kernels = find_kernels(shelf.documents)
    if kernels:
        *matches, distinct_a, distinct_b = kernels.match_grams(*shelf.all_grams, a, b)
    else:
        *matches, distinct_a, distinct_b = match_grams(shelf, a, b)
    return _Matches(*matches), distinct_a, distinct_b


def match_grams(shelf: Shelf, a: Places, b: Places) -> Matched:
    """The columns of `_Matches`, and how many distinct n-grams each document of a pair has. Of an n-gram that a
    document has more than once, the last place in a and the first in b count.

    One sort of pair, n-gram, side and place packed into 64 bits brings what is shared together. From the top: number
    of the pair, 31 bits of hash, one for `b`, the place.
    """
    size_a, size_b, grams_a, grams_b = shelf.counts[a], shelf.counts[b], shelf.grams(a), shelf.grams(b)
    low = np.uint64(int(max(size_a.max(), size_b.max(), 1)).bit_length())
    numbers = np.arange(len(size_a), dtype=np.uint64) << (low + np.uint64(32))
    left = _find_keys(grams_a, size_a, numbers, low)
    right = _find_keys(grams_b, size_b, numbers | (np.uint64(1) << low), low)
    keys = np.concatenate((left, right))
    keys.sort()
    upper = keys >> low
    change = upper[1:] ^ upper[:-1]
    met = np.flatnonzero(change == 1)  # the same pair and n-gram, here in a and next in b
    again = upper[np.flatnonzero(change == 0)]  # the same n-gram twice in one document
    owners, side = (again >> np.uint64(32)).astype(np.int64), (again & np.uint64(1)).astype(np.bool_)
    distinct_a = size_a - np.bincount(owners[~side], minlength=len(size_a))
    distinct_b = size_b - np.bincount(owners[side], minlength=len(size_b))
    pairs, at_a, at_b = _unpack(keys[met], keys[met + 1], low)
    in_a = grams_a[(np.cumsum(size_a) - size_a)[pairs] + at_a]
    in_b = grams_b[(np.cumsum(size_b) - size_b)[pairs] + at_b]
    return pairs, at_a, at_b, in_a & (in_b | HASH_MASK), distinct_a, distinct_b


def _find_keys(grams: Grams, sizes: Places, numbers: Codes, low: np.uint64) -> Codes:
    keys = (grams >> np.uint32(1)).astype(np.uint64)
    keys <<= low + np.uint64(1)
    firsts = (np.cumsum(sizes) - sizes).astype(np.uint64)
    keys += np.repeat(numbers - firsts, sizes)
    keys += np.arange(len(keys), dtype=np.uint64)
    return keys


def _unpack(in_a: Codes, in_b: Codes, low: np.uint64) -> tuple[Places, Places, Places]:
    """Number of the pair and both places of each match, in the order of pairs and places in `a`."""
    mask = (np.uint64(1) << low) - np.uint64(1)
    pairs = in_a >> (low + np.uint64(32))
    order = np.argsort((pairs << low) | (in_a & mask))
    at_a, at_b = ((keys[order] & mask).astype(np.int64) for keys in (in_a, in_b))
    return pairs[order].astype(np.int64), at_a, at_b


def _find_runs(matches: _Matches, furnishings: Furnishings) -> _Runs:
    """Runs of n-grams that follow each other in `a`, without those that are mostly furniture."""
    new = np.ones(len(matches.pairs), dtype=np.bool_)
    new[1:] = (matches.at_a[1:] - matches.at_a[:-1] != 1) | (matches.pairs[1:] != matches.pairs[:-1])
    firsts = np.flatnonzero(new)
    lengths = np.diff(np.concatenate((firsts, [len(new)])))
    keep = ~furnishings.find_runs(matches.grams, firsts)
    return _Runs(firsts[keep], lengths[keep])


def _measure_words(matches: _Matches, runs: _Runs) -> Places:
    """Words of each run, those it has in common with the next run counted once."""
    pairs, ends = matches.pairs[runs.firsts], matches.at_a[runs.firsts] + runs.lengths
    gaps = np.full(len(runs.firsts), NGRAM - 1)
    inner = np.flatnonzero(pairs[1:] == pairs[:-1])
    gaps[inner] = np.minimum(matches.at_a[runs.firsts[inner + 1]] - ends[inner], NGRAM - 1)
    words: Places = runs.lengths + gaps
    return words


def _find_openings(matches: _Matches, runs: _Runs, furnishings: Furnishings) -> Places:
    """Matches that open a sentence in both documents, but where what opens it is furniture."""
    opening = np.flatnonzero(matches.grams & OPENS)
    ends = np.concatenate(([0], runs.firsts + runs.lengths))[np.searchsorted(runs.firsts, opening, "right")]
    long = np.flatnonzero(opening + (NGRAM - 1) < ends)
    hashes = (hash_openings(matches.grams, opening[long]) >> np.uint64(32)).astype(np.uint32)
    return np.delete(opening, long[furnishings.find(hashes)])


def _measure_whole(
    shelf: Shelf, a: Places, b: Places, matches: _Matches, runs: _Runs, furnishings: Furnishings
) -> Places:
    """Words of each run from its first sentence's start to its last sentence's end; 0 where it has no whole one."""
    opening = _find_openings(matches, runs, furnishings)
    ends = runs.firsts + runs.lengths
    place = np.searchsorted(opening, runs.firsts)
    some = np.flatnonzero(place < np.searchsorted(opening, ends))
    first, last = opening[place[some]], ends[some] - 1
    inner = opening[np.searchsorted(opening, ends[some]) - 1]
    tail = np.arange(1, NGRAM + 1)[:, None]  # words after the last n-gram's first: four of its own, and the next
    pairs = matches.pairs[last]
    closing = shelf.opens(a[pairs], matches.at_a[last] + tail) & shelf.opens(b[pairs], matches.at_b[last] + tail)
    beyond = (closing * tail).max(axis=0, initial=0)
    whole = np.zeros(len(runs.firsts), dtype=np.int64)
    end = np.where(beyond > 0, matches.at_a[last] + beyond, matches.at_a[inner])
    whole[some] = end - matches.at_a[first]
    return whole


def _measure_spread(matches: _Matches, sizes: Places) -> Places:
    tenths = matches.pairs * TENTHS + matches.at_a * TENTHS // sizes[matches.pairs]
    met = np.bincount(tenths, minlength=len(sizes) * TENTHS) > 0
    spread: Places = met.reshape(-1, TENTHS).sum(axis=1)
    return spread
