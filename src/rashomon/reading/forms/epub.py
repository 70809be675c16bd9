"""EPUB: the pages of its reading order, each an article where it holds one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from rashomon.reading.decode import find_text
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.forms.xml import every, first_text, parse
from rashomon.reading.forms.zipped import check_size, open_package, part_of
from rashomon.reading.limits import Limits
from rashomon.reading.strip import find_lines
from rashomon.vocabulary import Problem

MARK = b"application/epub+zip"
PAGES = ("application/xhtml+xml", "text/html")
MOST_PAGES = 2_000
LEAST_WORDS = 15  # of a page that is read


def looks(file: Opened) -> bool:
    """Does the package say at its very beginning that it is an EPUB?"""
    return file.data.startswith(b"PK") and MARK in file.data[:256]


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """Each page of the reading order as a file of its own; the navigation is none."""
    check_size(source.data, limits)
    with open_package(source.data) as packed:
        container = parse(part_of(packed, "META-INF/container.xml", limits.file_bytes))
        path = next((unquote(one.get("full-path", "")) for one in every(container, "rootfile")), "")
        package = parse(part_of(packed, path, limits.file_bytes))
        outlet = first_text(package, "publisher")
        names = _reading_order(package)[:MOST_PAGES]
        if not names:
            raise RefusedError("an EPUB without pages")
        for name in names:
            inner = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
            page = part_of(packed, inner, limits.file_bytes)
            words = sum(len(line.split()) for line in find_lines(find_text(page, page=True).text))
            if words < LEAST_WORDS:
                what = f"a page of {words} words, as titles and pictures are"
                yield Problem(f"{source.name}/{inner}", what, "it was passed over", left_out=False)
                continue
            yield Source(f"{source.name}/{inner}", page, path=f"{inner}.xhtml", given={"outlet": outlet})


def _reading_order(package: object) -> list[str]:
    """The addresses of the pages, in order, within the package."""
    items = {
        one.get("id"): unquote(one.get("href", ""))
        for one in every(package, "item")
        if one.get("media-type") in PAGES and "nav" not in (one.get("properties") or "").split()
    }
    return [items[one.get("idref")] for one in every(package, "itemref") if one.get("idref") in items]
