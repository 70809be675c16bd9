"""Groups of things that are one. A wrong merge is worse than a missed one, so nothing is chained.

The likeliest two are joined first, then the next: so what each is surely one with is known before what may be doubted.
Two groups become one if no member of either forbids it and all of them taken together are likely enough.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Generic, TypeVar

from rashomon.merging.feature import Weigher

T = TypeVar("T", bound=Hashable)

MOST_COMPARED = 24  # members of a group that are weighed, the first ones; a bound on work, vetoes ask all


@dataclass(slots=True, eq=False)
class Cluster(Generic[T]):
    """Things that are one, the founder first. `why`: for each merge the features that counted."""

    members: list[T]
    why: list[str] = field(default_factory=list)

    @property
    def centre(self) -> T:
        return self.members[0]


def merge(
    things: Sequence[T],
    near: Callable[[T], Iterable[T]],
    weigher: Weigher[T],
    *,
    least: Callable[[T, T], float],
    floor: float = -inf,
) -> list[Cluster[T]]:
    """The things as groups, in the order of their founders, who come first among `things`. `near` names what a thing
    may be one with.

    `least`: log-odds from which two things join, and groups by the mean of all their pairs, asked of their founders;
    `floor`: what it never lies under, so that it need not be asked of most pairs.
    """
    rank = {thing: n for n, thing in enumerate(things)}
    holding = {thing: Cluster([thing]) for thing in things}
    refused: set[tuple[int, int, int, int]] = set()
    for a, b in _likeliest(things, rank, near, weigher, least, floor):
        one, other = sorted((holding[a], holding[b]), key=lambda c: rank[c.centre])
        tried = rank[one.centre], rank[other.centre], len(one.members), len(other.members)
        if one is other or tried in refused:
            continue
        if not _are_one(one, other, weigher, least(other.centre, one.centre)):
            refused.add(tried)
            continue
        one.why += [*other.why, weigher.why(a, b)]
        one.members = sorted((*one.members, *other.members), key=rank.__getitem__)
        holding |= dict.fromkeys(other.members, one)
    return list(dict.fromkeys(holding[thing] for thing in things))


def _likeliest(
    things: Sequence[T],
    rank: dict[T, int],
    near: Callable[[T], Iterable[T]],
    weigher: Weigher[T],
    least: Callable[[T, T], float],
    floor: float,
) -> list[tuple[T, T]]:
    """The pairs that may join, likeliest first; of equal ones those that stand first among all."""
    pairs = {(min(n, m), max(n, m)) for thing, n in rank.items() for o in near(thing) if (m := rank[o]) != n}
    scored = ((weigher.weigh(things[m], things[n]), n, m) for n, m in pairs)
    likely = ((score, n, m) for score, n, m in scored if score >= floor)
    joining = sorted((-score, n, m) for score, n, m in likely if score >= least(things[m], things[n]))
    return [(things[n], things[m]) for _, n, m in joining]


def _are_one(one: Cluster[T], other: Cluster[T], weigher: Weigher[T], least: float) -> bool:
    """Does no member of one group forbid one of the other, and are all of them likely enough?"""
    for a in one.members:  # loops: most of the time of all merging is spent here
        for b in other.members:
            if weigher.forbids(a, b):
                return False
    scores = [weigher.weigh(a, b) for a in one.members[:MOST_COMPARED] for b in other.members[:MOST_COMPARED]]
    return sum(scores) / len(scores) >= least
