"""Web archives (WARC): each page that was fetched well, and each text that was converted from one."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import Any

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError, need
from rashomon.reading.limits import Limits
from rashomon.vocabulary import Problem

PAGES = ("text/html", "application/xhtml+xml")
ENDINGS = {**dict.fromkeys(PAGES, ".html"), "text/plain": ".txt", "application/pdf": ".pdf"}


def looks(file: Opened) -> bool:
    """Does it begin as WARC?"""
    return file.data.startswith(b"WARC/")


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The pages, in order; redirects, errors, pictures and scripts are passed over."""
    iterator = need("warcio.archiveiterator", "warcio")
    records = iter(iterator.ArchiveIterator(io.BytesIO(source.data)))
    place = 0
    try:
        while (record := _next(records)) is not None:
            place += 1
            if ending := _ending(record):
                yield _page(record, source.name, place, ending, limits)
    except Exception as error:  # on broken archives the library raises what its parts happen to raise
        what = f"not a sound web archive ({str(error).strip()[:60] or type(error).__name__})"
        yield Problem(source.name, what, "what came before was read")


def _next(records: Iterator[Any]) -> Any:
    """The next record; None at the end. What the library writes of slips to standard error is not passed on."""
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def kind_of(record: Any) -> str:
    """The media type of a record that may hold an article, in lower case; else empty, as of redirects and errors."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if record.rec_type not in ("response", "resource", "conversion") or headers is None:
        return ""
    if record.rec_type == "response" and headers.get_statuscode() != "200":
        return ""
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()


def content_of(record: Any, most: int) -> bytes:
    """What was fetched, unpacked. Raises `RefusedError` for a damaged record or one of more than `most` bytes."""
    stream = record.content_stream()
    data = bytearray()
    try:
        while len(data) <= most and (piece := stream.read(65_536)):
            data += piece
    except Exception as error:  # what unpacking and de-chunking raise is of many kinds; all mean the same here
        raise RefusedError(f"the record is damaged ({type(error).__name__})") from error
    if len(data) > most:
        raise RefusedError(f"the record has more than {most:,} bytes")
    return bytes(data)


def _ending(record: Any) -> str:
    """`.html` and the like for a record that may hold an article; not for notes of the program that fetched."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return ENDINGS.get(kind_of(record), "") if url.startswith(("http:", "https:")) else ""


def _page(record: Any, name: str, place: int, ending: str, limits: Limits) -> Source | Problem:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        data = content_of(record, limits.file_bytes)
    except RefusedError as error:
        return Problem(name, str(error), "it was left out", place)
    return Source(url or f"{name}:{place}", data, path=f"page{ending}", given={"url": url})
