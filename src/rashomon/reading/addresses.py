"""Addresses of the web → the bytes of their pages, where the extra `web` is installed."""

from __future__ import annotations

import codecs
import importlib
import os
from collections.abc import Mapping
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
        found = self.fetch(url)
        return found if isinstance(found, Problem) else source_of(found.url, found.data, found.headers)

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched | Problem:
        """The answer as it came, or why there is none; `headers` are sent besides."""
        try:
            fetching = importlib.import_module("rashomon.fetching")
        except ModuleNotFoundError:
            return Problem(url, NEEDS, NOT_READ)
        if self._given is None and self._own is None:
            self._own = fetching.Fetcher(contact=os.environ.get(CONTACT, ""))
        fetcher: Any = self._given or self._own
        try:
            found: Fetched = fetcher.fetch(url, headers)
        except fetching.FetchError as error:
            return Problem(url, str(error), NOT_READ)
        return found


def source_of(url: str, data: bytes, headers: Mapping[str, str]) -> Source:
    """What an address gave, to be read; `headers` of the answer, their names in lower case."""
    kind, charset = find_media_type(headers)
    return Source(url, _in_utf8(data, kind, charset), path=f"page{SUFFIXES.get(kind, '')}", given={"url": url})


def find_media_type(headers: Mapping[str, str]) -> tuple[str, str]:
    """The media type, in lower case, and the encoding that the headers of an answer tell; empty where they do not."""
    kind, *rest = headers.get("content-type", "").split(";")
    pairs = (part.partition("=") for part in rest)
    charset = next((value.strip().strip("\"'") for name, _, value in pairs if name.strip().lower() == "charset"), "")
    return kind.strip().lower(), charset


def _in_utf8(data: bytes, kind: str, charset: str) -> bytes:
    """The page's bytes; marked as UTF-8 where its header tells an encoding and they are in it.

    What the header tells goes before what the page says of itself (WHATWG HTML, 13.2.3.2).
    """
    if not charset or kind not in ("text/html", "application/xhtml+xml", "text/plain"):
        return data
    try:
        name = codecs.lookup(charset).name
        return data if data.startswith(BOM) else BOM + data.decode(name).encode()
    except (LookupError, UnicodeError, ValueError):
        return data
