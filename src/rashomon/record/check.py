"""The contract of a record, checked on every one that is written or read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec

from rashomon.errors import AnchorError, RecordError
from rashomon.vocabulary import Anchor, Record
from rashomon.vocabulary.record import TABLES

# Tables with an id, each with the columns (of which table) that hold ids of it: one, or a tuple of them.
REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "articles": (("sentences", "article"), ("origins", "articles"), ("links", "a"), ("links", "b")),
    "origins": (("articles", "origin"),),
    "actors": (
        ("actors", "side"),
        ("statements", "speaker"),
        ("positions", "side"),
        ("outcomes", "parties"),
        ("channels", "between"),
        ("events", "claimed_by"),
    ),
    "statements": (("statements", "same_as"), ("statements", "via")),
}
_BARE = frozenset({"articles", "sentences"})  # tables whose rows point to nothing: they are what is pointed to


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
    for name in TABLES:
        for anchor in find_anchors(record.table(name) if name not in _BARE else ()):
            if texts.get(anchor.article, "")[anchor.start : anchor.end] != anchor.exact:
                yield f"{name}: {anchor.exact[:40]!r} does not stand at {anchor.start} of {anchor.article}"
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
    for name in TABLES:
        ids = [row.id for row in record.table(name) if hasattr(row, "id")]
        if len(ids) != len(set(ids)):
            yield f"{name}: an id stands twice"


def _references(record: Record) -> Iterator[str]:
    known = {name: {row.id for row in record.table(name)} for name in REFERENCES}
    for target, columns in REFERENCES.items():
        for name, column in columns:
            for value in (v for row in record.table(name) for v in _values(getattr(row, column))):
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
    for name in TABLES:
        if any(not getattr(row, "anchors", True) for row in record.table(name)):
            yield f"{name}: a row without an anchor"
    for section in record.account:
        if any(not line.anchors or line.origins < 1 for line in section.lines):
            yield f"account: a line of {section.section!r} without an anchor"
