"""The contract of a record, checked on every one that is written or read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec

from rashomon.errors import AnchorError, RecordError
from rashomon.vocabulary import Anchor, Record

# Columns that hold ids of another table (one, or a tuple of them).
REFERENCES: tuple[tuple[str, str, str], ...] = (
    ("sentences", "article", "articles"),
    ("articles", "origin", "origins"),
    ("origins", "articles", "articles"),
    ("links", "a", "articles"),
    ("links", "b", "articles"),
    ("actors", "side", "actors"),
    ("statements", "speaker", "actors"),
    ("statements", "same_as", "statements"),
    ("statements", "via", "statements"),
    ("positions", "side", "actors"),
    ("outcomes", "parties", "actors"),
    ("channels", "between", "actors"),
)


def check_record(record: Record) -> None:
    """Raises `RecordError` naming the first rules that `record` breaks: types, anchors, ids, references."""
    try:
        msgspec.json.decode(msgspec.json.encode(record), type=Record)
    except (msgspec.ValidationError, AnchorError, UnicodeEncodeError) as error:
        raise RecordError(f"not a record: {error}") from error
    broken = list(_broken(record))
    if broken:
        raise RecordError("; ".join(broken[:5]) + (f"; and {len(broken) - 5} more" if len(broken) > 5 else ""))


def _broken(record: Record) -> Iterator[str]:
    yield from _anchors(record)
    yield from _ids(record)
    yield from _references(record)
    yield from _origins(record)
    yield from _unjustified(record)


def _anchors(record: Record) -> Iterator[str]:
    texts = {a.id: a.text for a in record.articles}
    for name in ("actors", "statements", "events", "positions", "outcomes", "channels", "questions", "differences"):
        for anchor in find_anchors(record.table(name)):
            if texts.get(anchor.article, "")[anchor.start : anchor.end] != anchor.exact:
                yield f"{name}: {anchor.exact[:40]!r} does not stand at {anchor.start} of {anchor.article}"
    for anchor in find_anchors(record.account):
        if texts.get(anchor.article, "")[anchor.start : anchor.end] != anchor.exact:
            yield f"account: {anchor.exact[:40]!r} does not stand at {anchor.start} of {anchor.article}"
    for row in record.sentences:
        if not 0 <= row.start < row.end <= len(texts.get(row.article, "")):
            yield f"sentence {row.id} lies outside its article"


def find_anchors(value: Any) -> Iterator[Anchor]:
    """Every anchor inside a row, a table, or a record."""
    if isinstance(value, Anchor):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from find_anchors(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from find_anchors(getattr(value, item.name))


def _ids(record: Record) -> Iterator[str]:
    for name in ("articles", "sentences", "origins", "actors", "statements", "events"):
        ids = [row.id for row in record.table(name)]
        if len(ids) != len(set(ids)):
            yield f"{name}: an id stands twice"


def _references(record: Record) -> Iterator[str]:
    known = {name: {r.id for r in record.table(name)} for name in ("articles", "origins", "actors", "statements")}
    for name, column, target in REFERENCES:
        for row in record.table(name):
            for value in _values(getattr(row, column)):
                if value not in known[target]:
                    yield f"{name}.{column}: {value!r} is not in {target}"
    for event in record.events:
        for part in event.actors:
            if part.actor not in known["actors"]:
                yield f"events.actors: {part.actor!r} is not in actors"


def _values(value: Any) -> Iterable[str]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _origins(record: Record) -> Iterator[str]:
    member: dict[str, str] = {}
    for origin in record.origins:
        for article in origin.articles:
            if article in member:
                yield f"{article} is in two origins"
            member[article] = origin.id
    for row in record.articles:
        if member.get(row.id) != row.origin:
            yield f"{row.id} is not in its origin"


def _unjustified(record: Record) -> Iterator[str]:
    for name in ("statements", "events", "positions", "outcomes", "channels", "questions"):
        if any(not row.anchors for row in record.table(name)):
            yield f"{name}: a row without an anchor"
    for section in record.account:
        if any(not line.anchors or line.origins < 1 for line in section.lines):
            yield f"account: a line of {section.section!r} without an anchor"
