"""A JSON object → the fields of an article, under whatever usual names they come."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rashomon.reading.limits import Draft

# The spellings of Common Crawl news, news-please, NewsAPI, schema.org, GDELT exports, WordPress and Kaggle sets.
TEXT = ("text", "body", "content", "maintext", "main_text", "full_text", "fulltext", "article_text", "articleBody",
        "article_body", "body_text", "content_text", "body_html", "content_html", "raw_content", "story_text",
        "paragraphs", "body-paragraphs", "article", "story")  # fmt: skip
TITLE = ("title", "headline", "name", "heading")
PUBLISHED = ("published", "date", "pub_date", "pubDate", "date_publish", "date_published", "datePublished",
             "publish_date", "publication_date", "published_at", "publishedAt", "published_date", "timestamp",
             "datetime", "created_at")  # fmt: skip
URL = ("url", "link", "uri", "canonical_url", "ext_url", "webUrl", "permalink")
OUTLET = ("outlet", "publisher", "publication", "site", "site_name", "sitename", "newspaper", "source_name",
          "source_domain", "domain", "hostname")  # fmt: skip
BYLINE = ("byline", "author", "authors", "creator", "writer")
LANGUAGE = ("language", "lang")
_SPELLINGS = {
    re.sub(r"[\s_-]", "", name.lower()): name
    for names in (TEXT, TITLE, PUBLISHED, URL, OUTLET, BYLINE, LANGUAGE)
    for name in reversed(names)
}
EXTRA_DEPTH = 20  # levels kept of an unknown field; deeper ones are cut with a note
EXTRA_CHARS = 100_000  # characters of one unknown field: more is a copy of the page, not a note on it
PARTS = (
    "text",
    "content",
    "value",
    "body",
    "paragraph",
    "html",
    "content_html",
)  # where a part of a body list has its words
PARTS_DEPTH = 6  # lists and objects within a body list; editors nest three
LIST_ITEMS = 20_000  # paragraphs of one article; War and Peace has about 12,000


def find_draft(row: Mapping[str, Any], *, name: str, place: int, field_chars: int) -> tuple[Draft | None, list[str]]:
    """The article in `row`, or None where it has no text, and what was wrong with its fields.

    `name` and `place` make up its source where the row has none. `field_chars` bounds the text.
    """
    notes: list[str] = []
    left = _spelled({str(k): v for k, v in row.items()})
    text = _take_text(left, notes, field_chars)
    own_id, url = _plain(left.get("id")), _take(left, URL, notes)
    source = _take_source(left, notes) or own_id or url or f"{name}:{place}"
    if not text.strip():
        return None, notes
    published = _take_first(left, PUBLISHED)
    draft = Draft(
        source=source,
        text=text,
        place=place,
        title=_take(left, TITLE, notes),
        outlet=_take(left, OUTLET, notes),
        url=url,
        byline=_take(left, BYLINE, notes),
        published=published,
        language=_take(left, LANGUAGE, notes),
        extra=_find_extra(left, notes),
    )
    return draft, notes


def _spelled(row: dict[str, Any]) -> dict[str, Any]:
    """`row` with known fields under their usual spelling: "Pub Date" and "PUB_DATE" are `pub_date`."""
    out = {}
    for name, value in row.items():
        usual = _SPELLINGS.get(re.sub(r"[\s_-]", "", name[:60].lower()), name)
        out[name if usual in row else usual] = value
    return out


def _take_first(left: dict[str, Any], names: tuple[str, ...]) -> Any:
    """The value of the first of `names` that has one, taken out of `left`; the other spellings stay."""
    for name in names:
        if left.get(name) not in (None, "", [], {}):
            return left.pop(name)
    return None


def _take(left: dict[str, Any], names: tuple[str, ...], notes: list[str]) -> str:
    """The first of `names` whose value can be written as text, taken out of `left`."""
    for name in names:
        value = left.get(name)
        if value in (None, "", [], {}):
            continue
        if text := _plain(value):
            del left[name]
            return text
        notes.append(f"the field {name!r} is neither text nor a number; it was put with the unknown fields")
    return ""


def _take_source(left: dict[str, Any], notes: list[str]) -> str:
    """The row's own `source`; one that is an object ({"name": …}) names the outlet instead."""
    value = left.get("source")
    if isinstance(value, Mapping):
        left.setdefault("outlet", value)
        del left["source"]
        return ""
    return _take(left, ("source",), notes) if "source" in left else ""


def has_text(row: Mapping[str, Any]) -> bool:
    """Has it a field of text under one of the usual names?"""
    return any(isinstance(row.get(name), str) and row[name].strip() for name in TEXT)


def _take_text(left: dict[str, Any], notes: list[str], field_chars: int) -> str:
    for name in TEXT:
        value = left.get(name)
        text, whole = _prose(value, field_chars)
        if text.strip():
            del left[name]
            if not whole:
                notes.append(f"the field {name!r} has more than {LIST_ITEMS:,} paragraphs; the rest was left out")
            return text
        if value not in (None, "", [], {}) and not isinstance(value, str | list):
            notes.append(f"the field {name!r} is not text")
    return ""


def _prose(value: Any, field_chars: int) -> tuple[str, bool]:
    """A text value and whether all of it was taken: a string, or a list of paragraphs in whatever nesting."""
    if isinstance(value, str):
        return value, True
    if not isinstance(value, list | tuple):
        return "", True
    paragraphs: list[str] = []
    size = 0
    for words in _paragraphs(value, 0):
        if len(paragraphs) == LIST_ITEMS:
            return "\n\n".join(paragraphs), False
        paragraphs.append(words)
        size += len(words)
        if size > field_chars:  # over the bound already: the article is refused later, with a Problem
            break
    return "\n\n".join(paragraphs), True


def _paragraphs(value: Any, depth: int) -> Iterator[str]:
    """The paragraphs of a body list: strings, lists of sentences, lists of paragraphs, objects that hold a text."""
    if isinstance(value, str):
        yield from [value] if value.strip() else []
    elif isinstance(value, Mapping):
        held = next((value[name] for name in PARTS if isinstance(value.get(name), str | list)), "")
        yield from _paragraphs(held, depth + 1) if depth < PARTS_DEPTH else ()
    elif isinstance(value, list | tuple) and depth < PARTS_DEPTH:
        if depth and all(isinstance(part, str) for part in value):
            yield from _paragraphs(" ".join(value), depth)
            return
        for part in value:
            yield from _paragraphs(part, depth + 1)


def _plain(value: Any) -> str:
    """A short field as text: strings, numbers, {"name": …} objects and lists of those; else ""."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value) if abs(value) < 1e18 else ""
    if isinstance(value, Mapping):
        named = next((value[k] for k in ("name", "title", "@id", "id", "$oid") if isinstance(value.get(k), str)), "")
        return str(named)
    if isinstance(value, list | tuple):
        parts = [_plain(v) for v in value[:50] if isinstance(v, str | Mapping)]
        return ", ".join(p for p in parts if p.strip())
    return ""


def _find_extra(left: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    """The unknown fields as values JSON can hold; a huge one is left out with a note."""
    extra = {}
    for name in sorted(left):
        value = find_json_value(left[name])
        if len(repr(value)) > EXTRA_CHARS:
            notes.append(f"the unknown field {name[:60]!r} is over {EXTRA_CHARS:,} characters; it was left out")
            continue
        extra[_sound(name)[:200]] = value
    return extra


def find_json_value(value: Any, depth: int = 0) -> Any:
    """`value` made of what JSON can hold: no NaN, no lone surrogates, no objects, at most `EXTRA_DEPTH` levels."""
    if isinstance(value, str):
        return _sound(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < 1 << 63 else None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if depth >= EXTRA_DEPTH:
        return "…"
    if isinstance(value, Mapping):
        return {_sound(str(k)): find_json_value(v, depth + 1) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [find_json_value(v, depth + 1) for v in value]
    return value.isoformat() if isinstance(value, date) else f"<{type(value).__name__}>"


def _sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
