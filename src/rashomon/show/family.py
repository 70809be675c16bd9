"""Who took from whom: each origin as a tree, the source first, its copies after it, each with how much it took."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.show.clean import find_plain
from rashomon.show.legend import Legend, find_published
from rashomon.vocabulary import Link, Origin, Record

DEEPEST = 6  # steps of copying drawn; news is hardly ever copied from a copy of a copy of a copy

_TOOK = {"duplicate": "same text as", "reprint": "reprints", "rewrite": "rewords", "passages": "takes passages from"}
_COMMON = "same source as"
_UNKNOWN = {
    "duplicate": "same text as",
    "reprint": "shares its text with",
    "rewrite": "tells in other words than",
    "passages": "shares passages with",
}


@dataclass(frozen=True, slots=True)
class Node:
    """An article with those that took from it. `relation` to its parent in words; `share`: per cent of its own text
    that stands there; `directed`: it is known who took from whom."""

    label: str
    href: str
    outlet: str
    title: str
    published: str
    relation: str
    share: int
    directed: bool
    copies: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """One independent telling: its letter, and the articles that count for it."""

    label: str
    size: int
    roots: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    """What `child` has of `parent`."""

    child: str
    parent: str
    relation: str
    share: float
    directed: bool
    score: float


def find_families(record: Record, legend: Legend) -> tuple[Family, ...]:
    """Every origin as a tree, in the order of their letters."""
    inside: dict[str, list[Link]] = {}
    for link in record.links:
        if legend.origin_of.get(link.a) == legend.origin_of.get(link.b):
            inside.setdefault(legend.origin_of.get(link.a, ""), []).append(link)
    return tuple(_family(o, inside.get(o.id, []), legend) for o in legend.ordered_origins)


def _family(origin: Origin, links: list[Link], legend: Legend) -> Family:
    members = sorted((a for a in origin.articles if a in legend.articles), key=lambda a: _order(a, legend))
    parents = _parents(members, links)
    below: dict[str, list[_Edge]] = {}
    for edge in parents.values():
        below.setdefault(edge.parent, []).append(edge)
    roots = tuple(_node(a, None, below, legend, DEEPEST) for a in members if a not in parents)
    return Family(legend.origins[origin.id], len(members), roots)


def _order(article: str, legend: Legend) -> tuple[int, str]:
    return len(legend.label(article)), legend.label(article)


def _parents(members: list[str], links: list[Link]) -> dict[str, _Edge]:
    """For each article but the first its best link towards an earlier one: known directions first, then the closest."""
    edges = sorted(
        (e for link in links for e in _edges(link, members)),
        key=lambda e: (not e.directed, -e.score, members.index(e.child), members.index(e.parent)),
    )
    parents: dict[str, _Edge] = {}
    for edge in edges:
        if edge.child not in parents and not _reaches(edge.parent, edge.child, parents):
            parents[edge.child] = edge
    return parents


def _edges(link: Link, members: list[str]) -> list[_Edge]:
    if link.direction == "a_from_b":
        return [_Edge(link.a, link.b, _TOOK[link.kind], link.share_a, True, link.score)]
    if link.direction == "b_from_a":
        return [_Edge(link.b, link.a, _TOOK[link.kind], link.share_b, True, link.score)]
    a_later = members.index(link.a) > members.index(link.b)
    child, parent, share = (link.a, link.b, link.share_a) if a_later else (link.b, link.a, link.share_b)
    relation = _COMMON if link.direction == "common_source" else _UNKNOWN[link.kind]
    return [_Edge(child, parent, relation, share, False, link.score)]


def _reaches(start: str, wanted: str, parents: dict[str, _Edge]) -> bool:
    at = start
    while at != wanted:
        if at not in parents:
            return False
        at = parents[at].parent
    return True


def _node(article: str, edge: _Edge | None, below: dict[str, list[_Edge]], legend: Legend, deep: int) -> Node:
    row = legend.articles[article]
    edges = sorted(below.get(article, ()), key=lambda e: _order(e.child, legend)) if deep else []
    return Node(
        label=legend.label(article),
        href=legend.opening(article).href,
        outlet=legend.outlet(article),
        title=find_plain(row.title) or "(no headline)",
        published=find_published(row),
        relation=f"{edge.relation} {legend.label(edge.parent)}" if edge else "",
        share=round(edge.share * 100) if edge else 0,
        directed=bool(edge and edge.directed),
        copies=tuple(_node(e.child, e, below, legend, deep - 1) for e in edges),
    )
