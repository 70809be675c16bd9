"""Ids: those of the input, made unique where two documents have the same one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rashomon.copies.corpus.store import Store, id_hash
from rashomon.copies.folding import Codes, Places
from rashomon.vocabulary import Problem

IDS_TOLD = 10_000  # ids given more than once that are listed one by one; the rest are counted


def find_renamed(store: Store) -> tuple[dict[int, str], list[Problem]]:
    """New ids of documents whose id another document has too, by number, and what is to be told of it.

    Of documents with one id, the first by a hash of all their content keeps it and the others become `id#2`, `id#3` …:
    which is which does not depend on the order of the input.
    """
    hashes = np.array(store.places["id"])
    order = np.lexsort((np.array(store.places["all"]), hashes))
    taken = hashes[order]
    renamed: dict[int, str] = {}
    problems: list[Problem] = []
    new: set[str] = set()
    for numbers in _same(order, taken):
        for name, members in sorted(_by_id(store, numbers).items()):
            following = 2
            for number in members[1:]:
                while _is_taken(taken, f"{name}#{following}") or f"{name}#{following}" in new:
                    following += 1
                renamed[number] = f"{name}#{following}"
                new.add(renamed[number])
            if len(members) > 1:
                problems.append(_clash(name, [renamed[number] for number in members[1:]]))
    return renamed, _bounded(sorted(problems, key=lambda p: p.source))


def _same(order: Places, values: Codes) -> Iterator[list[int]]:
    """Runs of `order` with equal values, longer than one."""
    edges = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1], [True])))
    sizes = np.diff(edges)
    for run in np.flatnonzero(sizes > 1).tolist():
        yield order[edges[run] : edges[run + 1]].tolist()


def _by_id(store: Store, numbers: list[int]) -> dict[str, list[int]]:
    """The numbers by id, in their order: two ids may have one hash."""
    found: dict[str, list[int]] = {}
    for number, name in zip(numbers, store.ids(numbers), strict=True):
        found.setdefault(name, []).append(number)
    return found


def _is_taken(hashes: Codes, name: str) -> bool:
    wanted = np.uint64(id_hash(name))
    at = int(np.searchsorted(hashes, wanted))
    return at < len(hashes) and bool(hashes[at] == wanted)


def _clash(name: str, others: list[str]) -> Problem:
    shown = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
    what = f"the id {name[:200]!r} is given to {len(others) + 1} documents"
    return Problem(name[:200], what, f"the others are called {shown[:400]}", left_out=False)


def _bounded(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= IDS_TOLD:
        return problems
    rest = f"{len(problems) - IDS_TOLD} more ids are given more than once"
    return [*problems[:IDS_TOLD], Problem("the input", rest, "they were made unique as well", left_out=False)]
