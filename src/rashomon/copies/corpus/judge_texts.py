"""Documents made ready to be judged: their words, and which of these are furniture by the index of the corpus."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rashomon.copies.corpus.words import NGRAM, find_ngrams, find_words
from rashomon.copies.folding import Codes, Flags, Places
from rashomon.copies.ngrams import SEED_WORDS
from rashomon.copies.ngrams import find_ngrams as find_seeds
from rashomon.copies.texts import Text
from rashomon.vocabulary import Article

Grams = npt.NDArray[np.uint32]
BRIDGE = 12  # words between two furniture n-grams that are furniture too: one n-gram in four is in the index's sample


def find_text(article: Article, furniture: Grams) -> tuple[Text, Flags]:
    """The article's text, its words in furniture not its own, and which words those are.

    `furniture`: the first 32 bits of the hashes of the index's n-grams that are furniture, sorted.
    """
    text = Text(article)
    inside = np.zeros(len(text.words), dtype=np.bool_)
    if not len(furniture):
        return text, inside
    lines = [article.text[block.start : block.end] for block in article.blocks]
    ngrams = find_ngrams(find_words(lines))
    hits = _find_hits((ngrams.hashes >> np.uint64(32)).astype(np.uint32), furniture)
    ends = np.cumsum(ngrams.counts)
    for number in np.unique(np.searchsorted(ends, hits, "right")).tolist():
        first, last = int(ends[number] - ngrams.counts[number]), int(ends[number])
        block = article.blocks[number]
        low, high = np.searchsorted(text.words.starts, (block.start, block.end)).tolist()
        inner = hits[(hits >= first) & (hits < last)] - first
        inside[low:high] = _cover(inner, last - first, high - low)
    return (text.without(_seeds_inside(text, inside)), inside) if inside.any() else (text, inside)


def _find_hits(grams: Grams, furniture: Grams) -> Places:
    """Places of the n-grams that are furniture."""
    places = np.minimum(np.searchsorted(furniture, grams), len(furniture) - 1)
    return np.flatnonzero(furniture[places] == grams)


def _cover(hits: Places, ngrams: int, size: int) -> Flags:
    """Which of the `size` words of a line are furniture, from the places of its furniture n-grams, of `ngrams` in all.

    The index may cut a few words otherwise than judging does: places are scaled.
    """
    flags = np.zeros(size, dtype=np.bool_)
    edges = np.flatnonzero(np.diff(hits) > NGRAM + BRIDGE)
    scale = size / (ngrams + NGRAM - 1)
    firsts, lasts = hits[np.r_[0, edges + 1]].tolist(), hits[np.r_[edges, len(hits) - 1]].tolist()
    for first, last in zip(firsts, lasts, strict=True):
        flags[int(first * scale) : int(np.ceil((last + NGRAM) * scale))] = True
    return flags


def _seeds_inside(text: Text, inside: Flags) -> Codes:
    """The n-grams, as judging hashes them, that lie in furniture as a whole."""
    seeds = find_seeds(text.words.hashes, SEED_WORDS)
    whole = np.ones(len(seeds), dtype=np.bool_)
    for step in range(SEED_WORDS):
        whole &= inside[step : step + len(seeds)]
    found: Codes = np.unique(seeds[whole])
    return found
