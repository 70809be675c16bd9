"""The clause that a value stands in: whose it is, and what is said beside the value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import fsum

from rashomon.clauses import MAX_CLIMB, clause_head, own_clause
from rashomon.compare.onefact import LIGHT, Ground
from rashomon.compare.quantities import clause_of
from rashomon.compare.telling import Telling
from rashomon.language import Parse
from rashomon.merging.words import stem
from rashomon.text import fold
from rashomon.values import Name, has_name

FAR = 366  # days from which values told of two days are of two times
_WORD = re.compile(r"[^\W\d_]{4,}")
_AS_OF = re.compile(r"\b(?:as of|as at|by)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_HOLDING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
Span = tuple[int, int]
At = tuple[str, int, Span]  # article id, number of the sentence, start and end of the value in it


@dataclass(frozen=True, slots=True)
class Setting:
    """`nearest`: the name nearest to the value, up to the next comma; `text`: the clause's words without the value,
    `beside` those up to the next comma, `words` the stems of these; `deeds`: stems of the words that the value hangs
    on, up to the verb; `days`: the first days of those told beside it; `read_on`: the
    days as of which the sentence tells it."""

    nearest: Name | None
    text: str
    beside: str
    words: frozenset[str]
    deeds: frozenset[str]
    days: tuple[date, ...]
    read_on: frozenset[date]


class Settings:
    """The settings of the values of a story, each worked out when first asked for."""

    def __init__(self, tellings: Mapping[str, Telling], ground: Ground) -> None:
        self._tellings, self._ground = tellings, ground
        self._of = cache(self._find)
        self.around, self.meant = cache(self._around), cache(self._meant)

    def weigh(self, a: At, b: At, *, alone: bool) -> dict[str, float]:
        """`clause`: how much the words beside share; `deed`: do both hang on one word; `owned`: does each value stand
        by another name? Of values `alone` of their kind it does only if the other sentence has not that name."""
        one, other = self._of(a), self._of(b)
        owned = one.nearest and other.nearest and not is_one_name(one.nearest, other.nearest)
        if owned and alone:
            owned = not self._has(one.nearest, b) and not self._has(other.nearest, a)
        clause = fsum(map(self._ground.worth, one.words & other.words))
        return {"clause": clause, "deed": self.deed(a, b), "owned": float(bool(owned))}

    def deed(self, a: At, b: At) -> float:
        """How rare the words are that both values hang on."""
        return fsum(map(self._ground.worth, self._of(a).deeds & self._of(b).deeds))

    def are_of_two_times(self, a: At, b: At) -> bool:
        """Do days stand beside both, none of which is near one of the other's, or is each as of another day?"""
        read = self._of(a).read_on, self._of(b).read_on
        if read[0] and read[1] and read[0].isdisjoint(read[1]):
            return True
        days = [(d - e).days for d in self._of(a).days for e in self._of(b).days]
        return bool(days) and min(map(abs, days)) > FAR

    def _meant(self, a: At, b: At) -> float:
        """Cosine of two clauses without their values; 0 without an encoder."""
        return self._cosine((a, self._of(a).text), (b, self._of(b).text))

    def _around(self, a: At, b: At) -> float:
        """The same of the words beside them."""
        return self._cosine((a, self._of(a).beside), (b, self._of(b).beside))

    def _cosine(self, *texts: tuple[At, str]) -> float:
        vectors = [self._tellings[at[0]].vector_of(text) for at, text in texts]
        return 0.0 if vectors[0] is None or vectors[1] is None else round(float(vectors[0] @ vectors[1]), 4)

    def _has(self, name: Name | None, at: At) -> bool:
        return name is not None and has_name(self._tellings[at[0]].known_in((at[1],)), name)

    def _find(self, at: At) -> Setting:
        telling, (start, end) = self._tellings[at[0]], at[2]
        parse = telling.parsed.sentences[at[1]].parse
        inside = max(0, bisect_right([t.start for t in parse.tokens], start) - 1)
        own = own_clause(parse, clause_head(parse, inside))
        words = [t for t in (parse.tokens[i] for i in own) if not start <= t.start < end]
        named = [n for n in telling.values(at[1]).names if not start <= n.start < end]
        low, high = clause_of(parse.text, start, end, 0)
        left, right = clause_of(parse.text, start, end)
        near = [n for n in named if low <= n.start and n.end <= high]
        beside = f"{parse.text[left:start]} {parse.text[end:right]}".strip() or "-"
        return Setting(
            nearest=min(near, key=lambda n: (max(n.start - end, start - n.end), n.start), default=None),
            text=" ".join(t.text for t in words),
            beside=beside,
            words=frozenset(stem(fold(m[0])) for m in _WORD.finditer(beside)),
            deeds=_deeds(parse, inside),
            read_on=frozenset(
                d.first for d in telling.values(at[1]).days if d.first and _AS_OF.search(parse.text[: d.start])
            ),
            days=tuple(d.first for d in telling.values(at[1]).days if d.first and left <= d.start < right),
        )


def _deeds(parse: Parse, index: int) -> frozenset[str]:
    found: set[str] = set()
    for _ in range(MAX_CLIMB):
        token = parse.tokens[index]
        if token.pos in _HOLDING and token.lemma.lower() not in LIGHT:
            found.add(stem(fold(token.lemma)))
        if token.head == index or (token.pos == "VERB" and found):
            break
        index = token.head
    return frozenset(found)


def is_one_name(a: Name, b: Name) -> bool:
    """Do two names share a word or a country?"""
    return bool(set(a.words) & set(b.words)) or bool(a.country and a.country == b.country)
