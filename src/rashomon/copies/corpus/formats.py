"""Files → items, whatever their format: JSON lines, Parquet, WARC, single articles; packed or not."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from rashomon.copies.corpus.documents import LIMITS, LINE_SUFFIXES, Item
from rashomon.copies.corpus.inputs import InputFile
from rashomon.copies.corpus.needs import need
from rashomon.copies.corpus.streams import BrokenFileError, Unpacked, find_lines, find_unpacked_chunks
from rashomon.copies.corpus.tables import find_table_rows
from rashomon.reading.decode import find_binary
from rashomon.reading.files import NOT_READ
from rashomon.reading.forms import RefusedError
from rashomon.reading.forms.warc import PAGES, content_of, kind_of
from rashomon.vocabulary import Problem

PARQUET = b"PAR1"
WARC = b"WARC/"
WIDE = (b"\xff\xfe", b"\xfe\xff")  # marks of UTF-16: a line of it cannot be cut out as bytes


@dataclass(frozen=True, slots=True)
class Found:
    """An item or a problem, and how many bytes of its file were read when it was found."""

    what: Item | Problem
    at: int


def find_items(file: InputFile) -> Iterator[Found]:
    """The items of a file in order. What cannot be read becomes a problem, and the rest is read."""
    try:
        with open(file.path, "rb") as opened:
            if opened.read(len(PARQUET)) == PARQUET:
                for place, row, share in find_table_rows(file.path):
                    yield Found(Item("row", file.name, place, row), int(file.size * share))
                return
            opened.seek(0)
            for what in _from_opened(file, opened):
                yield Found(what, min(opened.tell(), file.size))
    except BrokenFileError as error:
        yield Found(Problem(file.name, str(error), "what came before was read"), file.size)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        yield Found(Problem(file.name, f"cannot be read ({reason})", "what came before was read"), file.size)


def _from_opened(file: InputFile, opened: BinaryIO) -> Iterator[Item | Problem]:
    chunks = find_unpacked_chunks(opened)
    head = next(chunks, b"")
    chunks = itertools.chain([head], chunks)
    if not head:
        yield Problem(file.name, "the file is empty", NOT_READ)
    elif head.startswith(WARC):
        yield from _from_warc(file, chunks)
    elif binary := find_binary(head):
        yield Problem(file.name, f"not text but {binary}", NOT_READ)
    elif _is_lines(file.name, head):
        yield from _from_lines(file, chunks)
    else:
        yield from _whole(file, chunks)


def _is_lines(name: str, head: bytes) -> bool:
    """Does the file hold one JSON object a line, by its name or by its first line?"""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0].strip()
    if head.startswith(WIDE) or first in (b"{", b"["):
        return False
    if name.lower().removesuffix(".gz").removesuffix(".zst").endswith(LINE_SUFFIXES):
        return True
    try:
        return first.startswith(b"{") and isinstance(msgspec.json.decode(first), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _from_lines(file: InputFile, chunks: Iterator[bytes]) -> Iterator[Item | Problem]:
    for place, line in enumerate(find_lines(chunks), 1):
        if line is None:
            yield Problem(file.name, "the line is too long for an article", NOT_READ, place)
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if place == 1 else line
        if line.strip():
            yield Item("line", file.name, place, line)


def _whole(file: InputFile, chunks: Iterator[bytes]) -> Iterator[Item | Problem]:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > LIMITS.file_bytes:
            what = f"the file has more than {LIMITS.file_bytes:,} bytes and is not one article a line"
            yield Problem(file.name, what, NOT_READ)
            return
    yield Item("file", file.name, 0, bytes(data))


def _from_warc(file: InputFile, chunks: Iterator[bytes]) -> Iterator[Item | Problem]:
    """The pages of a web archive, and the texts of one that holds text already. Redirects, errors and pictures are
    none of a corpus and are passed over."""
    iterator = need("warcio.archiveiterator", "WARC files")
    broken = need("warcio.exceptions", "WARC files").ArchiveLoadFailed
    stream = io.BufferedReader(Unpacked(chunks))
    try:
        for place, record in enumerate(iterator.ArchiveIterator(stream), 1):
            form = _record_form(record)
            if form:
                yield _from_record(file.name, place, form, record)
    except broken as error:
        raise BrokenFileError(f"not a sound WARC file ({str(error).strip()[:60]})") from error


def _record_form(record: Any) -> str:
    """`page` or `text` for a record that may hold an article, else empty."""
    kind = kind_of(record)
    if kind in PAGES:
        return "page"
    return "text" if kind == "text/plain" and record.rec_type == "conversion" else ""


def _from_record(name: str, place: int, form: str, record: Any) -> Item | Problem:
    try:
        data = content_of(record, LIMITS.file_bytes)
    except RefusedError as error:
        return Problem(name, str(error), NOT_READ, place)
    if not data.strip():
        return Problem(name, "the record is empty", NOT_READ, place)
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Item("page" if form == "page" else "text", name, place, data, url)
