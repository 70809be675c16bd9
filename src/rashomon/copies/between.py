"""Who took it from whom where a third text tells: of three that reword each other, one stands between the others.

What two rewrites of one source have in common, they have from it: hardly a run of words that both share is absent
from the source, while each shares runs with the source that the other lacks. Where the third is known to be a copy of
one of two, that one is where texts are taken from, too. A chain (a rewrite is taken up in its turn) looks the same,
its middle being between; so the source must be dated, and no other text dated before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np

from rashomon.copies.direction import find_day
from rashomon.copies.folding import Codes
from rashomon.copies.texts import Text
from rashomon.vocabulary import Direction, Link

KINDS = ("reprint", "rewrite")
NEIGHBOURS = 8  # of a text, the most alike, that are tried in pairs; bounds the cost of a large family
MAX_ABSENT = 0.25  # of what two texts share, the share absent from the one between them; sources of s01-s07 .20 at most
MIN_SURE = 2.5  # standard errors by which the others' shares are greater
WHOLE = 0.95  # a text that stands so much in a longer reprint of it is a part of that, not its source
LONGER = 1.1  # times the words; both by judgement


@dataclass(frozen=True, slots=True)
class _Told:
    """What third texts tell. `copies`: by source and copy, the reason. `common`: by two copies, their source."""

    copies: dict[tuple[str, str], str] = field(default_factory=dict)
    common: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Word 3-grams that two texts share outside quotations, and how many of them are absent from a third."""

    size: int
    absent: int

    @property
    def share(self) -> float:
        return self.absent / self.size if self.size else 1.0


def add_between(links: Sequence[Link], texts: Mapping[str, Text]) -> list[Link]:
    """The links, with the direction of those copies of unknown direction of which a third copy tells the source.

    `texts` by article id. Time linear in texts, but for the first look at the links.
    """
    known = {(link.a, link.b): link for link in links if link.kind in KINDS}
    told = _Told()
    for source, one, other in _triples(known):
        if _may_be_source(source, one, known, texts) and _may_be_source(source, other, known, texts):
            _tell(told, source, one, other, known, texts)
    return [_with_source(link, told) if (link.a, link.b) in known else link for link in links]


def _tell(
    told: _Told, source: str, one: str, other: str, known: Mapping[tuple[str, str], Link], texts: Mapping[str, Text]
) -> None:
    """Adds what three texts tell, of which the first may be the source of the others."""
    shared = _stands_between(texts[source].threes, texts[one].threes, texts[other].threes)
    if shared:
        told.common.setdefault((one, other), source)
    for copy, third in ((one, other), (other, one)):
        if shared:
            told.copies.setdefault(
                (source, copy),
                f"{source} stands between {copy} and {third}: of {shared.size} runs of three words that these two "
                f"share, {shared.size - shared.absent} stand in it",
            )
        elif _link(known, source, third).direction != "unknown":
            told.copies.setdefault((source, copy), f"{third} is a copy of {source} too")


def _link(known: Mapping[tuple[str, str], Link], one: str, other: str) -> Link:
    return known.get((one, other)) or known[other, one]


def _triples(known: Mapping[tuple[str, str], Link]) -> Iterator[tuple[str, str, str]]:
    """Each text with every two of its nearest neighbours that are copies of each other too."""
    near: dict[str, list[tuple[float, str]]] = {}
    for (a, b), link in known.items():
        near.setdefault(a, []).append((-link.score, b))
        near.setdefault(b, []).append((-link.score, a))
    for text in sorted(near):
        neighbours = sorted(name for _, name in sorted(near[text])[:NEIGHBOURS])
        for one, other in combinations(neighbours, 2):
            if (one, other) in known or (other, one) in known:
                yield text, one, other


def _may_be_source(source: str, copy: str, known: Mapping[tuple[str, str], Link], texts: Mapping[str, Text]) -> bool:
    """Whether neither dates nor what is known of the two speak against it."""
    day, later = (find_day(texts[name].article.published) for name in (source, copy))
    if not day or (later and later < day):
        return False
    link = _link(known, source, copy)
    if link.direction not in ("unknown", "b_from_a" if link.a == source else "a_from_b"):
        return False
    share = link.share_a if link.a == source else link.share_b
    part = share >= WHOLE and len(texts[copy].words) > LONGER * len(texts[source].words)
    return not (link.kind == "reprint" and part)


def _stands_between(middle: Codes, one: Codes, other: Codes) -> _Shared | None:
    """What the two others share, if next to nothing of it is absent from the middle, and much more of what each of
    them shares with the middle is absent from the other."""
    here = _compare(one, other, middle)
    if here.share > MAX_ABSENT:
        return None
    there = _compare(middle, one, other), _compare(middle, other, one)
    return here if min(_sureness(here, one_there) for one_there in there) >= MIN_SURE else None


def _compare(one: Codes, other: Codes, third: Codes) -> _Shared:
    shared = np.intersect1d(one, other, assume_unique=True)
    return _Shared(len(shared), len(shared) - int(np.isin(shared, third, assume_unique=True).sum()))


def _sureness(less: _Shared, more: _Shared) -> float:
    """Standard errors by which the second share is greater than the first."""
    if not less.size or not more.size:
        return 0.0
    share = (less.absent + more.absent) / (less.size + more.size)
    error = (share * (1 - share) * (1 / less.size + 1 / more.size)) ** 0.5
    return (more.share - less.share) / error if error else 0.0


def _with_source(link: Link, told: _Told) -> Link:
    """The link with its direction, where all that third texts tell is the same."""
    if link.direction != "unknown":
        return link
    from_a, from_b = told.copies.get((link.a, link.b)), told.copies.get((link.b, link.a))
    source = told.common.get((link.a, link.b))
    direction: Direction
    if from_a and from_b:
        return link
    if from_a or from_b:
        direction, reason = ("b_from_a" if from_a else "a_from_b"), from_a or from_b or ""
    elif source:
        direction, reason = "common_source", f"what the two share stands in {source}, which stands between them"
    else:
        return link
    return replace(link, direction=direction, why=(*link.why, reason))
