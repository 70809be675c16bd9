"""Verbs as cues: verbs of saying, and any verb whose clause or object has words in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.clauses import (
    Complement,
    clause_around,
    clause_from_that,
    complement_of,
    opener_of,
    taken_by,
)
from rashomon.language import Parse, Token
from rashomon.lexicon import has_speech, is_speech, is_telling
from rashomon.speech.found import Cue
from rashomon.speech.subjects import speaker_of


def find_verb_cue(parse: Parse, verb: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    """A verb of saying or of a speech act with the clause or the object it takes."""
    if not quoted and not has_speech(verb.lemma) and verb.lemma != "put":
        return
    says, taken = is_speech(verb.lemma, "clause"), complement_of(parse, verb.index)
    asks = taken.frame == "infinitive" and is_speech(verb.lemma, "infinitive", "whom infinitive", "object")
    told = says or asks or puts_it(parse, verb.index) or _that_quoted(parse, taken, quoted)
    if not told and not is_telling(verb.lemma) and not _as_quoted(parse, verb, quoted):
        return
    clause = taken.tokens if asks else _clause(parse, verb.index, taken) if told else ()
    content = clause or taken_by(parse, verb.index)
    if content or says:
        source = speaker_of(parse, verb.index)
        yield Cue(verb.index, source, tuple(content), not clause or not told, (verb.index,))


def _clause(parse: Parse, verb: int, taken: Complement) -> Sequence[int]:
    """The tokens of the clause that was said, after the verb or round it; none if the verb takes no clause."""
    if taken.frame == "clause":
        return taken.tokens
    return clause_around(parse, verb) or (() if taken.frame == "object" else clause_from_that(parse, verb))


def _that_quoted(parse: Parse, taken: Complement, quoted: frozenset[int]) -> bool:
    """`vented that the pier was “a disgrace”`: any verb whose clause with `that` has words in marks."""
    return taken.frame == "clause" and not quoted.isdisjoint(taken.tokens) and opener_of(parse, taken.head) == "that"


def puts_it(parse: Parse, verb: int) -> bool:
    """`as Pine put it`."""
    return parse.tokens[verb].lemma == "put" and any(
        t.text.casefold() == "it" for t in parse.tokens[verb + 1 : verb + 2]
    )


def _as_quoted(parse: Parse, verb: Token, quoted: frozenset[int]) -> bool:
    """`painted himself as a “man of the people”`: any verb, if words in marks follow its `as`."""
    taken = taken_by(parse, verb.index)
    called = next((i for i in taken if parse.tokens[i].text.casefold() == "as" and i not in quoted), len(parse.tokens))
    return any(i in quoted for i in taken if i > called)
