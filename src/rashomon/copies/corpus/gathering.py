"""Documents that share an n-gram, group by group, and which groups are furniture.

A group is an n-gram's documents. Most of what recurs is one of two things: a text that was printed many times
(its documents share much else) or furniture (they share nothing else). Which it is, is tried out on a few pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rashomon.copies.corpus.chunks import find_kernels
from rashomon.copies.corpus.comparing import GLANCE, HALF, TENTHS, compare
from rashomon.copies.corpus.furnishings import Furnishings
from rashomon.copies.corpus.shelf import DOCUMENT_BITS, HASH_MASK, HASH_SHIFT, Grams, Shelf
from rashomon.copies.folding import Codes, Flags, Places
from rashomon.copies.ngrams import expand

MIN_OWNERS = 8  # documents; a passage in no more of them may be agency copy that each of them bought
MAX_OWNERS = 16  # documents of which all pairs are counted without a look; 120 pairs
FIRST_TRIALS = 2  # pairs of a group that are compared; if none is related, that settles it
TRIALS = 8  # pairs compared where one of the first was related
MAX_RELATED = 0.3  # share of a furniture group's trials that may be related all the same
MIN_SPREAD = 6  # tenths of the shorter document: shared words strewn so widely are an edited copy, not a passage
GLANCED = 500  # pairs looked at together
MIN_GLANCED = 3  # tenths of a document: a header and a footer are in two, an edited copy of 100 words is in more
GRAM_BITS = 31  # of a stored n-gram's hash
GRAM_SHIFT = np.uint64(32)
NUMBER = np.uint64((1 << DOCUMENT_BITS) - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """N-grams with more than one document, in a row. `members`: documents, `opens`: whether
    it is an opening. `grams`: 31 bits of the n-gram of each
    group. `firsts`, `sizes`: where a group's members start, and how many they are."""

    members: Places
    opens: Flags
    grams: Grams
    firsts: Places
    sizes: Places

    def __len__(self) -> int:
        return len(self.firsts)

    def only(self, chosen: Flags) -> Groups:
        sizes = self.sizes[chosen]
        places = expand(self.firsts[chosen], sizes)
        return Groups(self.members[places], self.opens[places], self.grams[chosen], np.cumsum(sizes) - sizes, sizes)


def find_groups(postings: Codes, stands: Flags) -> Groups:
    """The groups among sorted postings; only documents that stand for their kind (`stands`) count."""
    kernels = find_kernels(len(stands))
    return Groups(*kernels.group_postings(postings, stands)) if kernels else find_groups_plainly(postings, stands)


def find_groups_plainly(postings: Codes, stands: Flags) -> Groups:
    """The groups by passes over whole arrays."""
    kept = _with_company(postings, postings >> HASH_SHIFT)
    kept = kept[stands[(kept >> np.uint64(1)) & NUMBER]]
    hashes = kept >> HASH_SHIFT
    kept = _with_company(kept, hashes)
    hashes = kept >> HASH_SHIFT
    firsts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))[: len(hashes)])
    sizes = np.diff(np.concatenate((firsts, [len(kept)])))
    grams = (kept[firsts] >> GRAM_SHIFT).astype(np.uint32) & HASH_MASK
    members = ((kept >> np.uint64(1)) & NUMBER).astype(np.int64)
    return Groups(members, (kept & np.uint64(1)).astype(np.bool_), grams, firsts, sizes)


def _with_company(postings: Codes, hashes: Codes) -> Codes:
    """The postings whose hash another one has too."""
    same = hashes[1:] == hashes[:-1]
    chosen = np.zeros(len(postings), dtype=np.bool_)
    chosen[1:] = same
    chosen[:-1] |= same
    return postings[chosen]


def find_fingerprints(groups: Groups, texts: Codes) -> Codes:
    """A hash of the set of each group's documents: equal for n-grams that stand in the same ones."""
    if not len(groups):
        return np.zeros(0, dtype=np.uint64)
    mixed = texts[groups.members]
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    sums: Codes = np.add.reduceat(mixed ^ (mixed >> GRAM_SHIFT), groups.firsts)
    return sums


def rank_members(groups: Groups, ranks: Places) -> Groups:
    """The groups with their members in the order of the documents' words' hashes: chance, but the same in any run."""
    owners = np.repeat(np.arange(len(groups)), groups.sizes)
    order = np.argsort((owners << DOCUMENT_BITS) | ranks[groups.members])
    return Groups(groups.members[order], groups.opens[order], groups.grams, groups.firsts, groups.sizes)


def find_unrelated(shelf: Shelf, groups: Groups) -> Flags:
    """Which groups (members ranked) are of documents that have nothing else in common."""
    maybe = _try(shelf, groups, FIRST_TRIALS, may_be_related)
    unrelated: Flags = maybe == 0
    doubtful = np.flatnonzero(~unrelated)
    if len(doubtful):
        share = _try(shelf, groups.only(~unrelated), TRIALS, are_related)
        unrelated[doubtful] = share <= MAX_RELATED
    return unrelated


def _try(
    shelf: Shelf, groups: Groups, trials: int, related: Callable[[Shelf, Places, Places], Flags]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The share of some pairs of neighbours in each group that are related."""
    steps = np.arange(trials)
    places = groups.firsts[:, None] + steps * (groups.sizes[:, None] - 1) // trials
    a, b = groups.members[places].ravel(), groups.members[places + 1].ravel()
    keys, back = np.unique((a << DOCUMENT_BITS) | b, return_inverse=True)
    found = related(shelf, keys >> DOCUMENT_BITS, keys & int(NUMBER))
    share: np.ndarray[tuple[int], np.dtype[np.float64]] = found[back].reshape(-1, trials).mean(axis=1)
    return share


def may_be_related(shelf: Shelf, a: Places, b: Places) -> Flags:
    """Whether two documents share anything in several parts of the first, judged by one n-gram in `GLANCE`."""
    kernels = find_kernels(shelf.documents)
    if kernels:
        met: Places = kernels.glance(*shelf.all_grams, a, b)
        return met >= MIN_GLANCED
    found = [np.zeros(0, dtype=np.bool_)]
    for first in range(0, len(a), GLANCED):
        found.append(_glance(shelf, a[first : first + GLANCED], b[first : first + GLANCED]))
    return np.concatenate(found)


def _glance(shelf: Shelf, a: Places, b: Places) -> Flags:
    grams, pairs, parts = _pick(shelf, a)
    others, other_pairs, _ = _pick(shelf, b)
    keys, other_keys = (pairs << GRAM_BITS) | grams, np.sort((other_pairs << GRAM_BITS) | others)
    if not len(other_keys):
        return np.zeros(len(a), dtype=np.bool_)
    shared = other_keys[np.minimum(np.searchsorted(other_keys, keys), len(other_keys) - 1)] == keys
    met = np.bincount(pairs[shared] * TENTHS + parts[shared], minlength=len(a) * TENTHS) > 0
    found: Flags = met.reshape(-1, TENTHS).sum(axis=1) >= MIN_GLANCED
    return found


def _pick(shelf: Shelf, documents: Places) -> tuple[Places, Places, Places]:
    """Some n-grams of each document, its place in the list, and the tenth of it that each is in."""
    grams, sizes = shelf.grams(documents), shelf.counts[documents]
    chosen = np.flatnonzero((grams & np.uint32(2 * (GLANCE - 1))) == 0)
    ends = np.cumsum(sizes)
    owners = np.searchsorted(ends, chosen, "right")
    places = chosen - (ends - sizes)[owners]
    return (grams[chosen] >> np.uint32(1)).astype(np.int64), owners, places * TENTHS // sizes[owners]


def are_related(shelf: Shelf, a: Places, b: Places) -> Flags:
    """Whether two documents share half of the shorter one, or something all over it."""
    overlaps = compare(shelf, a, b, Furnishings(np.zeros(0, dtype=np.uint32), 1), spread=True)
    shorter = np.minimum(overlaps.distinct_a, overlaps.distinct_b)
    related: Flags = (overlaps.shared >= HALF * np.maximum(shorter, 1)) | (overlaps.spread >= MIN_SPREAD)
    return related
