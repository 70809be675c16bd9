"""The join: from postings on disk to counted pairs of documents on disk, a part of the hash space at a time.

Three passes, each part's result kept in a file, so that a run that was stopped goes on where it was: groups of
documents that share an n-gram; which groups are furniture (from all parts together); counted pairs of the others.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rashomon.copies.corpus.furnishings import Furnishings
from rashomon.copies.corpus.gathering import (
    MAX_OWNERS,
    MIN_OWNERS,
    Groups,
    find_fingerprints,
    find_groups,
    find_unrelated,
    rank_members,
)
from rashomon.copies.corpus.pairing import count_pairs, find_all_pairs, find_star_pairs
from rashomon.copies.corpus.sames import Sames, find_sames
from rashomon.copies.corpus.shelf import SHARDS, Grams, Shelf
from rashomon.copies.corpus.thresholds import IndexOptions
from rashomon.copies.folding import Codes, Flags

PART = 1_000_000  # postings joined at a time where a shard has fewer; 8 MB
FURNITURE_SETS, FURNITURE_GRAMS = "furniture-sets.npy", "furniture-ngrams.npy"


@dataclass(frozen=True, slots=True, eq=False)
class Join:
    """What the passes work on: the index, where results go, the parts (ranges of shards), and same documents."""

    shelf: Shelf
    folder: Path
    parts: list[range]
    sames: Sames


def open_join(folder: Path, options: IndexOptions) -> Join:
    """The join of the index in `folder` as it is now, with these options."""
    shelf = Shelf(folder)
    settings = [shelf.documents, hashlib.sha256(shelf.ledger.tobytes()).hexdigest(), asdict(options)]
    name = "join-" + hashlib.sha256(json.dumps(settings).encode()).hexdigest()[:16]
    return Join(shelf, folder / name, _find_parts(shelf), find_sames(shelf.texts))


def _find_parts(shelf: Shelf) -> list[range]:
    sizes = np.concatenate(([0], np.cumsum(shelf.shard_sizes)))
    parts, first = [], 0
    for shard in range(1, SHARDS + 1):
        if shard == SHARDS or sizes[shard + 1] - sizes[first] > PART:
            parts.append(range(first, shard))
            first = shard
    return parts


def prepare_pairs(folder: Path, *, options: IndexOptions | None = None, workers: int = 1) -> None:
    """Do what of the join is not done yet, with this many processes. `find_pairs` then only compares and tells."""
    options = options or IndexOptions()
    join = open_join(folder, options)
    for old in sorted(folder.glob("join-*")):
        if old != join.folder:
            shutil.rmtree(old, ignore_errors=True)
    join.folder.mkdir(exist_ok=True)
    _each_part(join, "groups", save_groups, options, workers)
    if not all((join.folder / name).exists() for name in (FURNITURE_SETS, FURNITURE_GRAMS)):
        save_furniture(join)
    _each_part(join, "pairs", save_pairs, options, workers)


def _each_part(join: Join, what: str, work: Callable[[Join, int], None], options: IndexOptions, workers: int) -> None:
    """Run `work` for the parts whose result is missing."""
    missing = [number for number in range(len(join.parts)) if not _path(join, what, number).exists()]
    if workers <= 1 or len(missing) <= 1:
        for number in missing:
            work(join, number)
        return
    shares = [missing[k::workers] for k in range(workers)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(partial(_work_parts, join.shelf.folder, options, work), shares))


def _work_parts(folder: Path, options: IndexOptions, work: Callable[[Join, int], None], numbers: Sequence[int]) -> None:
    join = open_join(folder, options)
    for number in numbers:
        work(join, number)


def save_groups(join: Join, number: int) -> None:
    """First pass, one part: the groups of its n-grams."""
    postings = join.shelf.postings(join.parts[number])
    groups = find_groups(postings, join.sames.stands)
    head = np.array([len(groups.members), len(groups)], dtype=np.uint32)
    columns = [(groups.members << 1 | groups.opens).astype(np.uint32), groups.grams, groups.sizes.astype(np.uint32)]
    _save(_path(join, "groups", number), np.concatenate([head, *columns]))


def _load_groups(join: Join, number: int) -> Groups:
    packed = np.load(_path(join, "groups", number))
    members, count = packed[:2].tolist()
    sizes = packed[2 + members + count :].astype(np.int64)
    grams = packed[2 + members : 2 + members + count]
    packed = packed[2 : 2 + members]
    return Groups((packed >> 1).astype(np.int64), (packed & 1).astype(np.bool_), grams, np.cumsum(sizes) - sizes, sizes)


def save_furniture(join: Join) -> None:
    """Second pass: which sets of documents have nothing in common but furniture.

    Tried are the large sets, those of an opening, and those smaller ones that several n-grams share to the last
    document: a footer's words stand in the same articles, while what an edited copy keeps differs from n-gram to
    n-gram.
    """
    sets, grams, sizes, opens = _find_large(join)
    values, first, counts = np.unique(sets, return_index=True, return_counts=True)
    tried = values[(sizes[first] > MAX_OWNERS) | (counts > 1) | opens[first]]
    furniture = _try_sets(join, tried)
    mine = _found(furniture, sets)
    _save(join.folder / FURNITURE_SETS, furniture)
    _save(join.folder / FURNITURE_GRAMS, np.unique(grams[mine]))


def _find_large(join: Join) -> tuple[Codes, Grams, npt.NDArray[np.int64], Flags]:
    """Fingerprint, n-gram, size of every group that may be furniture, and whether it is an opening's."""
    parts = []
    for number in range(len(join.parts)):
        groups = _load_groups(join, number)
        groups = groups.only(groups.sizes > MIN_OWNERS)
        opens = groups.opens[groups.firsts]
        parts.append((find_fingerprints(groups, join.shelf.texts), groups.grams, groups.sizes, opens))
    sets, grams, sizes, opens = (np.concatenate(column) for column in zip(*parts, strict=True))
    return sets, grams, sizes, opens


def _try_sets(join: Join, tried: Codes) -> Codes:
    """Of the sorted fingerprints, those whose documents are unrelated."""
    unrelated = [np.zeros(0, dtype=np.uint64)]
    left = np.ones(len(tried), dtype=np.bool_)
    for number in range(len(join.parts)):
        if not left.any():
            break
        groups = _load_groups(join, number)
        groups = groups.only(groups.sizes > MIN_OWNERS)
        values, first = np.unique(find_fingerprints(groups, join.shelf.texts), return_index=True)
        chosen = _found(tried[left], values)
        if chosen.any():
            some = groups.only(_flags(len(groups), first[chosen]))
            some_sets = find_fingerprints(some, join.shelf.texts)
            unrelated.append(some_sets[find_unrelated(join.shelf, rank_members(some, join.shelf.ranks))])
            left &= ~_found(values[chosen], tried)
    return np.sort(np.concatenate(unrelated))


def save_pairs(join: Join, number: int) -> None:
    """Third pass, one part: the counted pairs of its groups, furniture left out."""
    groups = _load_groups(join, number)
    furniture = np.load(join.folder / FURNITURE_SETS)
    large = np.flatnonzero(groups.sizes > MIN_OWNERS)
    sets = find_fingerprints(groups.only(groups.sizes > MIN_OWNERS), join.shelf.texts)
    keep = ~_flags(len(groups), large[_found(furniture, sets)])
    keys = find_all_pairs(groups.only(keep & (groups.sizes <= MAX_OWNERS)))
    crowds = groups.only(keep & (groups.sizes > MAX_OWNERS))
    if len(crowds):
        keys = np.concatenate((keys, find_star_pairs(rank_members(crowds, join.shelf.ranks))))
    _save(_path(join, "pairs", number), count_pairs(keys))


def load_furnishings(join: Join, sample: int) -> Furnishings:
    return Furnishings(np.load(join.folder / FURNITURE_GRAMS), sample)


def load_pairs(join: Join) -> list[Codes]:
    """The counted pairs of every part, each sorted; read from disk when looked at."""
    return [np.load(_path(join, "pairs", number), mmap_mode="r") for number in range(len(join.parts))]


def _found(these: Codes, among: Codes) -> Flags:
    """Which of `among` are one of `these` (sorted)."""
    if not len(these):
        return np.zeros(len(among), dtype=np.bool_)
    found: Flags = these[np.minimum(np.searchsorted(these, among), len(these) - 1)] == among
    return found


def _flags(size: int, places: npt.NDArray[np.int64]) -> Flags:
    flags = np.zeros(size, dtype=np.bool_)
    flags[places] = True
    return flags


def _path(join: Join, what: str, number: int) -> Path:
    return join.folder / f"{what}-{number:02}.npy"


def _save(path: Path, values: npt.NDArray[np.generic]) -> None:
    """Written aside and moved, so that the file is whole when it is there."""
    aside = path.with_suffix(f".{os.getpid()}.part")
    with open(aside, "wb") as file:
        np.save(file, values)
    aside.replace(path)
