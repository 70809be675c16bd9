"""Word n-grams as 64-bit hashes, and the index that joins articles over them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.copies.folding import Codes, Places, mix

SALT = np.uint64(0x2545F4914F6CDD1D)  # odd; keeps the order of the words in the hash of their n-gram
SEED_WORDS = 5  # words of the n-grams that find copies; DESIGN: .98-1 of light edits, wire copies and updates found


def find_ngrams(hashes: Codes, size: int) -> Codes:
    """The hash of each run of `size` words: entry i covers words i to i + size - 1."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    rolled = np.zeros(count, dtype=np.uint64)
    for step in range(size):
        rolled = rolled * SALT + hashes[step : step + count]
    return mix(rolled)


def count_shared(sets: Sequence[Codes]) -> Places:
    """How many n-grams each two of `sets` (sorted, distinct hashes) share: an n-by-n matrix.

    All hashes are sorted once; for each set the postings of its hashes are counted by owner. Time is the
    sum over n-grams of the square of their owners, memory the postings of one set at a time.
    """
    total = len(sets)
    shared = np.zeros((total, total), dtype=np.int64)
    if not total:
        return shared
    hashes = np.concatenate(sets)
    owners = np.repeat(np.arange(total), [len(one) for one in sets])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    for number, one in enumerate(sets):
        lows = np.searchsorted(hashes, one, "left")
        sizes = np.searchsorted(hashes, one, "right") - lows
        shared[number] = np.bincount(owners[expand(lows, sizes)], minlength=total)
    return shared


def expand(starts: Places, sizes: Places) -> Places:
    """The concatenation of the ranges start, start + 1, …, start + size - 1."""
    offsets = np.cumsum(sizes) - sizes
    expanded: Places = np.repeat(starts - offsets, sizes) + np.arange(int(sizes.sum()), dtype=np.int64)
    return expanded
