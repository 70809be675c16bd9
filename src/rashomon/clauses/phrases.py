"""Phrases and what words are to each other, by the names a grammar gives them."""

from __future__ import annotations

from rashomon.clauses.clause import NO_TOKEN
from rashomon.clauses.doers import doer_of
from rashomon.clauses.grammar import child, is_particle, is_verb, objects_of_prepositions, subjects_of
from rashomon.clauses.nouns import is_aside, noun_phrase, run_around
from rashomon.clauses.relations import owner_of
from rashomon.language import Parse, Token
from rashomon.language.role_sets import AS_NOUNS, BEFORE_NOUN, BESIDE, GRADING, INSIDE_NAME, NOT_OF_PHRASE
from rashomon.lexicon import words_of

_HOLDING = words_of("grammar", "holding")  # `a report by Holm`
_FINITE_OR_ING = frozenset({"VBD", "VBZ", "VBP", "VBG", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def is_nominal(token: Token) -> bool:
    """A noun, name or pronoun."""
    return token.pos in _NOMINAL and token.text[:1].isalnum()


def stands_for_noun(parse: Parse, index: int) -> bool:
    """A nominal, or an adjective in its place: `the *injured*`, `the 43-year-*old*`."""
    token = parse.tokens[index]
    return is_nominal(token) or (token.pos == "ADJ" and child(parse, index, "determiner") is not None)


def is_finite(token: Token) -> bool:
    """By its form: neither an infinitive nor a past participle."""
    return token.tag in _FINITE_OR_ING


def is_predicate_adjective(token: Token) -> bool:
    """`is wary`, `made them wary`."""
    return token.role in {"adjective complement", "object complement"}


def is_circumstance(parse: Parse, index: int) -> bool:
    """`when asked about it`: a participle without a subject and that only tells the circumstances."""
    token = parse.tokens[index]
    return is_aside(token) and token.tag == "VBN" and child(parse, index, "agent") is None


def noun_after(parse: Parse, preposition: int) -> int:
    """The noun that a preposition governs, `NO_TOKEN` if none."""
    noun = child(parse, preposition, "governed noun")
    return noun.index if noun is not None else NO_TOKEN


def is_governed(token: Token) -> bool:
    """Does a noun stand under a preposition: `many in the *east*`?"""
    return token.role == "governed noun"


def head_of_name(parse: Parse, index: int) -> int:
    """From a part of a name or noun phrase to its head; `NO_TOKEN` stays."""
    while index >= 0 and parse.tokens[index].role in INSIDE_NAME and parse.tokens[index].head != index:
        index = parse.tokens[index].head
    return index


def bare_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token (half-open) of the noun phrase of `head` without clauses and appositions."""
    return noun_phrase(parse, head, lambda token: token.role in NOT_OF_PHRASE)


def full_phrase(parse: Parse, head: int, verb: int) -> tuple[int, int]:
    """The noun phrase of `head` with appositions and clauses, but for the relative clause with `verb`; half-open."""
    inside = set(parse.subtree(head))
    if relative_of(parse, verb) != NO_TOKEN:
        inside -= set(parse.subtree(verb))
    first, last = run_around(inside | {head}, head)
    while last - 1 > head and parse.tokens[last - 1].pos == "PUNCT":
        last -= 1
    while first < head and parse.tokens[first].pos == "PUNCT":
        first += 1
    return first, last


def verb_group(parse: Parse, index: int) -> tuple[int, int]:
    """A verb with its helpers, adverbs and particle, an adjective with its copula; half-open."""
    tokens, first, last = parse.tokens, index, index + 1
    above = tokens[index].head
    children = set(parse.children[index])
    if tokens[index].role == "adjective complement" and tokens[above].pos == "AUX":
        children |= {*parse.children[above], above}
    while first - 1 in children and (tokens[first - 1].role in GRADING or tokens[first - 1].pos == "AUX"):
        first -= 1
    while first < index and tokens[first].tag == "TO":
        first += 1
    return first, last + (last in children and is_particle(tokens[last]))


def relative_of(parse: Parse, verb: int) -> int:
    """The `who` or `which` that does a verb, `NO_TOKEN` if it has none."""
    return next((s for s in subjects_of(parse, verb) if parse.tokens[s].tag in {"WP", "WDT"}), NO_TOKEN)


def holder_of(parse: Parse, noun: int) -> int:
    """Whose a noun is: its owner, whom it is from, or who has, gives or is it; `NO_TOKEN` if nobody's."""
    token = parse.tokens[noun]
    owner = owner_of(parse, noun)
    own = owner.index if owner is not None else NO_TOKEN
    if own == NO_TOKEN:
        named = (o.index for word, o in objects_of_prepositions(parse, noun) if word in _HOLDING and o.pos == "PROPN")
        own = next(named, NO_TOKEN)
    if own == NO_TOKEN and token.role in {"object", "complement"}:
        return doer_of(parse, token.head)
    return own


def heads_clause(parse: Parse, index: int) -> bool:
    """Does a verb head a clause, rather than stand as an adjective, preposition or noun: `the *detained* men`?"""
    token = parse.tokens[index]
    head = parse.tokens[token.head]
    joined = token.role == "conjunct" and is_verb(head) and head.role in AS_NOUNS
    return token.role not in AS_NOUNS and not joined


def has_premodifier(parse: Parse, noun: int) -> bool:
    """Has a noun anything before it that tells which or what kind: `the blaze`, `its fall`, `two fires`?"""
    return any(parse.tokens[c].role in BEFORE_NOUN for c in parse.children[noun])


def told_above(parse: Parse, verb: int) -> int:
    """From a verb up to that of the sentence, as far as one is joined to the other or tells what it says."""
    at = parse.tokens[verb]
    while at.role in BESIDE and at.head != at.index:
        at = parse.tokens[at.head]
    return at.index
