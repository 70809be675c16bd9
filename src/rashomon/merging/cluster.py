"""Groups of things that are one. A wrong merge is worse than a missed one, so nothing is chained.

Things are placed in a fixed order. Each is compared with every member of a group, and joins the one that it fits best
if no member forbids it and it is likely enough of all of them taken together.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from rashomon.merging.feature import Weigher

T = TypeVar("T", bound=Hashable)

MOST_COMPARED = 24  # members that a thing is weighed against, the first ones; a bound on work, vetoes ask all


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
    rivals: Callable[[T], Iterable[T]],
    least: Callable[[T, T], float],
    lead: float = 0.0,
) -> list[Cluster[T]]:
    """The things as groups, in the order of their founders. `near` names what a thing may be one with; `rivals` those
    that stand beside it, of which the likeliest joins a group first.

    `least`: mean log-odds with the members from which a thing joins the group of a founder; `lead`: by how much it must
    fit this group better than the next.
    """
    clusters: list[Cluster[T]] = []
    holding: dict[T, Cluster[T]] = {}
    for thing in things:
        around = dict.fromkeys(holding[other] for other in near(thing) if other in holding)
        fits = _fitting(thing, around, weigher, least)
        sure = fits and (len(fits) == 1 or fits[0][0] - fits[1][0] >= lead)
        cluster = fits[0][1] if sure and not _is_outdone(thing, *fits[0], rivals, weigher) else None
        if cluster is None:
            cluster = Cluster([thing])
            clusters.append(cluster)
        else:
            cluster.why.append(weigher.why(thing, max(_compared(cluster), key=lambda m: weigher.weigh(thing, m))))
            cluster.members.append(thing)
        holding[thing] = cluster
    return clusters


def _fitting(
    thing: T, around: Iterable[Cluster[T]], weigher: Weigher[T], least: Callable[[T, T], float]
) -> list[tuple[float, Cluster[T]]]:
    """The groups that the thing may join, each with how well it fits, best first."""
    scored = [(score, c) for c in around if (score := _fit(thing, c, weigher)) is not None]
    return sorted((f for f in scored if f[0] >= least(thing, f[1].centre)), key=lambda f: -f[0])


def _compared(cluster: Cluster[T]) -> list[T]:
    return cluster.members[:MOST_COMPARED]


def _fit(thing: T, cluster: Cluster[T], weigher: Weigher[T]) -> float | None:
    """The mean log-odds with the members; None where one forbids it."""
    if any(weigher.forbids(thing, member) for member in cluster.members):
        return None
    compared = _compared(cluster)
    return sum(weigher.weigh(thing, member) for member in compared) / len(compared)


def _is_outdone(
    thing: T, score: float, cluster: Cluster[T], rivals: Callable[[T], Iterable[T]], weigher: Weigher[T]
) -> bool:
    """Does something that stands beside the thing fit the group better?"""
    scores = (_fit(other, cluster, weigher) for other in rivals(thing) if other is not thing)
    return any(found is not None and found > score for found in scores)
