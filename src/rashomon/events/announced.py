"""A decision made known: `Canada said on Saturday that it was recalling its ambassador` dates the recall, roughly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.clauses import (
    MAX_CLIMB,
    NO_TOKEN,
    doer_of,
    government_of,
    helpers_of,
    is_aside,
    is_joined,
    is_passive,
    subject_of,
)
from rashomon.dates import FoundDate, date_of
from rashomon.events.lexicon import SETS
from rashomon.events.participants import Finder
from rashomon.language import Parse, ParsedSentence
from rashomon.speech.cues import SAYING

_KNOWN = SETS["discloses"]  # what is announced as done is done about that day


def find_announced(
    sentence: ParsedSentence, index: int, finder: Finder, dates: Sequence[FoundDate]
) -> FoundDate | None:
    """The day on which the doer itself told of its deed, marked as approximate; None if it did not or gave none.

    The deed must be under way as it is told (`is recalling`), or be announced (`announced that he had ordered`). What
    somebody else tells, or tells of the past, has a day of its own that the sentence does not give.
    """
    parse = sentence.parse
    clause = _clause(parse, index) if dates else None
    if clause is None:
        return None
    verb = parse.tokens[parse.tokens[clause].head]
    under_way = parse.tokens[index].tag == "VBG" and bool(helpers_of(parse, index))
    known = under_way or verb.lemma.lower() in _KNOWN
    if not known or not _same_doer(finder, parse, index, verb.index):
        return None
    date = date_of(sentence, verb.index, dates)
    if date is None and is_aside(verb):  # `held a meeting on Saturday, after which he announced …`
        date = date_of(sentence, verb.head, dates)
    if date is None or len(date.edtf) < len("2023-06-18") or "/" in date.edtf:
        return None
    return replace(date, value=replace(date.value, edtf=f"{date.edtf[:10]}~"))


def _clause(parse: Parse, index: int) -> int | None:
    """The head of the clause with `index` in it that a verb of saying takes."""
    at = index
    for _ in range(MAX_CLIMB):
        government = government_of(parse, at)
        if government is not None and government.frame == "that":
            return at if parse.tokens[government.above].lemma.lower() in SAYING else None
        if not is_joined(parse.tokens[at]):
            return None
        at = parse.tokens[at].head
    return None


def _same_doer(finder: Finder, parse: Parse, index: int, verb: int) -> bool:
    """Does who says it also do it, or speak for who does?"""
    said, done = subject_of(parse, verb), subject_of(parse, index)
    if said is None or done is None:
        return False
    if is_passive(parse, index) and doer_of(parse, index) == NO_TOKEN:
        return True  # `announced that the envoy has been removed`
    sayers, doers = finder.actors(said.index), finder.actors(done.index)
    if done.pos == "PRON" and not doers:
        return True
    sides = {s for a in sayers for s in (a, finder.cast.actor(a).side) if s}
    return any({a, finder.cast.actor(a).side} & sides for a in doers)
