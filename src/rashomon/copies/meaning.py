"""How far two texts tell the same things in the same order, by vectors and by letters: the evidence for a rewrite.

A thorough rewrite shares hardly a run of words with its source, but it keeps the sequence of its facts; two reporters
at one event do not. So sentences are aligned in order, once on the cosines of their vectors and once on those of their
character n-grams. What stands in quotation marks counts little: who heard one speech quotes the same sentences in the
same order.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from rashomon.copies.alignment import Matrix, best_path, compare_sentences, over_chance
from rashomon.copies.particulars import share_particulars
from rashomon.copies.texts import Text

CHANCE = 0.4  # cosine of vectors up to which two sentences of one story are alike by chance
# Logistic regression on 237 pairs of `tellings` a, b, d, `rewrites` s01-s07 and half of BASIL: the order scores by
# vectors and by letters, one over the own sentences of the text that has fewer (few align by chance), and the share of
# names and figures that the two have in common.
BY_VECTORS, BY_LETTERS, BY_FEW, BY_PARTICULARS, BIAS = 63.1, 18.5, -36.7, 15.5, -16.8
REWORDED = 1.3  # log-odds from which it is a rewrite; copies of the fitted sets 2.0 and more, other pairs .7 and less
LIKELY = 0.05  # order score by vectors under which no pair was one: the letters need not be compared
MIN_SENTENCES = 3.0  # own sentences of either text; fewer tell nothing


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What speaks for a rewrite: `order` and `letters`, the order scores (0 to 1) by vectors and by letters;
    `log_odds` that it is one; `cosines` of the vectors, shape (sentences of a, sentences of b)."""

    order: float
    letters: float
    log_odds: float
    cosines: Matrix

    @property
    def reworded(self) -> bool:
        return self.log_odds >= REWORDED

    def pairs(self) -> list[tuple[int, int]]:
        """The in-order pairing of all sentences, quotations included."""
        return best_path(_gains(self.cosines))[1]


def compare_meaning(a: Text, b: Text) -> Meaning | None:
    """The evidence that one text rewords the other; None without an encoder or without sentences."""
    if a.vectors is None or b.vectors is None or not len(a.vectors) or not len(b.vectors):
        return None
    cosines = np.round(a.vectors.astype(np.float64) @ b.vectors.T.astype(np.float64), 6)
    own = np.minimum.outer(a.own_shares, b.own_shares)
    few, many = sorted((float(a.own_shares.sum()), float(b.own_shares.sum())))
    if few < MIN_SENTENCES:
        return Meaning(0.0, 0.0, -np.inf, cosines)
    order = best_path(_gains(cosines) * own)[0] / sqrt(few * many)
    if order < LIKELY:
        return Meaning(order, 0.0, -np.inf, cosines)
    letters = best_path(over_chance(compare_sentences(a.grams, b.grams)) * own)[0] / sqrt(few * many)
    shared = share_particulars(a.particulars, b.particulars)
    log_odds = BY_VECTORS * order + BY_LETTERS * letters + BY_FEW / few + BY_PARTICULARS * shared + BIAS
    return Meaning(order, letters, round(log_odds, 4), cosines)


def _gains(cosines: Matrix) -> Matrix:
    return np.maximum(cosines - CHANCE, 0.0)
