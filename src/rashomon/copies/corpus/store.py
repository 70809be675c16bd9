"""The texts of a corpus on disk: packed blocks, and for each document its place in them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from rashomon.copies.corpus.documents import Document
from rashomon.copies.corpus.journal import Journal
from rashomon.copies.corpus.words import find_words, hash_texts

TEXTS, PLACES = "texts.bin", "documents.bin"
BLOCK_CHARS = (
    64_000  # characters packed together, some twenty articles: smaller blocks pack worse, larger are slow to read
)
LEVEL = 1  # of zlib: half the time of the usual level for a tenth more space
PLACE = np.dtype(
    [("block", "<u8"), ("size", "<u4"), ("slot", "<u4"), ("id", "<u8"), ("text", "<u8"), ("all", "<u8")]
)  # of one document: its block, its number in the block, and hashes of its id, of its words, of all of it

Places = npt.NDArray[np.void]
_DOCUMENTS = msgspec.msgpack.Decoder(list[Document])


def add_documents(journal: Journal, documents: Sequence[Document]) -> None:
    """Packs documents onto the end of the store."""
    block: list[Document] = []
    chars = 0
    for document in documents:
        block.append(document)
        chars += len(document.text)
        if chars >= BLOCK_CHARS:
            _add_block(journal, block)
            block, chars = [], 0
    if block:
        _add_block(journal, block)


def _add_block(journal: Journal, block: list[Document]) -> None:
    packed = zlib.compress(msgspec.msgpack.encode(block), LEVEL)
    start = journal.size(TEXTS)
    places = np.zeros(len(block), dtype=PLACE)
    places["block"], places["size"], places["slot"] = start, len(packed), np.arange(len(block))
    places["id"] = [id_hash(document.id) for document in block]
    places["text"] = hash_texts(find_words([document.text for document in block]))
    places["all"] = [_hash(msgspec.msgpack.encode(document)) for document in block]
    journal.append(TEXTS, packed)
    journal.append(PLACES, places.tobytes())


def id_hash(name: str) -> int:
    """The hash under which a document with this id stands in `places`."""
    return _hash(name.encode())


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")


class Store:
    """The documents that a journal has committed; `places` is one row of `PLACE` for each. Both files stay on disk."""

    def __init__(self, folder: Path) -> None:
        self.places: Places = mapped(folder / PLACES, PLACE)
        self.texts = mapped(folder / TEXTS, np.dtype(np.uint8))
        self.block = -1
        self.documents: list[Document] = []

    def __len__(self) -> int:
        return len(self.places)

    def document(self, number: int) -> Document:
        place = self.places[number]
        start = int(place["block"])
        if start != self.block:
            packed = self.texts[start : start + int(place["size"])].tobytes()
            self.documents = _DOCUMENTS.decode(zlib.decompress(packed))
            self.block = start
        return self.documents[int(place["slot"])]

    def ids(self, numbers: Sequence[int] | None = None) -> Iterator[str]:
        """The ids, as given, of the documents with these numbers (of all, in order)."""
        for number in range(len(self)) if numbers is None else numbers:
            yield self.document(number).id


def mapped(path: Path, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    """The file as an array, read as it is looked at."""
    return np.memmap(path, dtype=dtype, mode="r") if path.stat().st_size else np.zeros(0, dtype=dtype)
