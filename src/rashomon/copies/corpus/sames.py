"""Documents of the same words, one of which stands for all until the very end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.copies.folding import Codes, Flags, Places
from rashomon.copies.ngrams import expand

MAX_ALL = 8  # documents of the same words of which all pairs are given; more are each paired with the first alone
MAX_PRODUCT = 64  # pairs that one pair may stand for; over it, each document is paired with the other side's first


@dataclass(frozen=True, slots=True, eq=False)
class Sames:
    """Classes of documents of the same words. `order`: documents, class by class. `starts`, `sizes`: by document,
    where its class starts in `order`, and how large it is. `stands`: whether a document is its class's first."""

    order: Places
    starts: Places
    sizes: Places
    stands: Flags


def find_sames(texts: Codes) -> Sames:
    """Classes by the hash of their words; inside a class the documents ascend."""
    order = np.argsort(texts, kind="stable")
    sorted_texts = texts[order]
    firsts = np.flatnonzero(np.concatenate(([True], sorted_texts[1:] != sorted_texts[:-1]))[: len(texts)])
    sizes = np.diff(np.concatenate((firsts, [len(texts)])))
    starts_of, sizes_of = np.empty(len(texts), dtype=np.int64), np.empty(len(texts), dtype=np.int64)
    starts_of[order], sizes_of[order] = np.repeat(firsts, sizes), np.repeat(sizes, sizes)
    stands = np.zeros(len(texts), dtype=np.bool_)
    stands[order[firsts]] = True
    return Sames(order, starts_of, sizes_of, stands)


def find_pairs_inside(sames: Sames, firsts: Places) -> tuple[Places, Places]:
    """Pairs of documents inside the classes of these first documents."""
    sizes = sames.sizes[firsts]
    rows = np.where(sizes <= MAX_ALL, sizes, np.minimum(sizes, 1))
    _, i, j = _product(rows, sizes)
    base = np.repeat(sames.starts[firsts], rows * sizes)
    i, j, base = (one[i < j] for one in (i, j, base))
    return sames.order[base + i], sames.order[base + j]


def expand_pairs(sames: Sames, a: Places, b: Places) -> tuple[Places, Places, Places]:
    """The pairs that the pairs of first documents stand for: number of the pair, document of a's class, of b's."""
    rows, columns = sames.sizes[a], sames.sizes[b]
    few = rows * columns <= MAX_PRODUCT
    full = _product(np.where(few, rows, 1), columns)
    extra = _product(np.where(few, 0, rows - 1), np.ones_like(columns))
    pair = np.concatenate((full[0], extra[0]))
    i = np.concatenate((full[1], extra[1] + 1))
    j = np.concatenate((full[2], extra[2]))
    return pair, sames.order[sames.starts[a[pair]] + i], sames.order[sames.starts[b[pair]] + j]


def _product(rows: Places, columns: Places) -> tuple[Places, Places, Places]:
    """Every row with every column of each of some tables: number of the table, row, column."""
    sizes = rows * columns
    table = np.repeat(np.arange(len(rows)), sizes)
    cell = expand(np.zeros(len(rows), dtype=np.int64), sizes)
    width = np.maximum(columns, 1)[table]
    return table, cell // width, cell % width
