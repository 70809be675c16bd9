"""Packed web archives (WACZ): the WARC files within."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened
from rashomon.reading.forms.zipped import check_size, names_in, open_package, part_of
from rashomon.reading.limits import Limits


def looks(file: Opened) -> bool:
    """Is it a package with a description and archives in it?"""
    names = names_in(file.data)
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """Each archive in it, in the order of their names."""
    check_size(source.data, limits)
    with open_package(source.data) as packed:
        for name in sorted(n for n in packed.namelist() if n.startswith("archive/")):
            yield Source(f"{source.name}/{name}", part_of(packed, name, limits.unpacked_bytes), path=name)
