"""Second stage: the store → pairs of documents worth judging, from the index of their words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rashomon.copies.corpus.grouping import find_groups
from rashomon.copies.corpus.index import CorpusIndex, find_pairs
from rashomon.copies.corpus.job_options import Progress
from rashomon.copies.corpus.joining import load_furnishings, open_join, prepare_pairs
from rashomon.copies.corpus.sames import MAX_ALL
from rashomon.copies.corpus.store import Store
from rashomon.copies.corpus.thresholds import IndexOptions

INDEX, PAIRS, FURNITURE = "index", "pairs.bin", "furniture.bin"
BATCH = 2_000  # documents handed to the index at a time
Numbers = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]


def find_candidates(folder: Path, store: Store, renamed: dict[int, str], workers: int, progress: Progress) -> Keys:
    """Pairs as keys, the smaller document number in the upper 32 bits, the larger in the lower; group by group.

    Of more than `MAX_ALL` documents of the same words, only the first published stands in the index, and the others
    are paired with it alone. What the index took for furniture is left beside the pairs.
    """
    path = folder / PAIRS
    if not path.exists():
        hidden, stars = _find_crowds(store, renamed)
        shown = np.setdiff1d(np.arange(len(store)), hidden, assume_unique=True)
        _fill_index(folder / INDEX, store, shown, progress)
        progress("finding pairs", 0, 0, 0)
        prepare_pairs(folder / INDEX, workers=workers)
        keys = order_keys(np.unique(np.concatenate([stars, *_index_keys(folder / INDEX, shown)])))
        options = IndexOptions()
        load_furnishings(open_join(folder / INDEX, options), options.sample).grams.tofile(folder / FURNITURE)
        keys.tofile(path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)
    return np.fromfile(path, dtype=np.uint64)


def find_keys(a: Numbers, b: Numbers) -> Keys:
    low, high = np.minimum(a, b).astype(np.uint64), np.maximum(a, b).astype(np.uint64)
    keys: Keys = (low << np.uint64(32)) | high
    return keys


def split_keys(keys: Keys) -> tuple[Numbers, Numbers]:
    """The smaller and the larger document numbers of keys."""
    return (keys >> np.uint64(32)).astype(np.int64), (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)


def order_keys(keys: Keys) -> Keys:
    """Sorted keys, those together whose documents hang together: each is then made ready once or twice, not often."""
    ordered: Keys = keys[np.argsort(find_groups(*split_keys(keys)), kind="stable")]
    return ordered


def _find_crowds(store: Store, renamed: dict[int, str]) -> tuple[Numbers, Keys]:
    """The documents that another one stands for, and the pair of each with that one."""
    hashes = np.array(store.places["text"])
    order = np.argsort(hashes, kind="stable")
    edges = np.flatnonzero(np.concatenate(([True], np.diff(hashes[order]) != 0, [True])))
    hidden: list[int] = []
    firsts: list[int] = []
    for run in np.flatnonzero(np.diff(edges) > MAX_ALL).tolist():
        members = order[edges[run] : edges[run + 1]].tolist()
        first, *others = sorted(members, key=lambda number: _seniority(store, renamed, number))
        hidden += others
        firsts += [first] * len(others)
    numbers = np.array(hidden, dtype=np.int64)
    return numbers, find_keys(np.array(firsts, dtype=np.int64), numbers)


def _seniority(store: Store, renamed: dict[int, str], number: int) -> tuple[bool, str, str]:
    document = store.document(number)
    return not document.published, document.published, renamed.get(number, document.id)


def _fill_index(folder: Path, store: Store, shown: Numbers, progress: Progress) -> None:
    """Adds to the index the documents it has not yet."""
    index = CorpusIndex(folder)
    begun = index.documents
    try:
        for start in range(begun, len(shown), BATCH):
            index.add([store.document(number).text for number in shown[start : start + BATCH].tolist()])
            progress("indexing", min(start + BATCH, len(shown)), len(shown), begun)
    finally:
        index.close()


def _index_keys(folder: Path, shown: Numbers) -> Iterator[Keys]:
    for batch in find_pairs(folder):
        yield find_keys(shown[batch.a], shown[batch.b])
