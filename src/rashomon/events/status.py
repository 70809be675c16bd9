"""Did it happen? The status of an event, as the clauses tell how real its deed is."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.clauses import Standing, find_standing
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
    standing = find_standing(parse, index)
    return Reading(_status(standing), standing.root, standing.governed)


def _status(standing: Standing) -> Status:
    """What is wanted or alleged is merely possible."""
    if standing.reality == "postponed" or standing.reality == "cancelled":
        return standing.reality
    if not standing.affirmed:
        return "denied"
    if standing.reality == "real":
        return "happened"
    return "planned" if standing.reality == "planned" else "possible"
