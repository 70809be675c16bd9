"""Some documents at a time: texts → their n-grams, and what joins them to other documents."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from rashomon.copies.corpus.shelf import HASH_SHIFT, Grams, find_openings, find_sampled, pack_grams
from rashomon.copies.corpus.words import find_ngrams, find_words, hash_texts
from rashomon.copies.folding import Codes, Places

CHARACTERS = 100_000  # hashed at a time: their arrays stay in the processor's cache
MANY = 2_000  # documents, or groups of them, from which on it pays to load compiled loops


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """`words`: words of each document. `grams`: every n-gram as `pack_grams` makes it, in order. `counts`: n-grams of
    each document. `texts`: a hash of each one's words. `postings`: as on the shelf, but unsorted."""

    words: Places
    grams: Grams
    counts: Places
    texts: Codes
    postings: Codes


def find_kernels(size: int) -> Any:
    """The module of compiled loops for so many documents or groups, or None for few, or without numba."""
    return load_kernels() if size >= MANY else None


@cache
def load_kernels() -> Any:
    """The module of compiled loops, or None where numba is not installed or told not to compile."""
    if importlib.util.find_spec("numba") is None:
        return None
    try:
        if importlib.import_module("numba").config.DISABLE_JIT:
            return None
        return importlib.import_module("rashomon.copies.corpus.kernels")
    except ImportError:  # a numba that is not made for this numpy
        return None


def find_chunks(texts: Sequence[str], number: int, sample: int) -> Iterator[tuple[slice, Chunk]]:
    """`texts` chunk by chunk; the first of them is document `number` of an index with this `sample`."""
    kernels = find_kernels(number + len(texts))
    find_chunk = kernels.find_chunk if kernels else find_chunk_plainly
    for part in _split(texts):
        yield part, find_chunk(texts[part], number + part.start, sample)


def find_chunk_plainly(texts: Sequence[str], number: int, sample: int) -> Chunk:
    """A chunk by passes over whole arrays."""
    words = find_words(texts)
    ngrams = find_ngrams(words)
    grams = pack_grams(ngrams)
    sampled = find_sampled(grams, sample)
    places, openings = find_openings(grams, ngrams.counts)
    below = np.arange(number, number + len(texts), dtype=np.uint64) << np.uint64(1)
    postings = (
        _make_postings(ngrams.hashes[sampled], below, sampled, ngrams.counts),
        _make_postings(openings, below | np.uint64(1), places, ngrams.counts),
    )
    return Chunk(np.diff(words.firsts), grams, ngrams.counts, hash_texts(words), np.concatenate(postings))


def _split(texts: Sequence[str]) -> Iterator[slice]:
    first, size = 0, 0
    for number, text in enumerate(texts):
        size += len(text)
        if size >= CHARACTERS:
            yield slice(first, number + 1)
            first, size = number + 1, 0
    if first < len(texts):
        yield slice(first, len(texts))


def _make_postings(hashes: Codes, below: Codes, places: Places, counts: Places) -> Codes:
    """The upper bits of each hash over those `below` of the document in which its n-gram has its place."""
    sizes = np.diff(np.searchsorted(places, np.cumsum(counts)), prepend=0)
    return ((hashes >> HASH_SHIFT) << HASH_SHIFT) | np.repeat(below, sizes)
