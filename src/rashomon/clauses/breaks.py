"""Where a stretch of a sentence may end: before each word that begins what hangs on something further left."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from rashomon.language import Parse
from rashomon.language.role_sets import HELPERS, NEGATION, PARTICLE, POSSESSIVE_MARK

_PARTS = HELPERS | {PARTICLE, NEGATION, POSSESSIVE_MARK}  # words without which the one before is not whole
_JOINTS = frozenset({"PUNCT", "SPACE", "CCONJ"})


class Break(NamedTuple):
    """`end`: the first token that would be left out; `opener`: the first word after the comma, dash or `and` there;
    `head`: the word that heads what begins with it."""

    end: int
    opener: int
    head: int


def breaks_after(parse: Parse, first: int, quoted: Set[int], told: int) -> list[Break]:
    """The breaks of the sentence behind token `first`, none of them inside quotation marks, in order.

    One is at `told`, where a stretch told from the tree ends, though the words behind it hang on nothing to the left.
    """
    found: dict[int, tuple[int, Break]] = {}
    for token in parse.tokens[first + 1 :]:
        below = parse.subtree(token.index) if token.head < token.index and token.pos not in _JOINTS else []
        if not below or token.role in _PARTS or not max(token.head, first) < below[0]:
            continue
        end = before_joint(parse, below[0], first)
        inside = end - 1 in quoted and all(i in quoted for i in range(end, below[0] + 1))
        if not inside and len(below) > found.get(end, (0,))[0]:
            found[end] = len(below), Break(end, below[0], token.index)
    opener = next((t.index for t in parse.tokens[told:] if t.pos not in _JOINTS), len(parse.tokens))
    end = before_joint(parse, told, first)
    if opener < len(parse.tokens) and end not in found:
        found[end] = 0, Break(end, opener, _heading(parse, opener))
    last = before_joint(parse, len(parse.tokens), first)
    return [found[end][1] for end in sorted(found) if end < last]


def before_joint(parse: Parse, end: int, first: int) -> int:
    """`end` without the punctuation and conjunctions right before it, but not before `first`."""
    while end - 1 > first and parse.tokens[end - 1].pos in _JOINTS:
        end -= 1
    return end


def _heading(parse: Parse, opener: int) -> int:
    """The highest word whose phrase or clause begins with token `opener`."""
    at = opener
    for _ in range(len(parse.tokens)):
        above = parse.tokens[at].head
        if above <= at or parse.subtree(above)[0] < opener:
            break
        at = above
    return at
