"""Cues that are no verbs: `his claim that …`, `a call for “…”`, `made clear that …`, `according to`."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.clauses import (
    clause_from_that,
    clause_head,
    complement_of,
    descriptions_of,
    doer_of,
    find_standing,
    holder_of,
    is_object,
    noun_after,
    opener_of,
    owner_of,
    rest_of,
)
from rashomon.language import Parse, Token
from rashomon.lexicon import is_speech
from rashomon.speech.found import Cue

_MADE = frozenset({"clear", "plain"})


def find_according(parse: Parse, token: Token) -> Iterator[Cue]:
    """`according to X`: X is the source, the clause it hangs on is the content."""
    to = next((c for c in parse.children[token.index] if parse.tokens[c].text.casefold() == "to"), -1)
    source = noun_after(parse, to) if to >= 0 else -1
    content = rest_of(parse, clause_head(parse, token.head), token.index)
    if source >= 0 and content:
        yield Cue(token.index, source, tuple(content), False, (token.index, to))


def find_noun_cue(parse: Parse, noun: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    """`his claim that …`, `a warning from X that …`; with words in marks `her call for “…”`."""
    if not is_speech(noun.lemma, "noun"):
        return
    taken = complement_of(parse, noun.index)
    said = taken.frame == "clause" and opener_of(parse, taken.head) == "that"
    content = taken.tokens if said else _mistaken_clause(parse, noun.index)
    if not content and quoted:
        marked = (c for c in (taken.tokens, clause_from_that(parse, noun.index)) if not quoted.isdisjoint(c))
        content = tuple(next(marked, ()))
    source = _claimant(parse, noun) if content else -1
    if source >= 0 and source not in content and source not in quoted:
        yield Cue(noun.index, source, content, False, (noun.index,))


def _mistaken_clause(parse: Parse, noun: int) -> tuple[int, ...]:
    """`an assurance that whoever came would eat`, taken for a relative clause, though `that` has no role in it."""
    for clause in (c for c in parse.children[noun] if parse.tokens[c].role == "relative clause"):
        opening = parse.tokens[parse.subtree(clause)[0]]
        if opening.text.casefold() == "that" and opening.role == "marker" and opening.head == clause:
            return tuple(clause_from_that(parse, noun))
    return ()


def _claimant(parse: Parse, noun: Token) -> int:
    """Whose claim it is: of `Norwegian claims that …` the Norwegians', of `fended off claims that …` nobody's."""
    named = (t.index for t in descriptions_of(parse, noun.index) if t.text[:1].isupper() and t.index > 0)
    return next(named, -1 if _is_anothers(parse, noun) else holder_of(parse, noun.index))


def _is_anothers(parse: Parse, noun: Token) -> bool:
    """Is a claim without an owner the object of a verb by which nobody makes it: `denied`, `faced`, `looked into`?"""
    made = is_speech(parse.tokens[noun.head].lemma, "clause", "raise", "send") or doer_of(parse, noun.index) >= 0
    denied = not find_standing(parse, noun.index).affirmed
    return is_object(noun) and owner_of(parse, noun.index) is None and (denied or not made)


def find_adjective_cue(parse: Parse, word: Token) -> Iterator[Cue]:
    """`was adamant that …`, `made it clear that …`: the clause may hang on the adjective or on its verb."""
    verb = parse.tokens[word.head]
    made = word.lemma.casefold() in _MADE and verb.lemma == "make" and verb.index < word.index
    if not made and not (is_speech(word.lemma, "adjective") and verb.lemma == "be"):
        return
    taken = [complement_of(parse, word.index), complement_of(parse, verb.index)]
    clause = next((t for t in taken if t.frame == "clause" and opener_of(parse, t.head) == "that"), None)
    content = clause.tokens if clause else clause_from_that(parse, word.index)
    source = doer_of(parse, verb.index)
    if content and source >= 0:
        yield Cue(word.index, source, tuple(content), False, (word.index,))
