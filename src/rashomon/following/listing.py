"""What an address lists: the entries of a feed or a sitemap, or the feeds and links of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import courlan
from lxml import etree, html

from rashomon.errors import InputError
from rashomon.reading.forms.feed import parse_feed
from rashomon.reading.forms.opened import RefusedError
from rashomon.reading.forms.xml import local
from rashomon.reading.forms.xml import parse as parse_xml

ENTRIES = 2_000  # of one listing; the newest news sitemap has 1,000 (sitemaps.org), feeds have tens
LONGEST = 2_000  # characters of an address
TEXT = 2_000  # characters kept of a title or a teaser
FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_FRAGMENT = re.compile(r"#.*", re.DOTALL)
_TAGS = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that is listed, with what is told of it."""

    address: str
    title: str = ""
    teaser: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What an address lists; `feeds` are those that a page names, `more` the sitemaps of an index."""

    kind: str  # feed, sitemap, page
    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


def find_listing(url: str, data: bytes) -> Listing:
    """What stands at `url`. Raises `InputError` where it lists nothing that is known."""
    start = _start(data)
    if start.startswith(b"{"):
        return _json_feed(url, data)
    if start.startswith(b"<") and (b"<urlset" in start or b"<sitemapindex" in start):
        return _sitemap(url, data)
    if re.search(rb"<(?:rss|feed|rdf:rdf)[\s>]", start):
        return _feed(url, data)
    if b"<html" in start or b"<!doctype html" in start:
        return _page(url, data)
    raise InputError(f"{url} is no feed, no sitemap and no page")


def _start(data: bytes) -> bytes:
    """The first characters in lower case, in ASCII as far as they are."""
    head = data[:8192]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode()
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()


def find_address(url: str, base: str = "") -> str:
    """An address as it is known: whole, without trackers and fragment; empty where it is none of the web."""
    if not url.strip():
        return ""
    try:
        whole = _FRAGMENT.sub("", urljoin(base, url.strip())) if base else _FRAGMENT.sub("", url.strip())
        if urlsplit(whole).scheme not in {"http", "https"} or len(whole) > LONGEST:
            return ""
        return str(courlan.normalize_url(whole))
    except (ValueError, TypeError, AttributeError):
        return ""


def _entries(rows: Iterator[Entry], base: str) -> tuple[Entry, ...]:
    """Each address once, in the listing's order; what is no address of the web is left out."""
    found: dict[str, Entry] = {}
    for row in rows:
        address = find_address(row.address, base)
        if address and address not in found:
            found[address] = Entry(address, _plain(row.title), _plain(row.teaser))
        if len(found) >= ENTRIES:
            break
    return tuple(found.values())


def _plain(text: str) -> str:
    return " ".join(_TAGS.sub(" ", text[: 4 * TEXT]).split())[:TEXT]


def _feed(url: str, data: bytes) -> Listing:
    try:
        found = parse_feed(data)
    except RefusedError as error:
        raise InputError(f"{url}: {error}") from error
    rows = (Entry(_link(entry), str(entry.get("title", "")), str(entry.get("summary", ""))) for entry in found.entries)
    base = str(found.feed.get("link", "")) or url
    return Listing("feed", _entries(rows, urljoin(url, base)))


def _link(entry: Any) -> str:
    """The entry's own page: its link, else an id that is an address."""
    link = str(entry.get("link", ""))
    return link or (str(entry.get("id", "")) if str(entry.get("id", "")).startswith("http") else "")


def _json_feed(url: str, data: bytes) -> Listing:
    try:
        found = json.loads(data)
    except ValueError as error:
        raise InputError(f"{url} is no feed: broken JSON") from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise InputError(f"{url} is no feed: JSON without items")
    rows = (
        Entry(str(i.get("url") or i.get("id") or ""), str(i.get("title") or ""), str(i.get("summary") or ""))
        for i in items
        if isinstance(i, dict)
    )
    return Listing("feed", _entries(rows, url))


def _sitemap(url: str, data: bytes) -> Listing:
    try:
        root = parse_xml(data)
    except RefusedError as error:
        raise InputError(f"{url} is a sitemap that cannot be read") from error
    rows = [{local(part).lower(): (part.text or "").strip() for part in one.iter()} for one in root if local(one)]
    if local(root).lower() == "sitemapindex":
        return Listing("sitemap", more=tuple(find_address(row.get("loc", ""), url) for row in rows[:50]))
    newest = sorted(rows, key=lambda r: r.get("publication_date") or r.get("lastmod") or "", reverse=True)
    return Listing("sitemap", _entries((Entry(r.get("loc", ""), r.get("title", "")) for r in newest), url))


def _page(url: str, data: bytes) -> Listing:
    try:
        root = html.fromstring(data)
    except (etree.ParserError, ValueError) as error:
        raise InputError(f"{url} is a page that cannot be read") from error
    named = [
        find_address(str(link.get("href", "")), url)
        for link in root.iter("link")
        if "alternate" in str(link.get("rel", "")).lower() and str(link.get("type", "")).lower() in FEED_TYPES
    ]
    host = urlsplit(url).hostname
    links = (Entry(str(a.get("href", "")), " ".join(a.text_content().split())) for a in root.iter("a"))
    own = tuple(e for e in _entries(links, url) if urlsplit(e.address).hostname == host and _is_story(e))
    return Listing("page", own, tuple(dict.fromkeys(f for f in named if f)))


def _is_story(entry: Entry) -> bool:
    """A link whose words are a headline: four words or more."""
    return len(entry.title.split()) >= 4
