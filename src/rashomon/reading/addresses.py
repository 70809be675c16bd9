"""Addresses of the web → the bytes of their pages, where the extra `web` is installed."""

from __future__ import annotations

import codecs
import importlib
import os
from typing import TYPE_CHECKING, Any

from rashomon.reading.files import NOT_READ, Source
from rashomon.vocabulary import Problem

if TYPE_CHECKING:
    from rashomon.fetching import Fetched, Fetcher

CONTACT = "RASHOMON_CONTACT"  # of the environment: who is told to the servers as the one who asks
NEEDS = "opening an address needs httpcore and protego: pip install 'rashomon[web]'"
SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/json": ".json", "application/feed+json": ".json", "application/ld+json": ".json",
    "application/rss+xml": ".xml", "application/atom+xml": ".xml", "application/xml": ".xml", "text/xml": ".xml",
    "text/markdown": ".md", "text/csv": ".csv",
}  # fmt: skip
BOM = "\ufeff".encode()


def is_address(text: object) -> bool:
    """Is it an address of the web, and no path?"""
    return isinstance(text, str) and text[:8].lower().startswith(("http://", "https://"))


class Web:
    """Opens addresses, one after another; makes the fetcher when it is first needed, unless one is given."""

    def __init__(self, fetcher: Fetcher | None = None) -> None:
        self._given, self._own = fetcher, None

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own is not None:
            self._own.close()

    def open(self, url: str) -> Source | Problem:
        """The page at `url`, or why there is none."""
        try:
            fetching = importlib.import_module("rashomon.fetching")
        except ModuleNotFoundError:
            return Problem(url, NEEDS, NOT_READ)
        if self._given is None and self._own is None:
            self._own = fetching.Fetcher(contact=os.environ.get(CONTACT, ""))
        fetcher: Any = self._given or self._own
        try:
            found: Fetched = fetcher.fetch(url)
        except fetching.FetchError as error:
            return Problem(url, str(error), NOT_READ)
        return Source(found.url, _in_utf8(found), path=f"page{SUFFIXES.get(found.kind, '')}", given={"url": found.url})


def _in_utf8(found: Fetched) -> bytes:
    """The page's bytes; marked as UTF-8 where its header tells an encoding and they are in it.

    What the header tells goes before what the page says of itself (WHATWG HTML, 13.2.3.2).
    """
    if not found.charset or found.kind not in ("text/html", "application/xhtml+xml", "text/plain"):
        return found.data
    try:
        name = codecs.lookup(found.charset).name
        return found.data if found.data.startswith(BOM) else BOM + found.data.decode(name).encode()
    except (LookupError, UnicodeError, ValueError):
        return found.data
