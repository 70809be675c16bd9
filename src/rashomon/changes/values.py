"""What has changed between two readings, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["new", "changed", "joined", "gone"]
Keys = Mapping[str, Mapping[int, str]]  # table → row's place in it → the key it goes by in every reading


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row, before and after, as a reader would say it; empty: not told."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is new, gone, changed, or told in another row now (`joined`, with that one's key in `into`).

    `key` is the row's for as long as the story is followed, whatever ids its records have. `row` is its place in its
    table, of the newer record, or of the older one where it is gone. `article` and `text` are where it stands: the
    source's name and the exact words.
    """

    table: str
    key: str
    kind: ChangeKind
    label: str
    row: int
    article: str
    text: str
    fields: tuple[FieldChange, ...] = ()
    into: str = ""
