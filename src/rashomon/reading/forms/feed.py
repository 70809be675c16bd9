"""Feeds: RSS, Atom and JSON Feed. Entries with a full text are articles; what is only a teaser is told as one."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.reading.decode import find_text
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError, need
from rashomon.reading.forms.xml import root_of
from rashomon.reading.limits import Draft, Limits
from rashomon.reading.strip import find_stripped
from rashomon.vocabulary import Problem

TEASER_CHARS = 500  # of an entry's text: shorter ones are what a feed shows to be clicked on, no article
MOST_ENTRIES = 20_000


def looks(file: Opened) -> bool:
    """Is its first element that of a feed, with entries under it?"""
    root = root_of(file)
    return root in ("rss", "feed") or (root == "rdf" and "purl.org/rss" in file.start[:2000])


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The entries as articles, in the feed's order."""
    found = parse_feed(source.data)
    if not found.entries:
        why = f" ({str(found.bozo_exception)[:80]})" if found.get("bozo") and found.get("bozo_exception") else ""
        raise RefusedError(f"a feed without entries{why}")
    outlet = str(found.feed.get("title", ""))
    teasers = 0
    for number, entry in enumerate(found.entries[:MOST_ENTRIES], 1):
        draft = _draft(entry, source.name, number, outlet)
        if not draft.text.strip():
            yield Problem(source.name, "the entry has no text, only a headline", "it was left out", number)
            continue
        teasers += len(draft.text) < TEASER_CHARS
        yield draft
    if teasers:
        what = f"{teasers} of {len(found.entries)} entries hold only a teaser"
        yield Problem(source.name, what, "the teaser was read; give the articles themselves", left_out=False)
    del limits


def parse_feed(data: bytes) -> Any:
    """The feed as feedparser reads it; where that fails on the bytes, as it reads their text."""
    feedparser = need("feedparser", "feedparser")
    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # what the library raises on broken bytes and markup is of many kinds
        mended = find_text(data).text.encode("utf-8", "replace")
    try:
        return feedparser.parse(io.BytesIO(mended), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise RefusedError(f"a feed that cannot be read ({type(error).__name__})") from error


def _draft(entry: Any, name: str, number: int, outlet: str) -> Draft:
    text = find_stripped(_longest(entry))
    link = str(entry.get("link", ""))
    whose = entry.get("source")
    return Draft(
        source=link or str(entry.get("id", "")) or f"{name}:{number}",
        text=text,
        place=number,
        title=find_stripped(str(entry.get("title", ""))).replace("\n\n", " "),
        outlet=str(whose.get("title", "")) if isinstance(whose, Mapping) and whose.get("title") else outlet,
        url=link,
        byline=str(entry.get("author", "")),
        published=entry.get("published") or entry.get("updated"),
        language=str(entry.get("language", "")),
        extra={"tags": sorted(str(t.get("term", "")) for t in entry.get("tags", ()))} if entry.get("tags") else {},
    )


def _longest(entry: Any) -> str:
    """The longest of what the entry gives as its content, its summary, its description."""
    texts = [str(part.get("value", "")) for part in entry.get("content", ())]
    return max([*texts, str(entry.get("summary", ""))], key=len)
