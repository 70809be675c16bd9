"""Names at odds: one person, body or place stands where the other telling has another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from rashomon.clauses import has_core_part, part_of, word_above
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching, is_told_deed
from rashomon.compare.places import REMEMBERED
from rashomon.compare.side import Side
from rashomon.people.countries import country_of
from rashomon.text import fold
from rashomon.vocabulary import DifferenceKind

_CLASSES = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place"}
# Rapidfuzz ratio, 0 to 100, of two spellings of one name: `Jonsson`, `Johnson` 86, `Iran`, `Iraq` 75
SPELLING = 70.0
LONG_NAME = 5  # letters; two shorter names may be spelled much alike and be two
MIN_RELATIONS = 2  # of head, dependents, words before and after, that must answer to each other
CERTAIN, LIKELY = 0.9, 0.7  # confidence: as a subject or object of the same verb; elsewhere
_WHERE = frozenset({"in", "at", "near"})  # one place, whichever of these is said


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of a sentence: its tokens (half-open), head, class, words, actor and country (`""` for none)."""

    first: int
    last: int
    head: int
    label: str
    text: str
    actor: str
    country: str


def compare_names(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each name that the other telling does not know, where it has another at the same place."""
    only_a = _missing(pairing.a, pairing.near_b)
    only_b = _missing(pairing.b, pairing.near_a) if only_a else []
    for one in only_a:
        for other in only_b:
            if (
                one.label == other.label
                and _is_certain(one, other)
                and not _one_name(one, other)
                and _same_place(pairing.matching, one, other)
            ):
                sure = CERTAIN if has_core_part(pairing.a.parse, one.head) else LIKELY
                yield Finding(_kind(pairing.a, one), "who or where", one.text, other.text, sure)


def compare_places(pairing: Pairing) -> Iterator[Finding]:
    """Of those, the places alone: independent tellings name other people because they asked other people."""
    return (f for f in compare_names(pairing) if f.kind == "place")


def agreeing_places(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each place where both sentences say that one thing was done."""
    matching = pairing.matching
    for one in _names(pairing.a):
        for other in _names(pairing.b):
            if one.label != "place" or other.label != "place" or not _one_name(one, other):
                continue
            deed, there = word_above(pairing.a.parse, one.head), word_above(pairing.b.parse, other.head)
            held = {part_of(pairing.a.parse, one.head), part_of(pairing.b.parse, other.head)} <= _WHERE
            if held and matching.forward.get(deed) == there and is_told_deed(matching, deed):
                yield Finding("place", f"where: {pairing.a.words[deed]}", one.text, other.text, LIKELY)


def _kind(side: Side, name: _Named) -> DifferenceKind:
    return "place" if name.label == "place" and part_of(side.parse, name.head) in _WHERE else "name"


def _missing(side: Side, near: Sequence[Side]) -> list[_Named]:
    """The names of a sentence that no near sentence of the other telling has in any form."""
    names = _names(side)
    known = [_known(s) for s in near] if names else []
    found = []
    for name in names:
        words = [w for w in fold(name.text).split() if len(w) > 2]
        if any(name.actor in k.actors or name.country in k.countries for k in known):
            continue
        if any(_has(k, words, name.text) or any(_one_spelled(name, o) for o in k.names) for k in known):
            continue
        found.append(name)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What a sentence names: its folded words between spaces, with dots and without; the actors and countries."""

    text: str
    undotted: str
    actors: frozenset[str]
    countries: frozenset[str]
    names: tuple[_Named, ...]


@lru_cache(maxsize=REMEMBERED)
def _known(side: Side) -> _Known:
    text = f" {' '.join(fold(t.text) for t in side.tokens)} "
    countries = frozenset(c[0] for i in side.content if (c := country_of(side.tokens[i].text)))
    actors = frozenset(actor for actor in side.actors if actor)
    return _Known(text, text.replace(".", ""), actors, countries, _names(side))


def _has(known: _Known, words: Sequence[str], name: str) -> bool:
    """Does a sentence hold a word of the name, or its initials?"""
    initials = "".join(w[0] for w in name.split() if w[0].isupper()).lower()
    return (
        any(f" {w} " in known.text or f" {w} " in known.undotted for w in words)
        or _joined(name) in known.undotted
        or (len(initials) > 1 and f" {initials} " in known.undotted)
    )


def _joined(name: str) -> str:
    """The name as a word of its own, dots and spaces of initials left out: `F.B.I.`."""
    return f" {fold(name).replace('.', '')} "


@lru_cache(maxsize=REMEMBERED)
def _names(side: Side) -> tuple[_Named, ...]:
    found = []
    for name in side.sentence.names:
        label = _CLASSES.get(name.label, "")
        text = side.parse.words(name.first, name.last).removeprefix("the ")
        if not label or not text[:1].isupper():
            continue
        head = _head(side, name.first, name.last)
        country = country_of(text)
        found.append(_Named(name.first, name.last, head, label, text, side.actors[head], country[0] if country else ""))
    return tuple(found)


def _head(side: Side, first: int, last: int) -> int:
    outside = (i for i in range(first, last) if not first <= side.tokens[i].head < last)
    return next(outside, last - 1)


def _one_name(a: _Named, b: _Named) -> bool:
    return bool(a.actor and a.actor == b.actor) or bool(a.country and a.country == b.country) or _one_spelled(a, b)


def _one_spelled(a: _Named, b: _Named) -> bool:
    """Are the two one name, whole or in part, in other letters?"""
    one, other = fold(a.text).replace(".", ""), fold(b.text).replace(".", "")
    if min(len(one), len(other)) < LONG_NAME:
        return one == other
    return fuzz.ratio(one, other) >= SPELLING or fuzz.ratio(one.split()[-1], other.split()[-1]) >= SPELLING


def _is_certain(a: _Named, b: _Named) -> bool:
    """Of two persons called by one word each it may be one's first name and the other's surname, unless both are
    known."""
    single = a.label == "person" and " " not in a.text and " " not in b.text
    return not single or bool(a.actor and b.actor)


def _same_place(matching: Matching, a: _Named, b: _Named) -> bool:
    """Do the two stand at one place: under the same word in the same role, or between the same words?"""
    return _relations(matching, a, b) >= MIN_RELATIONS


def _relations(matching: Matching, a: _Named, b: _Named) -> float:
    """How many relations of two names answer to each other: the word above (two, if in the same role), the content
    words before and after."""
    one, other = matching.a, matching.b
    roles = part_of(one.parse, a.head), part_of(other.parse, b.head)
    before, after = (_beyond(one, a, -1), _beyond(other, b, -1)), (_beyond(one, a, 1), _beyond(other, b, 1))
    heads_a, heads_b = {word_above(one.parse, a.head)}, {word_above(other.parse, b.head)}
    if set(roles) <= _WHERE:  # `leaving the base in Selk`: what a place belongs to is often told wrongly by the tree
        heads_a, heads_b = heads_a | {before[0]}, heads_b | {before[1]}
    count = 0.0
    if any(x >= 0 and matching.to_b(x) in heads_b for x in heads_a):
        count += 2 if roles[0] == roles[1] or set(roles) <= _WHERE else 0.5
    return count + sum(x >= 0 and matching.to_b(x) == y for x, y in (before, after))


def _beyond(side: Side, name: _Named, step: int) -> int:
    """The content word before or after a name, or -1."""
    at = name.first - 1 if step < 0 else name.last
    while 0 <= at < len(side.tokens):
        if at in side.keys:
            return at
        at += step
    return -1
