"""Whom somebody asked something of: one party in one telling, all of them in the other."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.clauses import bare_phrase, is_object, is_subject, subject_of
from rashomon.compare.cues.words import words_of_class
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import count_shared
from rashomon.compare.side import Side
from rashomon.people.countries import country_of
from rashomon.speech.cues import DIRECTIVES

_ALL, _PARTIES = words_of_class("all-of-them"), words_of_class("parties")
MIN_SHARED = 2  # words of the two requests, and above them, that answer to each other
LIKELY = 0.65  # confidence


def compare_addressees(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each request of one speaker that goes to one party here and to all of them there."""
    matching = pairing.matching
    for i, one in _requests(matching.a):
        for j, other in _requests(matching.b):
            if _is_all(matching.a, one) == _is_all(matching.b, other) or not _one_speaker(pairing, i, j):
                continue
            named = (matching.b, other) if _is_all(matching.a, one) else (matching.a, one)
            if _is_named(*named) and count_shared(matching, i, j) >= MIN_SHARED:
                yield Finding(
                    "name", "whom it was asked of", _shown(matching.a, one), _shown(matching.b, other), LIKELY
                )


def _requests(side: Side) -> list[tuple[int, int]]:
    """(verb, whom it asks) of every request in a sentence."""
    found = []
    for token in side.tokens:
        if token.pos == "VERB" and side.words[token.index] in DIRECTIVES:
            below = [c for c in side.parse.subtree(token.index) if c > token.index]
            named = (c for c in below if is_object(side.tokens[c]) or is_subject(side.tokens[c]))
            asked = [c for c in named if _may_be_asked(side, c)]
            found += [(token.index, asked[0])] if asked else []
    return found


def _may_be_asked(side: Side, index: int) -> bool:
    return _is_all(side, index) or _is_named(side, index)


def _is_all(side: Side, index: int) -> bool:
    modifiers = {side.tokens[c].text.lower() for c in side.parse.children[index]}
    return side.words[index] in _PARTIES and bool(modifiers & _ALL)


def _is_named(side: Side, index: int) -> bool:
    return side.tokens[index].pos == "PROPN" and (
        bool(side.actors[index]) or country_of(side.tokens[index].text) is not None
    )


def _one_speaker(pairing: Pairing, i: int, j: int) -> bool:
    speakers = []
    for side, verb in ((pairing.a, i), (pairing.b, j)):
        subject = subject_of(side.parse, verb)
        speakers.append(side.actors[subject.index] if subject else "")
    return bool(speakers[0]) and speakers[0] == speakers[1]


def _shown(side: Side, index: int) -> str:
    return side.parse.words(bare_phrase(side.parse, index)[0], index + 1)
