"""Origins from pairs: which documents count as one telling."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rashomon.copies.folding import Places

ONE_TELLING = 0.5  # share of either's words that stand in a shared 5-gram; less is borrowing


def find_origins(documents: int, a: Places, b: Places, cover: npt.NDArray[np.float64]) -> Places:
    """An origin number for each document, from pairs and the greater cover of each: the number of its group's centre.

    No chaining: every member is tied to the centre itself. Centres are taken in order of the ties they have, then of
    how much text those cover, then of their number.
    """
    tied = np.flatnonzero(cover >= ONE_TELLING)
    left = np.concatenate((a[tied], b[tied]))
    right = np.concatenate((b[tied], a[tied]))
    order = np.lexsort((right, left))
    left, right = left[order], right[order]
    degrees = np.bincount(left, minlength=documents)
    weights = np.bincount(left, weights=np.concatenate((cover[tied], cover[tied]))[order].round(6), minlength=documents)
    starts = np.concatenate(([0], np.cumsum(degrees)))
    origins = np.full(documents, -1, dtype=np.int64)
    alone = degrees == 0
    origins[alone] = np.flatnonzero(alone)
    linked = np.flatnonzero(~alone)
    for centre in linked[np.lexsort((linked, -weights[linked], -degrees[linked]))].tolist():
        if origins[centre] < 0:
            near = right[starts[centre] : starts[centre + 1]]
            origins[near[origins[near] < 0]] = centre
            origins[centre] = centre
    return origins
