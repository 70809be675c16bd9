"""Which sentences of two linked articles answer to each other: by meaning, by letters and by place.

The cosine of two vectors and that of character n-grams are added, and the farther apart two sentences stand in their
articles the less they are taken for one. Of the copies of `tellings` a, b and d the right source sentence stands first
for 98 of 100 sentences (letters alone 94, vectors alone 95). Sentences are not aligned one to one: a rewrite splits and
merges them. Each is compared with the one or two most like it; what is missing from those is looked for in all that are
`near` before anything is said to be missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rashomon.compare.telling import Telling
from rashomon.copies.alignment import Matrix, compare_sentences
from rashomon.copies.folding import Flags
from rashomon.text import fold

# Cosine of letters, 0 to 1. On s01-s07 of `rewrites` 97 of 100 sentences of copies have their counterpart over .25,
# sentences that say something else lie under .2 but for repeated formulas.
ANSWERS = 0.25
NEAR = 0.12  # from here on a sentence may hold what its counterpart left out
BY_MEANING = 0.45  # cosine of vectors from which two sentences may answer to each other, whatever their letters
NEAR_BY_MEANING = 0.4
MUTUAL = 0.3  # the same for two sentences of which each is the other's best
APART = 0.4  # taken off for two sentences at opposite ends of their articles, in proportion for others
BEST = 2  # sentences of the other article that one is compared with
MOST_NEAR = 12  # the most alike of them; in lists and formulas all sentences are
BESIDE = 1  # sentences before and after a counterpart that are near, too


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Numbers of two sentences that answer to each other (places in their articles), and their cosine of letters.

    `near_a`, `near_b`: numbers of all sentences of `a` (of `b`) in which the content of the other may stand.
    """

    a: int
    b: int
    cosine: float
    near_a: tuple[int, ...]
    near_b: tuple[int, ...]
    same: bool = False


@dataclass(frozen=True, eq=False)
class Alignment:
    """Two articles' sentences against each other. `rows`, `columns`: places in `a.sentences` and `b.sentences`;
    `letters`, `meaning`: cosines, shape (rows, columns), `meaning` None without an encoder."""

    rows: Sequence[int]
    columns: Sequence[int]
    letters: Matrix
    meaning: Matrix | None

    @cached_property
    def scores(self) -> Matrix:
        """How well two sentences answer to each other; only the order of scores matters."""
        if self.meaning is None:
            return self.letters
        heights, widths = (np.arange(n) / max(1, n - 1) for n in self.letters.shape)
        scores: Matrix = self.meaning + self.letters - APART * np.abs(np.subtract.outer(heights, widths))
        return scores

    @cached_property
    def answers(self) -> Flags:
        """Which sentences may answer to each other."""
        found: Flags = self.letters >= ANSWERS
        if self.meaning is None or not found.size:
            return found
        best = self.scores >= self.scores.max(axis=1, keepdims=True)
        best &= self.scores >= self.scores.max(axis=0, keepdims=True)
        found |= (self.meaning >= BY_MEANING) | (best & (self.meaning >= MUTUAL))
        return found

    @cached_property
    def near(self) -> Flags:
        """Which sentences may hold something of each other."""
        found: Flags = self.letters >= NEAR
        return found if self.meaning is None else found | (self.meaning >= NEAR_BY_MEANING)

    @cached_property
    def of_a(self) -> dict[int, tuple[int, ...]]:
        """For each sentence of `a` those of `b` that answer to it, best first."""
        return _ranked(self.scores, self.answers, self.rows, self.columns)

    @cached_property
    def of_b(self) -> dict[int, tuple[int, ...]]:
        return _ranked(self.scores.T, self.answers.T, self.columns, self.rows)

    def near_a(self, number: int) -> set[int]:
        """The sentences of `b` in which what sentence `number` of `a` tells may stand."""
        return _with_neighbours(self.of_a.get(number, ()))

    def near_b(self, number: int) -> set[int]:
        """The sentences of `a` in which what sentence `number` of `b` tells may stand."""
        return _with_neighbours(self.of_b.get(number, ()))

    def are_mutual(self, a: int, b: int) -> bool:
        """Is each of two sentences the other's best?"""
        return self.of_a.get(a, ())[:1] == (b,) and self.of_b.get(b, ())[:1] == (a,)

    def likeness(self, a: int, b: int) -> float:
        """The cosine by meaning, else by letters, of two sentences; 0 where one of them is not aligned."""
        if a not in self._row_of or b not in self._column_of:
            return 0.0
        matrix = self.letters if self.meaning is None else self.meaning
        return float(matrix[self._row_of[a], self._column_of[b]])

    def spelled_alike(self, a: int, b: int) -> float:
        """The cosine of letters of two sentences; 0 where one of them is not aligned."""
        if a not in self._row_of or b not in self._column_of:
            return 0.0
        return float(self.letters[self._row_of[a], self._column_of[b]])

    @cached_property
    def _row_of(self) -> dict[int, int]:
        return {place: n for n, place in enumerate(self.rows)}

    @cached_property
    def _column_of(self) -> dict[int, int]:
        return {place: n for n, place in enumerate(self.columns)}


def _with_neighbours(ranked: Sequence[int]) -> set[int]:
    """The best three, and those beside the best."""
    beside = {n + step for n in ranked[:1] for step in range(-BESIDE, BESIDE + 1)}
    return beside | set(ranked[: BEST + 1])


def _ranked(scores: Matrix, answers: Flags, rows: Sequence[int], columns: Sequence[int]) -> dict[int, tuple[int, ...]]:
    found = {}
    for n, row in enumerate(rows):
        order = np.argsort(-scores[n], kind="stable").tolist()
        found[row] = tuple(columns[m] for m in order if answers[n, m])[:MOST_NEAR]
    return found


def align(a: Telling, b: Telling) -> Alignment:
    """The sentences of two articles against each other. Time is that of two matrix products."""
    places, grams = [], []
    for one in (a, b):
        known = {(s.sentence.start, s.sentence.end): n for n, s in enumerate(one.parsed.sentences)}
        bounds, made = one.bounds, one.grams
        places.append([known.get((int(bounds[n][0]), int(bounds[n][1])), -1) for n in made.numbers.tolist()])
        grams.append(made)
    kept = [[n for n, place in enumerate(row) if place >= 0] for row in places]
    rows, columns = ([row[n] for n in at] for row, at in zip(places, kept, strict=True))
    if not rows or not columns:
        return Alignment((), (), np.zeros((0, 0)), None)
    letters = compare_sentences(*grams)[np.ix_(*kept)]
    meaning: Matrix | None = None
    if a.vectors is not None and b.vectors is not None:
        meaning = np.round(a.vectors[rows].astype(np.float64) @ b.vectors[columns].T.astype(np.float64), 6)
    return Alignment(rows, columns, letters, meaning)


def find_pairs(a: Telling, b: Telling, alignment: Alignment) -> tuple[SentencePair, ...]:
    """The pairs of sentences of two articles that answer to each other, in the order of `a`.

    Pairs of the same words are given too, as `same`.
    """
    scores, found = alignment.scores, []
    for i, j in sorted(_best(scores, alignment.answers) | {(i, j) for j, i in _best(scores.T, alignment.answers.T)}):
        place_a, place_b = alignment.rows[i], alignment.columns[j]
        near_a = _near(scores.T, alignment.near.T, j, i)
        near_b = _near(scores, alignment.near, i, j)
        pair = SentencePair(
            place_a,
            place_b,
            float(alignment.letters[i, j]),
            tuple(alignment.rows[n] for n in near_a),
            tuple(alignment.columns[n] for n in near_b),
            _text(a, place_a) == _text(b, place_b),
        )
        found.append(pair)
    return tuple(found)


def _best(scores: Matrix, answers: Flags) -> set[tuple[int, int]]:
    """For each row its best columns, as far as they answer to it."""
    found = set()
    for i, row in enumerate(scores):
        for j in np.argsort(-row, kind="stable")[:BEST].tolist():
            if answers[i, j]:
                found.add((i, j))
    return found


def _near(scores: Matrix, near: Flags, row: int, column: int) -> list[int]:
    """The columns near `row`: alike, or beside the counterpart."""
    order = np.argsort(-scores[row], kind="stable")[:MOST_NEAR]
    alike = {int(j) for j in order if near[row, j]}
    beside = range(max(0, column - BESIDE), min(scores.shape[1], column + BESIDE + 1))
    return sorted(alike.union(beside))


def _text(telling: Telling, place: int) -> str:
    return fold(telling.parsed.sentences[place].parse.text)
