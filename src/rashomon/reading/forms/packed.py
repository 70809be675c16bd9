"""ZIP and TAR: the files within, by name, as if they lay in a folder."""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Iterator

from rashomon.reading.files import OTHER_SUFFIXES, Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.forms.zipped import check_size, names_in, open_package, part_of
from rashomon.reading.limits import Limits
from rashomon.vocabulary import Problem

OFFICE = ("[Content_Types].xml", "mimetype")  # packages that are one document, of a kind no reader took


def looks(file: Opened) -> bool:
    """Is it an archive of files?"""
    if file.data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return not any(name in names_in(file.data) for name in OFFICE)
    return file.data[257:262] == b"ustar"


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The files, in the order of their names; hidden ones and those that are no articles are passed over."""
    if source.data[257:262] == b"ustar":
        yield from _from_tar(source, limits)
        return
    check_size(source.data, limits)
    with open_package(source.data) as packed:
        names = sorted(part.filename for part in packed.infolist() if not part.filename.endswith("/"))
        _check_count(names, limits)
        for name in names:
            if _is_wanted(name):
                try:
                    yield Source(f"{source.name}/{name}", part_of(packed, name, limits.file_bytes), path=name)
                except RefusedError as error:
                    yield Problem(f"{source.name}/{name}", str(error), "it was left out")


def _from_tar(source: Source, limits: Limits) -> Iterator[Found]:
    try:
        with tarfile.open(fileobj=io.BytesIO(source.data), mode="r:") as packed:
            parts = sorted((part for part in packed if part.isfile()), key=lambda part: part.name)
            _check_count([part.name for part in parts], limits)
            for part in parts:
                name = part.name.removeprefix("./")
                if not _is_wanted(name):
                    continue
                if part.size > limits.file_bytes:
                    what = f"the file has {part.size:,} bytes, more than {limits.file_bytes:,}"
                    yield Problem(f"{source.name}/{name}", what, "it was left out")
                elif (file := packed.extractfile(part)) is not None:
                    yield Source(f"{source.name}/{name}", file.read(), path=name)
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError) as error:
        raise RefusedError(f"a TAR archive that cannot be read ({type(error).__name__})") from error


def _check_count(names: list[str], limits: Limits) -> None:
    if len(names) > limits.inner_files:
        raise RefusedError(f"an archive of more than {limits.inner_files:,} files")


def _is_wanted(name: str) -> bool:
    parts = name.split("/")
    if any(part.startswith((".", "__MACOSX")) for part in parts):
        return False
    return not name.lower().endswith(tuple(OTHER_SUFFIXES))
