"""Which words of two sentences answer to each other: first by word, root or person, then by place in the sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.clauses import NO_TOKEN, word_above
from rashomon.compare.places import REMEMBERED, WordPlace, find_places
from rashomon.compare.roots import same_root
from rashomon.compare.side import Side

# Worth of a match by what speaks for it; only their order matters.
BY_WORD, BY_ROOT, BY_ACTOR, BY_NEIGHBOUR, BY_GRAMMAR, BY_DISTANCE = 1.0, 0.7, 0.8, 0.15, 0.1, 0.2
MAX_CONTENT = 80  # content words of a sentence; in longer ones (lists, broken layout) no word stands for another
# Relations (above, below, before, after) that must answer to each other for a word to stand for another
MIN_SUPPORT = 2
ROOT, NONE = -1, -2  # instead of a token: nothing is above it; nothing answers to it


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """`forward`: token of `a` → token of `b` with the same word, root or person; `stands`: with another word there."""

    a: Side
    b: Side
    forward: Mapping[int, int]
    stands: Mapping[int, int]

    def to_b(self, index: int) -> int | None:
        """The token of `b` that answers to token `index` of `a`."""
        return self.forward.get(index, self.stands.get(index))

    def share(self) -> float:
        """Of the shorter sentence's content words, the share (0 to 1) to which one of the other answers."""
        return (len(self.forward) + len(self.stands)) / max(1, min(len(self.a.content), len(self.b.content)))


def match(a: Side, b: Side, *, least: int = 0) -> Matching:
    """The words of two sentences that answer to each other, one to one. Time linear in words with few repeats.

    Where fewer than `least` are the same word, root or person, no other word is looked for that might stand for one;
    where there cannot be so many, none is matched.
    """
    forward: dict[int, int] = {}
    found = _alike(a, b)
    pairs = _candidates(a, b, found) if len(found) >= least else []
    if min(len({i for i, _, _ in pairs}), len({j for _, j, _ in pairs})) < least:
        return Matching(a, b, forward, {})
    taken: set[int] = set()
    for _, i, j in sorted(_weighed(a, b, pairs)):
        if i not in forward and j not in taken:
            forward[i] = j
            taken.add(j)
    return Matching(a, b, forward, _substitutes(a, b, forward) if len(forward) >= least else {})


def count_shared(matching: Matching, i: int, j: int) -> int:
    """Words under a word of each sentence, and the word above them, that answer to each other."""
    below = set(matching.b.parse.subtree(j)) - {j}
    count = sum(matching.to_b(c) in below for c in matching.a.parse.subtree(i) if c != i)
    above = word_above(matching.a.parse, i)
    return count + (above != NO_TOKEN and matching.to_b(above) == word_above(matching.b.parse, j))


def _alike(a: Side, b: Side) -> list[tuple[int, list[Sequence[int]]]]:
    """The tokens of a that share a key with some of b, each with those, key by key."""
    holders = _find_holders(b)
    keys, known = a.keys, holders.keys()
    alike = (i for i in a.content if not known.isdisjoint(keys[i]))
    return [(i, [holders[key] for key in keys[i] if key in holders]) for i in alike]


def _candidates(a: Side, b: Side, found: Sequence[tuple[int, Sequence[Sequence[int]]]]) -> list[tuple[int, int, float]]:
    """(token of a, token of b, worth) for all that might be one, in order."""
    return [
        (i, j, worth)
        for i, held in found
        for j in (held[0] if len(held) == 1 else sorted(set().union(*held)))
        if (worth := _worth(a, b, i, j))
    ]


@lru_cache(maxsize=REMEMBERED)
def _find_holders(side: Side) -> Mapping[str, Sequence[int]]:
    """The content words by what they may be looked up by."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j in side.content:
        for key in side.keys[j]:
            holders[key].append(j)
    return holders


@lru_cache(maxsize=REMEMBERED)
def _ranks(side: Side) -> Mapping[int, float]:
    """How far on in the sentence each content word stands, from 0 on."""
    return {i: n / len(side.content) for n, i in enumerate(side.content)}


def _weighed(a: Side, b: Side, pairs: Sequence[tuple[int, int, float]]) -> Iterator[tuple[float, int, int]]:
    """(minus worth, token of a, token of b), the worth with what their places add to it."""
    places_a, places_b = find_places(a), find_places(b)
    rank_a, rank_b = _ranks(a), _ranks(b)
    for i, j, worth in pairs:
        one, other = places_a[i], places_b[j]
        near = len(one.around & other.around)
        grammar = BY_GRAMMAR * (one.role == other.role)
        apart = abs(rank_a[i] - rank_b[j])
        yield -(worth + BY_NEIGHBOUR * min(near, 3) + grammar - BY_DISTANCE * apart), i, j


def _worth(a: Side, b: Side, i: int, j: int) -> float:
    if a.words[i] == b.words[j]:
        return BY_WORD
    if a.actors[i] and a.actors[i] == b.actors[j]:
        return BY_ACTOR
    return BY_ROOT if same_root(a.words[i], b.words[j]) else 0.0


def _substitutes(a: Side, b: Side, forward: Mapping[int, int]) -> dict[int, int]:
    """Words that stand where the other sentence has another word of their class, twice over: the second time the
    words found in the first count as matched, too."""
    stands: dict[int, int] = {}
    if max(len(a.content), len(b.content)) > MAX_CONTENT:
        return stands
    for _ in range(2):
        matched = {**forward, **stands}
        mask = sum(1 << i for i in matched)
        used = set(matched.values())
        free = _by_class(b, used)
        rows = []
        for i, place in find_places(a).items():
            if i not in matched and place.word_class in free:
                supported = _supported(_carried(place, matched, mask), free[place.word_class])
                rows += [(-support, abs(i - j), i, j) for j, support in supported]
        for _, _, i, j in sorted(rows):
            if i not in stands and j not in used:
                stands[i] = j
                used.add(j)
    return stands


def _by_class(side: Side, used: Container[int]) -> dict[str, list[tuple[int, WordPlace]]]:
    """The content words that answer to none yet, with their places, by class."""
    found: dict[str, list[tuple[int, WordPlace]]] = defaultdict(list)
    for j, place in find_places(side).items():
        if j not in used:
            found[place.word_class].append((j, place))
    return found


@dataclass(frozen=True, slots=True)
class _Carried:
    """The place of a word in the other sentence's tokens; `NONE` where none answers."""

    above: int
    role: str
    below: int
    before: int
    after: int


def _carried(place: WordPlace, matched: Mapping[int, int], mask: int) -> _Carried:
    """`mask`: the matched tokens, as bits."""
    below, bits = 0, place.below & mask
    while bits:
        below |= 1 << matched[(bits & -bits).bit_length() - 1]
        bits &= bits - 1
    head = ROOT if place.above < 0 else matched.get(place.above, NONE)
    return _Carried(head, place.role, below, matched.get(place.before, NONE), matched.get(place.after, NONE))


def _supported(one: _Carried, free: Sequence[tuple[int, WordPlace]]) -> Iterator[tuple[int, float]]:
    """The words whose place is much the same, and how many relations answer to each other: head, dependents, the
    content words before and after."""
    for j, other in free:
        support: float = (one.before == other.before) + (one.after == other.after)
        if one.above == other.above:
            support += 1.0 if one.above == ROOT else 1.5 if one.role == other.role else 0.5
        if shared := one.below & other.below:
            support += min(shared.bit_count(), 2)
        if support >= MIN_SUPPORT:
            yield j, support
