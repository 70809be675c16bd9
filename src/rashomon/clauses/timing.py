"""What the grammar tells of time: helpers of a verb, its tense, and which phrases share their time with which verb."""

from __future__ import annotations

from rashomon.clauses.grammar import child
from rashomon.language import Parse, Token

_HELPERS = frozenset({"auxiliary", "passive auxiliary"})


def helpers_of(parse: Parse, verb: int) -> list[Token]:
    """`will have been` of `will have been told`."""
    return [parse.tokens[c] for c in parse.children[verb] if parse.tokens[c].role in _HELPERS]


def has_helper(parse: Parse, verb: int) -> bool:
    """`will leave`, `is leaving`, `has left`: is the tense told by a word of its own?"""
    return child(parse, verb, "auxiliary") is not None
