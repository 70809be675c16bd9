"""Compiled loops give the very values that passes over whole arrays give."""

from __future__ import annotations

import importlib.util
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.copies.corpus import chunks, comparing
from rashomon.copies.corpus.index import find_text_pairs
from tests.copies.corpus.test_index_words import TEXTS

kernels = chunks.find_kernels()
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


@given(GRAMS)
def test_the_ngrams_that_two_share(documents):
    half = len(documents) // 2
    sides: list[Any] = []
    for some in (documents[:half], documents[half : 2 * half]):
        flat = np.array([gram << 1 for one in some for gram in one], dtype=np.uint32)
        sides += [flat, np.array([len(one) for one in some], dtype=np.int64)]
    compiled, plain = (match(*sides) for match in (kernels.match_grams, comparing.match_grams))
    assert [column.tolist() for column in compiled] == [column.tolist() for column in plain]


def test_pairs_are_the_same_without_them(monkeypatch):
    words = [f"w{number * number % 977}" for number in range(60_000)]
    texts = [" ".join(words[first : first + 90]) for first in range(0, len(words) - 90, 25)]
    assert len(texts) >= chunks.MANY
    compiled = find_text_pairs(texts)
    monkeypatch.setattr(chunks, "find_kernels", lambda: None)
    monkeypatch.setattr(comparing, "find_kernels", lambda: None)
    plain = find_text_pairs(texts)
    assert len(plain) > len(texts)
    for name in ("a", "b", "shared", "run", "whole", "cover_a", "cover_b"):
        assert getattr(compiled, name).tolist() == getattr(plain, name).tolist()


def test_without_numba(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)
    chunks.find_kernels.cache_clear()
    assert chunks.find_kernels() is None
    chunks.find_kernels.cache_clear()
