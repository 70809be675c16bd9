"""Limits that the source has and the copy lacks: `up to`, `some`, `probably`, `unless`."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.compare.cues.parts import Pair, Told
from rashomon.compare.cues.sentence import Cues
from rashomon.compare.cues.worded import CONTENT
from rashomon.compare.cues.words import classes_of_group
from rashomon.compare.roots import same_root

BESIDE = 3  # content words after a limit that it limits
BEFORE = 24  # characters from a limit to its number
_ANYWHERE = frozenset({"q_possibly", "q_part"})  # limits that may stand far from what they limit
WINDOW = 4  # words on either side in which the copy may have a limit of its own


def find_limits(pair: Pair) -> Iterator[Told]:
    """Limits that no near sentence of the copy has, or that it lacks where it tells what they stood before."""
    yield from _number_limits(pair)
    near = {n for c in pair.near_copy for n in c.classes}
    for name in classes_of_group("limit", "bound"):
        at = [i for i in pair.source.classes.get(name, ()) if _is_limit(pair.source, i, name)]
        gone = name not in near and f"{name}-like" not in near
        for index in at:
            bare = name not in pair.copy.classes and _is_unlimited(pair, name, index)
            shown = pair.source.word(index), ""
            if gone:
                yield Told(f"lim:{name}:gone", *shown)
                yield Told("lim:gone", *shown)
            if bare and name != "q_some":
                yield Told(f"lim:{name}:bare", *shown)
            if gone and bare:
                yield Told(f"lim:{name}:both", *shown)
                yield Told("lim:both", *shown)


def _number_limits(pair: Pair) -> Iterator[Told]:
    """Numbers that the source tells with a limit and the copy without one."""
    bounds = {i for n in classes_of_group("bound") for k in (n, f"{n}-like") for i in pair.copy.classes.get(k, ())}
    for name in classes_of_group("bound"):
        for index in pair.source.classes.get(name, ()):
            end = pair.source.parse.tokens[index].end
            figure = next((f for f in pair.source.figures if 0 <= f.start - end <= BEFORE), None)
            same = [
                f
                for f in pair.copy.figures
                if figure and (f.low, f.high, f.dimension) == (figure.low, figure.high, figure.dimension)
            ]
            if same and not any(_is_bound(pair.copy, f.start, bounds) for f in same):
                yield Told("lim:number", pair.source.word(index), pair.copy.parse.text[same[0].start : same[0].end])
                yield Told(f"lim:number:{name}", pair.source.word(index), "")


def _is_bound(cues: Cues, start: int, bounds: set[int]) -> bool:
    at = next((t.index for t in cues.parse.tokens if t.end > start), 0)
    return any(-WINDOW <= i - at <= WINDOW for i in bounds)


def _is_limit(cues: Cues, index: int, name: str) -> bool:
    """`some 5,600` limits nothing; `up to` and `at least` limit only a number."""
    after = cues.parse.tokens[index + 1 : index + BESIDE + 2]
    numbers = [t for t in after if t.pos == "NUM"]
    if name == "q_some":
        return not (after and after[0].pos == "NUM")
    return bool(numbers) or name not in {"q_upto", "q_atleast"}


def _is_unlimited(pair: Pair, name: str, index: int) -> bool:
    """Does the copy have what the limit stands before, and no limit beside it?"""
    source, copy = pair.source, pair.copy
    after = [t.index for t in source.tokens[index + 1 :] if t.pos in CONTENT][:BESIDE]
    limits = {i for n in (name, f"{name}-like") for i in pair.copy.classes.get(n, ())}
    found = [
        t.index for t in copy.tokens if t.pos in CONTENT
        if any(same_root(copy.words[t.index], source.words[i]) for i in after)
    ]  # fmt: skip
    if not found:
        return False
    return not any(name in _ANYWHERE or min(abs(i - f) for f in found) <= WINDOW for i in limits)
