"""From groups to counted pairs of documents."""

from __future__ import annotations

import numpy as np

from rashomon.copies.corpus.chunks import find_kernels
from rashomon.copies.corpus.gathering import Groups
from rashomon.copies.corpus.shelf import DOCUMENT_BITS
from rashomon.copies.folding import Codes, Places

COUNT_BITS = 12  # of a counted pair, under its two documents, for its weight; weights stop at 4095
OPENING = 3  # weight an opening has more than an n-gram: a copied sentence is found by it alone
MAX_COUNT = np.uint64((1 << COUNT_BITS) - 1)
CENTRES = 3  # members of a large group that every other is paired with
NEIGHBOURS = 2  # next members that each is paired with besides


def find_all_pairs(groups: Groups) -> Codes:
    """Keys of all pairs inside each group (members ascending), in no order; a pair comes once for each n-gram."""
    kernels = find_kernels(len(groups))
    if kernels:
        keys: Codes = kernels.pair_members(groups.members, groups.opens, groups.firsts, groups.sizes)
        return keys
    return find_all_pairs_plainly(groups)


def find_all_pairs_plainly(groups: Groups) -> Codes:
    """These keys by passes over whole arrays."""
    owners = np.repeat(np.arange(len(groups)), groups.sizes)
    left = np.arange(len(owners))
    found = [np.zeros(0, dtype=np.uint64)]
    step = 0
    while len(left):
        step += 1
        left = left[left + step < len(owners)]
        left = left[owners[left] == owners[left + step]]
        found.append(_find_keys(groups, left, left + step))
    return np.concatenate(found)


def find_star_pairs(groups: Groups) -> Codes:
    """Keys of pairs of each member (ranked) with the group's first ones and with its next ones."""
    places = np.arange(int(groups.sizes.sum())) - np.repeat(groups.firsts, groups.sizes)
    after = np.repeat(groups.sizes, groups.sizes) - places - 1
    found = [np.zeros(0, dtype=np.uint64)]
    for centre in range(CENTRES):
        others = np.flatnonzero(places > centre)
        found.append(_find_keys(groups, others, others - places[others] + centre))
    for step in range(1, NEIGHBOURS + 1):
        left = np.flatnonzero((after >= step) & (places >= CENTRES))
        found.append(_find_keys(groups, left, left + step))
    return np.concatenate(found)


def _find_keys(groups: Groups, left: Places, right: Places) -> Codes:
    """From the top: the smaller document, the larger, whether it is an opening that they share."""
    a, b = groups.members[left], groups.members[right]
    keys = (
        (np.minimum(a, b) << (DOCUMENT_BITS + 1)) | (np.maximum(a, b) << 1) | (groups.opens[left] & groups.opens[right])
    )
    return keys.astype(np.uint64)


def count_pairs(keys: Codes) -> Codes:
    """Distinct pairs, sorted, each with the weight of its n-grams in the lower `COUNT_BITS`."""
    keys.sort()
    if not len(keys):
        return keys
    pairs = keys >> np.uint64(1)
    firsts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    weights = np.add.reduceat((keys & np.uint64(1)) * np.uint64(OPENING) + np.uint64(1), firsts)
    return (pairs[firsts] << np.uint64(COUNT_BITS)) | np.minimum(weights, MAX_COUNT)


def add_counts(counted: Codes) -> tuple[Places, Places, Places]:
    """The pairs of several counts together: documents a and b, sum of counts; sorted by a, then b."""
    counted.sort()
    keys = counted >> np.uint64(COUNT_BITS)
    firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])
    if not len(firsts):
        none = np.zeros(0, dtype=np.int64)
        return none, none, none
    sums = np.add.reduceat((counted & MAX_COUNT).astype(np.int64), firsts)
    found = keys[firsts].astype(np.int64)
    return found >> DOCUMENT_BITS, found & ((1 << DOCUMENT_BITS) - 1), sums
