"""Did it happen? The status of an event, as the clauses tell how real its deed is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rashomon.clauses import UNREAL, Standing, find_standing
from rashomon.language import Parse
from rashomon.lexicon import Effect
from rashomon.vocabulary import Status

# Called off, for now or for good.
HALTED: frozenset[Literal["postponed", "cancelled"]] = frozenset({"postponed", "cancelled"})
AHEAD: frozenset[Status] = frozenset({"planned", "possible"})  # not done yet, as far as is told
REFUSED: frozenset[Literal["not", "denied"]] = frozenset({"not", "denied"})
# What a governor makes of a deed that it leaves open or undone: the event is the deed, so told.
UNDONE: frozenset[Effect] = UNREAL | HALTED | REFUSED


class FoundStatus(NamedTuple):
    """A status, the token that heads its clause, whether the words were about it directly; how it is told to be."""

    status: Status
    root: int
    governed: bool
    told: Standing


def find_status(parse: Parse, index: int) -> FoundStatus:
    """The status of the event whose trigger is token `index`."""
    told = find_standing(parse, index)
    return FoundStatus(_status(told), told.root, told.governed, told)


def _status(told: Standing) -> Status:
    """What is wanted or alleged is merely possible."""
    if told.reality == "postponed" or told.reality == "cancelled":
        return told.reality
    if not told.affirmed:
        return "denied"
    if told.reality == "real":
        return "happened"
    return "planned" if told.reality == "planned" else "possible"
