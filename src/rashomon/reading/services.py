"""What news services give as JSON → rows of plain fields: lists within objects opened, nested fields brought up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Where services keep the list of their articles: NewsAPI, Event Registry, Guardian, NYT, Superdesk, schema.org, feeds.
LISTS = ("articles", "results", "docs", "items", "_items", "stories", "@graph", "content", "data", "hits", "entries")
WRAPPERS = ("response", "articles", "result", "data")
# field of a row → where the services nest it, outermost first
NESTED: dict[str, tuple[tuple[str, ...], ...]] = {
    "text": (("fields", "bodyText"), ("fields", "body"), ("bodies", "0", "value"), ("_source", "text")),
    "title": (("fields", "headline"), ("headline", "main"), ("headlines", "0", "value"), ("webTitle",)),
    "byline": (("fields", "byline"), ("byline", "original"), ("by",)),
    "published": (("webPublicationDate",), ("firstcreated",), ("firstCreated",), ("versioncreated",),
                  ("versionCreated",), ("dateTime",), ("seendate",), ("issued", "date-parts", "0")),
    "outlet": (("fields", "publication"), ("container-title",), ("media_name",), ("infosource", "0", "name"),
               ("infosources", "0", "name")),
    "url": (("webUrl",), ("web_url",), ("URL",)),
}  # fmt: skip
# What stands for an article where its text is not given: read, and told to be no more than that.
TEASERS = ("lead_paragraph", "snippet", "summary", "description", "trailText", "abstract")
REFERENCE = re.compile(r"article(?:-(?:journal|magazine|newspaper))?|webpage|post(?:-weblog)?|broadcast")
JSON_FEED = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/")
CUT_OFF = re.compile(r"[\s…]*(\[\+\d{1,7} chars\])\s*$")


def find_list(value: Mapping[str, Any]) -> list[Any] | None:
    """The articles of an answer of a service, none where `value` is no list of them but perhaps an article."""
    if JSON_FEED.match(str(value.get("version", ""))) and isinstance(value.get("items"), list):
        return [_entry(one, value) for one in value["items"]]
    for name in LISTS:
        inner = value.get(name)
        if isinstance(inner, list) and inner and all(isinstance(one, Mapping) for one in inner):
            return inner
    for name in WRAPPERS:
        inner = value.get(name)
        if isinstance(inner, Mapping):
            content = inner.get("content")
            found = [content] if isinstance(content, Mapping) else find_list(inner)
            if found is not None:
                return found
    return None


def _entry(item: Any, feed: Mapping[str, Any]) -> Any:
    """An entry of a JSON Feed with the feed's title as its outlet, and its last change for want of a day."""
    if not isinstance(item, Mapping):
        return item
    given = {"outlet": feed.get("title"), "date_published": item.get("date_modified")}
    return {**{name: value for name, value in given.items() if value}, **item}


def find_flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """`row` with the nested fields of the services under their plain names, where it has none of its own there."""
    flat = dict(row)
    for name, paths in NESTED.items():
        for path in paths:
            value = _at(row, path)
            if value in (None, "", [], {}):
                continue
            if name not in flat or isinstance(flat[name], Mapping):
                flat[name] = _day(value) if path[0] == "issued" else value
                flat.pop(path[0], None) if len(path) == 1 else None
            break
    return flat


def is_reference(row: Mapping[str, Any]) -> bool:
    """Is `row` the reference to an article, as programs for bibliographies keep them (CSL-JSON)?"""
    kind = row.get("type")
    return isinstance(kind, str) and bool(REFERENCE.fullmatch(kind)) and ("issued" in row or "container-title" in row)


def find_teaser(row: Mapping[str, Any]) -> tuple[str, str]:
    """The text that stands for an article whose own is not given, and the name of its field."""
    for name in TEASERS:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value, name
    return "", ""


def find_cut_off(text: str) -> tuple[str, str]:
    """`text` without the mark that its service cut it off with, and the mark."""
    match = CUT_OFF.search(text[-100:])
    return (text[: len(text) - len(text[-100:]) + match.start()], match[1]) if match else (text, "")


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if isinstance(value, Mapping):
            value = value.get(name)
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def _day(parts: Any) -> str:
    """A day of year, month and day as numbers, as CSL-JSON has it."""
    numbers = [int(part) for part in parts if str(part).isdigit()] if isinstance(parts, list) else []
    return "-".join(f"{number:02}" for number in numbers[:3])
