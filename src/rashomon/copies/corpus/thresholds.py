"""How shared text is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.copies.corpus.words import NGRAM


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexOptions:
    """`sample`: one n-gram in so many joins documents, and every one that opens a sentence (a power of two; 1 takes
    all, at several times the cost: for rewrites).
    `min_weight`: two documents are compared word by word if those they share weigh so much, one
    that opens a sentence in both 3, any other 1. A pair is told if
    it then shares `min_shared` distinct 5-grams, furniture left out, in a run of `min_run` words at least, or a run of
    whole sentences of `min_whole` words.

    The defaults were chosen on a made corpus of 20,000 documents, seed 7; `make bench-copies` prints the curve.
    """

    sample: int = 4
    min_weight: int = 5
    min_shared: int = 12
    min_run: int = 8
    min_whole: int = 9

    def __post_init__(self) -> None:
        if self.sample < 1 or self.sample & (self.sample - 1):
            raise ValueError(f"sample must be a power of two, not {self.sample}")
        if min(self.min_weight, self.min_shared) < 1 or min(self.min_run, self.min_whole) < NGRAM:
            raise ValueError(f"the least that two documents share is 1 n-gram of {NGRAM} words")
