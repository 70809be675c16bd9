"""Whom a description means: those who may be meant, ranked by what the grammar and the text before say.

Each has features, by name; the weights of these add up to a score, and the scores to likelihoods, beside that of
somebody else (score 0). Who is meant is the likeliest, if likely enough. The weights stand in `reference_weights`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rashomon.clauses import is_aside, is_main, words_above
from rashomon.language import Parse
from rashomon.people.phrases import PLACES, Phrase

Weights = Mapping[str, float]
OFTEN = 4  # mentions so far from which somebody is much told of; by judgement, before the weights were fitted
FAR = 8  # sentences between, from which somebody is hardly remembered
DECIMALS = 4  # of a likelihood
_DISTANCES = ("same sentence", "sentence before", "two before")


class Anaphor(NamedTuple):
    """A description that is to be read. `group` tells its weights, `phrase` how it stands."""

    group: str  # `body`, `country`, `someone`
    phrase: Phrase
    starts: bool  # the subject of the sentence, or of a clause of time or manner
    above: frozenset[int]  # the words above it
    parse: Parse
    first: int  # its first token


class Choice(NamedTuple):
    """Somebody who may be meant, by their last phrase (of several in a sentence, the weightiest)."""

    phrase: Phrase
    kind: str  # of the actor
    times: int  # told of so far
    headline: bool  # named there
    passed: int  # sentences between
    nearest: bool  # is it the nearest candidate?
    first: bool  # in the nearest sentence that has somebody who may be meant
    words: tuple[str, ...]  # features of the description's words


class Ranked(NamedTuple):
    """A choice with its likelihood, 0 to 1."""

    likelihood: float
    choice: Choice


def make_anaphor(group: str, phrase: Phrase, parse: Parse, first: int) -> Anaphor:
    clause = parse.tokens[phrase.verb]
    starts = phrase.place == "subject" and (is_main(clause) or is_aside(clause))
    return Anaphor(group, phrase, starts, frozenset(words_above(parse, phrase.head)), parse, first)


def fits(a: Anaphor, p: Phrase) -> bool:
    """Named before, and of the kind described."""
    return bool(p.may & a.phrase.may) and (p.at, p.head) < (a.phrase.at, a.phrase.head)


def does_to(a: Anaphor, p: Phrase) -> bool:
    """`Holm met the mayor`: who does something to somebody else is not meant."""
    return (p.at, p.verb, p.place, "object") == (a.phrase.at, a.phrase.verb, "subject", a.phrase.place)


def is_weightier(p: Phrase, than: Phrase) -> bool:
    return PLACES.index(p.place) < PLACES.index(than.place)


def features(a: Anaphor, c: Choice) -> Iterator[str]:
    """What speaks for or against a choice, by name."""
    yield f"as {c.phrase.form}"
    if c.kind == "country":
        yield "country"
    elif c.kind == "group":
        yield "unnamed"
    if c.passed < len(_DISTANCES):
        yield _DISTANCES[c.passed]
    elif c.passed > FAR:
        yield "far"
    if c.nearest:
        yield "nearest"
    if c.times > 1:
        yield "told of before"
    if c.times >= OFTEN:
        yield "told of often"
    if c.headline:
        yield "in headline"
    yield from _of_marks(a, c.phrase)
    yield from _of_place(a, c)
    yield from c.words


def _of_marks(a: Anaphor, p: Phrase) -> Iterator[str]:
    """`“The bank lost,” Orion said`: on which side of the marks the two stand, and who speaks."""
    if a.phrase.inside and not p.inside:
        yield "says these words" if p.speaks else "outside marks"
    elif p.inside and not a.phrase.inside:
        yield "inside what is said" if a.phrase.speaks else "inside marks"


def _of_place(a: Anaphor, c: Choice) -> Iterator[str]:
    p = c.phrase
    if p.place != "other":
        yield p.place
    if p.place == "subject" and p.main:
        yield "main subject"
    if p.at != a.phrase.at:
        if p.place == "subject" and p.main and a.starts and c.first:
            yield "goes on"
    elif p.verb in a.above and p.place == "subject":
        yield "subject above"
        if a.starts:
            yield "subject above its clause"
        elif a.phrase.place == "owner":
            yield "subject above owner"


def rank(a: Anaphor, choices: Sequence[Choice], weights: Weights) -> list[Ranked]:
    """Every choice with its likelihood, likeliest first; what is left of 1 is for somebody else."""
    scores = [sum(weights.get(f, 0.0) for f in features(a, c)) for c in choices]
    top = max([0.0, *scores])
    powers = [math.exp(s - top) for s in scores]
    total = math.fsum([math.exp(-top), *powers])
    found = [Ranked(round(power / total, DECIMALS), c) for power, c in zip(powers, choices, strict=True)]
    return sorted(found, key=lambda r: (-r.likelihood, -r.choice.phrase.at, -r.choice.phrase.head))
