"""Lists of feeds (OPML), sitemaps and lists of addresses: they hold no article, and that is told."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.forms.xml import root_of
from rashomon.reading.limits import Limits

LISTS = {"opml": "a list of feeds (OPML)", "urlset": "a sitemap", "sitemapindex": "an index of sitemaps"}
MOST_LINES = 50  # of a file that are looked at for addresses


def looks(file: Opened) -> bool:
    """Is it such a list?"""
    return bool(_what(file))


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """Nothing: always refused."""
    del limits
    what = _what(Opened(source.plain_name, source.data)) or LISTS["opml"]
    raise RefusedError(f"{what}: it holds addresses, no articles; save the pages and give those")
    yield  # a generator, as every reader


def _what(file: Opened) -> str:
    root = root_of(file)
    if root in LISTS:
        return LISTS[root]
    lines = [line.strip() for line in file.start.split("\n")[:MOST_LINES] if line.strip()]
    lines = [line for line in lines if not line.startswith("#")]
    listed = bool(lines) and all(line.startswith(("http://", "https://")) and " " not in line for line in lines)
    return "a list of addresses" if listed else ""
