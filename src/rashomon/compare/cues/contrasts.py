"""Opposites, certainty and outcome: what one sentence or clause has and its counterpart turns or lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.compare.cues.parts import Pair, Part, Told, match_clauses, part, whole
from rashomon.compare.cues.words import classes_of_group


def find_contrasts(pair: Pair) -> Iterator[Told]:
    """The contrasts of two sentences, as wholes and clause by clause."""
    yield from _poles(pair)
    near_a = {n for c in pair.near_source for n in c.classes}
    near_b = {n for c in pair.near_copy for n in c.classes}
    yield from _classes("", whole(pair.source), whole(pair.copy), near_a, near_b)
    for one, other in match_clauses(pair.source, pair.copy):
        a, b = part(pair.source, one), part(pair.copy, other)
        yield from _classes("cl:", a, b, a.reach, b.reach)
        yield from _clause_poles(a, b)


def _classes(level: str, a: Part, b: Part, near_a: set[str], near_b: set[str]) -> Iterator[Told]:
    """Classes of words, of certainty and outcome, that one of the two has and the other, with what is near, lacks."""
    weak, strong = classes_of_group("weak"), classes_of_group("strong")
    for group, names in ((f"{level}cer", sorted((*weak, *strong))), (f"{level}sta", classes_of_group("status"))):
        gone = [n for n in names if n in a.at and n not in near_b and f"{n}-like" not in near_b]
        new = [n for n in names if n in b.at and n not in near_a and f"{n}-like" not in near_a]
        for n in gone:
            yield from (Told(f"{group}:{n}>{m}", a.word(n), b.word(m)) for m in new)
            yield from (Told(f"{group}:{n}>={m}", a.word(n), b.word(m)) for m in names if m in b.at and m not in new)
        if gone and new:
            yield Told(f"{group}:pair", a.word(gone[0]), b.word(new[0]))
        surer = [n for n in gone if n in weak], [n for n in new if n in strong]
        if all(surer) and "deny" not in a.at and "deny" not in b.at:
            yield Told(f"{group}:weak>strong", a.word(surer[0][0]), b.word(surer[1][0]))


def _poles(pair: Pair) -> Iterator[Told]:
    """Opposites: what the source tells with one sign alone and the copy with the other alone."""
    for axis, signs in pair.source.signs.items():
        theirs = pair.copy.signs.get(axis, {})
        near = {s for c in pair.near_copy for s in c.signs.get(axis, {})}
        mine = {s for c in pair.near_source for s in c.signs.get(axis, {})}
        for sign, index in signs.items():
            if -sign in theirs and sign not in near and -sign not in mine:
                yield Told(f"pol:turned:{axis}", pair.source.word(index), pair.copy.word(theirs[-sign]))


def _clause_poles(a: Part, b: Part) -> Iterator[Told]:
    signs = [_signs_in(p) for p in (a, b)]
    for axis in signs[0].keys() & signs[1].keys():
        mine, theirs = signs[0][axis], signs[1][axis]
        if len(mine) == len(theirs) == 1 and mine.keys() != theirs.keys():
            shown = a.cues.word(*mine.values()), b.cues.word(*theirs.values())
            yield Told(f"cl:pol:turned:{axis}", *shown)


def _signs_in(p: Part) -> Mapping[str, Mapping[int, int]]:
    held = p.clause.own if p.clause else frozenset()
    found = {axis: {s: i for s, i in signs.items() if i in held} for axis, signs in p.cues.signs.items()}
    return {axis: signs for axis, signs in found.items() if signs}
