"""How alike the words of things told are, held against what else each is like.

Two tellings of one event share neither words nor order, and in one story all sentences are alike. What marks two of
one event is that each is more like the other than like anything else told there. So the likeness of two rows is held
against the best that either has among the rows of the other's article.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.text import fold

Rows = npt.NDArray[np.float32]  # a vector of each thing, shape (things, dimensions), length one or zero

RIVALS = 4  # of a row in another article: the best ones, against whose mean a pair is held
FIRST = 3  # rows of another article that one is compared with
BEST = 10  # rows of all other articles that one is compared with: the cost stays linear in a large story
DECIMALS = 4  # of a likeness: sums in another order differ after them


class Likeness:
    """The likeness of rows; `owners` tells the article of each by number, ascending.

    Time is that of a matrix product of all rows, an article at a time, and linear otherwise.
    """

    def __init__(self, rows: Rows, owners: Sequence[int]) -> None:
        self._rows, self._owners = rows, np.array(owners, dtype=np.int64)
        count = int(self._owners[-1]) + 1 if len(owners) else 0
        self._best = np.zeros((len(rows), count, 3), dtype=np.float32)  # mean of the rivals, the best, the second
        found: list[tuple[float, int, int]] = []
        starts = np.searchsorted(self._owners, np.arange(count + 1))
        for one in range(count):
            low, high = int(starts[one]), int(starts[one + 1])
            alike = np.round(rows[low:high] @ rows.T, DECIMALS)
            for other in range(count):
                first, last = int(starts[other]), int(starts[other + 1])
                if one != other and high > low and last > first:
                    self._compare(alike[:, first:last], low, first, other, found)
        self._near = _bounded(found, len(rows))

    def _compare(self, alike: Rows, low: int, first: int, other: int, found: list[tuple[float, int, int]]) -> None:
        ordered = np.sort(alike, axis=1)
        at = slice(low, low + len(alike))
        self._best[at, other, 0] = ordered[:, -RIVALS:].mean(axis=1)
        self._best[at, other, 1] = ordered[:, -1]
        self._best[at, other, 2] = ordered[:, -2] if ordered.shape[1] > 1 else 0.0
        least = ordered[:, max(0, ordered.shape[1] - FIRST)]
        p, q = np.nonzero(alike >= least[:, None])
        found += zip(alike[p, q].tolist(), (p + low).tolist(), (q + first).tolist(), strict=True)

    def near(self, row: int) -> Sequence[int]:
        """The rows of other articles that may tell the same as this one: the first in each, the best of all."""
        return self._near[row]

    def alike(self, p: int, q: int) -> float:
        """Cosine of two rows."""
        return round(float(self._rows[p] @ self._rows[q]), DECIMALS)

    def over(self, p: int, q: int) -> float:
        """Twice the cosine, less the means of the best that either has in the other's article; 0 within an article."""
        a, b = int(self._owners[p]), int(self._owners[q])
        if a == b:
            return 0.0
        return round(2 * self.alike(p, q) - float(self._best[p, b, 0]) - float(self._best[q, a, 0]), DECIMALS)

    def margin(self, p: int, q: int) -> float:
        """How far the pair leads the better of the two's other counterparts (under 0: is behind)."""
        a, b = int(self._owners[p]), int(self._owners[q])
        if a == b:
            return 0.0
        value = self.alike(p, q)
        return round(max(_lead(value, self._best[p, b]), _lead(value, self._best[q, a])), DECIMALS)


def _lead(value: float, best: Rows) -> float:
    """How far a value lies over the best of the others; `best`: mean of rivals, the best, the second."""
    return value - float(best[2] if value >= best[1] else best[1])


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
