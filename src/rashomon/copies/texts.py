"""A distinct text with what comparing it needs, each part made when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rashomon.copies.alignment import Grams, find_bounds, find_grams
from rashomon.copies.credits import find_agencies
from rashomon.copies.folding import Codes, Flags, Places, Words, find_quoted, find_words
from rashomon.copies.ngrams import SEED_WORDS, find_ngrams
from rashomon.copies.particulars import find_particulars
from rashomon.vocabulary import Article, Block

MIN_OWN_WORDS = (
    40  # words outside quotation marks; with fewer, an article is mostly transcript and all its words are used
)
Vectors = npt.NDArray[np.float32]
# A vector of each sentence, shape (sentences, dimensions), length one: the sentence encoder, as far as copies know it.
Encode = Callable[[Sequence[str]], Vectors]


class Text:
    """An article's shared text. `own` words are those outside quotation marks (two reporters who heard the same
    speech quote the same words, in the same order, without copying each other) and outside furniture."""

    def __init__(self, article: Article, words: Words | None = None, encode: Encode | None = None) -> None:
        """`words`: those of another article with the same text in the same blocks, if there is one."""
        self.article = article
        self.encode = encode
        self.words: Words = find_words(article) if words is None else words

    @cached_property
    def is_own(self) -> Flags:
        own = ~find_quoted(self.article, self.words)
        return own if own.sum() >= MIN_OWN_WORDS else np.ones(len(own), dtype=np.bool_)

    def without(self, furniture: Codes) -> Text:
        """This text with the words of these 5-grams (sorted hashes) not its own."""
        hits = np.isin(find_ngrams(self.words.hashes, SEED_WORDS), furniture)
        if not hits.any():
            return self
        covered = np.zeros(len(self.words), dtype=np.bool_)
        for step in range(SEED_WORDS):
            covered[step : step + len(hits)] |= hits
        other = copy(self)
        for name in ("own", "own_grams", "is_own", "own_shares", "threes", "fives"):
            other.__dict__.pop(name, None)
        other.__dict__["is_own"] = self.is_own & ~covered
        return other

    @cached_property
    def agencies(self) -> frozenset[str]:
        return find_agencies(self.article)

    @cached_property
    def own(self) -> Words:
        return self.words if self.is_own.all() else self.words.only(self.is_own)

    @cached_property
    def bounds(self) -> Places:
        return find_bounds(self.article)

    def sentence(self, number: int) -> slice:
        """The words of a sentence."""
        first, last = np.searchsorted(self.words.starts, self.bounds[number]).tolist()
        return slice(first, last)

    @cached_property
    def grams(self) -> Grams:
        return find_grams(self.bounds, self.words)

    @cached_property
    def own_grams(self) -> Grams:
        return self.grams if self.own is self.words else find_grams(self.bounds, self.own)

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences that are aligned: those of `grams`."""
        return [self.article.text[a:b] for a, b in self.bounds[self.grams.numbers].tolist()]

    @cached_property
    def vectors(self) -> Vectors | None:
        """A vector of each of `sentences`; None without an encoder."""
        return self.encode(self.sentences) if self.encode else None

    @cached_property
    def own_shares(self) -> npt.NDArray[np.float64]:
        """Of the words of each of `sentences` the share that is own."""
        slices = [self.sentence(n) for n in self.grams.numbers.tolist()]
        return np.array([self.is_own[s].mean() for s in slices], dtype=np.float64)

    @cached_property
    def particulars(self) -> Mapping[str, tuple[int, ...]]:
        """The names and figures of the shared text, by what they are known by, with their places in it."""
        return find_particulars(self.article)

    @cached_property
    def threes(self) -> Codes:
        """Sorted distinct 3-grams of the own words."""
        ngrams: Codes = np.unique(find_ngrams(self.own.hashes, 3))
        return ngrams

    @cached_property
    def fives(self) -> Codes:
        """Sorted distinct 5-grams of the own words."""
        ngrams: Codes = np.unique(find_ngrams(self.own.hashes, SEED_WORDS))
        return ngrams


def group_identical(articles: Sequence[Article], encode: Encode | None = None) -> list[tuple[Text, list[Text]]]:
    """Articles by the exact sequence of their folded words: the text that stands for a group, and the others.

    The text of a group is that of its earliest published article, then of the smallest id.
    Groups stand in order of that article's id. Articles without a word are in no group.
    """
    groups: dict[bytes, list[Text]] = {}
    known: dict[tuple[str, tuple[Block, ...]], Words] = {}
    for article in sorted(articles, key=_seniority):
        layout = article.text, article.blocks
        text = Text(article, known.get(layout), encode)
        known[layout] = text.words
        if len(text.words):
            groups.setdefault(text.words.hashes.tobytes(), []).append(text)
    found = [(texts[0], texts[1:]) for texts in groups.values()]
    return sorted(found, key=lambda group: group[0].article.id)


def _seniority(article: Article) -> tuple[bool, str, str]:
    return not article.published.edtf, article.published.edtf, article.id
