"""How likely two sentences of independent tellings tell one fact: a few named features, weighed.

The weights are fitted by `training/fit_facts.py` on `tellings` a, b, d, f, g, h, k: 59 sources and their copies, each
against the independent reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from datetime import date
from functools import cache
from math import fsum, log
from operator import itemgetter, mul

from rashomon.compare.counterparts import Likeness
from rashomon.compare.cues.words import words_of_class
from rashomon.compare.telling import Telling
from rashomon.merging.words import MIN_WORD, stem
from rashomon.text import fold
from rashomon.values import Day, Figure, Values, follows_day, is_same_figure, is_same_part

WEIGHTS = {"over": 4.09, "margin": 1.4, "words": 0.53, "figures": 2.25, "days": 1.83}
BIAS = -2.83
_of_features, _FACTORS = itemgetter(*WEIGHTS), tuple(WEIGHTS.values())
FEW = 3  # things counted in words; that two sentences have so few in common tells little
NEAR_DAYS = 40  # between two days told by a month and one told by its number
MOST_FIGURES = 2.0
_CLASSES = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
LIGHT = words_of_class("common")


class Ground:
    """The words and values of a story's sentences, and how rare each is: what stands in every sentence joins none."""

    def __init__(self, tellings: Mapping[str, Telling]) -> None:
        self._tellings = tellings
        places = [(name, n) for name, t in sorted(tellings.items()) for n in range(len(t.parsed.sentences))]
        self._total = max(len(places), 3)
        self.words, self.rarity = cache(self._words), cache(self._rarity)
        self.worth = cache(lambda word: self.rarity(word) ** 2)  # of a word that two sentences have
        self._told = cache(self._rare_values)
        self._held = Counter(word for place in places for word in self.words(*place))
        self._figures = Counter(v for place in places for v in {_figure(f) for f in self._values(*place).figures})
        self._days = Counter(v for place in places for v in {_day(d) for d in self._values(*place).days})

    def _values(self, name: str, number: int) -> Values:
        return self._tellings[name].values(number)

    def _words(self, name: str, number: int) -> frozenset[str]:
        tokens = self._tellings[name].parsed.sentences[number].parse.tokens
        lemmas = [(fold(t.lemma), t) for t in tokens if t.pos in _CLASSES and len(t.text) >= MIN_WORD]
        return frozenset(stem(lemma) for lemma, _ in lemmas if lemma not in LIGHT)

    def spelled(self, name: str, number: int, words: Set[str]) -> list[str]:
        """Of a sentence the words, as they stand, that these stems are of."""
        tokens = self._tellings[name].parsed.sentences[number].parse.tokens
        return [t.text for t in tokens if t.pos in _CLASSES and stem(fold(t.lemma)) in words]

    def common(self, a: tuple[str, int], b: tuple[str, int]) -> float:
        """How much the words tell that two sentences have, names left out."""
        return fsum(map(self.worth, sorted((self.words(*a) & self.words(*b)) - self._names(*a) - self._names(*b))))

    def _names(self, name: str, number: int) -> frozenset[str]:
        tokens = self._tellings[name].parsed.sentences[number].parse.tokens
        return frozenset(stem(fold(t.lemma)) for t in tokens if t.pos == "PROPN")

    def _rarity(self, word: str) -> float:
        """0 (in every sentence) to 1 (in one)."""
        return log(self._total / max(1, self._held[word])) / log(self._total)

    def _rare(self, count: int) -> float:
        return max(0.0, 1 - log(max(1, count - 1)) / log(max(self._total / 2, 3)))

    def _rare_values(self, name: str, number: int) -> tuple[list[tuple[Figure, float]], list[tuple[Day, float]]]:
        """The figures that tell something and the days of a sentence, each with how rare it is, 0 to 1."""
        values = self._values(name, number)
        figures = [(x, self._rare(self._figures[_figure(x)])) for x in values.figures if not is_few(x)]
        return figures, [(x, self._rare(self._days[_day(x)])) for x in values.days]

    def weigh(self, a: tuple[str, int], b: tuple[str, int], likeness: Likeness) -> dict[str, float]:
        """The features of two sentences, by name."""
        (one_figures, one_days), other = self._told(*a), self._values(*b)
        figures = {x.start: rare for x, rare in one_figures if any(is_same_figure(x, y) for y in other.figures)}
        days = [rare for x, rare in one_days if any(is_one_day(x, y) for y in other.days)]
        return {
            "over": likeness.over,
            "margin": likeness.margin,
            "words": fsum(map(self.worth, self.words(*a) & self.words(*b))),
            "figures": min(MOST_FIGURES, sum(figures.values())),
            "days": max(days, default=0.0),
        }


def log_odds(features: Mapping[str, float]) -> float:
    """That the two sentences tell one fact."""
    weighed: float = sum(map(mul, _FACTORS, _of_features(features)))
    return round(BIAS + weighed, 4)


def is_few(figure: Figure) -> bool:
    return figure.high <= FEW and not figure.digits and not figure.dimension


def is_one_day(x: Day, y: Day) -> bool:
    """Do two expressions tell one time, as far as they tell a time at all?"""
    if not (follows_day(x, y) and follows_day(y, x)):
        return False
    if is_same_part(x, y):
        return True
    if x.first and y.first:
        return abs((x.first - y.first).days) <= NEAR_DAYS
    return (x.weekday is not None and x.weekday == y.weekday) or (x.month is not None and x.month == y.month)


def _figure(figure: Figure) -> float:
    return round(figure.value, 3)


def _day(day: Day) -> date | tuple[int | None, int | None]:
    return day.first or (day.weekday, day.month)
