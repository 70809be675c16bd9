"""The record's reference: the tables of docs/record.md, made from the types and the words under their fields.

`python -m docs.site.reference` writes them anew below the mark in that page; what stands above it is written by hand.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal

from rashomon.record.fields import find_field_docs
from rashomon.vocabulary import Record

PAGE = Path(__file__).resolve().parent.parent / "record.md"
MARK = "<!-- Made from the types by `make reference`: not to be edited below this line. -->"
SCALARS = {str: "text", int: "whole number", float: "number", bool: "yes or no", Any: "any JSON"}
METHODS = {
    "articles": "reading",
    "sentences": "language",
    "links": "copies",
    "origins": "copies",
    "actors": "people",
    "statements": "speech",
    "events": "events",
    "positions": "events",
    "outcomes": "events",
    "channels": "events",
    "questions": "events",
    "differences": "compare",
    "account": "account",
}
SEE = {
    "links": "Not every pair of identical texts has a link: [decision 0006](decisions/0006-duplicates-to-one.md).",
    "statements": "Who is named in `same_as` of a reprint: [decision 0007](decisions/0007-followers.md).",
    "differences": "Both sides stand in two articles: `a` and `b` are in no other order than that of the two.",
}


def reference() -> str:
    """The part of the page that is made: a section for each table, then one for each kind of value in a row."""
    rows = {f.name: _rows_of(kind) for f, kind in _fields(Record)}
    parts = [_table(name, row) for name, row in rows.items()]
    inside = [row for row in _inside(list(rows.values())) if row not in rows.values()]
    values = [f"### {row.__name__}\n\n{_what(row)}\n\n{_grid(row)}" for row in inside]
    return "\n\n".join([MARK, *parts, "## Values in rows", *values]) + "\n"


def page_text(kept: str) -> str:
    """The page with what is above the mark in `kept`, and the reference as the types have it now."""
    by_hand, mark, _ = kept.partition(MARK)
    if not mark:
        raise SystemExit(f"{PAGE} has lost the line {MARK!r}")
    return by_hand + reference()


def _table(name: str, row: type) -> str:
    method = f" Method: [{METHODS[name]}]({METHODS[name]}.md)." if name in METHODS else ""
    shape = "A list" if name in METHODS else "One object"
    see = f"\n\n{SEE[name]}" if name in SEE else ""
    return f"## {name}\n\n{_what(row)} *{shape}.*{method}\n\n{_grid(row)}{see}"


def _what(row: type) -> str:
    """The first paragraph of the type's docstring."""
    return inspect.cleandoc(row.__doc__ or "").split("\n\n")[0].replace("\n", " ")


def _grid(row: type) -> str:
    said = find_field_docs(row)
    lines = [f"| `{f.name}` | {_shape(kind)} | {said[f.name]}{_values(kind)} |" for f, kind in _fields(row)]
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *lines])


def _fields(row: type) -> Iterator[tuple[Any, Any]]:
    kinds = typing.get_type_hints(row)
    assert is_dataclass(row)
    return ((f, kinds[f.name]) for f in fields(row))


def _shape(kind: Any) -> str:
    """A type in the words of JSON."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return " or ".join("null" if k is type(None) else _shape(k) for k in inner)
    if origin is tuple:
        return f"list of {_shape(inner[0])}"
    if origin is dict:
        return "object"
    if origin is Literal:
        return "one of"
    return SCALARS.get(kind) or f"[{kind.__name__}](#{kind.__name__.lower()})"


def _values(kind: Any) -> str:
    if typing.get_origin(kind) is not Literal:
        return ""
    return " Values: " + ", ".join(f"`{value}`" for value in typing.get_args(kind)) + "."


def _rows_of(kind: Any) -> type:
    """The type of a table's rows, or of the object."""
    row: type = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else kind
    return row


def _inside(rows: list[type]) -> list[type]:
    """The types that stand in fields of `rows`, and in theirs, in alphabetical order."""
    found: set[type] = set()
    waiting = list(rows)
    while waiting:
        for _, kind in _fields(waiting.pop()):
            new = {k for k in _parts(kind) if isinstance(k, type) and is_dataclass(k)} - found
            found |= new
            waiting += sorted(new, key=lambda k: k.__name__)
    return sorted(found, key=lambda k: k.__name__)


def _parts(kind: Any) -> set[Any]:
    """A type and all types in its brackets."""
    return {kind}.union(*(_parts(k) for k in typing.get_args(kind) if isinstance(k, type) or typing.get_args(k)))


if __name__ == "__main__":
    PAGE.write_text(page_text(PAGE.read_text("utf-8")), "utf-8")
