"""What each side wants, side by side: a column for each side, a row for each issue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from rashomon.show.ids import NoteIds
from rashomon.show.issues import find_issues
from rashomon.show.legend import Legend, Mark
from rashomon.vocabulary import Anchor, Position, Record, Stance

SIDES = 4  # columns; more cannot be read beside each other. The sides that are left go into the list below
SAME = 0.8  # share of the shorter position's words in the longer one's from which they are one
OTHER = "on other things"


@dataclass(frozen=True, slots=True)
class Stand:
    """One position, with every place that tells it. `also`: the ids of those that say the same."""

    key: str
    also: tuple[str, ...]
    stance: str
    words: str
    marks: tuple[Mark, ...]
    tellings: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sides across, issues down; `cells` are the positions, by row and column. `shown`: ids of all that stand here."""

    sides: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Stand, ...], ...]], ...]
    shown: frozenset[str]


@dataclass(slots=True)
class _Group:
    words: str
    bag: frozenset[str]
    stance: str
    keys: list[str]
    anchors: set[Anchor]


def find_matrix(record: Record, legend: Legend, ids: NoteIds) -> Matrix | None:
    """The positions of the sides that have most of them; None where fewer than two sides have any."""
    counts = Counter(p.side for p in record.positions if p.side)
    sides = [s for s, _ in sorted(counts.items(), key=lambda row: (-row[1], legend.name(row[0])))][:SIDES]
    if len(sides) < 2:
        return None
    kept = sorted(
        ((k, p) for k, p in zip(ids["positions"], record.positions, strict=True) if p.side in sides),
        key=lambda row: (-len(_words(row[1]).split()), _words(row[1]), row[0]),
    )
    issues = find_issues([(p.side or "", _words(p)) for _, p in kept], record.actors, sides)
    rows = [(issue.label, [kept[n] for n in issue.members]) for issue in issues]
    placed = {n for issue in issues for n in issue.members}
    rows.append((OTHER if rows else "", [row for n, row in enumerate(kept) if n not in placed]))
    cells = tuple(
        (label, tuple(_stands([row for row in of if row[1].side == side], legend) for side in sides))
        for label, of in rows
        if of
    )
    return Matrix(tuple(legend.name(s, "?") for s in sides), cells, frozenset(key for key, _ in kept))


def _stands(positions: list[tuple[str, Position]], legend: Legend) -> tuple[Stand, ...]:
    """Positions of one side on one issue, those that say the same as one; by stance, the best supported first."""
    groups: list[_Group] = []
    for key, p in positions:
        bag = frozenset(w.casefold().strip(".,;") for w in _words(p).split())
        known = next((g for g in groups if g.stance == p.stance and _same(bag, g.bag)), None)
        if known is None:
            groups.append(_Group(_words(p), bag, p.stance, [key], set(p.anchors)))
        else:
            known.keys.append(key)
            known.anchors.update(p.anchors)
    stands = [
        Stand(g.keys[0], tuple(g.keys[1:]), g.stance, g.words, legend.marks(g.anchors), legend.tellings(g.anchors))
        for g in groups
    ]
    order: tuple[str, ...] = get_args(Stance)
    return tuple(sorted(stands, key=lambda s: (order.index(s.stance), -s.tellings, s.words)))


def _words(position: Position) -> str:
    return position.issue or position.anchors[0].exact


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= SAME * max(1, min(len(a), len(b)))
