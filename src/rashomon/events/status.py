"""Did it happen? The status of an event, as the clauses tell how real its deed is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rashomon.clauses import (
    UNREAL,
    Standing,
    find_standing,
    government_of,
    is_joined,
    is_negated,
    is_verb,
    objects_of_prepositions,
)
from rashomon.events.lexicon import SETS, STILL
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
    if told.reality == "planned" and told.affirmed and _is_declared(parse, index):
        told = told._replace(reality="real")
    if not told.affirmed and begun_at(parse, index) is not None:
        told = told._replace(affirmed=True)
    return FoundStatus(_status(told), told.root, told.governed, told)


def _is_declared(parse: Parse, index: int) -> bool:
    """`announced sanctions`, `has unveiled a trade deal`: what is done by being made known, and was."""
    government = government_of(parse, index) if parse.tokens[index].lemma.lower() in SETS["declared"] else None
    if government is None or government.frame != "obj" or not is_verb(parse.tokens[government.above]):
        return False
    announced = find_standing(parse, government.above)
    past = parse.tokens[government.above].tag in {"VBD", "VBN"}
    return past and announced.reality == "real" and announced.affirmed and not _is_described_so(parse, index)


def _is_described_so(parse: Parse, index: int) -> bool:
    """`announced planned sanctions`, `announced sanctions to be imposed in May`."""
    return any(t.tag in {"VBN", "VB"} for t in map(parse.tokens.__getitem__, parse.children[index]))


def begun_at(parse: Parse, index: int) -> int | None:
    """`was not held until Tuesday`, `was not held or charged until Tuesday`: the day on which it was."""
    verb = parse.tokens[index]
    if not is_verb(verb) or verb.lemma.lower() in STILL or not is_negated(parse, index):
        return None
    days = {i for n in parse.names if n.label in {"DATE", "TIME"} for i in range(n.first, n.last)}
    below = [index, *(c for c in parse.children[index] if is_joined(parse.tokens[c]) and is_verb(parse.tokens[c]))]
    hung = (o for at in below for o in objects_of_prepositions(parse, at))
    return next((o.index for word, o in hung if word in {"until", "till"} and o.index in days), None)


def _status(told: Standing) -> Status:
    """What is wanted or alleged is merely possible."""
    if told.reality == "postponed" or told.reality == "cancelled":
        return told.reality
    if not told.affirmed:
        return "denied"
    if told.reality == "real":
        return "happened"
    return "planned" if told.reality == "planned" else "possible"
