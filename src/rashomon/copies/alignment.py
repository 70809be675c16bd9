"""Order-aware alignment of sentences: what a rewrite keeps is the sequence of its source's facts.

A sentence is a bag of character 3- to 5-grams of its folded words, weighted by their rarity among the sentences
of the two articles compared. Weighting by the pair alone makes a pair's score the same in whatever
company the two articles stand, so adding or removing a third article never changes a link.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.copies.folding import Codes, Places, Words, mix, shared_blocks
from rashomon.text import find_sentences
from rashomon.vocabulary import Article

Matrix = npt.NDArray[np.float64]

CHAR_SIZES = (3, 4, 5)  # character n-grams; DESIGN: the best single score (AUC .998) for aligning sentences
MIN_SENTENCE_WORDS = 4  # words; shorter "sentences" are labels and bylines
MAX_SENTENCES = 1_500  # sentences of one article that are aligned; bounds the matrix at 2.25 million cells
WEAK_COSINE = 0.18  # cosines up to here are chance: same names in another sentence
CHUNK = 2_048  # n-gram columns held as a dense matrix at one time
# Multiplications (rows times columns times n-grams) up to which OpenBLAS works in one thread: more threads wait for
# each other longer than a product of two short articles takes. With more than 64 sentences each they are worth it.
ONE_THREAD = 1 << 18
LEAST_CHUNK = 64  # n-gram columns of a piece


@dataclass(frozen=True, slots=True, eq=False)
class Grams:
    """The sentences of an article as weighted character n-grams.

    `numbers`: which sentences of the article, ascending. `vocabulary`: sorted distinct n-gram
    hashes; `frequency`: sentences each occurs in. The entries `rows` (sentence), `columns`
    (place in `vocabulary`), `weights` (1 + ln count) make a sparse matrix ordered by column.
    """

    numbers: Places
    vocabulary: Codes
    frequency: Places
    rows: Places
    columns: Places
    weights: Matrix

    def __len__(self) -> int:
        return len(self.numbers)


def find_bounds(article: Article) -> Places:
    """Start and end of each sentence of the shared text, shape (sentences, 2)."""
    spans = [s for b in shared_blocks(article) for s in find_sentences(article.text, b.start, b.end)]
    return np.array([(s.start, s.end) for s in spans], dtype=np.int64).reshape(-1, 2)


def find_grams(bounds: Places, words: Words) -> Grams:
    """The character n-grams of the sentences at `bounds` that have words enough."""
    first = np.searchsorted(words.starts, bounds[:, 0])
    last = np.maximum(np.searchsorted(words.starts, bounds[:, 1]), first)
    kept = np.flatnonzero(last - first >= MIN_SENTENCE_WORDS)[:MAX_SENTENCES]
    first, last = first[kept], last[kept]
    hashes, rows = _char_grams(words, first, last)
    return _count(kept, hashes, rows)


def _char_grams(words: Words, first: Places, last: Places) -> tuple[Codes, Places]:
    """Hashes of all character n-grams inside the sentences, and the sentence each stands in."""
    owner = np.full(len(words.codes) + 1, -1, dtype=np.int64)
    ends = words.code_ends
    for number, (a, b) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        owner[(ends[a - 1] if a else 0) : ends[b - 1] + 1] = number
    hashes, rows = [], []
    for size in CHAR_SIZES:
        count = max(len(words.codes) - size + 1, 0)
        rolled = np.full(count, size, dtype=np.uint64)
        for step in range(size):
            rolled = rolled * np.uint64(0x100000001B3) + words.codes[step : step + count]
        inside = (owner[:count] >= 0) & (owner[:count] == owner[size - 1 : size - 1 + count])
        hashes.append(rolled[inside])
        rows.append(owner[:count][inside])
    return mix(np.concatenate(hashes)), np.concatenate(rows)


def _count(numbers: Places, hashes: Codes, rows: Places) -> Grams:
    height = max(len(numbers), 1)
    vocabulary, columns = np.unique(hashes, return_inverse=True)
    cells, counts = np.unique(columns.reshape(-1) * height + rows, return_counts=True)
    columns, rows = np.divmod(cells, height)
    weights = 1 + np.log(counts)
    frequency = np.bincount(columns, minlength=len(vocabulary))
    return Grams(numbers, vocabulary, frequency, rows, columns, weights)


def compare_sentences(a: Grams, b: Grams) -> Matrix:
    """Cosine of each sentence of `a` with each of `b`, shape (sentences of a, sentences of b)."""
    in_a, in_b = _common(a.vocabulary, b.vocabulary)
    total = len(a) + len(b)
    frequency_a, frequency_b = a.frequency.copy(), b.frequency.copy()
    frequency_a[in_a] += b.frequency[in_b]
    frequency_b[in_b] += a.frequency[in_a]
    weights_a = a.weights * _rarity(frequency_a, total)[a.columns]
    weights_b = b.weights * _rarity(frequency_b, total)[b.columns]
    left, right = _shared(a, weights_a, in_a), _shared(b, weights_b, in_b)
    product = np.zeros((len(a), len(b)), dtype=np.float64)
    for low in range(0, len(in_a), CHUNK):
        _add_product(product, _dense(left, len(a), low), _dense(right, len(b), low))
    return product / np.outer(_norms(a, weights_a), _norms(b, weights_b))


def over_chance(cosines: Matrix) -> Matrix:
    """The cosines of character n-grams, those of chance as 0."""
    return np.where(cosines > WEAK_COSINE, cosines, 0.0)


def _add_product(product: Matrix, left: Matrix, right: Matrix) -> None:
    """Adds `left @ right.T`, of few sentences in pieces too small to be spread over threads."""
    step = max(LEAST_CHUNK, ONE_THREAD // max(1, product.size))
    step = CHUNK if step * product.size > ONE_THREAD else step
    for low in range(0, CHUNK, step):
        product += left[:, low : low + step] @ right[:, low : low + step].T


def _common(left: Codes, right: Codes) -> tuple[Places, Places]:
    """Where the values common to two sorted arrays of distinct values stand in each."""
    if not len(left):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    at = np.minimum(np.searchsorted(left, right), len(left) - 1)
    in_right = np.flatnonzero(left[at] == right)
    return at[in_right], in_right


def _rarity(frequency: Places, total: int) -> Matrix:
    table = np.log((1 + total) / (1 + np.arange(total + 2))) + 1
    return table[frequency]


def _shared(grams: Grams, weights: Matrix, shared: Places) -> tuple[Places, Places, Matrix]:
    """The entries of the shared n-grams alone: row, place among the shared n-grams (ascending), weight."""
    places = np.full(len(grams.vocabulary), -1, dtype=np.int64)
    places[shared] = np.arange(len(shared))
    columns = places[grams.columns]
    inside = np.flatnonzero(columns >= 0)
    return grams.rows[inside], columns[inside], weights[inside]


def _dense(entries: tuple[Places, Places, Matrix], height: int, low: int) -> Matrix:
    """The columns `low` to `low + CHUNK` of a sparse matrix."""
    rows, columns, weights = entries
    part = slice(*np.searchsorted(columns, (low, low + CHUNK)).tolist())
    dense = np.zeros((height, CHUNK), dtype=np.float64)
    dense[rows[part], columns[part] - low] = weights[part]
    return dense


def _norms(grams: Grams, weights: Matrix) -> Matrix:
    squares = np.bincount(grams.rows, weights=weights**2, minlength=len(grams))
    return np.maximum(np.sqrt(squares), 1e-9)


def best_path(gains: Matrix) -> tuple[float, list[tuple[int, int]]]:
    """The in-order pairing of sentences with the greatest sum of gains (none under 0), and its pairs."""
    rows, columns = gains.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        step = best[i].copy()
        np.maximum(step[1:], best[i, :-1] + gains[i], out=step[1:])
        best[i + 1] = np.maximum.accumulate(step)
    return float(best[rows, columns]), _trace(best)


def _trace(best: Matrix) -> list[tuple[int, int]]:
    i, j = best.shape[0] - 1, best.shape[1] - 1
    pairs: list[tuple[int, int]] = []
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
    return pairs[::-1]
