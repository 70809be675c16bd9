"""Which words of two sentences answer to each other: first by word, root or person, then by place in the sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.compare.side import Side

SAME_ROOT = 0.55  # share of the longer word that two of one root begin with alike: `industry`, `industrial`
MIN_BARE = 3  # letters that must be left of a word without its ending
AROUND = 3  # content words on each side that speak for a match
# Worth of a match by what speaks for it; only their order matters.
BY_WORD, BY_ROOT, BY_ACTOR, BY_NEIGHBOUR, BY_GRAMMAR, BY_DISTANCE = 1.0, 0.7, 0.8, 0.15, 0.1, 0.2
MAX_CONTENT = 80  # content words of a sentence; in longer ones (lists, broken layout) no word stands for another
# Relations (above, below, before, after) that must answer to each other for a word to stand for another
MIN_SUPPORT = 2
CLASSES = {"NOUN": "N", "PROPN": "N", "PRON": "N", "VERB": "V", "AUX": "V", "ADJ": "A", "ADV": "A", "NUM": "#"}
# Dependents that say the same of their head: a passive's subject is an active's object.
ROLES = {"nsubjpass": "object", "dobj": "object", "nsubj": "subject", "csubj": "subject"}


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

    Where fewer than `least` are the same word, root or person, no other word is looked for that might stand for one.
    """
    forward: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(_candidates(a, b)):
        if i not in forward and j not in taken:
            forward[i] = j
            taken.add(j)
    return Matching(a, b, forward, _substitutes(a, b, forward) if len(forward) >= least else {})


def _candidates(a: Side, b: Side) -> Iterator[tuple[float, int, int]]:
    """(minus worth, token of a, token of b) for all that might be one."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j in b.content:
        for key in b.keys[j]:
            holders[key].append(j)
    rank_a, rank_b = ({i: n for n, i in enumerate(side.content)} for side in (a, b))
    for i in a.content:
        for j in sorted({j for key in a.keys[i] for j in holders.get(key, ())}):
            worth = _worth(a, b, i, j)
            if worth:
                near = _around(a, rank_a[i]) & _around(b, rank_b[j])
                apart = abs(rank_a[i] / len(a.content) - rank_b[j] / len(b.content))
                grammar = BY_GRAMMAR * (role(a, i) == role(b, j))
                yield -(worth + BY_NEIGHBOUR * min(len(near), 3) + grammar - BY_DISTANCE * apart), i, j


def _worth(a: Side, b: Side, i: int, j: int) -> float:
    if a.words[i] == b.words[j]:
        return BY_WORD
    if a.actors[i] and a.actors[i] == b.actors[j]:
        return BY_ACTOR
    return BY_ROOT if same_root(a.words[i], b.words[j]) else 0.0


@lru_cache(maxsize=1 << 16)
def same_root(one: str, other: str) -> bool:
    """Do two words begin alike as words of one root do?"""
    if one == other:
        return True
    if one[:1] != other[:1] or one.isdigit() or other.isdigit():
        return False
    if _bare(one) == _bare(other) and len(_bare(one)) >= MIN_BARE:
        return True
    size = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return size >= 4 and size >= SAME_ROOT * max(len(one), len(other))


def _bare(word: str) -> str:
    """The word without the ending of an inflection: `hoping`, `hoped`, `hope`."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= MIN_BARE:
            return word.removesuffix(ending)
    return word


def _around(side: Side, rank: int) -> frozenset[str]:
    near = side.content[max(0, rank - AROUND) : rank] + side.content[rank + 1 : rank + 1 + AROUND]
    return frozenset(side.words[i] for i in near)


def role(side: Side, index: int) -> str:
    """What a token is to its head, the same in active and passive: `subject`, `object`, the preposition, or a label."""
    token = side.tokens[index]
    if token.dep == "pobj":
        preposition = side.tokens[token.head]
        agent = preposition.dep == "agent" or (preposition.text.lower() == "by" and _is_passive(side, preposition.head))
        return "subject" if agent else preposition.text.lower()
    return ROLES.get(token.dep, token.dep)


def _is_passive(side: Side, index: int) -> bool:
    return any(side.tokens[c].dep in {"auxpass", "nsubjpass"} for c in side.parse.children[index])


def above(side: Side, index: int) -> int:
    """The content word that a token hangs on, prepositions skipped; -1 for a root."""
    token = side.tokens[index]
    at = token.head
    if side.tokens[at].dep in {"prep", "agent", "dative"} and side.tokens[at].pos != "VERB":
        at = side.tokens[at].head
    return -1 if at == index else at


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word stands: what it hangs on and as what, all that hangs below it, the content words beside it."""

    above: int
    role: str
    below: frozenset[int]
    before: int
    after: int


def _places(side: Side, free: Sequence[int]) -> dict[str, dict[int, _Place]]:
    """The places of the free words, by class and word."""
    found: dict[str, dict[int, _Place]] = defaultdict(dict)
    for i in free:
        below = frozenset(side.parse.subtree(i)) - {i}
        found[_class(side, i)][i] = _Place(above(side, i), role(side, i), below, _next(side, i, -1), _next(side, i, 1))
    return found


def _substitutes(a: Side, b: Side, forward: Mapping[int, int]) -> dict[int, int]:
    """Words that stand where the other sentence has another word of their class, twice over: the second time the
    words found in the first count as matched, too."""
    stands: dict[int, int] = {}
    if max(len(a.content), len(b.content)) > MAX_CONTENT:
        return stands
    used = set(forward.values())
    places_a = _places(a, [i for i in a.content if i not in forward])
    places_b = _places(b, [j for j in b.content if j not in used])
    for _ in range(2):
        matched = {**forward, **stands}
        used = set(matched.values())
        rows = []
        for kind, free in places_a.items():
            others = [(j, place) for j, place in places_b.get(kind, {}).items() if j not in used]
            for i, place in ((i, place) for i, place in free.items() if i not in matched):
                for j, other in others:
                    support = _support(place, other, matched)
                    if support >= MIN_SUPPORT:
                        rows.append((-support, abs(i - j), i, j))
        for _, _, i, j in sorted(rows):
            if i not in stands and j not in used:
                stands[i] = j
                used.add(j)
    return stands


def _class(side: Side, index: int) -> str:
    return CLASSES.get(side.tokens[index].pos, "")


def _support(one: _Place, other: _Place, matched: Mapping[int, int]) -> float:
    """How many relations of two words answer to each other: head, dependents, the content words before and after."""
    support = 0.0
    if one.above >= 0 and matched.get(one.above, -2) == other.above:
        support += 1.5 if one.role == other.role else 0.5
    elif one.above == other.above == -1:
        support += 1
    if one.below and other.below:
        support += min(sum(matched.get(c, -2) in other.below for c in one.below), 2)
    support += one.before >= 0 and matched.get(one.before, -2) == other.before
    support += one.after >= 0 and matched.get(one.after, -2) == other.after
    return support


def _next(side: Side, index: int, step: int) -> int:
    """The content word before or after a token, or -1."""
    at = index + step
    while 0 <= at < len(side.tokens):
        if at in side.keys:
            return at
        at += step
    return -1
