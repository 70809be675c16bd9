"""Verbs as cues: verbs of saying, and any verb whose clause or object has words in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.clauses import (
    Complement,
    bare_phrase,
    clause_around,
    clause_from_that,
    clauses_on,
    complement_of,
    is_object,
    is_verb,
    opener_of,
    subjects_of,
    taken_by,
)
from rashomon.language import Parse, Token
from rashomon.lexicon import effect_of, has_speech, is_speech, is_telling
from rashomon.speech.found import Cue
from rashomon.speech.subjects import speaker_of

_RELATIVE = frozenset({"WDT", "WP"})
_BARE = frozenset({"VERB", "AUX", "ADV", "PART"})  # what a clause without a subject begins with


def find_verb_cue(parse: Parse, verb: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    """A verb of saying or of a speech act with the clause or the object it takes."""
    if not quoted and not has_speech(verb.lemma) and verb.lemma != "put":
        return
    says, taken = is_speech(verb.lemma, "clause"), complement_of(parse, verb.index)
    asks = taken.frame == "infinitive" and is_speech(verb.lemma, "infinitive", "whom infinitive", "object")
    if taken.frame == "infinitive" and not asks and is_speech(verb.lemma, "thing"):
        return  # `continued to spend`: what somebody did
    told = says or asks or puts_it(parse, verb.index) or _that_quoted(parse, taken, quoted)
    if not told and not is_telling(verb.lemma) and not _as_quoted(parse, verb, quoted):
        return
    clause = taken.tokens if asks else _clause(parse, verb.index, taken) if told else ()
    content = clause or taken_by(parse, verb.index)
    whom = _told_of(parse, verb.index, taken)
    content = [*whom, *(i for i in content if i > verb.index)] if whom else content
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


def _told_of(parse: Parse, verb: int, taken: Complement) -> range:
    """`a pipeline they say is a danger`: of a clause without a subject the noun before, which it is said of."""
    noun, after = parse.tokens[verb].head, parse.tokens[verb + 1 : verb + 2]
    by = [s for s in subjects_of(parse, verb) if noun < s < verb and parse.tokens[s].tag not in _RELATIVE]
    described = by and any(t.index == verb for t in clauses_on(parse, noun))
    if taken.frame != "clause" or not described or not all(t.pos in _BARE for t in after):
        return range(0)
    own = any(parse.tokens[s].tag not in _RELATIVE for s in subjects_of(parse, taken.head))
    first, last = bare_phrase(parse, noun)
    cut = parse.tokens[first - 1].text == "-" or parse.tokens[first].tag == "PRP"  # `made it a farce, which they say …`
    return range(0) if own or cut else range(first, last)


def refuses(parse: Parse, cue: Cue) -> bool:
    """`denied entry to the men`, `denied them a visa`: what is given or not, and no claim."""
    if effect_of(parse.tokens[cue.token].lemma, "V", "obj") != "denied":
        return False
    things = [parse.tokens[c] for c in parse.children[cue.token] if is_object(parse.tokens[c])]
    return len(things) > 1 or any(is_speech(t.lemma, "grant") for t in things)


def is_state(parse: Parse, cue: Cue) -> bool:
    """`held the men hostage`: after an object, words that have no subject of their own: how it was kept."""
    lemma, children = parse.tokens[cue.token].lemma, parse.children[cue.token]
    whom = any(is_object(parse.tokens[c]) and c < cue.content[0] for c in children if c > cue.token)
    if cue.loose or not whom or not is_speech(lemma, "thing"):
        return False
    return not any(subjects_of(parse, i) for i in cue.content if is_verb(parse.tokens[i]))
