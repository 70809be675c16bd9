"""Documents that hang together through pairs."""

from __future__ import annotations

import numpy as np

from rashomon.copies.folding import Places


def find_groups(a: Places, b: Places) -> Places:
    """For each pair a number of its group: the smallest document that can be reached from it through pairs.

    Labels sink to the smaller of each pair and are followed to their end, again and again until nothing moves:
    few rounds (the logarithm of the longest way), each linear in pairs and documents.
    """
    labels = np.arange(int(max(a.max(initial=-1), b.max(initial=-1))) + 1, dtype=np.int64)
    while True:
        low = np.minimum(labels[a], labels[b])
        before = labels.copy()
        for side in (a, b):
            np.minimum.at(labels, labels[side], low)
            np.minimum.at(labels, side, low)
        while not np.array_equal(labels, labels[labels]):
            labels = labels[labels]
        if np.array_equal(labels, before):
            found: Places = labels[a]
            return found
