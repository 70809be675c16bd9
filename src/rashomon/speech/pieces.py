"""A statement in pieces: its words inside quotation marks, as far as they stand together in the article."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.text import find_quotations, fold
from rashomon.vocabulary import Anchor, Statement

# One utterance in two tellings: rapidfuzz ratio of the words, 0 to 100. Set by judgement, not yet chosen on a
# labelled set: high enough that two remarks of one speaker on one subject stay two.
SAME_UTTERANCE = 75.0
MIN_SAME = 4  # words; shorter quotations recur by chance


@dataclass(frozen=True, slots=True)
class Piece:
    """`anchor`: where it begins, `content`: what is said, `said`: of that the words inside quotation marks."""

    anchor: Anchor
    content: str
    said: str


def find_pieces(statement: Statement) -> tuple[Piece, ...]:
    """The statement as a whole and, if it was quoted in several places, each of them."""
    first, content = statement.anchors[0], statement.content
    if statement.kind != "direct":
        inside = [content[q.start : q.end] for q in find_quotations(content)]
        return (Piece(first, content, " ".join(inside) or content),)
    parts = statement.anchors if len(statement.anchors) > 1 else ()
    return (Piece(first, content, content), *(Piece(a, a.exact, a.exact) for a in parts))


def find_same(a: Statement, b: Statement) -> list[tuple[Piece, Piece]]:
    """What of two statements is the same utterance: all of both if they read alike, else the pieces that do."""
    (whole_a, *parts_a), (whole_b, *parts_b) = find_pieces(a), find_pieces(b)
    if _alike(whole_a, whole_b):
        return [(whole_a, whole_b)]
    if not parts_a and not parts_b:
        return []
    return [(x, y) for x in parts_a or [whole_a] for y in parts_b or [whole_b] if _alike(x, y)]


def _alike(a: Piece, b: Piece) -> bool:
    if min(len(a.content.split()), len(b.content.split())) < MIN_SAME:
        return False
    return fuzz.ratio(fold(a.content), fold(b.content), score_cutoff=SAME_UTTERANCE) > 0
