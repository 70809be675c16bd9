"""Descriptions that nobody was found for: whom of the story each most likely is, by all that the story tells.

Each one, with all its mentions, is compared with everybody of its sort (`features`); fitted weights
(`likeness_weights`) give likelihoods, beside that of somebody else (score 0), and who is likely enough is meant.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rashomon.language import ParsedArticle
from rashomon.lexicon import words_of
from rashomon.people.cast import Cast, Mention
from rashomon.people.countries import country_of
from rashomon.people.lexicon import APPARATUS, INSTITUTIONS
from rashomon.people.likeness_weights import LEAST, WEIGHTS
from rashomon.people.portraits import PERSON, Portrait, draw_portraits
from rashomon.text import fold

_STATE = words_of("people", "armed") | words_of("people", "state body") | {"ruling", "court", "police"}
OFTEN = 4  # mentions from which somebody is much told of; by judgement, before the weights were fitted
NEAR = 2  # sentences; by judgement, as above
DECIMALS = 2  # of a likelihood that is told


class Likeness(NamedTuple):
    """A description's portrait, those whom it may mean, and the features of each."""

    group: str  # whose weights: `person`, `body`
    portrait: Portrait
    choices: Sequence[Portrait]
    features: Sequence[frozenset[str]]


def find_likenesses(portraits: Mapping[str, Portrait]) -> Iterator[Likeness]:
    """For each description without a name whom it may mean, in the order of ids."""
    for actor in sorted(portraits):
        d = portraits[actor]
        if d.named or d.new or not d.sort or d.pronoun:
            continue
        choices = [c for _, c in sorted(portraits.items()) if _may_be(d, c)]
        if choices and not (any(map(_is_of_state, d.nouns)) and len(choices) > 1 and not d.countries):
            yield Likeness(d.sort, d, choices, [frozenset(_features(d, c, choices)) for c in choices])


def _may_be(d: Portrait, c: Portrait) -> bool:
    """Of one sort and called alike, and nothing that speaks against it for certain."""
    if c is d or c.sort != d.sort or d.verbs & c.verbs or not _called_alike(d, c):
        return False
    if c.actor.id in d.owners or (d.genders and c.genders and d.genders != c.genders):
        return False
    if d.countries:
        return {fold(country) for country in d.countries} <= _lands(c)
    return not (_lands(d) and _lands(c) and not _lands(d) & _lands(c))


def _lands(p: Portrait) -> set[str]:
    """The countries it speaks for, or that its words name."""
    return {fold(country) for country in p.countries} | {w for w in p.words if country_of(w)}


def _called_alike(d: Portrait, c: Portrait) -> bool:
    """By one noun, or by one that any body is called again by: `the lender`."""
    if not c.named and not (_told(d) <= c.words and c.proper <= d.words):
        return False
    if d.sort == PERSON:  # `the officer` is told by what stands near (`references`)
        return bool(d.words or d.countries) and bool(d.nouns & c.nouns)
    if not d.proper <= c.words:
        return False
    if any(map(_is_of_state, d.nouns)):  # `the Norwegian government`, never `the government` of somebody else
        return (
            bool(d.nouns & c.nouns and c.countries) and d.countries <= c.countries and bool(d.countries or not d.words)
        )
    again = c.named and d.nouns <= INSTITUTIONS and not any(map(_is_of_state, c.nouns))
    return again or bool(d.nouns & c.nouns)


def _is_of_state(noun: str) -> bool:
    """`Ruling`, `ministry`, `army`: never called by another such noun."""
    return noun in _STATE or noun in APPARATUS


def _features(d: Portrait, c: Portrait, choices: Sequence[Portrait]) -> Iterator[str]:
    """What speaks for or against a choice, by name."""
    yield "named" if c.named else "unnamed"
    yield from _of_words(d, c, choices)
    yield from _of_places(d, c)
    if d.countries:
        yield "country agrees" if d.countries == c.countries else "country unknown"
    if d.genders:
        yield "gender agrees" if d.genders == c.genders else "gender unknown"
    if c.times >= OFTEN:
        yield "told of often"
    if c.times == max(x.times for x in choices):
        yield "most told of"
    if c.headline:
        yield "in headline"
    if sum(x.named and bool(d.places.keys() & x.places.keys()) for x in choices) == 1:
        yield "the only one there"


def _of_words(d: Portrait, c: Portrait, choices: Sequence[Portrait]) -> Iterator[str]:
    known = bool(d.nouns & c.nouns)
    yield "called so" if known else "called otherwise" if c.nouns else "called by name only"
    if any(d.nouns & x.nouns for x in choices if x is not c):
        yield "another called so"
    told = _told(d)
    if told and any(told <= x.words and d.nouns & x.nouns for x in choices if x is not c):
        yield "another with all words"
    how = "bare" if not told else "all words" if told <= c.words else "some words" if told & c.words else "other words"
    yield f"{how}, called so" if known else how
    if d.proper:
        yield "proper words" if d.proper <= c.words else "other proper words"


def _told(d: Portrait) -> set[str]:
    """The words of a description, but for its country's."""
    return d.words - {fold(country) for country in d.countries}


def _of_places(d: Portrait, c: Portrait) -> Iterator[str]:
    shared = sorted(d.places.keys() & c.places.keys())
    yield "elsewhere" if not shared else "in all its articles" if len(shared) == len(d.places) else "in its article"
    if any(set(d.places[a]) & set(c.places[a]) for a in shared):
        yield "in one sentence"
    back = [min(d.places[a]) - at for a in shared for at in c.places[a]]
    before = [n for n in back if n > 0]
    if before:
        yield "shortly before" if min(before) <= NEAR else "before"
    elif back:
        yield "soon after" if max(back) >= -NEAR else "later only"


def likelihoods(found: Likeness, weights: Mapping[str, float]) -> list[float]:
    """Of each choice, 0 to 1; what is left of 1 is for somebody else."""
    scores = [math.fsum(weights.get(f, 0.0) for f in sorted(row)) for row in found.features]
    top = max([0.0, *scores])
    powers = [math.exp(s - top) for s in scores]
    total = math.fsum([math.exp(-top), *powers])
    return [power / total for power in powers]


def join_likely(parsed: Sequence[ParsedArticle], cast: Cast) -> Cast:
    """The cast, in which descriptions likely enough to be somebody told of are theirs; `why` tells how likely."""
    now: dict[str, tuple[str, float]] = {}
    for found in find_likenesses(draw_portraits(parsed, cast)):
        rows = likelihoods(found, WEIGHTS.get(found.group, {}))
        best = max(range(len(rows)), key=lambda n: (rows[n], found.choices[n].actor.id))
        if rows[best] >= LEAST.get(found.group, 1.0):
            now[found.portrait.actor.id] = (found.choices[best].actor.id, rows[best])
    return _joined(cast, now) if now else cast


def _joined(cast: Cast, now: Mapping[str, tuple[str, float]]) -> Cast:
    home = {a: _end(a, now) for a in sorted(now)}
    home = {a: end for a, end in home.items() if end != a}
    actors = {a.id: a for a in cast.actors if a.id not in home}
    for lost, end in home.items():
        gone, kept = cast.actor(lost), actors[end]
        why = f"{gone.name}: likelihood {now[lost][1]:.{DECIMALS}f} by all that is told"
        side = kept.side or (gone.side if kept.kind != "country" else None)
        actors[end] = replace(kept, side=side, why=tuple(dict.fromkeys([*kept.why, *gone.why, why])))
    return replace(
        cast,
        actors=tuple(actors[a.id] for a in cast.actors if a.id in actors),
        mentions={s: tuple(_of(m, home) for m in rows) for s, rows in cast.mentions.items()},
    )


def _end(actor: str, now: Mapping[str, tuple[str, float]]) -> str:
    """Who stands at the end of a chain; of those that mean one another the first by id."""
    chain = [actor]
    while (step := now.get(chain[-1])) and step[0] not in chain:
        chain.append(step[0])
    return min(chain[chain.index(step[0]) :]) if step else chain[-1]


def _of(m: Mention, home: Mapping[str, str]) -> Mention:
    return replace(m, actor=home[m.actor]) if m.actor in home else m


__all__ = ["Likeness", "find_likenesses", "join_likely", "likelihoods"]
