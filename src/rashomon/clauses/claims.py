"""Whose claim a clause is: the speakers it stands under, outermost first."""

from __future__ import annotations

from functools import lru_cache

from rashomon.clauses.clause import NO_TOKEN
from rashomon.clauses.doers import doer_of
from rashomon.clauses.grammar import (
    MAX_CLIMB,
    REMEMBERED,
    child,
    government_of,
    is_noun,
    is_passive,
    is_verb,
    verb_above,
)
from rashomon.clauses.reality import effect_on
from rashomon.language import Parse

_TOLD = frozenset({"claimed", "alleged", "denied"})
_OTHER_VOICES = frozenset({"accord", "according"})


@lru_cache(maxsize=REMEMBERED)
def claimants_of(parse: Parse, index: int) -> tuple[int, ...]:
    """The tokens that head those whose claim the clause at `index` is; empty for the writer's own."""
    found: list[int] = []
    at = index
    for _ in range(MAX_CLIMB):
        found += _beside(parse, at)
        government = government_of(parse, at)
        if government is None:
            if parse.tokens[at].head == at:
                break
            at = parse.tokens[at].head
            continue
        above = government.above
        token = parse.tokens[above]
        effect, _ = effect_on(parse, above, government.frame)
        if effect in _TOLD or (government.frame == "that" and effect is None and is_verb(token)):
            doer = _speaker(parse, above) if government.frame == "that" else doer_of(parse, above)
            if doer != NO_TOKEN and doer not in found and doer != index:
                found.append(doer)
        at = above
    return tuple(reversed(found))


def _speaker(parse: Parse, above: int) -> int:
    """Who says it; of `rejected a report that …`, whose report nobody says, who speaks of it."""
    doer = doer_of(parse, above)
    verb = verb_above(parse, above) if doer == NO_TOKEN and is_noun(parse.tokens[above]) else NO_TOKEN
    return doer if verb == NO_TOKEN or is_passive(parse, verb) else doer_of(parse, verb)


def _beside(parse: Parse, at: int) -> list[int]:
    """`…, said Holm`, put in or behind; `according to Holm`."""
    found = []
    for c in parse.children[at]:
        token = parse.tokens[c]
        if token.role == "parataxis" and is_verb(token):
            speaker = child(parse, c, "subject")
            if speaker is not None:
                found.append(speaker.index)
        elif token.role == "preposition" and token.lemma.lower() in _OTHER_VOICES:
            held = [
                o for p in (c, *parse.children[c]) for o in parse.children[p] if parse.tokens[o].role == "governed noun"
            ]
            found += held[:1]
    return found
