"""The index on disk: files that only grow, and a ledger that says how far each of them is whole.

A batch is added by appending to every file and then one entry to the ledger. What lies beyond the last whole entry
(a process was killed) is cut off when the folder is opened for adding, and not seen by readers.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rashomon.copies.corpus.words import NGRAM, Ngrams
from rashomon.copies.folding import Codes, Flags, Places, mix
from rashomon.errors import InputError

Grams = npt.NDArray[np.uint32]

SHARDS = 64  # parts of the hash space: at ten million documents a part sorts in some 150 MB
SHARD_BITS = SHARDS.bit_length() - 1
DOCUMENT_BITS = 26  # bits of a posting for its document: 67 million
HASH_SHIFT = np.uint64(DOCUMENT_BITS + 1)  # of a posting: 37 bits of hash, the document, and whether it is an opening
MAX_DOCUMENTS = 1 << DOCUMENT_BITS
OPENING_WORDS = (
    2 * NGRAM - 1
)  # words at a sentence's start that join documents by themselves: no stock phrase is so long
LAYOUT = 1  # version of the files
OPENS = np.uint32(1)  # the bit of a stored n-gram that says it opens a sentence
HASH_MASK = np.uint32(0xFFFFFFFE)  # the others

GRAMS, DOCUMENTS, POSTINGS, LEDGER, SETTINGS = (
    "ngrams.bin", "counts.bin", "postings.bin", "batches.bin", "index.json"
)  # fmt: skip
DOCUMENT = np.dtype([("text", "<u8"), ("ngrams", "<u4"), ("words", "<u4")])
ENTRY = np.dtype([("documents", "<i8"), ("ngrams", "<i8"), ("shards", "<i8", SHARDS), ("check", "<u8")])
# an entry: documents, n-grams, postings of each shard in this batch


def pack_grams(ngrams: Ngrams) -> Grams:
    """31 bits of each n-gram's hash; under them, whether it opens a sentence."""
    grams = (ngrams.hashes >> np.uint64(32)).astype(np.uint32)
    grams &= HASH_MASK
    grams |= ngrams.opens
    return grams


def find_sampled(grams: Grams, sample: int) -> Places:
    """Which n-grams join documents: one in `sample`, by its hash."""
    return np.flatnonzero((grams & np.uint32(2 * (sample - 1))) == 0)


def find_openings(grams: Grams, counts: Places) -> tuple[Places, Codes]:
    """The n-grams that open a sentence, and a hash of the `OPENING_WORDS` words from there on: two n-grams that meet
    in a word. `counts`: n-grams of each document."""
    places = np.flatnonzero(grams & OPENS)
    ends = np.cumsum(counts)
    places = places[places + (NGRAM - 1) < ends[np.searchsorted(ends, places, "right")]]
    return places, hash_openings(grams, places)


def hash_openings(grams: Grams, places: Places) -> Codes:
    """A hash of the `OPENING_WORDS` words from each place on."""
    first, second = (grams[places + step].astype(np.uint64) >> np.uint64(1) for step in (0, NGRAM - 1))
    return mix((first << np.uint64(32)) | second)


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """What a batch adds. `grams`: every n-gram as `pack_grams` makes it, in order. `documents`: a `DOCUMENT` each.
    `postings`: sorted; the hash and document of each sampled n-gram and each opening, see `HASH_SHIFT`."""

    grams: Grams
    documents: npt.NDArray[np.void]
    postings: Codes


class Writer:
    """Appends batches to a folder; opening it again goes on after the last whole batch."""

    def __init__(self, folder: Path, sample: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        _settle(folder / SETTINGS, {"layout": LAYOUT, "ngram": NGRAM, "sample": sample, "shards": SHARDS})
        ledger = read_ledger(folder)
        self.documents = int(ledger["documents"].sum())
        sizes = {
            GRAMS: int(ledger["ngrams"].sum()) * 4,
            DOCUMENTS: self.documents * DOCUMENT.itemsize,
            POSTINGS: int(ledger["shards"].sum()) * 8,
            LEDGER: len(ledger) * ENTRY.itemsize,
        }
        self._files = {name: open(folder / name, "ab", buffering=0) for name in sizes}  # noqa: SIM115 (closed in close)
        for name, size in sizes.items():
            self._files[name].truncate(size)

    def append(self, batch: Batch) -> range:
        """The numbers of the added documents."""
        first = self.documents
        self._write(GRAMS, batch.grams)
        self._write(DOCUMENTS, batch.documents)
        self._write(POSTINGS, batch.postings)
        self._write(LEDGER, _make_entry(batch))
        self.documents += len(batch.documents)
        return range(first, self.documents)

    def _write(self, name: str, values: npt.NDArray[np.generic]) -> None:
        data = memoryview(np.ascontiguousarray(values).view(np.uint8).data)
        while len(data):
            data = data[self._files[name].write(data) :]

    def close(self) -> None:
        for file in self._files.values():
            file.close()


def _settle(path: Path, settings: dict[str, int]) -> None:
    """Write the settings of a new index; `InputError` if there is one that was made otherwise."""
    if path.exists():
        try:
            found = json.loads(path.read_text("utf-8"))
        except ValueError:
            found = None
        if found != settings:
            raise InputError(f"{path.parent} holds an index made with other settings; take another folder")
        return
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps(settings), "utf-8")
    aside.replace(path)


def _make_entry(batch: Batch) -> npt.NDArray[np.void]:
    entry = np.zeros(1, dtype=ENTRY)
    edges = np.arange(SHARDS, dtype=np.uint64) << np.uint64(64 - SHARD_BITS)
    places = np.searchsorted(batch.postings, edges)
    entry["documents"], entry["ngrams"] = len(batch.documents), len(batch.grams)
    entry["shards"][0] = np.diff(np.concatenate((places, [len(batch.postings)])))
    entry["check"] = _check(entry)
    return entry


def _check(entry: npt.NDArray[np.void]) -> int:
    return zlib.crc32(entry.tobytes()[: -ENTRY["check"].itemsize])


def read_ledger(folder: Path) -> npt.NDArray[np.void]:
    """The whole entries, up to the first that is not."""
    path = folder / LEDGER
    data = path.read_bytes() if path.exists() else b""
    entries = np.frombuffer(data[: len(data) // ENTRY.itemsize * ENTRY.itemsize], dtype=ENTRY)
    for number in range(len(entries)):
        if int(entries["check"][number]) != _check(entries[number : number + 1]):
            return entries[:number]
    return entries


class Shelf:
    """An index opened for reading: what every step of the search looks things up in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = read_ledger(folder)
        self.documents = int(self.ledger["documents"].sum())
        table = np.fromfile(folder / DOCUMENTS, dtype=DOCUMENT, count=self.documents) if self.documents else None
        empty = np.zeros(0, dtype=DOCUMENT)
        self._table = empty if table is None else table

    @cached_property
    def texts(self) -> Codes:
        """A hash of each document's words."""
        return np.ascontiguousarray(self._table["text"])

    @cached_property
    def ranks(self) -> Places:
        """Each document's place in the order of their words' hashes: chance, but the same in any run."""
        ranks = np.empty(self.documents, dtype=np.int64)
        ranks[np.argsort(self.texts, kind="stable")] = np.arange(self.documents)
        return ranks

    @cached_property
    def counts(self) -> Places:
        """N-grams of each document."""
        return self._table["ngrams"].astype(np.int64)

    @cached_property
    def words(self) -> Places:
        """Words of each document."""
        return self._table["words"].astype(np.int64)

    @cached_property
    def _offsets(self) -> Places:
        return np.concatenate(([0], np.cumsum(self.counts)))

    @cached_property
    def _grams(self) -> Grams:
        size = int(self._offsets[-1])
        if not size:
            return np.zeros(0, dtype=np.uint32)
        return np.asarray(np.memmap(self.folder / GRAMS, dtype=np.uint32, mode="r", shape=(size,)))

    def grams(self, documents: Places) -> Grams:
        """All n-grams of these documents, one document after the other."""
        starts, ends = self._offsets[documents].tolist(), self._offsets[documents + 1].tolist()
        none = np.zeros(0, dtype=np.uint32)
        return np.concatenate([none, *(self._grams[start:end] for start, end in zip(starts, ends, strict=True))])

    @property
    def all_grams(self) -> tuple[Grams, Places]:
        """The n-grams of all documents, and where those of each begin; at the end, where they end."""
        return self._grams, self._offsets

    def opens(self, documents: Places, words: Places) -> Flags:
        """Whether these words of these documents open a sentence, or stand one past the last. Of a document's last
        words, with which no n-gram starts, it is not known: false."""
        found: Flags = words == self.words[documents]
        inside = words < self.counts[documents]
        if inside.any():
            places = np.where(inside, self._offsets[documents] + words, 0)
            found |= (self._grams[places] & OPENS).astype(np.bool_) & inside
        return found

    @property
    def shard_sizes(self) -> Places:
        """Postings of each shard."""
        sizes: Places = self.ledger["shards"].sum(axis=0)
        return sizes

    def postings(self, shards: range) -> Codes:
        """The postings of neighbouring shards, sorted."""
        sizes = self.ledger["shards"]
        ends = np.cumsum(sizes).reshape(sizes.shape)
        parts = [np.zeros(0, dtype=np.uint64)]
        if len(sizes) and len(shards):
            starts = ends[:, shards[0]] - sizes[:, shards[0]]
            with open(self.folder / POSTINGS, "rb", buffering=0) as file:
                for start, end in zip(starts.tolist(), ends[:, shards[-1]].tolist(), strict=True):
                    file.seek(start * 8)
                    parts.append(np.fromfile(file, dtype=np.uint64, count=end - start))
        found = np.concatenate(parts)
        found.sort()
        return found
