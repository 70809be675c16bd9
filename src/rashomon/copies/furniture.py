"""Furniture that reading left: word n-grams that stand in many articles which have nothing else in common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.copies.folding import Codes, Flags
from rashomon.copies.ngrams import count_shared

MIN_OWNERS = 8  # texts; a sentence in fewer may be agency copy that each of them bought
SAME_TEXT = (
    0.5  # shared 5-grams of the shorter text's: furniture takes up to .4 of the shortest articles of a made corpus
)
SAME_EVENT = 0.016  # shared 3-grams of the shorter text's, frequent ones left out: over it are 87 % of the pairs of one
# story and 3 % of those of two (basil)
MAX_RELATED = 0.3  # share of the pairs among a furniture n-gram's owners that may be related all the same


def find_furniture(threes: Sequence[Codes], fives: Sequence[Codes]) -> Codes:
    """The sorted 5-grams that are furniture, from each text's distinct 3-grams and 5-grams (in the same order)."""
    frequent, owners = _frequent(fives)
    if not len(frequent):
        return frequent
    related = _related(threes, fives)
    seen: dict[bytes, bool] = {}
    chosen = [seen.setdefault(who.tobytes(), _unrelated(related[np.ix_(who, who)])) for who in owners]
    found: Codes = frequent[np.array(chosen, dtype=np.bool_)]
    return found


def _frequent(sets: Sequence[Codes]) -> tuple[Codes, list[np.ndarray[tuple[int], np.dtype[np.int64]]]]:
    """N-grams that stand in many of the sets, sorted, and for each the numbers of those sets."""
    hashes = np.concatenate([np.zeros(0, dtype=np.uint64), *sets])
    numbers = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
    order = np.argsort(hashes, kind="stable")
    hashes, numbers = hashes[order], numbers[order]
    values, firsts, counts = np.unique(hashes, return_index=True, return_counts=True)
    many = counts >= MIN_OWNERS
    spans = zip(firsts[many].tolist(), counts[many].tolist(), strict=True)
    return values[many], [numbers[first : first + count] for first, count in spans]


def _related(threes: Sequence[Codes], fives: Sequence[Codes]) -> Flags:
    """Which texts are copies of each other or tell of the same event."""
    common, _ = _frequent(threes)
    rare = [one[~np.isin(one, common, assume_unique=True)] for one in threes]
    sizes = np.array([len(one) for one in threes])
    same_event = count_shared(rare) > SAME_EVENT * np.minimum.outer(sizes, sizes)
    shared = count_shared(fives)
    related: Flags = same_event | (shared >= SAME_TEXT * np.maximum(np.minimum.outer(*[np.diag(shared)] * 2), 1))
    return related


def _unrelated(related: Flags) -> bool:
    pairs = related.size - len(related)
    return bool(related.sum() - np.diag(related).sum() <= MAX_RELATED * pairs)
