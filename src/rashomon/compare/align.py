"""Which sentences of two linked articles answer to each other: cosine of character n-grams, as in the step `copies`.

Sentences are not aligned one to one: a rewrite splits and merges them. Each is compared with the one or two most like
it; what is missing from those is looked for in all that are `near` before anything is said to be missing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.copies.alignment import Matrix, compare_sentences, find_bounds, find_grams
from rashomon.copies.folding import find_words
from rashomon.language import ParsedArticle
from rashomon.text import fold

# Cosine, 0 to 1. On s01-s07 of `rewrites` 97 of 100 sentences of copies have their counterpart over .25, sentences that
# say something else lie under .2 but for repeated formulas.
ANSWERS = 0.25
NEAR = 0.12  # from here on a sentence may hold what its counterpart left out
BEST = 2  # sentences of the other article that one is compared with
MOST_NEAR = 12  # the most alike of them; in lists and formulas all sentences are
BESIDE = 1  # sentences before and after a counterpart that are near, too


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Numbers of two sentences that answer to each other (places in their articles), and their cosine.

    `near_a`, `near_b`: numbers of all sentences of `a` (of `b`) in which the content of the other may stand.
    """

    a: int
    b: int
    cosine: float
    near_a: tuple[int, ...]
    near_b: tuple[int, ...]
    same: bool = False


def find_pairs(a: ParsedArticle, b: ParsedArticle) -> tuple[SentencePair, ...]:
    """The pairs of sentences of two articles that answer to each other, in the order of `a`.

    Pairs of the same words are given too, as `same`. Time is that of one matrix product.
    """
    places_a, cosines, places_b = _cosines(a, b)
    if not cosines.size:
        return ()
    found = []
    for i, j in sorted(_best(cosines) | {(i, j) for j, i in _best(cosines.T)}):
        same = _text(a, places_a[i]) == _text(b, places_b[j])
        near_a, near_b = _near(cosines.T, j, i), _near(cosines, i, j)
        pair = SentencePair(
            places_a[i],
            places_b[j],
            float(cosines[i, j]),
            tuple(places_a[n] for n in near_a),
            tuple(places_b[n] for n in near_b),
            same,
        )
        found.append(pair)
    return tuple(found)


def _cosines(a: ParsedArticle, b: ParsedArticle) -> tuple[list[int], Matrix, list[int]]:
    """The cosines of all sentences that were parsed, and their places in `a.sentences` and `b.sentences`."""
    rows, grams = [], []
    for one in (a, b):
        places = {(s.sentence.start, s.sentence.end): n for n, s in enumerate(one.sentences)}
        bounds = find_bounds(one.article)
        made = find_grams(bounds, find_words(one.article))
        rows.append([places.get((int(bounds[n][0]), int(bounds[n][1])), -1) for n in made.numbers.tolist()])
        grams.append(made)
    if not len(grams[0]) or not len(grams[1]):
        return [], np.zeros((0, 0)), []
    cosines = compare_sentences(*grams)
    kept_a, kept_b = ([n for n, place in enumerate(row) if place >= 0] for row in rows)
    return [rows[0][n] for n in kept_a], cosines[np.ix_(kept_a, kept_b)], [rows[1][n] for n in kept_b]


def _best(cosines: Matrix) -> set[tuple[int, int]]:
    """For each row its best columns, as far as they answer to it."""
    found = set()
    for i, row in enumerate(cosines):
        for j in np.argsort(-row, kind="stable")[:BEST].tolist():
            if row[j] >= ANSWERS:
                found.add((i, j))
    return found


def _near(cosines: Matrix, row: int, column: int) -> list[int]:
    """The columns near `row`: alike, or beside the counterpart."""
    order = np.argsort(-cosines[row], kind="stable")[:MOST_NEAR]
    alike = {int(j) for j in order if cosines[row, j] >= NEAR}
    beside = range(max(0, column - BESIDE), min(cosines.shape[1], column + BESIDE + 1))
    return sorted(alike.union(beside))


def _text(article: ParsedArticle, place: int) -> str:
    return fold(article.sentences[place].parse.text)
