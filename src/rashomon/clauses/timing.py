"""What the grammar tells of time: the tense of a verb, and what may share its time with the word above it."""

from __future__ import annotations

from typing import Literal

from rashomon.clauses.grammar import PRESENT_TAGS, child, is_infinitive
from rashomon.language import Parse, Token
from rashomon.language.role_sets import CLAUSES, HELPERS, ON_NOUN, TOLD_BY, WHEN

# `met`; `has met`, `may have met`; `meets`; `is held`; `is meeting`; `will meet`; `to meet`; `meet`; `held`
Tense = Literal[
    "past", "perfect", "present", "present passive", "progressive", "future", "infinitive", "base", "participle", ""
]
_WOULD_OR_HAD = frozenset({"'d", "’d"})


def helpers_of(parse: Parse, verb: int) -> list[Token]:
    """`will have been` of `will have been told`."""
    return [parse.tokens[c] for c in parse.children[verb] if is_helper(parse.tokens[c])]


def is_helper(token: Token) -> bool:
    """`has`, `will`, `to` before a verb."""
    return token.role in HELPERS


def has_helper(parse: Parse, verb: int) -> bool:
    """`will leave`, `is leaving`, `has left`: is the tense told by a word of its own?"""
    return child(parse, verb, "auxiliary") is not None


def tense_of(parse: Parse, verb: int) -> Tense:
    """The tense of a verb by its form and its helpers; empty for what has none."""
    tag, helpers = parse.tokens[verb].tag, helpers_of(parse, verb)
    had = tag == "VBN" and any(h.text.lower() in _WOULD_OR_HAD for h in helpers)
    if any(h.lemma == "have" for h in helpers):
        return "perfect"
    if any(h.tag == "MD" for h in helpers) and not had:
        return "future"
    if is_infinitive(parse, verb):
        return "infinitive"
    if tag == "VBD" or any(h.tag == "VBD" for h in helpers):
        return "past"
    if any(h.tag in PRESENT_TAGS for h in helpers):
        return "progressive" if tag == "VBG" else "present passive"
    if tag in PRESENT_TAGS:
        return "present"
    return "base" if tag == "VB" else "participle" if tag == "VBN" else ""


def is_clause(token: Token) -> bool:
    """Does it head a clause of its own, so that what it holds is not the upper clause's?"""
    return token.role in CLAUSES


def describes(token: Token) -> bool:
    """Does a verb tell of the noun before it: `the vote *set* for Sunday`, `a treaty that *ends* in May`?"""
    return token.role in ON_NOUN


def is_taken(token: Token) -> bool:
    """What a verb takes to tell its deed: `began to *meet*`, `had them *released*`."""
    return token.role in {"open clause", "object complement"}


def tells_when(token: Token) -> bool:
    """An adverb or phrase on a verb: `met *Sunday*`, `met *in* May`."""
    return token.role in WHEN


def is_marked(parse: Parse, verb: int) -> bool:
    """`*after* meeting`, `*while* meeting`: does a word before the verb tell how its clause hangs on the other?"""
    mark = child(parse, verb, "marker", "preposition")
    return mark is not None and mark.index < verb


def adjective_of(parse: Parse, verb: int) -> Token | None:
    """`due` of `is due on Friday`."""
    return child(parse, verb, "adjective complement")


def is_told_by(token: Token) -> bool:
    """Does a noun stand to its verb as who does it, whom it is done to, or what it is?"""
    return token.role in TOLD_BY
