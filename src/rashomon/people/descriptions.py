"""Descriptions that may call somebody again: `the company`, `the Lethanian ministry`, `the country`, `the officer`."""

from __future__ import annotations

from rashomon.clauses import complements_of
from rashomon.language import Parse, Token
from rashomon.people.callings import calls_people
from rashomon.people.cast import Mention
from rashomon.people.lexicon import BODIES, DEFINITE, INSTITUTIONS, PLURAL_TAGS
from rashomon.people.phrases import BODY, COUNTRY

LANDS = frozenset({"country", "nation"})


def described(parse: Parse, m: Mention) -> int:
    """`COUNTRY`, `BODY` or `SOMEONE` for a description that may call one again, 0 for others.

    It begins with `the`, `this` or `that`, and ends with its noun: nothing that follows tells which is meant.
    """
    head = parse.tokens[m.head]
    if m.kind != "description" or m.last != m.head + 1 or parse.tokens[m.first].text.casefold() not in DEFINITE:
        return 0
    after = (parse.tokens[c] for c in parse.children[m.head] if c > m.head)
    if any(t.pos not in {"PUNCT", "PART"} for t in after) or _says_what(parse, head):
        return 0
    lemma = head.lemma.casefold()
    if head.tag not in PLURAL_TAGS and lemma in LANDS:
        return COUNTRY
    return BODY if head.tag not in PLURAL_TAGS and lemma in INSTITUTIONS | BODIES else calls_people(head)


def _says_what(parse: Parse, noun: Token) -> bool:
    """`if he is *the nominee*`: it means nobody by itself."""
    verb = parse.tokens[noun.head]
    return verb.lemma in {"be", "become"} and noun.index in (t.index for t in complements_of(parse, verb.index))
