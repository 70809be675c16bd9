"""Which texts may reword each other, by vectors: all pairs of a story; of a large one those with like openings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.copies.meaning import compare_meaning
from rashomon.copies.texts import Text, Vectors

ALL_PAIRS = 64  # texts up to which every pair is compared: 2,016 alignments, .4 CPU-seconds
OPENING = 3  # sentences that are a text's opening, its headline not counted
ALIKE = 0.5  # cosine of two openings; copies of `tellings` a, b, d .58 and more
NEAREST = 24  # of a text, whose openings are most alike, that are compared with it; bounds the cost of a large story


def find_alike(texts: Sequence[Text]) -> list[tuple[int, int]]:
    """Pairs of places in `texts` that reword each other by the order of their vectors, the smaller place first."""
    if len(texts) < 2:  # the vectors of a text are worked out when they are asked for
        return []
    known = [n for n, text in enumerate(texts) if text.vectors is not None and len(text.vectors)]
    return [(i, j) for i, j in _likely(texts, known) if (m := compare_meaning(texts[i], texts[j])) and m.reworded]


def _likely(texts: Sequence[Text], known: Sequence[int]) -> list[tuple[int, int]]:
    if len(known) <= ALL_PAIRS:
        return [(i, j) for n, i in enumerate(known) for j in known[n + 1 :]]
    openings = np.stack([_opening(texts[n]) for n in known])
    pairs: set[tuple[int, int]] = set()
    for row, i in enumerate(known):
        cosines = np.round(openings @ openings[row], 4)
        cosines[row] = -1
        for other in np.argsort(-cosines, kind="stable")[:NEAREST].tolist():
            if cosines[other] >= ALIKE:
                pairs.add((min(i, known[other]), max(i, known[other])))
    return sorted(pairs)


def _opening(text: Text) -> Vectors:
    """The mean direction of the headline and the first sentences."""
    vectors = text.vectors if text.vectors is not None else np.zeros((1, 1), dtype=np.float32)
    rows = vectors[:OPENING]
    if text.encode and text.article.title:
        rows = np.vstack([text.encode([text.article.title]), rows])
    mean = rows.mean(axis=0)
    unit: Vectors = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return unit
