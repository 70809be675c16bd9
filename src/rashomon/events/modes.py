"""PLOVER modes: how a coded deed is done, as far as the words beside it say so.

`modes.tsv` has a row for each type, mode and frame: an ASSAULT told with `shoot` is by `firearms`, a CONSULT with
`phone` as what describes the talks is by `phone`. Five types (AGREE, SUPPORT, COOPERATE, AID, CONCEDE) have no modes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rashomon.clauses import sense_of
from rashomon.events.frames import ANY, KINDS, Frame, Slots, fits, read_table
from rashomon.language import Parse

NO_MODE = "-"


class ModeRow(NamedTuple):
    """A mode, the kind of word and the words (`*`: any) that have it, and what must stand beside them."""

    mode: str
    kind: str
    words: frozenset[str]
    frame: Frame


@cache
def read_modes() -> Mapping[str, tuple[ModeRow, ...]]:
    """The rows of each type, in order."""
    rows: dict[str, list[ModeRow]] = defaultdict(list)
    for (code, mode, kind, words), frame in read_table("modes.tsv"):
        rows[code].append(ModeRow(mode, kind, frozenset(w.replace("_", " ") for w in words.split()), frame))
    return {code: tuple(of_code) for code, of_code in rows.items()}


def find_mode(parse: Parse, index: int, code: str | None, *, predicate: int | None = None) -> str | None:
    """How the deed of type `code` that token `index` names is done; None where its words do not tell.

    `predicate` is the verb that lends a noun its deed (`carried out a drone strike`): a row may fit either.
    """
    rows = read_modes().get(code or "")
    if rows is None:
        return None
    slots: Slots = {}  # many rows ask for the same ones
    places = [index] if predicate is None or predicate == index else [index, predicate]
    words = [(at, KINDS.get(parse.tokens[at].pos), sense_of(parse, at)) for at in places]
    for row in rows:
        for at, kind, phrase in words:
            named = row.kind in {ANY, kind} and (ANY in row.words or phrase in row.words)
            if named and fits(parse, at, row.frame, slots):
                return None if row.mode == NO_MODE else row.mode
    return None
