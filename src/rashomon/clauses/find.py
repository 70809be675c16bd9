"""The clauses of a sentence, each with what the grammar tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache

from rashomon.clauses.claims import claimants_of
from rashomon.clauses.clause import NO_TOKEN, Clause, Leaning
from rashomon.clauses.doers import antecedent_of, doer_of, is_lent, undergoer_of
from rashomon.clauses.grammar import (
    child,
    is_infinitive,
    is_noun,
    is_passive,
    is_verb,
    objects_of_prepositions,
    own_clause,
    sense_of,
)
from rashomon.clauses.reality import find_standing
from rashomon.clauses.relations import content_of
from rashomon.clauses.timing import helpers_of
from rashomon.language import Parse
from rashomon.language.role_sets import NO_PREDICATES, OWN_OF_DEED
from rashomon.lexicon import read_deeds, words_of

REMEMBERED = 1 << 14  # sentences whose clauses are kept
_MARKS = frozenset({"``", "''"})
# Endings of nouns that name a deed where something hangs on them: `the closure of`, `its refusal to`.
_DEEDS = words_of("grammar", "ending of deeds")


@lru_cache(maxsize=REMEMBERED)
def find_clauses(parse: Parse) -> tuple[Clause, ...]:
    """The clauses of a sentence in order of their predicates: verbs, and nouns of deeds. Linear in the sentence."""
    return tuple(clause_at(parse, t.index) for t in parse.tokens if is_predicate(parse, t.index))


def clauses_of(parse: Parse, lemmas: Set[str]) -> Iterator[Clause]:
    """The clauses of a sentence whose predicates have one of these lemmas, in order."""
    of = (t.index for t in parse.tokens if t.lemma.lower() in lemmas)
    return (clause_at(parse, index) for index in of if is_predicate(parse, index))


def clause_at(parse: Parse, index: int) -> Clause:
    """The clause of the predicate at `index`; one made for the asking where the grammar sees none there."""
    known, quoted = _known(parse)
    if index not in known:
        known[index] = _clause(parse, index, quoted)
    return known[index]


@lru_cache(maxsize=REMEMBERED)
def _known(parse: Parse) -> tuple[dict[int, Clause], frozenset[int]]:
    """The clauses of a sentence that were asked for, by their predicates, and its quoted tokens."""
    return {}, _quoted(parse)


def is_predicate(parse: Parse, index: int) -> bool:
    """A verb that is no helper, or a noun that names a deed."""
    token = parse.tokens[index]
    if is_verb(token):
        return token.role not in NO_PREDICATES
    if token.pos != "NOUN" or token.role == "compound":
        return False
    lemma = token.lemma.lower()
    known = lemma in read_deeds()
    if not known and not lemma.endswith(tuple(_DEEDS)):
        return False
    hung = any(known or parse.tokens[c].role in OWN_OF_DEED for c in parse.children[index])
    return hung or is_lent(parse, index)


def _clause(parse: Parse, index: int, quoted: frozenset[int]) -> Clause:
    token, standing = parse.tokens[index], find_standing(parse, index)
    words = own_clause(parse, index)
    content = content_of(parse, index)
    return Clause(
        predicate=index,
        sense=sense_of(parse, index),
        doer=doer_of(parse, index),
        undergoer=undergoer_of(parse, index),
        others=(*_given(parse, index), *_led(parse, index)),
        content=content.index if content is not None else NO_TOKEN,
        affirmed=standing.affirmed,
        reality=standing.reality,
        claimed_by=claimants_of(parse, index),
        quoted=index in quoted,
        voice="noun" if is_noun(token) else "passive" if is_passive(parse, index) else "active",
        leaning=_leaning(parse, index),
        span=(parse.tokens[words[0]].start, parse.tokens[words[-1]].end),
        root=standing.root,
        governed=standing.governed,
        trace=standing.trace,
    )


def _led(parse: Parse, index: int) -> Iterator[tuple[str, int]]:
    """What prepositions lead to; `the fund *to which* she gave money`: the fund."""
    for word, led in objects_of_prepositions(parse, index):
        yield word, antecedent_of(parse, index, led)


def _given(parse: Parse, index: int) -> list[tuple[str, int]]:
    """`gave Holm a medal`: whom it is given to, as if `to` stood before."""
    given = child(parse, index, "indirect object")
    return [("to", given.index)] if given is not None and given.pos != "ADP" else []


def _leaning(parse: Parse, index: int) -> Leaning:
    """The time that a verb's form points to."""
    helpers = helpers_of(parse, index)
    if any(h.tag == "MD" for h in helpers) or is_infinitive(parse, index):
        return "future"
    tags = {parse.tokens[index].tag, *(h.tag for h in helpers)}
    if "VBD" in tags or any(h.lemma == "have" for h in helpers):
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else ""


def _quoted(parse: Parse) -> frozenset[int]:
    """The tokens inside quotation marks of the sentence."""
    inside, found = False, set()
    for token in parse.tokens:
        if token.tag in _MARKS:
            inside = token.tag == "``" or (token.text == '"' and not inside)
        elif inside:
            found.add(token.index)
    return frozenset(found)
