"""The index of a corpus: texts in, pairs of documents with shared passages out.

Every word n-gram of every document is hashed; a sample of the hashes joins documents, furniture is set aside, and
what then shares enough is compared on all its n-grams. Memory stays bounded: documents wait on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from rashomon.copies.corpus.chunks import find_chunks
from rashomon.copies.corpus.comparing import Overlaps, compare
from rashomon.copies.corpus.furnishings import Furnishings
from rashomon.copies.corpus.joining import Join, load_furnishings, load_pairs, open_join, prepare_pairs
from rashomon.copies.corpus.pairing import COUNT_BITS, add_counts
from rashomon.copies.corpus.sames import expand_pairs, find_pairs_inside
from rashomon.copies.corpus.shelf import (
    DOCUMENT,
    DOCUMENT_BITS,
    MAX_DOCUMENTS,
    SHARDS,
    Batch,
    Writer,
)
from rashomon.copies.corpus.telling import find_origins
from rashomon.copies.corpus.thresholds import IndexOptions
from rashomon.copies.folding import Codes, Places
from rashomon.errors import InputError

Shares = npt.NDArray[np.float64]

TEXTS = 4_000  # texts added at a time when all are in memory
BLOCK = 2_000  # documents whose pairs are told together, at least
DEFAULT = IndexOptions()


@dataclass(frozen=True, slots=True, eq=False)
class PairBatch:
    """Pairs of documents that share passages, one a row; sorted by `a`, then `b`, inside a batch.

    `a`, `b`: document numbers, a < b. `shared`: distinct 5-grams in both, furniture left out. `run`: words of the
    longest run of such 5-grams. `whole`: words of the longest shared run of whole sentences. `share_a`, `share_b`: the
    share of each one's own distinct 5-grams that are shared. `cover_a`, `cover_b`: the share of each one's words that
    stand in a shared 5-gram.
    """

    a: Places
    b: Places
    shared: Places
    run: Places
    whole: Places
    share_a: Shares
    share_b: Shares
    cover_a: Shares
    cover_b: Shares

    def __len__(self) -> int:
        return len(self.a)


Pairs = PairBatch
COLUMNS = tuple(PairBatch.__dataclass_fields__)


class CorpusIndex:
    """An index in a folder, opened for adding documents. Opening it again goes on after the last whole batch.

    One process at a time may add. `InputError` if the folder's index was made with another `sample`.
    """

    def __init__(self, folder: Path, *, options: IndexOptions = DEFAULT) -> None:
        self._sample = options.sample
        self._writer = Writer(Path(folder), options.sample)

    @property
    def documents(self) -> int:
        """Documents in the index."""
        return self._writer.documents

    def add(self, texts: Sequence[str]) -> range:
        """Add documents, all or none of them; their numbers. Time and memory linear in the texts."""
        if self.documents + len(texts) > MAX_DOCUMENTS:
            raise InputError(f"an index holds at most {MAX_DOCUMENTS} documents")
        return self._writer.append(self._make_batch(texts))

    def close(self) -> None:
        self._writer.close()

    def _make_batch(self, texts: Sequence[str]) -> Batch:
        grams, postings = [np.zeros(0, dtype=np.uint32)], [np.zeros(0, dtype=np.uint64)]
        table = np.zeros(len(texts), dtype=DOCUMENT)
        for part, chunk in find_chunks(texts, self.documents, self._sample):
            table["text"][part], table["ngrams"][part], table["words"][part] = chunk.texts, chunk.counts, chunk.words
            grams.append(chunk.grams)
            postings.append(chunk.postings)
        return Batch(np.concatenate(grams), table, _sort_postings(np.concatenate(postings)))


def _sort_postings(postings: Codes) -> Codes:
    """Sorted, each n-gram once in a document."""
    postings.sort()
    first = np.ones(len(postings), dtype=np.bool_)
    first[1:] = postings[1:] != postings[:-1]
    return postings[first]


def find_pairs(
    folder: Path, *, options: IndexOptions = DEFAULT, shards: Sequence[int] | None = None
) -> Iterator[PairBatch]:
    """The pairs of the index in `folder`, batch after batch, in an order that depends on the documents alone.

    `shards`: of the `SHARDS` parts of the pairs, only these (each pair is in one part). To share the work between
    processes, call `prepare_pairs` first; otherwise each does the join by itself.
    """
    folder = Path(folder)
    prepare_pairs(folder, options=options)
    join = open_join(folder, options)
    counted, furnishings = load_pairs(join), load_furnishings(join, options.sample)
    for low, high in _find_blocks(join.shelf.documents, range(SHARDS) if shards is None else shards):
        batch = _find_block(join, counted, furnishings, options, low, high)
        if len(batch):
            yield batch


def _find_blocks(documents: int, shards: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ranges of documents: one a shard, or fewer and larger ones where there are few documents."""
    bounds = [(documents * shard // SHARDS, documents * (shard + 1) // SHARDS) for shard in sorted(set(shards))]
    while bounds:
        low, high = bounds.pop(0)
        while bounds and bounds[0][0] == high and high - low < BLOCK:
            high = bounds.pop(0)[1]
        yield low, high


def _find_block(
    join: Join, counted: list[Codes], furnishings: Furnishings, options: IndexOptions, low: int, high: int
) -> PairBatch:
    """The pairs whose first document (or the one that stands for it) is in a range."""
    edges = np.array([low, high], dtype=np.uint64) << np.uint64(DOCUMENT_BITS + COUNT_BITS)
    slices = [slice(*np.searchsorted(one, edges).tolist()) for one in counted]
    a, b, count = add_counts(np.concatenate([one[part] for one, part in zip(counted, slices, strict=True)]))
    a, b = a[count >= options.min_weight], b[count >= options.min_weight]
    told = _judge(join, a, b, compare(join.shelf, a, b, furnishings), options)
    pair, a, b = expand_pairs(join.sames, told.a, told.b)
    others = _take(told, pair, a, b)
    return _in_order(_concatenate([others, _find_sames_inside(join, options, low, high)]))


def _judge(join: Join, a: Places, b: Places, overlaps: Overlaps, options: IndexOptions) -> PairBatch:
    """The pairs that share enough."""
    much = (overlaps.shared >= options.min_shared) & (overlaps.run >= options.min_run)
    enough = np.flatnonzero(much | (overlaps.whole >= options.min_whole))
    return _make_batch(
        join, a[enough], b[enough], Overlaps(*(getattr(overlaps, c)[enough] for c in Overlaps.__slots__))
    )


def _make_batch(join: Join, a: Places, b: Places, overlaps: Overlaps) -> PairBatch:
    share_a, share_b = (overlaps.shared / np.maximum(one, 1) for one in (overlaps.distinct_a, overlaps.distinct_b))
    cover_a, cover_b = (np.minimum(overlaps.words / np.maximum(join.shelf.words[one], 1), 1.0) for one in (a, b))
    return PairBatch(a, b, overlaps.shared, overlaps.run, overlaps.whole, share_a, share_b, cover_a, cover_b)


def _find_sames_inside(join: Join, options: IndexOptions, low: int, high: int) -> PairBatch:
    """Pairs of documents of the same words, if those are enough to mean something."""
    sames, words = join.sames, join.shelf.words[low:high]
    firsts = low + np.flatnonzero(sames.stands[low:high] & (sames.sizes[low:high] > 1) & (words >= options.min_run))
    none = Furnishings(np.zeros(0, dtype=np.uint32), 1)
    alone = _make_batch(join, firsts, firsts, compare(join.shelf, firsts, firsts, none))
    a, b = find_pairs_inside(sames, firsts)
    owners = np.searchsorted(firsts, sames.order[sames.starts[a]])
    return _take(alone, owners, a, b)


def _take(batch: PairBatch, rows: Places, a: Places, b: Places) -> PairBatch:
    """These rows of a batch as pairs of other documents of the same words, the smaller number first."""
    swap = a > b
    values = {name: getattr(batch, name)[rows] for name in COLUMNS}
    pairs = {"a": np.minimum(a, b), "b": np.maximum(a, b)} | {name: values[name] for name in ("shared", "run", "whole")}
    for kind in ("share", "cover"):
        first, second = values[f"{kind}_a"], values[f"{kind}_b"]
        pairs[f"{kind}_a"], pairs[f"{kind}_b"] = np.where(swap, second, first), np.where(swap, first, second)
    return PairBatch(**pairs)


def _concatenate(batches: Sequence[PairBatch]) -> PairBatch:
    return PairBatch(*(np.concatenate([getattr(batch, name) for batch in batches]) for name in COLUMNS))


def _in_order(batch: PairBatch) -> PairBatch:
    order = np.lexsort((batch.b, batch.a))
    return PairBatch(*(getattr(batch, name)[order] for name in COLUMNS))


def find_text_pairs(texts: Sequence[str], *, options: IndexOptions = DEFAULT) -> Pairs:
    """All pairs among texts in memory, sorted; by the same way over a temporary folder."""
    with TemporaryDirectory(prefix="rashomon-") as name:
        index = CorpusIndex(Path(name), options=options)
        for first in range(0, len(texts), TEXTS):
            index.add(texts[first : first + TEXTS])
        index.close()
        batches = list(find_pairs(Path(name), options=options))
    return _in_order(_concatenate([*batches, _no_pairs()]))


def find_origins_of_pairs(documents: int, pairs: Pairs) -> Places:
    """An origin number for each of so many documents: the number of the document at its group's centre.

    Documents are of one origin if half of the words of either stand in the other; no chaining, see `telling`.
    """
    return find_origins(documents, pairs.a, pairs.b, np.maximum(pairs.cover_a, pairs.cover_b))


def _no_pairs() -> PairBatch:
    whole, parts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float64)
    return PairBatch(whole, whole, whole, whole, whole, parts, parts, parts, parts)
