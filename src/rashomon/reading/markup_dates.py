"""A page's publication date from its markup alone: metadata, JSON-LD, <time>, address; never from prose."""

from __future__ import annotations

import json
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
ELEMENTS = 60  # date-bearing elements handed on to htmldate; a page has fewer than ten


def find_page_date(tree: Any) -> str:
    """The publication date written in the markup of `tree` (an lxml page), as written there, or ""."""
    for value in (*_meta(tree), *_json_ld(tree), *_marked(tree)):
        if find_published(value)[0].edtf:
            return value
    return _from_htmldate(tree)


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
    """Elements marked as the publication date; a `<time>` counts unmarked when the page has only one date."""
    times = []
    for tag in tree.iter("time", "span", "abbr", "p", "div"):
        value = (tag.get("datetime") or tag.get("content") or tag.get("title") or "").strip()
        if (tag.get("itemprop") or "").lower() == "datepublished" or tag.get("pubdate") is not None:
            yield value or (tag.text or "").strip()
        elif tag.tag == "time" and value:
            times.append(value)
    if len({find_published(value)[0].edtf[:10] for value in times}) == 1:
        yield times[0]


def _from_htmldate(tree: Any) -> str:
    """htmldate's answer on the date-bearing elements alone, so that no date of the prose can be taken."""
    from htmldate import find_date  # heavy
    from lxml import etree

    parts = []
    for tag in tree.iter("meta", "link", "time", "abbr"):
        if tag.tag != "link" or (tag.get("rel") or "").lower() == "canonical":
            parts.append(etree.tostring(tag, encoding="unicode", with_tail=False)[:2000])
        if len(parts) >= ELEMENTS:
            break
    page = f"<html><head>{''.join(parts)}</head><body><p>.</p></body></html>"
    return find_date(page, extensive_search=False, original_date=True) or ""
