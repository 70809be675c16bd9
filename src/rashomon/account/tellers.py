"""Who else tells a line: in each other article the sentence that says the same, found by a few weighed features.

The weights are those of a logistic regression, fitted by `training/fit_lines.py` on pairs of sentences that were read:
a line of an account, and the sentence of another article that comes nearest to it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from rashomon.account.sentences import body_of, content_lemmas
from rashomon.account.told import told_clause
from rashomon.clauses import NO_TOKEN, Clause, content_clause, is_unreal
from rashomon.dates import FoundDate
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.merging.words import stem
from rashomon.values import Figure, are_comparable, find_values, is_same_figure

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]

WEIGHTS = {"alike": 8.23, "words": 1.35, "core": 2.62, "deed": 0.98, "figures": 1.02, "merged": 1.01}
BIAS = -7.56
LEAST = 0.0  # log-odds from which a sentence tells the line
MOST_FIGURES = 2.0
NEAREST = 24  # sentences of all others that one is compared with, those nearest in meaning: a bound on the work
FEW = 3  # a small count in words tells little
DAY = len("2024-01-31")  # characters of an EDTF day
DECIMALS = 4  # of log-odds: sums in another order differ after them


class Tellers:
    """The body sentences of a story, each asked whether it says what another says. Without an encoder nothing is
    asked: then only what was merged counts."""

    def __init__(
        self, parsed: Sequence[ParsedArticle], dates: Mapping[str, Sequence[FoundDate]], encode: Encode | None
    ) -> None:
        self.rows = tuple(r for a in parsed for r in body_of(a) if r.parse.tokens)
        self.article = tuple(a.article.id for a in parsed for r in body_of(a) if r.parse.tokens)
        self._of = np.unique(self.article, return_inverse=True)[1]
        self.number = {r.sentence.id: n for n, r in enumerate(self.rows)}
        self._dates = dates
        self._vectors = encode([r.parse.text for r in self.rows]) if encode and self.rows else None
        self._words = [frozenset(map(stem, content_lemmas(r))) for r in self.rows]
        held, total = Counter(word for words in self._words for word in words), max(len(self.rows), FEW)
        self._rarity = {word: math.log(total / count) / math.log(total) for word, count in held.items()}
        self._whole = [max(0.5, self._worth(words)) for words in self._words]
        self._core, self._deed = cache(self._find_core), cache(self._find_deed)
        self._figures, self._nearest = cache(self._find_figures), cache(self._find_nearest)

    @property
    def asked(self) -> bool:
        """Whether sentences can be asked."""
        return self._vectors is not None

    def telling(self, row: ParsedSentence, merged: Collection[str]) -> dict[str, ParsedSentence]:
        """The sentence of each other article that says what `row` says, by article; `merged`: ids of sentences whose
        telling was merged with the line's."""
        own = self.number.get(row.sentence.id)
        if own is None or self._vectors is None:
            return {}
        found: dict[str, tuple[float, int]] = {}
        for n in self._near(own, merged):
            odds = self.log_odds(own, n, merged=self.rows[n].sentence.id in merged)
            article = self.article[n]
            if odds >= max(LEAST, found.get(article, (-math.inf, 0))[0]) and not self._contradicts(own, n):
                found[article] = (odds, n)
        return {article: self.rows[n] for article, (_, n) in sorted(found.items())}

    def are_one(self, a: ParsedSentence, b: ParsedSentence, *, least: float = LEAST) -> bool:
        """Whether the one says what the other says, with log-odds of at least `least`."""
        p, q = self.number.get(a.sentence.id), self.number.get(b.sentence.id)
        if p is None or q is None or not self.asked:
            return False
        alike = max(self.log_odds(p, q, merged=False), self.log_odds(q, p, merged=False))
        return alike >= least and (least < LEAST or not self._contradicts(p, q))

    def log_odds(self, line: int, other: int, *, merged: bool) -> float:
        """That sentence number `other` says what number `line` says."""
        found = self.weigh(line, other) | {"merged": float(merged)}
        return round(BIAS + math.fsum(weight * found[name] for name, weight in WEIGHTS.items()), DECIMALS)

    def weigh(self, line: int, other: int) -> dict[str, float]:
        """The features of two sentences, by name, `merged` left out."""
        mine, theirs = self._words[line], self._words[other]
        shared, core = self._worth(mine & theirs), self._core(line)
        counted = self._figures(other)
        figures = sum(any(is_same_figure(x, y) for y in counted) for x in self._figures(line)) if counted else 0
        return {
            "alike": float(self._vectors[line] @ self._vectors[other]) if self._vectors is not None else 0.0,
            "words": (shared / self._whole[line] + shared / self._whole[other]) / 2,
            "core": self._worth(core & theirs) / max(0.3, self._worth(core)),
            "deed": float(self._deed(line) in theirs or self._deed(other) in mine),
            "figures": min(MOST_FIGURES, float(figures)),
        }

    def _near(self, own: int, merged: Collection[str]) -> list[int]:
        """The sentences of other articles nearest in meaning, and those merged, in order."""
        known = (self.number[s] for s in merged if s in self.number)
        return sorted({*self._nearest(own), *(n for n in known if self.article[n] != self.article[own])})

    def _find_nearest(self, own: int) -> list[int]:
        assert self._vectors is not None
        alike = np.round((self._vectors @ self._vectors[own]).astype(np.float64), DECIMALS)
        alike[self._of == self._of[own]] = -np.inf
        most = min(NEAREST, len(alike))
        near = np.flatnonzero((alike >= np.partition(alike, -most)[-most]) & (alike > -np.inf))
        nearest: list[int] = near[np.argsort(-alike[near], kind="stable")[:NEAREST]].tolist()
        return nearest

    def _contradicts(self, line: int, other: int) -> bool:
        """Whether they name other days or other figures of one kind, or one tells the deed as done, the other not."""
        mine, theirs = self._days(line), self._days(other)
        if mine and theirs and mine.isdisjoint(theirs):
            return True
        figures = [(x, y) for x in self._figures(line) for y in self._figures(other) if are_comparable(x, y)]
        counted = bool(figures) and not any(is_same_figure(x, y) for x, y in figures)
        return counted or self._turns(line, other)

    def _days(self, number: int) -> set[str]:
        dates = self._dates.get(self.rows[number].sentence.id, ())
        return {d.edtf[:DAY] for d in dates if len(d.edtf) >= DAY and "/" not in d.edtf}

    def _turns(self, line: int, other: int) -> bool:
        """Whether one tells the deed as done and the other as not done, or the other as yet to come."""
        if not self._deed(line) or self._deed(line) != self._deed(other):
            return False
        mine, theirs = (tuple(self._told(n))[-1] for n in (line, other))
        return mine.affirmed != theirs.affirmed or (is_unreal(theirs) and not is_unreal(mine))

    def _worth(self, words: frozenset[str]) -> float:
        return math.fsum(map(self._rarity.__getitem__, words))

    def _find_core(self, number: int) -> frozenset[str]:
        """What the sentence tells in the first place: its predicate with the heads of what takes part, as stems."""
        row = self.rows[number]
        heads = {i for clause in self._told(number) for i in _heads(clause)}
        return self._words[number] & frozenset(stem(row.parse.tokens[i].lemma.casefold()) for i in heads)

    def _find_deed(self, number: int) -> str:
        """The stem of the predicate that the sentence is about."""
        told = [c.predicate for c in self._told(number)]
        return stem(self.rows[number].parse.tokens[told[-1]].lemma.casefold()) if told else ""

    def _told(self, number: int) -> Iterator[Clause]:
        parse = self.rows[number].parse
        clause = told_clause(parse)
        if clause is not None:
            yield clause
            content = content_clause(parse, clause)
            if content is not None:
                yield content

    def _find_figures(self, number: int) -> tuple[Figure, ...]:
        row = self.rows[number]
        found = find_values(row, self._dates.get(row.sentence.id, ())).figures
        return tuple(f for f in found if f.digits or f.high > FEW)


def _heads(clause: Clause) -> Iterator[int]:
    found = (clause.predicate, clause.doer, clause.undergoer, *(head for _, head in clause.others))
    return (i for i in found if i != NO_TOKEN)
