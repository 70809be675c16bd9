"""A document: one text of a corpus with what copying needs to know of it; and items of input → documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import msgspec

from rashomon.reading.clean import has_markup
from rashomon.reading.decode import find_binary, find_text
from rashomon.reading.fields import find_draft
from rashomon.reading.files import NOT_READ
from rashomon.reading.limits import Draft, Limits
from rashomon.reading.markdown import find_markdown
from rashomon.reading.pages import find_page, looks_like_page
from rashomon.reading.published import find_published
from rashomon.reading.rows import Row, find_opened, find_rows, looks_like_json
from rashomon.reading.strip import find_stripped
from rashomon.vocabulary import Article, Block, Date, Problem

LIMITS = Limits()
FIELD_CHARS = 2_000  # characters of an id, outlet or byline; longer ones are not what they say
LINE_SUFFIXES = (".jsonl", ".ndjson")
JSON_SUFFIXES = (*LINE_SUFFIXES, ".json")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
MARKDOWN_SUFFIXES = (".md", ".markdown")
UNNAMED = "?"  # stands for an id that is nothing but characters nobody can see

Form = Literal["line", "row", "page", "text", "file"]


class Document(msgspec.Struct, frozen=True, array_like=True):
    """One text under the id its input gave it. `published` is EDTF or empty."""

    id: str
    text: str
    outlet: str = ""
    byline: str = ""
    published: str = ""

    def article(self, name: str) -> Article:
        """This document as an article with the id `name`: every line a block of its body, nothing cut away."""
        return Article(
            id=name,
            source=self.id,
            text=self.text,
            blocks=tuple(_find_blocks(self.text)),
            sha256="",
            outlet=self.outlet,
            byline=self.byline,
            published=Date(self.published, "explicit" if self.published else "none", self.published),
        )


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a file: a line of JSON, a row of a table, a page or text of an archive, a file as a whole.

    `name` is the file's name, `place` the line or record, from 1 (0: the file as a whole), `url` where it is known.
    """

    form: Form
    name: str
    place: int
    data: Any
    url: str = ""


def find_documents(item: Item) -> Iterator[Document | Problem]:
    """The documents in an item, and what was left out or guessed."""
    if item.form == "line":
        yield from _from_line(item)
    elif item.form == "row":
        yield from _from_rows([Row(item.place, item.data)], item)
    elif item.form == "file":
        yield from _from_file(item)
    else:
        source = item.url or f"{item.name}:{item.place}"
        decoded = find_text(item.data, page=item.form == "page").text
        yield from _finished(_from_text(decoded, source, page=item.form == "page"), item, source)


def _from_line(item: Item) -> Iterator[Document | Problem]:
    try:
        value = msgspec.json.decode(item.data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield from _from_broken(item)
        return
    rows = find_opened(value) if isinstance(value, list | dict) else [Row(1, None, "is not an object")]
    yield from _from_rows((replace(row, place=item.place) for row in rows), item)


def _from_broken(item: Item) -> Iterator[Document | Problem]:
    """A line that is not strict JSON in UTF-8: perhaps in another encoding, or with NaN; else told as broken."""
    decoded = find_text(item.data)
    if decoded.mended:
        yield Problem(item.name, "the line is not UTF-8", "its encoding was guessed", item.place, left_out=False)
    rows = find_rows(decoded.text.replace("\n", " "), lines=True)
    yield from _from_rows((replace(row, place=item.place) for row in rows), item)


def _from_rows(rows: Iterable[Row], item: Item) -> Iterator[Document | Problem]:
    for row in rows:
        if row.value is None:
            yield Problem(item.name, f"the {'row' if row.place else 'file'} {row.wrong}", NOT_READ, row.place)
            continue
        draft, _ = find_draft(row.value, name=item.name, place=row.place, field_chars=LIMITS.article_chars)
        if draft is None:
            yield Problem(item.name, "the row has no text", NOT_READ, row.place)
            continue
        if looks_like_page(draft.text) or has_markup(draft.text):
            draft = _without_markup(draft)
        yield from _finished(draft, replace(item, place=row.place), _own_id(row.value) or draft.source)


def _own_id(row: Mapping[str, Any]) -> str:
    value = row.get("id")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _without_markup(draft: Draft) -> Draft:
    """The draft with its text drawn out of its markup, and what the markup says of it."""
    if not looks_like_page(draft.text):
        return replace(draft, text=find_stripped(draft.text))
    page, _ = find_page(draft.text, draft.source, LIMITS)
    return replace(
        draft,
        text=page.text,
        outlet=draft.outlet or page.outlet,
        byline=draft.byline or page.byline,
        published=draft.published or page.published,
    )


def _from_file(item: Item) -> Iterator[Document | Problem]:
    """The documents of a file that is one page or text, or JSON over several lines."""
    if binary := find_binary(item.data):
        yield Problem(item.name, f"not text but {binary}", NOT_READ)
        return
    name = item.name.lower().removesuffix(".gz").removesuffix(".zst")
    decoded = find_text(item.data, page=name.endswith(PAGE_SUFFIXES) or b"<html" in item.data[:4096].lower())
    if decoded.mended:
        yield Problem(item.name, decoded.mended, "check the text for wrong letters", left_out=False)
    if name.endswith(JSON_SUFFIXES) or looks_like_json(decoded.text):
        yield from _from_rows(find_rows(decoded.text, lines=name.endswith(LINE_SUFFIXES)), item)
        return
    page = name.endswith(PAGE_SUFFIXES) or looks_like_page(decoded.text)
    if not page and name.endswith(MARKDOWN_SUFFIXES):
        yield from _from_rows([Row(0, find_markdown(decoded.text.replace("\r\n", "\n")))], item)
        return
    yield from _finished(_from_text(decoded.text, item.name, page=page), item, item.name)


def _from_text(text: str, source: str, *, page: bool) -> Draft:
    return find_page(text, source, LIMITS)[0] if page else Draft(source=source, text=text)


def _finished(draft: Draft, item: Item, own_id: str) -> Iterator[Document | Problem]:
    """The draft as a document, its text as it is: offsets into it are offsets into what was given."""
    if len(draft.text) > LIMITS.article_chars:
        what = f"the text has {len(draft.text):,} characters, more than {LIMITS.article_chars:,}"
        yield Problem(item.name, what, NOT_READ, item.place)
    elif not any(c.isalnum() for c in draft.text):
        yield Problem(item.name, "the text has no words", NOT_READ, item.place)
    else:
        published, _ = find_published(draft.published)
        fields = (_shown(own_id) or UNNAMED, _sound(draft.text), _shown(draft.outlet), _shown(draft.byline))
        yield Document(*fields, published.edtf)


def _sound(text: str) -> str:
    """`text` with a question mark for each half of a character, so that it can be written; its length stays."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _shown(text: str) -> str:
    """A field on one line, without controls."""
    text = text[: FIELD_CHARS + 1]
    if not text.isprintable():
        text = " ".join("".join(c if c.isprintable() else " " for c in _sound(text)).split())
    return text.strip()[:FIELD_CHARS]


def _find_blocks(text: str) -> Iterator[Block]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Block(start, start + len(line), "body")
        start += len(line) + 1
