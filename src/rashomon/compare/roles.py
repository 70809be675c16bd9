"""Who does what to whom, exchanged: two actors that have changed places under the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching
from rashomon.compare.places import above, role
from rashomon.compare.side import Side

# Deeds of two that are the same the other way round.
_MUTUAL = frozenset(
    """meet talk speak agree marry divorce differ quarrel cooperate collaborate negotiate border neighbour neighbor
    resemble match play face clash trade compete merge accompany""".split()
)
# Roles that are one when a verb's opposite is told: `sell to`, `buy from`.
_OBLIQUE = frozenset(
    {"to", "from", "into", "against", "on", "at", "with", "toward", "towards", "for", "indirect object"}
)
# Words in these roles are part of a name or list, not somebody of their own.
_INSIDE = frozenset({"conjunct", "apposition", "compound", "adjective", "noun modifier", "numeral"})
CERTAIN, LIKELY = 0.9, 0.7  # confidence: both exchanged under the very same words; one of them under another word


def compare_roles(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each two actors in both sentences, each of which has the other's place."""
    matching = pairing.matching
    shared = [(i, j) for i, j in sorted(matching.forward.items()) if _acts(matching.a, i) or _acts(matching.b, j)]
    for (i, x), (j, y) in combinations(shared, 2):
        alike = matching.a.words[i] == matching.a.words[j]
        sure = 0.0 if alike else _exchanged(matching, (i, j), (x, y))
        if sure:
            a, b = matching.a, matching.b
            yield Finding("role_swapped", "who to whom", _told(a, i, j), _told(b, x, y), sure)


def _acts(side: Side, index: int) -> bool:
    """May the word name somebody: a name, an actor, or a noun written as a name?"""
    if side.tokens[index].pos == "PRON":
        return False
    return side.tokens[index].pos == "PROPN" or bool(side.actors[index]) or _is_capital(side, index)


def _is_capital(side: Side, index: int) -> bool:
    token = side.tokens[index]
    return token.pos == "NOUN" and token.text[0].isupper() and index > 0


def _exchanged(matching: Matching, at_a: tuple[int, int], at_b: tuple[int, int]) -> float:
    """Confidence that the first two words stand, in `b`, each in the other's place; 0 where they do not."""
    (i, j), (x, y) = at_a, at_b
    a, b = matching.a, matching.b
    places, others = [_place(a, i), _place(a, j)], [_place(b, y), _place(b, x)]
    if places[0] == places[1] or any(p[0] < 0 for p in (*places, *others)):
        return 0.0
    worth = [_one_place(matching, p, o) for p, o in zip(places, others, strict=True)]
    own = [_one_place(matching, p, o) for p, o in zip(places, reversed(others), strict=True)]
    if not all(worth) or any(own) or max(worth) < CERTAIN:
        return 0.0
    return min(worth)


def _place(side: Side, index: int) -> tuple[int, str]:
    """The word above and the role; of a word in apposition, those of what it stands beside."""
    for _ in range(2):
        if side.tokens[index].role == "apposition":
            index = side.tokens[index].head
    return above(side, index), role(side, index)


def _one_place(matching: Matching, a: tuple[int, str], b: tuple[int, str]) -> float:
    """Confidence that two places (word above, role) are one."""
    (head_a, role_a), (head_b, role_b) = a, b
    if matching.a.words[head_a] in _MUTUAL or role_a in _INSIDE or role_b in _INSIDE:
        return 0.0
    if matching.forward.get(head_a) == head_b and role_a == role_b:
        return CERTAIN
    if matching.stands.get(head_a) == head_b and role_a in _OBLIQUE and role_b in _OBLIQUE and role_a != role_b:
        return LIKELY
    return 0.0


def _told(side: Side, *indices: int) -> str:
    """The two words in the sentence's order, each with the word it hangs on."""
    rows = [(i, *_place(side, i)) for i in sorted(indices)]
    return ", ".join(f"{side.tokens[i].text} ({what} of {side.tokens[head].text})" for i, head, what in rows)
