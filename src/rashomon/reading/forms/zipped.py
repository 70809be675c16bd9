"""Zip packages: what is in them, and that they do not unpack to more than the bounds."""

from __future__ import annotations

import io
import zipfile
import zlib

from rashomon.reading.forms.opened import RefusedError
from rashomon.reading.limits import Limits

CHUNK = 1 << 20  # bytes unpacked at a time
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError)


def names_in(data: bytes) -> frozenset[str]:
    """The names of the parts; none where it is no package that can be opened."""
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return frozenset(packed.namelist())
    except BROKEN:
        return frozenset()


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package, to be closed. Raises `RefusedError` where it is broken."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise RefusedError(
            f"a ZIP package that cannot be opened ({str(error)[:80] or type(error).__name__})"
        ) from error


def check_size(data: bytes, limits: Limits) -> None:
    """Raises `RefusedError` where the parts are said to be larger than `limits` allow, all together."""
    with open_package(data) as packed:
        size = sum(part.file_size for part in packed.infolist())
    most = limits.most_unpacked(len(data))
    if size > most:
        raise RefusedError(f"it unpacks to more than {most:,} bytes")


def part_of(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The bytes of one part, no more than `most`. Raises `RefusedError` for a broken, locked or larger one."""
    out = bytearray()
    try:
        with packed.open(name) as part:
            while len(out) <= most and (piece := part.read(CHUNK)):
                out += piece
    except BROKEN as error:
        raise RefusedError(f"the part {name[:80]!r} cannot be unpacked ({type(error).__name__})") from error
    if len(out) > most:
        raise RefusedError(f"the part {name[:80]!r} has more than {most:,} bytes")
    return bytes(out)
