"""A page's publication date from its markup alone: metadata, JSON-LD, <time>, address; never from prose."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from rashomon.reading.published import find_published

META_NAMES = (
    "article:published_time", "article:published", "og:article:published_time", "datepublished",
    "parsely-pub-date", "publication_date", "pubdate", "publishdate", "publish-date", "publish_date",
    "dc.date.issued", "dcterms.created", "dc.date.created", "sailthru.date", "dc.date", "dcterms.date", "date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
JSON_CHARS = 500_000  # characters of one JSON-LD block; those of news pages are under 50,000
JSON_NODES = 2_000  # values looked at in it
ANCESTORS = 12  # elements around a `<time>` that are asked what they are
UPDATED = re.compile(r"updat|modif|revis|edited")
PUBLISHED = re.compile(r"publi|posted|created|entry-date|post-date|dateline|timestamp")
ELSEWHERE = re.compile(r"comment|disqus|repl(?:y|ies)|related|recommend|sidebar|widget|most-read|popular|teaser|card\b")
ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d|[a-z]{3})/(\d\d)(?:/|$)")


def find_page_date(tree: Any) -> str:
    """The publication date written in the markup of `tree` (an lxml page), as written there, or ""."""
    for value in (*_meta(tree), *_json_ld(tree), *_marked(tree)):
        if find_published(value)[0].edtf:
            return value
    return _from_address(tree)


def _meta(tree: Any) -> Iterator[str]:
    """The values of `<meta>` tags that mean publication, by the rank of their names."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        if name in META_NAMES:
            found.setdefault(name, str(tag.get("content") or "").strip())
    return (found[name] for name in META_NAMES if name in found)


def _json_ld(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > JSON_CHARS:
            continue
        try:
            value = json.loads(script.text.strip())
        except (ValueError, RecursionError):
            continue
        yield from _dates_in(value)


def _dates_in(value: Any) -> Iterator[str]:
    """Every `datePublished` in a JSON value, outermost first."""
    queue, seen = [value], 0
    while queue and seen < JSON_NODES:
        node, seen = queue.pop(0), seen + 1
        if isinstance(node, dict):
            if isinstance(node.get("datePublished"), str):
                yield node["datePublished"].strip()
            queue.extend(v for v in node.values() if isinstance(v, dict | list))
        elif isinstance(node, list):
            queue.extend(node[:JSON_NODES])


def _marked(tree: Any) -> Iterator[str]:
    """Elements marked as the publication date; a `<time>` counts unmarked when the page has only one date.

    Times of comments, of lists of other articles and of updates are none of the article's.
    """
    told: list[str] = []
    times: list[str] = []
    for tag in tree.iter("time", "span", "abbr", "p", "div"):
        value = (tag.get("datetime") or tag.get("content") or tag.get("title") or "").strip()
        names = _names(tag)
        if (tag.get("itemprop") or "").lower() == "datepublished" or tag.get("pubdate") is not None:
            yield value or (tag.text or "").strip()
        elif tag.tag not in ("time", "abbr") or not value or UPDATED.search(names) or _is_elsewhere(tag):
            continue
        elif PUBLISHED.search(names):
            told.append(value)
        else:
            times.append(value)
    yield from told
    if len({find_published(value)[0].edtf[:10] for value in times}) == 1:
        yield times[0]


def _names(tag: Any) -> str:
    return f"{tag.get('class') or ''} {tag.get('id') or ''} {tag.get('itemprop') or ''}".lower()


def _is_elsewhere(tag: Any) -> bool:
    """Does `tag` stand among comments, related articles or in a margin?"""
    around = [tag, *tag.iterancestors()][:ANCESTORS]
    return any(one.tag in ("aside", "footer", "nav") or ELSEWHERE.search(_names(one)) for one in around)


def _from_address(tree: Any) -> str:
    """The day in the page's own address, as many outlets write it: `/2024/03/12/`, `/2024/mar/12/`."""
    addresses = tree.xpath('//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content')
    for address in addresses:
        match = ADDRESS.search(str(address)[:2_000])
        if match:
            return f"{match[3]} {match[2]} {match[1]}" if match[2].isalpha() else f"{match[1]}-{match[2]}-{match[3]}"
    return ""
