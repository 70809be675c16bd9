"""Lines of files that may be packed, with a bound on every line and on what packing may blow up to."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Protocol

from rashomon.copies.corpus.needs import need
from rashomon.reading.decode import GZIP

ZSTD = b"\x28\xb5\x2f\xfd"
CHUNK = 1 << 20  # bytes read or unpacked at a time
LINE_BYTES = 32_000_000  # of one line: an article of two million characters, each written as \uXXXX, has 12 million
FREE_BYTES = 200_000_000  # unpacked bytes below which no ratio is looked at
RATIO = 200  # unpacked to packed bytes; gzip packs news 3 to 5 times, the most repetitive logs about 100 times
ZSTD_WINDOW = 1 << 27  # bytes; the most that the reference decoder allows unless told otherwise


class BrokenFileError(Exception):
    """The rest of a file cannot be read; the message says why."""


class Packed(Protocol):
    """Takes packed bytes, at most `step` at a time, and gives unpacked ones. `close` says whether any are missing."""

    step: int

    def feed(self, data: bytes) -> Iterator[bytes]: ...
    def close(self) -> None: ...


class Plain:
    """Not packed."""

    step = CHUNK

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def close(self) -> None:
        """Nothing can be missing."""


class Gzip:
    """Gzip members, one after another."""

    step = 8192  # packed bytes; the rest of a member is copied, so it must be little

    def __init__(self) -> None:
        self.stream = zlib.decompressobj(wbits=31)
        self.begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            yield from self._feed(data)
        except zlib.error as error:
            raise BrokenFileError(f"the gzip file is damaged ({str(error)[:60]})") from error

    def _feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self.stream.eof:
                data = data.lstrip(b"\0")  # padding after the last member
                if not data:
                    return
                self.stream = zlib.decompressobj(wbits=31)
            self.begun = True
            yield self.stream.decompress(data, CHUNK)
            while self.stream.unconsumed_tail and not self.stream.eof:
                yield self.stream.decompress(self.stream.unconsumed_tail, CHUNK)
            data = self.stream.unused_data

    def close(self) -> None:
        if self.begun and not self.stream.eof:
            raise BrokenFileError("the gzip file is cut short")


class Zstandard:
    """Zstandard frames, one after another."""

    step = 4096  # packed bytes; at 4 bytes for a block of 128 KB they unpack to 128 MB at the very most

    def __init__(self) -> None:
        zstandard = need("zstandard", "Zstandard files")
        self.error = zstandard.ZstdError
        self.maker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
        self.stream = self.maker.decompressobj()
        self.ended = True

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            while data:
                if self.stream.eof:
                    self.stream = self.maker.decompressobj()
                yield self.stream.decompress(data)
                self.ended = self.stream.eof
                data = self.stream.unused_data if self.stream.eof else b""
        except self.error as error:
            reason = str(error)[:60]
            raise BrokenFileError(f"the Zstandard file is damaged or packed too tightly ({reason})") from error

    def close(self) -> None:
        if not self.ended:
            raise BrokenFileError("the Zstandard file is cut short")


def find_packing(head: bytes) -> Callable[[], Packed]:
    """How a file that begins with `head` is packed."""
    if head.startswith(GZIP):
        return Gzip
    return Zstandard if head.startswith(ZSTD) else Plain


def find_unpacked_chunks(file: BinaryIO) -> Iterator[bytes]:
    """The unpacked bytes of a file, piece by piece; `BrokenFileError` where they end before their time."""
    head = file.read(4)
    packing = find_packing(head)()
    packed = unpacked = 0
    data = head + file.read(packing.step)
    while data:
        packed += len(data)
        for piece in packing.feed(data):
            unpacked += len(piece)
            if not isinstance(packing, Plain) and unpacked > max(FREE_BYTES, packed * RATIO):
                raise BrokenFileError(f"the file unpacks to more than {RATIO} times its size")
            if piece:
                yield piece
        data = file.read(packing.step)
    packing.close()


def find_lines(chunks: Iterator[bytes]) -> Iterator[bytes | None]:
    """The lines of what `chunks` hold, without line breaks; None for a line that is longer than `LINE_BYTES`.

    Memory is bounded by that length. Where the chunks break off with a `BrokenFileError`, it is raised after
    the last line that is whole.
    """
    pieces: list[bytes] = []
    size = 0
    for chunk in chunks:
        first, *rest = chunk.split(b"\n")
        size += len(first)
        if size <= LINE_BYTES:
            pieces.append(first)
        else:
            pieces.clear()
        for line in rest:
            yield b"".join(pieces) if size <= LINE_BYTES else None
            pieces, size = [line], len(line)
    if size:
        yield b"".join(pieces) if size <= LINE_BYTES else None


class Unpacked(io.RawIOBase):
    """The unpacked bytes as a file to read from."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self.left:
            self.left = memoryview(next(self.chunks, b""))
        view = memoryview(buffer)
        size = min(len(view), len(self.left))
        view[:size] = self.left[:size]
        self.left = self.left[size:]
        return size
