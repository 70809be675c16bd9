"""The body of an answer, unpacked as it comes and never beyond its bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from rashomon.fetching.values import FetchError, FetchLimits

CHUNK = 1 << 18  # bytes unpacked at a time
FEED = 8192  # bytes handed to the unpacker at a time: what a member leaves over is copied, so it must be little
GZIP = b"\x1f\x8b"
ENCODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # zlib's window bits


def read_body(chunks: Iterable[bytes], encoding: str, limits: FetchLimits) -> bytes:
    """All of the body. Raises `FetchError` for one that is too large, or is packed in a way we did not ask for."""
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return _plain(chunks, limits)
    if encoding not in ENCODINGS:
        raise FetchError(f"it came packed as {encoding[:20]!r}, which was not asked for")
    return _unpacked(chunks, ENCODINGS[encoding], limits)


def _plain(chunks: Iterable[bytes], limits: FetchLimits) -> bytes:
    data = bytearray()
    for chunk in _bounded(chunks, limits):
        data += chunk
    return bytes(data)


def _bounded(chunks: Iterable[bytes], limits: FetchLimits) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limits.sent_bytes:
            raise FetchError(f"it has more than {limits.sent_bytes:,} bytes")
        yield chunk


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        yield from (chunk[at : at + FEED] for at in range(0, len(chunk), FEED))


def _unpacked(chunks: Iterable[bytes], window: int, limits: FetchLimits) -> bytes:
    """What was packed, in one piece or in several after one another; what follows them and is not packed is dropped."""
    stream, data = zlib.decompressobj(wbits=window), bytearray()
    try:
        for pending in _pieces(_bounded(chunks, limits)):
            while pending:
                if stream.eof and not pending.startswith(GZIP[: len(pending)]):
                    return bytes(data)
                stream = zlib.decompressobj(wbits=window) if stream.eof else stream
                data += stream.decompress(pending, CHUNK)
                pending = stream.unconsumed_tail or stream.unused_data
                if len(data) > limits.unpacked_bytes:
                    raise FetchError(f"it unpacks to more than {limits.unpacked_bytes:,} bytes")
        data += stream.flush()
    except zlib.error as error:
        raise FetchError("it came damaged: its packing cannot be undone") from error
    if not stream.eof:
        raise FetchError("it broke off before its end")
    return bytes(data)
