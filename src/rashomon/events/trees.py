"""Walking a parsed sentence: clauses, subjects, prepositions. Knows grammar, no words of events but who is a person."""

from __future__ import annotations

from rashomon.clauses import MAX_CLIMB, object_of, subject_of
from rashomon.language import Parse, Token

def is_predicate(token: Token) -> bool:
    """Is this token the head of a clause?"""
    return token.pos in {"VERB", "AUX"} or token.role == "root"


def coordinated(parse: Parse, index: int) -> list[int]:
    """Token `index` and what is joined to it by `and`, in text order."""
    tokens, children, found, todo = parse.tokens, parse.children, [], [index]
    while todo:
        at = todo.pop()
        found.append(at)
        for c in children[at]:
            if tokens[c].role == "conjunct" and not is_predicate(tokens[c]):
                todo.append(c)
    return sorted(found)


def adjunct_subject(parse: Parse, noun: int) -> Token | None:
    """`he agreed to it at a meeting`: the subject of the verb that a noun after at, in or during hangs on."""
    token = parse.tokens[noun]
    preposition = parse.tokens[token.head]
    if token.role != "governed noun" or preposition.text.lower() not in {"at", "during", "in"}:
        return None
    at = preposition.head
    for _ in range(MAX_CLIMB):
        above = parse.tokens[at]
        if above.pos in {"VERB", "AUX"}:
            return subject_of(parse, at)
        if above.head == at:
            return None
        at = above.head
    return None
