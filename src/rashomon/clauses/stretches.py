"""Stretches of a sentence, such as a row of a record rests on: the clauses that head them, and where these stand."""

from __future__ import annotations

from rashomon.clauses.clause import NO_TOKEN, UNREAL, Clause, Standing
from rashomon.clauses.find import clause_at, find_clauses, is_predicate
from rashomon.clauses.grammar import MAX_CLIMB, is_noun
from rashomon.clauses.nouns import words_above
from rashomon.clauses.timing import adjective_of
from rashomon.language import Parse
from rashomon.language.role_sets import ASIDE, ON_NOUN


def clauses_in(parse: Parse, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses that head characters `start:end`: of those words that hang on no other of them, in text order.

    A noun is taken for a predicate here whatever it names: `the storm` tells that there was one."""
    inside = {t.index for t in parse.tokens if t.start < end and start < t.end}
    heads = (i for i in sorted(inside) if parse.tokens[i].head == i or parse.tokens[i].head not in inside)
    return tuple(clause_at(parse, i) for i in heads if parse.tokens[i].pos == "NOUN" or is_predicate(parse, i))


def predicates_in(parse: Parse, start: int, end: int) -> tuple[Clause, ...]:
    """All clauses whose predicate stands in characters `start:end`, in text order."""
    tokens = parse.tokens
    return tuple(c for c in find_clauses(parse) if tokens[c.predicate].start < end and start < tokens[c.predicate].end)


def main_clause(parse: Parse) -> Clause | None:
    """The clause that heads the sentence; of the first part, where it falls into several."""
    main = next((t.index for t in parse.tokens if t.head == t.index), None)
    return clause_at(parse, main) if main is not None else None


def content_clause(parse: Parse, clause: Clause) -> Clause | None:
    """The clause that a predicate takes, also behind an adjective: `plan to *meet*`, `are due to *meet*`."""
    adjective = adjective_of(parse, clause.predicate)
    called = clause_at(parse, adjective.index).content if adjective is not None else NO_TOKEN
    content = clause.content if clause.content != NO_TOKEN else called
    return clause_at(parse, content) if content != NO_TOKEN else None


def is_unreal(clause: Clause) -> bool:
    """Is it to come, wished for or open, and not alleged?"""
    return clause.reality in UNREAL


def is_asked(told: Standing) -> bool:
    """Is it asked, or left open by `whether`?"""
    return any(rule in {"question", "whether"} or " whether:" in rule for rule in told.trace)


def is_described(parse: Parse, index: int) -> bool:
    """Does the word stand in a clause that only describes a noun: `the bridge that *burnt* in May`?"""
    return any(parse.tokens[i].role in ON_NOUN for i in words_above(parse, index))


def is_put_forward(parse: Parse, index: int) -> bool:
    """Is it what the sentence tells, or the content of that: `said they would *leave*`, `set the *vote* for May`?

    Not so what stands on a noun or tells the circumstances: `a call to *leave*`, `before they *left*`."""
    for _ in range(MAX_CLIMB):
        token = parse.tokens[index]
        if token.head == index:
            return True
        if token.role in ASIDE or is_noun(parse.tokens[token.head]):
            return False
        index = token.head
    return False
