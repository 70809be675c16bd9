"""The clause that a value stands in: whose it is, and what is said beside the value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.clauses import clause_head, own_clause
from rashomon.compare.quantities import clause_of
from rashomon.compare.telling import Telling
from rashomon.values import Name, has_name

Span = tuple[int, int]
At = tuple[str, int, Span]  # article id, number of the sentence, start and end of the value in it


@dataclass(frozen=True, slots=True)
class Setting:
    """`names`: those in the clause; `nearest`: the one nearest to the value, up to the next comma; `text`: the clause's
    words without the value."""

    names: tuple[Name, ...]
    nearest: Name | None
    text: str


class Settings:
    """The settings of the values of a story, each worked out when first asked for."""

    def __init__(self, tellings: Mapping[str, Telling]) -> None:
        self._tellings = tellings
        self._of = cache(self._find)
        self.likeness = cache(self._likeness)

    def weigh(self, a: At, b: At, *, alone: bool) -> dict[str, float]:
        """`names`: is a name of one clause in the other's sentence; `owned`: does each value stand by another name?

        Of values `alone` of their kind in their sentences it does only if the other sentence has not that name.
        """
        one, other = self._of(a), self._of(b)
        owned = one.nearest and other.nearest and not _is_one_name(one.nearest, other.nearest)
        if owned and alone:
            owned = not self._has(one.nearest, b) and not self._has(other.nearest, a)
        names = any(self._has(n, b) for n in one.names) or any(self._has(n, a) for n in other.names)
        return {"names": float(names), "owned": float(bool(owned))}

    def _likeness(self, a: At, b: At) -> float:
        """Cosine of the two clauses without their values; 0 without an encoder."""
        vectors = [self._tellings[at[0]].vector_of(self._of(at).text) for at in (a, b)]
        return 0.0 if vectors[0] is None or vectors[1] is None else round(float(vectors[0] @ vectors[1]), 4)

    def _has(self, name: Name | None, at: At) -> bool:
        return name is not None and has_name(self._tellings[at[0]].known_in((at[1],)), name)

    def _find(self, at: At) -> Setting:
        telling, (start, end) = self._tellings[at[0]], at[2]
        parse = telling.parsed.sentences[at[1]].parse
        inside = max(0, bisect_right([t.start for t in parse.tokens], start) - 1)
        own = own_clause(parse, clause_head(parse, inside))
        words = [t for t in (parse.tokens[i] for i in own) if not start <= t.start < end]
        spans = {t.start for t in words}
        named = [n for n in telling.values(at[1]).names if not start <= n.start < end]
        low, high = clause_of(parse.text, start, end, 0)
        beside = [n for n in named if low <= n.start and n.end <= high]
        return Setting(
            names=tuple(n for n in named if n.start in spans),
            nearest=min(beside, key=lambda n: (max(n.start - end, start - n.end), n.start), default=None),
            text=" ".join(t.text for t in words),
        )


def _is_one_name(a: Name, b: Name) -> bool:
    return bool(set(a.words) & set(b.words)) or bool(a.country and a.country == b.country)
