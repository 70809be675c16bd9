"""Origins: articles that count as one telling."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.vocabulary import Article, Link, Origin, make_id

STRONG = ("duplicate", "reprint", "rewrite")
INSIDE = 0.9  # share of an article's words that stand in another: it is that text again, whatever else holds
ONE_TELLING = (
    0.5  # share of either's words with a counterpart: less is borrowing, and the borrower tells the rest itself
)


def find_origins(articles: Sequence[Article], links: Sequence[Link]) -> tuple[Origin, ...]:
    """Every article in exactly one origin, sorted by id of their first member.

    Two steps, so that no chain of likenesses joins what is not alike. First, articles that are duplicates, or reprints
    with nearly all words (`INSIDE`) in the other, are one family: a reprint is its source again. Then
    families are grouped round a centre, each member linked to the centre itself; the centre is the family with
    the most ties left, then the earliest published, then the smallest id.
    """
    known = {article.id for article in articles}
    strong = [link for link in links if _counts(link) and link.a in known and link.b in known]
    families = _families(sorted(known), strong)
    first = {article.id: (not article.published.edtf, article.published.edtf, article.id) for article in articles}
    groups = _stars(families, strong, first)
    return tuple(_origin(members, strong) for members in groups)


def _counts(link: Link) -> bool:
    return link.kind in STRONG and max(link.share_a, link.share_b) >= ONE_TELLING


def _families(ids: list[str], links: list[Link]) -> dict[str, str]:
    """The family of each article, named by its smallest id."""
    family = {one: one for one in ids}

    def root(one: str) -> str:
        while family[one] != one:
            family[one] = family[family[one]]
            one = family[one]
        return one

    for link in links:
        if link.kind != "rewrite" and max(link.share_a, link.share_b) >= INSIDE:
            low, high = sorted((root(link.a), root(link.b)))
            family[high] = low
    return {one: root(one) for one in ids}


def _stars(families: dict[str, str], links: list[Link], first: dict[str, tuple[bool, str, str]]) -> list[list[str]]:
    """Members of each group, sorted."""
    members: dict[str, list[str]] = {}
    for one, family in families.items():
        members.setdefault(family, []).append(one)
    ties: dict[str, set[str]] = {family: set() for family in members}
    for link in links:
        a, b = families[link.a], families[link.b]
        if a != b:
            ties[a].add(b)
            ties[b].add(a)
    seniority = {family: min(first[one] for one in inside) for family, inside in members.items()}
    groups = []
    while ties:
        centre = min(ties, key=lambda one: (-len(ties[one]), seniority[one]))
        chosen = {centre, *ties.pop(centre)}
        groups.append(sorted(one for family in chosen for one in members[family]))
        ties = {one: near - chosen for one, near in ties.items() if one not in chosen}
    return sorted(groups)


def _origin(members: list[str], links: list[Link]) -> Origin:
    inside = set(members)
    kinds = [link.kind for link in links if link.a in inside and link.b in inside]
    counts = [(kind, kinds.count(kind)) for kind in STRONG if kind in kinds]
    why = tuple(f"joined by {count} {kind}{'s' if count > 1 else ''}" for kind, count in counts)
    return Origin(make_id("o", members[0]), tuple(members), why or ("no other article shares most of its text",))
