"""What is compared: a pair of sentences, their parts, and which clauses of the two are about the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.compare.cues.clauses import Clause
from rashomon.compare.cues.sentence import Cues
from rashomon.compare.roots import same_root

REMEMBERED = 1 << 14  # sets of words whose first letters are kept
MIN_SHARED = 2.0  # words that two clauses must share, names and numbers double
MIN_PART = 0.3  # of the shorter clause's words that must be shared


@dataclass(frozen=True, slots=True)
class Told:
    """A feature of a pair: its name, and the words of source and copy that it rests on (`""` for none)."""

    name: str
    source: str
    copy: str


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A sentence of the source, one of the copy that answers to it, and those in which either may have left what it
    lacks (each includes its own)."""

    source: Cues
    copy: Cues
    near_source: Sequence[Cues]
    near_copy: Sequence[Cues]
    likeness: float


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A sentence or one of its clauses with the classes of words in it. `reach`: the classes that bear on it, too."""

    cues: Cues
    clause: Clause | None
    at: dict[str, int]
    reach: set[str]

    def word(self, name: str) -> str:
        return self.cues.word(self.at[name])


def whole(cues: Cues) -> Part:
    """The sentence as one part."""
    return Part(cues, None, {n: at[0] for n, at in cues.classes.items()}, set(cues.classes))


def part(cues: Cues, clause: Clause) -> Part:
    """A clause with what bears on it."""
    held = clause.own | clause.bearing
    at = {n: next(i for i in where if i in held) for n, where in cues.classes.items() if not held.isdisjoint(where)}
    return Part(cues, clause, at, set(at))


def match_clauses(a: Cues, b: Cues) -> list[tuple[Clause, Clause]]:
    """The clauses of two sentences that are about the same, each at most once, as far as their words tell."""
    rows = []
    for one in a.clauses:
        for other in b.clauses:
            worth = _shared(one, other)
            if worth >= MIN_SHARED:
                size = min(len(x.words) + len(x.named) for x in (one, other))
                if worth >= MIN_PART * size:
                    rows.append((-worth / (1 + size), one.head, other.head, one, other))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for _, i, j, one, other in sorted(rows, key=lambda r: r[:3]):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append((one, other))
    return found


def _shared(one: Clause, other: Clause) -> float:
    """Words of two clauses that have one root; those of names and numbers count double."""
    alike = sum(has_root(w, other.words) for w in one.words)
    return alike + sum(w in other.named for w in one.named)


def has_root(word: str, words: frozenset[str]) -> bool:
    """Is one of the words of one root with it? Words of one root begin with one letter."""
    return word in words or any(same_root(word, x) for x in _by_letter(words).get(word[:1], ()))


@lru_cache(maxsize=REMEMBERED)
def _by_letter(words: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted(words):
        found[one[:1]] = (*found.get(one[:1], ()), one)
    return found
