"""Which linked articles are compared: each with those it shares most with, so that the cost grows with the articles."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.compare.side import Material
from rashomon.compare.sources import NEARER, copy_scores
from rashomon.vocabulary import Link

MOST = 3  # links of an article that are compared: its source, and two more where the source is not known


def choose_links(material: Material) -> list[Link]:
    """The links to compare, in their order.

    Articles with the same text have nothing to compare. A follower stands in its leader but for a block or so: what
    the leader's text says against others is said once, of the leader.
    """
    leaders = {p.article.id: p.leader for p in material.parsed}
    links = [
        link
        for link in material.links
        if link.kind != "duplicate" and link.a in leaders and link.b in leaders and _may_differ(link, leaders)
    ]
    kept: set[tuple[str, str]] = set()
    of: dict[str, list[Link]] = {}
    for link in links:
        of.setdefault(link.a, []).append(link)
        of.setdefault(link.b, []).append(link)
    scores = copy_scores(material.links)
    for rows in of.values():
        best = sorted(
            (r for r in rows if not _by_way_of_a_third(r, scores)), key=lambda link: (-link.score, link.a, link.b)
        )[:MOST]
        kept.update((link.a, link.b) for link in best)
    return [link for link in links if (link.a, link.b) in kept]


def _may_differ(link: Link, leaders: dict[str, str]) -> bool:
    leader_a, leader_b = leaders[link.a], leaders[link.b]
    if not leader_a and not leader_b:
        return True
    return leader_a == link.b or leader_b == link.a


def _by_way_of_a_third(link: Link, scores: Mapping[str, Mapping[str, float]]) -> bool:
    """Are both copies of a third article, which is nearer to each of them? What they changed is told against that."""
    of_a, of_b = scores.get(link.a, {}), scores.get(link.b, {})
    mine = of_a.get(link.b)
    if mine is None:
        return False
    return any(min(of_a[third], of_b[third]) >= mine + NEARER for third in of_a.keys() & of_b.keys())
