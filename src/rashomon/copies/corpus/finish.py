"""Last stage: links in the order of their ids, common sources, origins → tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.copies.corpus.grouping import find_groups
from rashomon.copies.corpus.judge import Links
from rashomon.copies.corpus.outputs import PASSAGES, Row, write_table
from rashomon.copies.corpus.store import Store
from rashomon.copies.origins import find_origins
from rashomon.vocabulary import Article, Date, Link, Origin, plain

LINK_COLUMNS = {
    "a": "text",
    "b": "text",
    "kind": "text",
    "direction": "text",
    "share_a": "number",
    "share_b": "number",
    "score": "number",
    "why": "texts",
    PASSAGES: PASSAGES,
}
ORIGIN_COLUMNS = {"id": "text", "articles": "texts", "why": "texts"}
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The documents that stand in links: `numbers` ascending, `names` in their own order, `ranks` of each number."""

    numbers: Numbers
    names: list[str]
    ranks: Numbers

    def rank(self, numbers: Numbers) -> Numbers:
        found: Numbers = self.ranks[np.searchsorted(self.numbers, numbers)]
        return found


def write_links(path: Path, store: Store, links: Links, renamed: dict[int, str], *, passages: bool) -> int:
    """Writes the table of links, sorted by (a, b), and returns how many there are."""
    columns = {name: kind for name, kind in LINK_COLUMNS.items() if passages or name != PASSAGES}
    write_table(path, columns, (plain(link) for link in _sorted_links(store, links, renamed)))
    return len(links.rows)


def _sorted_links(store: Store, links: Links, renamed: dict[int, str]) -> Iterator[Link]:
    ranked = _rank(store, links, renamed)
    a, b = ranked.rank(links.rows["a"]), ranked.rank(links.rows["b"])
    sources = _Sources(a, b, links.rows["source"])
    for row in np.lexsort((b, a)).tolist():
        link = links.link(links.rows[row])
        common = sources.common(int(a[row]), int(b[row])) if links.rows["source"][row] else -1
        yield _with_common(link, ranked.names[common]) if common >= 0 else link


def _rank(store: Store, links: Links, renamed: dict[int, str]) -> Ranked:
    numbers = np.unique(np.concatenate([links.rows["a"], links.rows["b"]])).astype(np.int64)
    given = [renamed.get(n) or store.document(n).id for n in numbers.tolist()]
    order = sorted(range(len(given)), key=given.__getitem__)
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    return Ranked(numbers, [given[place] for place in order], ranks)


class _Sources:
    """For each document the earlier ones it copies by the dates, as ranks."""

    def __init__(self, a: Numbers, b: Numbers, source: npt.NDArray[np.uint8]) -> None:
        dated = source > 0
        first = source[dated] == 1
        sources = np.where(first, a[dated], b[dated])
        copies = np.where(first, b[dated], a[dated])
        order = np.lexsort((sources, copies))
        self.sources, self.copies = sources[order], copies[order]

    def of(self, rank: int) -> Numbers:
        low, high = np.searchsorted(self.copies, (rank, rank + 1))
        found: Numbers = self.sources[low:high]
        return found

    def common(self, a: int, b: int) -> int:
        """The first by rank of the sources that both have, or -1."""
        shared = np.intersect1d(self.of(a), self.of(b))
        return int(shared[0]) if len(shared) else -1


def _with_common(link: Link, source: str) -> Link:
    """As `add_dates` has it where it sees both copies and their source together."""
    return replace(link, direction="common_source", why=(*link.why, f"both have an earlier copy, {source}"))


def write_origins(path: Path, store: Store, links: Links, renamed: dict[int, str]) -> int:
    """Writes the table of origins, sorted by their first article, and returns how many there are."""
    joined = {origin.articles[0]: origin for origin in _find_joined(store, links, renamed)}
    inside = {article for origin in joined.values() for article in origin.articles}
    names = sorted(renamed.get(number, name) for number, name in enumerate(store.ids()))
    first = [name for name in names if name in joined or name not in inside]
    write_table(path, ORIGIN_COLUMNS, (_origin_row(joined.get(name), name) for name in first))
    return len(first)


def _origin_row(joined: Origin | None, name: str) -> Row:
    if joined is None:
        (joined,) = find_origins((_stub(name, ""),), ())
    row: dict[str, Any] = plain(joined)
    return row


def _find_joined(store: Store, links: Links, renamed: dict[int, str]) -> Iterator[Origin]:
    """The origins of all documents that share most of their text with another, found group by group."""
    strong = links.rows[links.rows["strong"]]
    for rows in _find_rows_of_groups(strong):
        numbers = sorted({int(n) for row in rows for n in (strong[row]["a"], strong[row]["b"])})
        documents = [(renamed.get(n), store.document(n)) for n in numbers]
        stubs = [_stub(name or one.id, one.published) for name, one in documents]
        yield from find_origins(stubs, [replace(links.link(strong[row]), passages=()) for row in rows])


def _stub(name: str, published: str) -> Article:
    return Article(id=name, source=name, text="", blocks=(), sha256="", published=Date(edtf=published))


def _find_rows_of_groups(rows: npt.NDArray[np.void]) -> Iterator[list[int]]:
    """Numbers of the rows whose documents hang together, group by group."""
    groups = find_groups(rows["a"].astype(np.int64), rows["b"].astype(np.int64))
    order = np.argsort(groups, kind="stable")
    edges = np.flatnonzero(np.diff(groups[order])) + 1
    for group in np.split(order, edges) if len(order) else []:
        yield group.tolist()
