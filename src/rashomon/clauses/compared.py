"""The words that a comparison of two sentences rests on: what a word hangs on and as what, and what grades a deed."""

from __future__ import annotations

from rashomon.clauses.clause import NO_TOKEN
from rashomon.clauses.find import clause_at, find_clauses
from rashomon.clauses.grammar import FINITE_TAGS, child, is_verb
from rashomon.clauses.reality import find_standing
from rashomon.clauses.timing import helpers_of
from rashomon.language import Parse, Token
from rashomon.language.role_sets import (
    ANSWERS,
    GRADING,
    OF_SPEAKER,
    PREPOSITIONS,
    SHARING_CLAUSE,
    TAKEN,
    TOPS,
    WITH_ASIDES,
)
from rashomon.lexicon import words_of

# Dependents that say the same of their head: a passive's subject is an active's object.
_PARTS = {"passive subject": "object", "object": "object", "subject": "subject", "clausal subject": "subject"}
_ANSWERED = words_of("grammar", "answered")


def word_above(parse: Parse, index: int) -> int:
    """The word that a token hangs on, prepositions skipped; `NO_TOKEN` for a root."""
    at = parse.tokens[index].head
    if parse.tokens[at].role in PREPOSITIONS and parse.tokens[at].pos != "VERB":
        at = parse.tokens[at].head
    return NO_TOKEN if at == index else at


def part_of(parse: Parse, index: int) -> str:
    """What a token is to its head, the same in active and passive: `subject`, `object`, the preposition, or a label."""
    token = parse.tokens[index]
    if token.role != "governed noun":
        return _PARTS.get(token.role, token.role)
    preposition = parse.tokens[token.head]
    word = preposition.text.lower()
    passive = child(parse, preposition.head, "passive auxiliary", "passive subject") is not None
    return "subject" if preposition.role == "agent" or (word == "by" and passive) else word


def parts_in(parse: Parse) -> dict[int, set[tuple[int, str]]]:
    """For each token that has a part in a clause, and each in apposition to it, the predicates and its part in them:
    `doer`, `undergoer`, or the preposition before it."""
    found: dict[int, set[tuple[int, str]]] = {}
    for clause in find_clauses(parse):
        parts = (("doer", clause.doer), ("undergoer", clause.undergoer), *clause.others)
        for part, token in parts:
            if token != NO_TOKEN:
                found.setdefault(token, set()).add((clause.predicate, part))
    for beside in parse.tokens:
        if beside.role == "apposition" and beside.head in found:
            found.setdefault(beside.index, set()).update(found[beside.head])
    return found


def graded_words(parse: Parse, index: int) -> tuple[int, int]:
    """First and last token (half-open) from the word that tells how real the deed at `index` is to the deed."""
    own = [c for c in parse.children[index] if c < index and parse.tokens[c].role in GRADING]
    root = find_standing(parse, index).root
    return min(index, root, *own) if is_verb(parse.tokens[root]) else min(index, *own, index), max(index, root) + 1


def is_denied(parse: Parse, index: int) -> bool:
    """Is a deed, or what an adjective says, told not to be so: `did *not* leave`, `refused to leave`, `is not safe`?"""
    token = parse.tokens[index]
    if token.role == "adjective complement" and is_verb(parse.tokens[token.head]):
        index = token.head
    return not clause_at(parse, index).affirmed


def is_answer(parse: Parse, index: int) -> bool:
    """`voted no`: it was voted."""
    token = parse.tokens[index]
    return token.role in ANSWERS and parse.tokens[token.head].lemma.lower() in _ANSWERED


def clause_tops(parse: Parse) -> dict[int, list[int]]:
    """The words that head a finite clause, each with the tokens of that clause: infinitives and participles are with
    the verb that governs them. Linear in the sentence."""
    found: dict[int, list[int]] = {t.index: [] for t in parse.tokens if _is_top(parse, t)}
    for top in found:
        todo = [top]
        while todo:
            at = todo.pop()
            found[top].append(at)
            todo.extend(c for c in parse.children[at] if c not in found)
    return found


def _is_top(parse: Parse, token: Token) -> bool:
    if token.head == token.index:
        return True
    if token.role == "content clause":
        tags = {token.tag, *(h.tag for h in helpers_of(parse, token.index))}
        return is_verb(token) and bool(tags & FINITE_TAGS)
    joined = token.role != "conjunct" or is_verb(parse.tokens[token.head])
    return is_verb(token) and token.role in TOPS and joined


def tops_above(parse: Parse, index: int, levels: int) -> list[int]:
    """The words in whose clauses that of `index` is told, at most `levels`: `claims` of `claims that they left`."""
    found: list[int] = []
    for _ in range(levels):
        token = parse.tokens[index]
        if token.head == index or token.role not in SHARING_CLAUSE:
            break
        index = token.head
        if token.role != "conjunct":
            found.append(index)
    return found


def speaker_phrase(parse: Parse, head: int) -> list[int]:
    """The tokens that tell who somebody is, without clauses, in order: `the mayor of Selk, Ida Holm`."""
    found, todo = [], [head]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(c for c in parse.children[at] if parse.tokens[c].role in OF_SPEAKER)
    return sorted(found)


def clauses_taken(parse: Parse, verb: int, *, asides: bool = False) -> set[int]:
    """The verbs of the clauses that a verb takes: `asked them *to leave*`; those of aim and time too if `asides`."""
    roles = WITH_ASIDES if asides else TAKEN
    return {c for c in parse.children[verb] if parse.tokens[c].role in roles}


def opened_by(parse: Parse, index: int) -> int:
    """The verb of the clause that a word opens: `leave` of `*unless* they leave`; the word itself if it opens none."""
    token = parse.tokens[index]
    return token.head if token.role in {"marker", "adverb"} else index


def is_equation(parse: Parse, verb: int) -> bool:
    """Does the verb say what its subject is: `part of the deal *was* a council`?"""
    return child(parse, verb, "complement") is not None
