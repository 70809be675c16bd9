"""Sentences of independent tellings that may tell one fact: brought together by meaning and letters, all at once.

Two reporters of one event share neither words nor order. What marks two sentences of one fact is less how alike they
are — in one story all are — than that each is more like the other than like anything else there. So the likeness of
two sentences is held against the best that either has in the other's article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.compare.telling import Telling
from rashomon.copies.alignment import Grams

Matrix = npt.NDArray[np.float64]
_Columns = tuple[npt.NDArray[Any], ...]

# Places into which character n-grams are hashed; two unlike sentences then stray by .02 from a cosine of 0.
SLOTS = 2048
RIVALS = 4  # of a sentence in the other article: the best ones, against whose mean a pair is held
FIRST = 3  # sentences of another article that one is compared with
BEST = 12  # sentences of all other origins that one is compared with: the cost stays linear in a large story
DECIMALS = 6  # of a likeness: sums in another order differ after them


class Likeness(NamedTuple):
    """How two sentences stand to each other. `alike`: cosine of vectors plus cosine of letters; `over`: twice that,
    less the means of the best that either has in the other's article; `margin`: how far it leads (under 0: is behind)
    the better of the two sentences' other counterparts."""

    alike: float
    over: float
    margin: float


Counterparts = dict[tuple[str, str], dict[tuple[int, int], Likeness]]


def find_counterparts(tellings: Mapping[str, Telling], origin_of: Mapping[str, str]) -> Counterparts:
    """For each two articles of different origins, by id, the pairs of sentences that may tell one fact. Without an
    encoder their letters count twice. Time is that of a matrix product of all sentences, which is small, and linear
    otherwise."""
    rows = {n: _body(t) for n, t in tellings.items()}
    names = [n for n in sorted(tellings) if rows[n]]
    if len({origin_of[n] for n in names}) < 2:
        return {}
    letters = _letters([tellings[n].grams for n in names], [_numbers(tellings[n], rows[n]) for n in names])
    vectors = [_vectors(tellings[n], rows[n], k) for n, k in zip(names, letters, strict=True)]
    both = [np.hstack(pair) for pair in zip(vectors, letters, strict=True)]
    starts = np.cumsum([0, *map(len, both)]).tolist()
    whole, found = np.vstack(both), []
    for i, one in enumerate(names):
        alike = np.round(both[i] @ whole[starts[i + 1] :].T, DECIMALS)
        for j in range(i + 1, len(names)):
            if origin_of[one] != origin_of[names[j]]:
                low = starts[j] - starts[i + 1]
                found.append((i, j, _pairs(alike[:, low : low + len(both[j])])))
    pairs: Counterparts = {}
    for i, j, p, q, likeness in _bounded(found, starts):
        pairs.setdefault((names[i], names[j]), {})[rows[names[i]][p], rows[names[j]][q]] = likeness
    return pairs


def _body(telling: Telling) -> list[int]:
    return [n for n, s in enumerate(telling.parsed.sentences) if s.sentence.role == "body"]


def _vectors(telling: Telling, rows: Sequence[int], letters: Matrix) -> Matrix:
    found = telling.vectors
    return letters if found is None else found[list(rows)].astype(np.float64)


def _numbers(telling: Telling, rows: Sequence[int]) -> list[int]:
    """For each sentence its number among those whose letters were counted, -1 for one that is not among them."""
    bounds = {(a, b): n for n, (a, b) in enumerate(telling.bounds.tolist())}
    sentences = telling.parsed.sentences
    return [bounds.get((sentences[r].sentence.start, sentences[r].sentence.end), -1) for r in rows]


def _letters(grams: Sequence[Grams], numbers: Sequence[Sequence[int]]) -> list[Matrix]:
    """A vector of each sentence's character n-grams, rare ones counting more, length one; zero for a short sentence."""
    every = np.concatenate([g.vocabulary for g in grams])
    values, at = np.unique(every, return_inverse=True)
    frequency = np.bincount(at.reshape(-1), weights=np.concatenate([g.frequency for g in grams]), minlength=len(values))
    total = sum(len(g) for g in grams)
    found = []
    for one, wanted in zip(grams, numbers, strict=True):
        rarity = np.log((1 + total) / (1 + frequency[np.searchsorted(values, one.vocabulary)])) + 1
        sign = np.where((one.vocabulary >> np.uint64(40)) & np.uint64(1), 1.0, -1.0)
        slot = (one.vocabulary % np.uint64(SLOTS)).astype(np.int64)
        dense = np.zeros((len(one), SLOTS))
        np.add.at(dense, (one.rows, slot[one.columns]), one.weights * rarity[one.columns] * sign[one.columns])
        dense /= np.maximum(np.linalg.norm(dense, axis=1, keepdims=True), 1e-9)
        row_of = {int(n): k for k, n in enumerate(one.numbers)}
        picked = np.zeros((len(wanted), SLOTS))
        for k, number in enumerate(wanted):
            if number in row_of:
                picked[k] = dense[row_of[number]]
        found.append(picked)
    return found


def _pairs(alike: Matrix) -> _Columns:
    """The pairs in which one sentence is among the first of the other's: rows, columns, the values of `Likeness`."""
    rivals_b = np.sort(alike, axis=1)[:, -RIVALS:]
    rivals_a = np.sort(alike, axis=0)[-RIVALS:]
    first_b, first_a = (r[max(0, len(r) - FIRST)] for r in (rivals_b.T, rivals_a))
    p, q = np.nonzero((alike >= first_b[:, None]) | (alike >= first_a[None, :]))
    value = alike[p, q]
    over = 2 * value - rivals_b.mean(axis=1)[p] - rivals_a.mean(axis=0)[q]
    margin = np.maximum(_lead(value, rivals_b.T[:, p]), _lead(value, rivals_a[:, q]))
    return p, q, value, np.round(over, 4), np.round(margin, 4)


def _lead(value: Matrix, best: Matrix) -> Matrix:
    """How far a value lies over the best of the others; `best`: ascending, one of them may be the value itself."""
    second = best[-2] if len(best) > 1 else np.zeros(len(value))
    return value - np.where(value >= best[-1], second, best[-1])


def _bounded(
    found: Sequence[tuple[int, int, _Columns]], starts: Sequence[int]
) -> list[tuple[int, int, int, int, Likeness]]:
    """Each sentence with the `BEST` it stands out with most, in the whole story: articles, rows, likeness."""
    counts = [len(pairs[0]) for _, _, pairs in found]
    columns = [np.concatenate(c) for c in zip(*(pairs for _, _, pairs in found), strict=True)]
    one = np.repeat([starts[i] for i, _, _ in found], counts) + columns[0]
    other = np.repeat([starts[j] for _, j, _ in found], counts) + columns[1]
    kept = np.flatnonzero(_among_best(one, other, columns[3]) | _among_best(other, one, columns[3]))
    owners = np.searchsorted(starts, np.stack([one[kept], other[kept]]), side="right") - 1
    rows = zip(*owners.tolist(), *(c[kept].tolist() for c in columns), strict=True)
    return [(i, j, p, q, Likeness(*values)) for i, j, p, q, *values in rows]


def _among_best(own: Matrix, other: Matrix, over: Matrix) -> npt.NDArray[np.bool_]:
    """Which pairs are among the `BEST` of the sentence `own`."""
    order = np.lexsort((other, -over, own))
    firsts = np.searchsorted(own[order], own[order], side="left")
    found = np.zeros(len(own), dtype=np.bool_)
    found[order] = np.arange(len(own)) - firsts < BEST
    return found
