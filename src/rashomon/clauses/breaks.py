"""Where a stretch of a sentence may end: before each word that begins what hangs on something further left."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from rashomon.language import Parse
from rashomon.language.role_sets import HELPERS, NEGATION, PARTICLE, POSSESSIVE_MARK

_PARTS = HELPERS | {PARTICLE, NEGATION, POSSESSIVE_MARK}  # words without which the one before is not whole
_JOINTS = frozenset({"PUNCT", "SPACE", "CCONJ"})
REMEMBERED = 1 << 12  # sentences whose extents are kept


class Break(NamedTuple):
    """`end`: the first token that would be left out; `opener`: the first word after the comma, dash or `and` there;
    `head`: the word that heads what begins with it."""

    end: int
    opener: int
    head: int


class Extent(NamedTuple):
    """Of a word and all below it the first token, the last, and how many they are."""

    first: int
    last: int
    size: int


@lru_cache(maxsize=REMEMBERED)
def extents_of(parse: Parse) -> Sequence[Extent]:
    """The extents of the words of a sentence. Linear."""
    order = [t.index for t in parse.tokens if t.head == t.index]
    for at in order:  # grows as it is read: heads before what hangs on them
        order.extend(parse.children[at])
    found = [Extent(t.index, t.index, 1) for t in parse.tokens]
    for at in reversed(order):
        rows = [found[at], *(found[c] for c in parse.children[at])]
        found[at] = Extent(min(r.first for r in rows), max(r.last for r in rows), sum(r.size for r in rows))
    return found


def breaks_after(parse: Parse, first: int, quoted: Set[int], told: int) -> list[Break]:
    """The breaks of the sentence behind token `first`, none of them inside quotation marks, in order.

    One is at `told`, where a stretch told from the tree ends, though the words behind it hang on nothing to the left.
    """
    found: dict[int, tuple[int, Break]] = {}
    extents = extents_of(parse)
    for token in parse.tokens[first + 1 :]:
        opener, _, size = extents[token.index]
        if token.pos in _JOINTS or token.role in _PARTS or not max(token.head, first) < opener:
            continue
        end = before_joint(parse, opener, first)
        inside = end - 1 in quoted and all(i in quoted for i in range(end, opener + 1))
        if not inside and size > found.get(end, (0,))[0]:
            found[end] = size, Break(end, opener, token.index)
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
        if above <= at or extents_of(parse)[above].first < opener:
            break
        at = above
    return at
