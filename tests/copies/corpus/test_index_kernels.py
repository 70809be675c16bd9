"""Compiled loops give the very values that passes over whole arrays give."""

from __future__ import annotations

import importlib.util
from dataclasses import fields
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.copies.corpus import chunks, comparing, gathering, pairing
from rashomon.copies.corpus.index import find_text_pairs
from tests.copies.corpus.test_index_words import TEXTS

kernels = chunks.load_kernels()
pytestmark = pytest.mark.skipif(kernels is None, reason="numba is not installed")

GRAMS = st.lists(st.lists(st.integers(0, 9), max_size=12), min_size=2, max_size=8)


@given(TEXTS, st.integers(0, 3), st.sampled_from([1, 2, 4]))
@example(["eightlet ninelette " * 9, "internationalisation " * 4 + "x" * 63 + " " + "x" * 64 + " " + "x" * 65], 0, 1)
@example(["Größe, łódź; naïve ж" * 5, "жжжжжжжжж" * 9, "soft\xadhyphen\xad \xad\u200b.\u200bOne more. \u200bTwo"], 0, 1)
@example(["3.5 of them. U.S. made.Here", "It ended.", ".", "", "語文 alone"], 2, 1)
def test_a_chunk_of_texts(texts, number, sample):
    compiled, plain = (find(texts, number, sample) for find in (kernels.find_chunk, chunks.find_chunk_plainly))
    for field in fields(chunks.Chunk):
        one, other = getattr(compiled, field.name), getattr(plain, field.name)
        assert one.dtype == other.dtype
        if field.name == "postings":
            one, other = np.sort(one), np.sort(other)
        assert one.tolist() == other.tolist(), field.name


def make_shelf(documents):
    """As much of a shelf as comparing its documents needs."""
    grams = np.array([gram << 2 | 1 for one in documents for gram in one], dtype=np.uint32)
    offsets = np.concatenate(([0], np.cumsum([len(one) for one in documents])))
    return SimpleNamespace(
        documents=0,
        counts=np.diff(offsets),
        all_grams=(grams, offsets),
        grams=lambda these: np.concatenate([grams[offsets[k] : offsets[k + 1]] for k in these]),
    )


@given(GRAMS)
def test_the_ngrams_that_two_share(documents):
    shelf, half = make_shelf(documents), len(documents) // 2
    a, b = np.arange(half), np.arange(half, 2 * half)
    compiled = kernels.match_grams(*shelf.all_grams, a, b)
    plain = comparing.match_grams(shelf, a, b)  # type: ignore[arg-type]
    assert [column.tolist() for column in compiled] == [column.tolist() for column in plain]


def test_pairs_are_the_same_without_them(monkeypatch):
    words = [f"w{number * number % 977}" for number in range(60_000)]
    texts = [" ".join(words[first : first + 90]) for first in range(0, len(words) - 90, 25)]
    assert len(texts) >= chunks.MANY
    compiled = find_text_pairs(texts)
    monkeypatch.setattr(chunks, "load_kernels", lambda: None)
    plain = find_text_pairs(texts)
    assert len(plain) > len(texts)
    for name in ("a", "b", "shared", "run", "whole", "cover_a", "cover_b"):
        assert getattr(compiled, name).tolist() == getattr(plain, name).tolist()


def test_without_numba(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)
    chunks.load_kernels.cache_clear()
    assert chunks.load_kernels() is None
    chunks.load_kernels.cache_clear()


@given(st.lists(st.lists(st.integers(0, 40), max_size=40), min_size=2, max_size=8))
def test_a_glance_at_pairs(documents):
    shelf, a, b = make_shelf(documents), np.arange(len(documents) - 1), np.arange(1, len(documents))
    plain = gathering.may_be_related(shelf, a, b)  # type: ignore[arg-type]
    assert (kernels.glance(*shelf.all_grams, a, b) >= gathering.MIN_GLANCED).tolist() == plain.tolist()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6), st.booleans()), max_size=40), st.integers(0, 127))
def test_groups_and_their_pairs(rows, bits):
    stands = np.array([bits >> number & 1 for number in range(7)], dtype=np.bool_)
    postings = np.unique(np.array([(h * 0x1234567 << 27) | (d << 1) | o for h, d, o in rows], dtype=np.uint64))
    compiled = gathering.Groups(*kernels.group_postings(postings, stands))
    plain = gathering.find_groups_plainly(postings, stands)
    for field in fields(gathering.Groups):
        one, other = getattr(compiled, field.name), getattr(plain, field.name)
        assert one.dtype == other.dtype
        assert one.tolist() == other.tolist(), field.name
    keys = kernels.pair_members(plain.members, plain.opens, plain.firsts, plain.sizes)
    assert np.sort(keys).tolist() == np.sort(pairing.find_all_pairs_plainly(plain)).tolist()
