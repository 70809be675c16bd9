"""Whose words a cue tells: who does its verb, or who stands beside it where the parser erred."""

from __future__ import annotations

from dataclasses import replace

from rashomon.clauses import NOBODY, doer_of, is_finite, is_nominal, is_object, is_passive, relative_of, subjects_of
from rashomon.language import Parse
from rashomon.lexicon import is_speech
from rashomon.people.lexicon import DOCUMENTS
from rashomon.speech.found import Cue


def speaker_of(parse: Parse, verb: int) -> int:
    """Who does a verb of saying; of what stands in a paper (`released a statement saying …`) who sent it."""
    doer = doer_of(parse, verb)
    token = parse.tokens[verb]
    if token.head != doer or subjects_of(parse, verb) or not is_object(parse.tokens[doer]):
        return doer
    sent = parse.tokens[parse.tokens[doer].head]
    if parse.tokens[doer].lemma.casefold() in DOCUMENTS or is_speech(sent.lemma, "send"):
        sender = doer_of(parse, sent.index)
        return sender if sender != NOBODY else doer
    return doer


def find_source(parse: Parse, cue: Cue, quoted: frozenset[int]) -> Cue:
    """The cue with a source that can speak: a nominal outside the marks, the nearest subject if the parser erred."""
    token = parse.tokens[cue.token]
    if token.pos != "VERB" or (cue.source >= 0 and cue.source not in quoted and is_nominal(parse.tokens[cue.source])):
        return cue
    if cue.source < 0 and (not is_finite(token) or is_passive(parse, cue.token)):
        return cue
    return replace(cue, source=_subject_before(parse, cue.token, quoted))


def _subject_before(parse: Parse, verb: int, quoted: frozenset[int]) -> int:
    """The subject of the nearest verb before this one, else -1 if there is none."""
    for index in range(verb - 1, -1, -1):
        token = parse.tokens[index]
        if index not in quoted and index in subjects_of(parse, token.head) and is_nominal(token):
            return doer_of(parse, token.head) if relative_of(parse, token.head) == index else index
    return NOBODY
