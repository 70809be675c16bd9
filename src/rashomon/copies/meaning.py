"""How far two texts tell the same things in the same order, by vectors and by letters: the evidence for a rewrite.

A thorough rewrite shares hardly a run of words with its source, but it keeps the sequence of its facts; two reporters
at one event do not. So sentences are aligned in order, on the cosines of their vectors and on those of their character
n-grams. What stands in quotation marks counts little: who heard one speech quotes the same sentences in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from rashomon.copies.alignment import Matrix, best_path, compare_sentences, over_chance
from rashomon.copies.particulars import share_particulars
from rashomon.copies.texts import Text

CHANCE = 0.4  # cosine of vectors up to which two sentences of one story are alike by chance
ANSWERED = 0.1  # gain from which a sentence has its counterpart; the order scores need none
LIKELY = 0.05  # order score by vectors under which no pair was one: the letters need not be compared
MIN_SENTENCES = 3.0  # own sentences of either text; fewer tell nothing
# Logistic regression of `training/fit_copies.py` on 336 pairs; docs/copies.md has the figures of sets left out.
WEIGHTS = {"order": 24.2, "letters": 9.1, "few": -107.9, "particulars": 5.5, "answered": 12.0, "kept": 24.7}
BIAS = -26.1
REWORDED = 1.1  # log-odds from which it is a rewrite; in a gap: the last digits differ from processor to processor


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two texts have in common, each 0 to 1.

    `order`, `letters`: the in-order pairings by vectors and by letters, for each sentence; `few`: one over the own
    sentences of the text that has fewer (few align by chance); `particulars`: names and figures in common; `answered`:
    sentences of the shorter that have a counterpart in order; `kept`: the best in-order pairing as a share of the best
    in any order.
    """

    order: float
    letters: float
    few: float
    particulars: float
    answered: float
    kept: float

    def log_odds(self) -> float:
        """That one rewords the other."""
        total: float = sum(weight * getattr(self, name) for name, weight in WEIGHTS.items())
        return round(BIAS + total, 4)


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What speaks for a rewrite: the `evidence` (None: too little is alike to look closer) and `log_odds`; `cosines` of
    the vectors, shape (sentences of a, sentences of b)."""

    evidence: Evidence | None
    log_odds: float
    cosines: Matrix

    @property
    def reworded(self) -> bool:
        return self.log_odds >= REWORDED

    @property
    def order(self) -> float:
        return self.evidence.order if self.evidence else 0.0

    def pairs(self) -> list[tuple[int, int]]:
        """The in-order pairing of all sentences, quotations included."""
        return best_path(_gains(self.cosines))[1]


def compare_meaning(a: Text, b: Text) -> Meaning | None:
    """The evidence that one text rewords the other; None without an encoder or without sentences."""
    if a.vectors is None or b.vectors is None or not len(a.vectors) or not len(b.vectors):
        return None
    cosines = np.round(a.vectors.astype(np.float64) @ b.vectors.T.astype(np.float64), 6)
    evidence = _weigh(a, b, cosines)
    return Meaning(evidence, evidence.log_odds() if evidence else -np.inf, cosines)


def _weigh(a: Text, b: Text, cosines: Matrix) -> Evidence | None:
    few, many = sorted((float(a.own_shares.sum()), float(b.own_shares.sum())))
    if few < MIN_SENTENCES:
        return None
    own, size = np.minimum.outer(a.own_shares, b.own_shares), sqrt(few * many)
    by_vectors = _gains(cosines) * own
    score, pairs = best_path(by_vectors)
    if score / size < LIKELY:
        return None
    by_letters = over_chance(compare_sentences(a.grams, b.grams)) * own
    both = by_vectors + by_letters
    return Evidence(
        order=score / size,
        letters=best_path(by_letters)[0] / size,
        few=1 / few,
        particulars=share_particulars(a.particulars, b.particulars),
        answered=sum(bool(by_vectors[pair] > ANSWERED) for pair in pairs) / min(cosines.shape),
        kept=best_path(both)[0] / max(float(both.max(axis=0).sum() + both.max(axis=1).sum()) / 2, 1e-9),
    )


def _gains(cosines: Matrix) -> Matrix:
    return np.maximum(cosines - CHANCE, 0.0)
