"""How alike the words of things told are, and which may therefore tell the same: the work stays linear.

Two tellings of one event share neither words nor order, and in one story all sentences are alike. So what a row may be
one with are those it is most like in each other article, and of all of these the best.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.text import fold

Rows = npt.NDArray[np.float32]  # a vector of each thing, shape (things, dimensions), length one or zero

FIRST = 3  # rows of another article that one is compared with
BEST = 10  # rows of all other articles that one is compared with: the cost stays linear in a large story
DECIMALS = 4  # of a likeness: sums in another order differ after them


class Likeness:
    """The likeness of rows; `owners` tells the article of each by number, ascending.

    Time is that of a matrix product of all rows, an article at a time, and linear otherwise.
    """

    def __init__(self, rows: Rows, owners: Sequence[int]) -> None:
        self._rows = rows
        self._known: dict[tuple[int, int], float] = {}
        count = int(owners[-1]) + 1 if len(owners) else 0
        starts = np.searchsorted(np.array(owners, dtype=np.int64), np.arange(count + 1)).tolist()
        ends = [at for at in itertools.pairwise(starts) if at[0] < at[1]]
        found: list[tuple[float, int, int]] = []
        for one in ends:
            alike = (rows[slice(*one)] @ rows.T).astype(np.float64).round(DECIMALS)
            for other in ends:
                if one != other:
                    found += _first(alike[:, slice(*other)], one[0], other[0])
        self._near = _bounded(found, len(rows))

    def near(self, row: int) -> Sequence[int]:
        """The rows of other articles that may tell the same as this one: the first in each, the best of all."""
        return self._near[row]

    def alike(self, p: int, q: int) -> float:
        """Cosine of two rows."""
        key = (p, q) if p < q else (q, p)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = round(float(self._rows[key[0]] @ self._rows[key[1]]), DECIMALS)
        return known


def _first(alike: npt.NDArray[np.float64], low: int, first: int) -> Iterator[tuple[float, int, int]]:
    """For each row of one article the likest of another, as likeness and two rows; these begin at `low` and `first`."""
    least = np.sort(alike, axis=1)[:, max(0, alike.shape[1] - FIRST)]
    p, q = np.nonzero(alike >= least[:, None])
    return zip(alike[p, q].tolist(), (p + low).tolist(), (q + first).tolist(), strict=True)


def _bounded(found: Sequence[tuple[float, int, int]], count: int) -> list[tuple[int, ...]]:
    """For each row the `BEST` rows it is most like, or that are most like it, likest first."""
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for value, p, q in found:
        near[p][q] = value
        near[q][p] = value
    return [tuple(sorted(row, key=lambda q: (-row[q], q))[:BEST]) for row in near]


SLOTS = (
    512  # places into which n-grams of letters are hashed; two unlike sentences then stray by .04 from a cosine of 0
)
SIZES = (3, 4, 5)  # letters


def find_letters(texts: Sequence[str]) -> Rows:
    """For want of an encoder: the n-grams of the letters of each text, those of all texts left out, as rows."""
    found = np.zeros((len(texts), SLOTS), dtype=np.float32)
    for row, text in zip(found, texts, strict=True):
        letters = f" {fold(text)} ".encode()
        for size in SIZES:
            codes = np.array([crc32(letters[at : at + size]) for at in range(len(letters) - size + 1)], dtype=np.int64)
            np.add.at(row, codes % SLOTS, np.where(codes >> 20 & 1, 1.0, -1.0))
    if len(found) > 2:
        found -= found.mean(axis=0)
    lengths = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    rows: Rows = np.round(found / lengths, DECIMALS).astype(np.float32)
    return rows
