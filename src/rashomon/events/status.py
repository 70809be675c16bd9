"""Did it happen? The status of an event, as the clauses tell how real its deed is."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.clauses import Clause, clause_at
from rashomon.language import Parse
from rashomon.lexicon import Effect
from rashomon.vocabulary import Status

# What a governor makes of a deed that it leaves open or undone: the event is the deed, so told.
UNDONE: frozenset[Effect] = frozenset({"not", "denied", "planned", "wanted", "possible", "postponed", "cancelled"})
HALTED: frozenset[Status] = frozenset({"postponed", "cancelled"})  # called off, for now or for good


class Reading(NamedTuple):
    """A status, the token that heads the clause it was read from, and whether the words were about it directly."""

    status: Status
    root: int
    governed: bool = False


def find_status(parse: Parse, index: int) -> Reading:
    """The status of the event whose trigger is token `index`."""
    clause = clause_at(parse, index)
    return Reading(_status(clause), clause.root, clause.governed)


def _status(clause: Clause) -> Status:
    """What is wanted or alleged is merely possible."""
    if clause.reality == "postponed" or clause.reality == "cancelled":
        return clause.reality
    if not clause.affirmed:
        return "denied"
    if clause.reality == "real":
        return "happened"
    return "planned" if clause.reality == "planned" else "possible"
