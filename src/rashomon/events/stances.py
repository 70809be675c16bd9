"""Stances: which clause tells that somebody demands, offers, opposes, supports, raises or denies something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    content_of,
    government_of,
    helpers_of,
    is_aside,
    is_infinitive,
    is_noun,
    objects_of_prepositions,
    subject_of,
)
from rashomon.events.frames import is_due
from rashomon.events.phrases import content_words, phrase_span
from rashomon.language import Parse
from rashomon.lexicon import read_deeds, uses_of, words_of
from rashomon.vocabulary import Stance

_STANCES = uses_of("facts", "stance")
TAKING = frozenset(sense.split()[0] for sense in _STANCES)  # verbs that may tell one
_VAGUE = words_of("facts", "vague")  # what tells nothing of itself: `the move`
_HELD = frozenset({"real", "planned"})  # not what others want or charge, nor what may be
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_EXPECTED = ("likely ", "expect ")  # of what will be: nobody doubts whose stance it is


def find_stance(parse: Parse, clause: Clause) -> tuple[Stance, int]:
    """The stance that a clause tells, and the token that heads what it is about; `NO_TOKEN` if it tells none."""
    row = _STANCES.get(clause.sense)
    if row is None or clause.voice != "active" or not clause.affirmed or not _is_held(parse, clause):
        return "raises", NO_TOKEN
    for use in row.split("; "):  # `demands: for, obj inf; raises: of`
        stance, _, frames = use.partition(": ")
        at = next(find_framed(parse, clause.predicate, frames), NO_TOKEN)
        if at != NO_TOKEN:
            told = _is_issue(parse, clause, at) and not (stance == "demands" and parse.tokens[at].pos == "PROPN")
            return cast("Stance", stance), at if told else NO_TOKEN
    return "raises", NO_TOKEN


def find_framed(parse: Parse, verb: int, frames: str) -> Iterator[int]:
    """What hangs on a verb in one of these frames, in their order: `obj inf, on inf, for, obj=bill`; after `=` stands
    the class of words that it must be of."""
    below = [*parse.children[verb], *(o.index for _, o in objects_of_prepositions(parse, verb))]
    framed = [(frame, at) for at in below for frame in _frames(parse, verb, at)]
    for wanted, _, sort in (frame.partition("=") for frame in frames.split(", ")):
        yield from (at for frame, at in framed if frame == wanted and _is_of(parse, at, sort))


def _is_held(parse: Parse, clause: Clause) -> bool:
    """Does somebody hold it, or will, by what the article tells: not what is wanted of them, what may be, nor an aim
    (`raised rates to support the krone`) or what a deed brings about (`closed the port, raising fears`)?"""
    verb = parse.tokens[clause.predicate]
    brought = is_aside(verb) and (is_infinitive(parse, verb.index) or (clause.sense == "raise" and verb.tag == "VBG"))
    expected = any(step.startswith(_EXPECTED) for step in clause.trace) and clause.reality == "possible"
    return not brought and (clause.reality in _HELD or expected)


def _frames(parse: Parse, verb: int, at: int) -> tuple[str, ...]:
    """How the word at `at` hangs on the verb; `called on them to leave` is `on inf`, not `inf` alone."""
    government = government_of(parse, at)
    if government is None or government.above != verb:
        return ()
    frame = government.frame
    if frame == "inf":
        through = [word for word, noun in objects_of_prepositions(parse, verb) if noun.index < at]
        return tuple(f"{word} inf" for word in through) or (frame,)
    bare = frame == "obj inf" and parse.tokens[at].tag == "VBN" and not helpers_of(parse, at)
    doer = subject_of(parse, at) if bare else None
    nobody = doer is None or doer.index > at or doer.pos == "PRON"
    return () if bare and nobody else (frame,)  # `wanted the crew freed`, not `wanted freed`


def _is_of(parse: Parse, at: int, sort: str) -> bool:
    """Is the object of the class that is asked for: one of the table's, or a deed?"""
    lemma = parse.tokens[at].lemma.lower()
    if sort == "deed":
        return lemma in words_of("facts", "pact") or lemma in read_deeds()
    return not sort or lemma in words_of("facts", sort)


def _is_issue(parse: Parse, clause: Clause, at: int) -> bool:
    """Does it say what it is about: not `it`, `that option`, `the move`, a day, nor a claim of what is so?"""
    told = parse.tokens[at]
    dated = any(n.first <= at < n.last and n.label in {"DATE", "TIME"} for n in parse.names)
    points = any(parse.tokens[c].text.lower() in _POINTING for c in parse.children[at] if is_noun(told) and c < at)
    one = len(content_words(parse.words(*phrase_span(parse, at)))) <= 1
    loose = (
        told.tag == "NNS" and not parse.children[at] and (_is_of(parse, at, "claim") or _is_of(parse, at, "proposal"))
    )
    about_it = parse.tokens[phrase_span(parse, at)[1] - 1].pos == "PRON" and one  # `questions about it`
    bare = (told.lemma.lower() in _VAGUE and one) or loose or about_it
    if dated or points or bare or told.pos in {"PRON", "PUNCT"}:
        return False
    return clause.sense != "insist" or not _is_claim(parse, clause.predicate, at)


def _is_claim(parse: Parse, verb: int, issue: int) -> bool:
    """`insists that the letter exists` says that it does; `insists that it be shown` wants it."""
    said = content_of(parse, verb, finite=True)
    if said is None or said.index != issue:
        return False
    helpers = [t.text.lower() for t in helpers_of(parse, issue)]
    return not is_due(parse, issue) and (said.tag not in {"VB", "VBN"} or bool({"will", "would", "can"} & {*helpers}))
