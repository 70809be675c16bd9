"""Rows of a record as a reader sees them: what they say, where they stand, and the fields whose change is news."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.text import fold
from rashomon.values.numerals import find_numbers
from rashomon.vocabulary import (
    Anchor,
    Channel,
    Difference,
    Event,
    Outcome,
    Position,
    Question,
    Record,
    Statement,
)

YEARS = (1900, 2100)  # numbers that are taken for years
_NEXT = re.compile(r"[ \u00a0-]([^\W\d_]{3,})")


@dataclass(frozen=True, slots=True)
class Seen:
    """A row: `id` where the record gives one, `sort` what tells two rows of one sentence apart.

    A field that one of two rows has not is no change: the words chosen for an event need not give its figures.
    """

    table: str
    row: int
    id: str
    label: str
    sort: str
    anchors: tuple[Anchor, ...]
    fields: Mapping[str, str]


def find_rows(record: Record) -> list[Seen]:
    """The rows of all tables whose changes are news, in the record's order."""
    names = {actor.id: actor.name for actor in record.actors}
    return [
        Seen(table, at, *seen(row, names))
        for table, seen in _SEEN.items()
        for at, row in enumerate(record.table(table))
    ]


_Parts = tuple[str, str, str, tuple[Anchor, ...], Mapping[str, str]]


def _statement(row: Statement, names: Mapping[str, str]) -> _Parts:
    who = names.get(row.speaker or "", row.speaker_text) or "unattributed"
    return row.id, f"{who}: {row.content}", row.content, row.anchors, {"speaker": who}


def _event(row: Event, _: Mapping[str, str]) -> _Parts:
    fields = {
        "status": row.status,
        "date": row.date.edtf,
        "place": row.place,
        "independent tellings": str(row.origins),
        **_figures(row.what),
    }
    return row.id, row.what, row.type or "", row.anchors, fields


def _position(row: Position, names: Mapping[str, str]) -> _Parts:
    who = names.get(row.side or "", row.side_text) or "unattributed"
    return "", f"{who} {row.stance}: {row.issue}", who, row.anchors, {"side": who, "stance": row.stance}


def _outcome(row: Outcome, names: Mapping[str, str]) -> _Parts:
    fields = {"status": row.status, "date": row.date.edtf, "parties": _listed(row.parties, names)}
    return "", row.what, "", row.anchors, fields


def _channel(row: Channel, names: Mapping[str, str]) -> _Parts:
    between = _listed(row.between, names)
    return "", f"{between}: {row.label}", between, row.anchors, {"state": row.state}


def _question(row: Question, _: Mapping[str, str]) -> _Parts:
    return "", row.text, "", row.anchors, {"status": row.status, "answer": row.answer_text}


def _difference(row: Difference, _: Mapping[str, str]) -> _Parts:
    label = f"{row.kind}, {row.verdict}: {row.a.exact} / {row.b.exact}"
    return "", label, f"{row.kind} {row.verdict}", (row.a, row.b), {"kind": row.kind, "verdict": row.verdict}


_SEEN: dict[str, Callable[[Any, Mapping[str, str]], _Parts]] = {
    "events": _event,
    "outcomes": _outcome,
    "positions": _position,
    "differences": _difference,
    "questions": _question,
    "channels": _channel,
    "statements": _statement,
}
FOLLOWED = tuple(_SEEN)  # the tables, what is most news first


def _listed(ids: tuple[str, ...], names: Mapping[str, str]) -> str:
    return ", ".join(sorted(names[i] for i in ids if i in names))


def _figures(text: str) -> dict[str, str]:
    """`four people were hurt` → `number of people`: 4. No ordinals, days of a month, or what looks like a year."""
    found: dict[str, str] = {}
    for number in find_numbers(text):
        after = _NEXT.match(text, number.end)
        if after and not number.ordinal and not YEARS[0] <= number.value <= YEARS[1]:
            found.setdefault(f"number of {fold(after[1])}", f"{number.value:g}")
    return found
