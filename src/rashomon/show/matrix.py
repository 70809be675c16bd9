"""What each side wants, side by side: a column for each side, a row for what it does about an issue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rashomon.show.legend import Legend, Mark
from rashomon.vocabulary import Anchor, Position, Record, Stance

SIDES = 4  # columns; more cannot be read beside each other. The sides that are left go into the list below
SAME = 0.8  # share of the shorter issue's words in the longer one's from which they are one
_STANCES: tuple[tuple[Stance, str], ...] = (
    ("demands", "demands"),
    ("offers", "offers"),
    ("opposes", "opposes"),
    ("supports", "supports"),
    ("denies", "denies"),
    ("raises", "raises"),
)


@dataclass(frozen=True, slots=True)
class Issue:
    """One position, with every place that tells it."""

    words: str
    marks: tuple[Mark, ...]
    tellings: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sides across, stances down; `cells` are the issues, by row and column."""

    sides: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Issue, ...], ...]], ...]


def find_matrix(record: Record, legend: Legend) -> Matrix | None:
    """The positions of the sides that have most of them; None where fewer than two sides have any."""
    counts = Counter(p.side for p in record.positions if p.side)
    sides = [s for s, _ in sorted(counts.items(), key=lambda row: (-row[1], legend.name(row[0])))][:SIDES]
    if len(sides) < 2:
        return None
    rows = []
    for stance, words in _STANCES:
        of = [[p for p in record.positions if p.side == side and p.stance == stance] for side in sides]
        if any(of):
            rows.append((words, tuple(_issues(positions, legend) for positions in of)))
    return Matrix(tuple(legend.name(s, "?") for s in sides), tuple(rows))


def _issues(positions: list[Position], legend: Legend) -> tuple[Issue, ...]:
    """Positions of one side, those with the same issue as one; the best supported first."""
    groups: list[tuple[str, set[Anchor]]] = []
    for p in sorted(positions, key=lambda p: (-len(_words(p)), p.issue, p.anchors)):
        text = p.issue or p.anchors[0].exact
        known = next((anchors for issue, anchors in groups if _same(text, issue)), None)
        if known is None:
            groups.append((text, set(p.anchors)))
        else:
            known.update(p.anchors)
    issues = [Issue(text, legend.marks(anchors), legend.tellings(anchors)) for text, anchors in groups]
    return tuple(sorted(issues, key=lambda i: (-i.tellings, i.words)))


def _words(position: Position) -> list[str]:
    return (position.issue or position.anchors[0].exact).split()


def _same(one: str, two: str) -> bool:
    a, b = ({w.casefold().strip(".,;") for w in text.split()} for text in (one, two))
    return len(a & b) >= SAME * max(1, min(len(a), len(b)))
