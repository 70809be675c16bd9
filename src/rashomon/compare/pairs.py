"""Which linked articles are compared: each with those it shares most with, so that the cost grows with the articles."""

from __future__ import annotations

from rashomon.compare.side import Material
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
    for rows in of.values():
        best = sorted(rows, key=lambda link: (-link.score, link.a, link.b))[:MOST]
        kept.update((link.a, link.b) for link in best)
    return [link for link in links if (link.a, link.b) in kept]


def _may_differ(link: Link, leaders: dict[str, str]) -> bool:
    leader_a, leader_b = leaders[link.a], leaders[link.b]
    if not leader_a and not leader_b:
        return True
    return leader_a == link.b or leader_b == link.a
