"""Words and word n-grams of many texts at once, as 64-bit hashes. No loop runs over words or characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from rashomon.copies.corpus.letters import Letters, find_letters
from rashomon.copies.folding import Codes, Flags, Places

NGRAM = 5  # words of an n-gram; shorter ones are stock phrases, longer ones do not survive a copy edited at 20 %
LANE = 8  # bytes of a word read at a time
LONGEST = 64  # bytes of a word that are read; only the length is taken of what follows (no word is that long)
POWERS_STEP = 1 << 16  # powers are made in steps of this many

FIRST = np.uint64(0x9E3779B97F4A7C15)  # odd multipliers, each from the splitmix64 and wyhash families
SECOND = np.uint64(0xD6E8FEB86659FD93)
FOREIGN = np.uint64(0xBF58476D1CE4E5B9)
SALT = np.uint64(0x2545F4914F6CDD1D)
SALT_SQUARED = np.uint64(0x2545F4914F6CDD1D**2 % 2**64)
HALF = np.uint64(32)
_LANE_MASKS = np.array([(1 << 8 * size) - 1 for size in range(LANE + 1)], dtype=np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """`hashes`: a hash a word, all texts in a row. `firsts`: the number of each text's first word, and the total.
    `opens`: whether a word opens a sentence or a line."""

    hashes: Codes
    firsts: Places
    opens: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Ngrams:
    """`hashes`: a hash an n-gram, in order. `counts`: n-grams of each text. `opens`: whether an n-gram's first word
    opens a sentence or a line."""

    hashes: Codes
    counts: Places
    opens: Flags


def find_words(texts: Sequence[str]) -> Words:
    """The hash of each word of `texts`: runs of letters and digits; apostrophes, dashes and quotes part words."""
    letters = find_letters(texts)
    starts, ends = _find_edges(letters)
    hashes = _hash_words(letters, starts, ends - starts)
    firsts = np.searchsorted(starts, letters.bounds)
    opens = np.zeros(len(starts) + 1, dtype=np.bool_)
    opens[np.searchsorted(starts, letters.stops)] = True
    opens[firsts] = True
    return Words(hashes, firsts, opens[:-1])


def _find_edges(letters: Letters) -> tuple[Places, Places]:
    """Where each word starts, and one past where it ends."""
    inside = letters.codes != 0
    if len(letters.alone):
        return _find_edges_unspaced(inside, letters.alone)
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        edges = np.concatenate(([0], edges))
    return np.ascontiguousarray(edges[0::2]), np.ascontiguousarray(edges[1::2])


def _find_edges_unspaced(inside: Flags, alone: Places) -> tuple[Places, Places]:
    before = np.concatenate(([False], inside[:-1]))
    starts, ends = inside & ~before, ~inside & before
    starts[alone] = True
    starts[alone + 1] |= inside[alone + 1]
    ends[alone + 1] = True
    ends[alone] |= before[alone]
    return np.flatnonzero(starts), np.flatnonzero(ends)


def _hash_words(letters: Letters, starts: Places, lengths: Places) -> Codes:
    """A hash of each word's bytes, read eight at a time from wherever the word starts."""
    lanes = np.ndarray((len(letters.codes) - LANE,), dtype="<u8", buffer=letters.codes.data, strides=(1,))
    hashes: Codes = lanes[starts] & _LANE_MASKS.take(lengths, mode="clip")
    hashes *= FIRST
    going = np.flatnonzero(lengths > LANE)
    for done in range(LANE, LONGEST, LANE):
        if not len(going):
            break
        rest = lanes[starts[going] + done] & _LANE_MASKS.take(lengths[going] - done, mode="clip")
        hashes[going] = (hashes[going] ^ (hashes[going] >> HALF)) * SALT + rest * FIRST
        going = going[lengths[going] > done + LANE]
    hashes[going] += lengths[going].astype(np.uint64)
    if len(letters.foreign):
        _add_foreign(hashes, letters, starts)
    hashes ^= hashes >> HALF
    hashes *= SECOND
    return hashes


def _add_foreign(hashes: Codes, letters: Letters, starts: Places) -> None:
    """Letters beyond ASCII share bytes; their code points and places in the word tell them apart."""
    owners = np.searchsorted(starts, letters.foreign, "right") - 1
    places = (letters.foreign - starts[owners]).astype(np.uint64)
    mixed = (letters.points.astype(np.uint64) + (places << HALF)) * FOREIGN
    np.add.at(hashes, owners, (mixed ^ (mixed >> HALF)) * SECOND)


def find_ngrams(words: Words) -> Ngrams:
    """The hash of each run of `NGRAM` words; none reaches from one text into the next."""
    one = words.hashes
    counts = np.maximum(np.diff(words.firsts) - (NGRAM - 1), 0)
    if len(one) < NGRAM:
        return Ngrams(np.zeros(0, dtype=np.uint64), counts, np.zeros(0, dtype=np.bool_))
    two = one[:-1] * SALT
    two += one[1:]
    hashes = two[:-2] * SALT_SQUARED
    hashes += two[2:]
    hashes = hashes[:-1]
    hashes *= SALT
    hashes += one[4:]
    hashes ^= hashes >> HALF
    hashes *= FIRST
    whole = np.ones(len(hashes), dtype=np.bool_)
    for back in range(1, NGRAM):
        crossing = words.firsts[1:] - back
        whole[crossing[(crossing >= 0) & (crossing < len(hashes))]] = False
    return Ngrams(hashes[whole], counts, words.opens[: len(whole)][whole])


def hash_texts(words: Words) -> Codes:
    """A hash of each text's words in order; 0 for a text without words."""
    starts, counts = words.firsts[:-1], np.diff(words.firsts)
    found = np.zeros(len(starts), dtype=np.uint64)
    filled = np.flatnonzero(counts)
    if not len(filled):
        return found
    sums = np.add.reduceat(words.hashes * _powers(len(words.hashes)), starts[filled])
    inverse = _inverse_powers(len(words.hashes))[starts[filled]]
    found[filled] = sums * inverse + counts[filled].astype(np.uint64)
    return found


def _powers(size: int) -> Codes:
    return _powers_of(int(SALT), -(-size // POWERS_STEP))[:size]


def _inverse_powers(size: int) -> Codes:
    return _powers_of(pow(int(SALT), -1, 1 << 64), -(-size // POWERS_STEP))[:size]


@cache
def _powers_of(base: int, steps: int) -> Codes:
    factors = np.full(steps * POWERS_STEP, base, dtype=np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)
