"""Whether a sentence turns what another says: denials, opposite words and unreal moods, clause by clause, weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.checking.opposites import find_opposites, words_of_clause
from rashomon.checking.polarity import Clause, denials_of, find_clauses
from rashomon.compare.polarity import DENYING, is_denial, is_not
from rashomon.compare.side import Side
from rashomon.language.encoder import Encoder

ANSWERS = 0.2  # cosine of two clauses under which neither answers to the other
CLOSE = 0.05  # cosine by which another clause may be less like it and still be the one that answers
MOST = 2  # opposite pairs that count
# Logistic regression on the places of `evals/claims_chosen.jsonl` that have a claim's values and speaker, of each claim
# the one that agrees best, with the sentence pairs of `training/pairs` whose copy denies what the source says (74) and
# 700 of those that are faithful, at a lesser weight: denied, negated, opposed, unreal, odd, more.
WEIGHTS, BIAS = (-0.9, -0.5, -1.5, -0.5, -0.9, -0.9), 1.7
_MODALS = frozenset("may might could would should must can".split())
# Verbs and nouns under which something is wanted, planned or feared, and need not be.
_UNREAL = frozenset(
    """call urge want ask seek demand try attempt plan hope threaten consider propose intend aim promise vow pledge
    request order expect wish propose warn risk suggest set prepare allege accuse claim possible ready due""".split()
)
REACH = 4  # words above a clause that may make it unreal


@dataclass(frozen=True, slots=True)
class Turns:
    """What tells that one sentence turns the other, each a share (0 to 1) of the first one's clauses by their words,
    weighed by their cosine: `denied` by denials and verbs of denying, `negated` by `not` and its like alone, `opposed`
    by opposite words, `squared` by opposite words and a `not` together, which leave the sense; `unreal` told by one as
    done, by the other as wanted or possible; `likeness` the mean cosine. Of the sentences as wholes: `odd`, an odd
    difference of denials; `more`, a denial in one only; `pairs` of opposite words, up to `MOST`."""

    denied: float
    negated: float
    opposed: float
    squared: float
    unreal: float
    likeness: float
    odd: float
    more: float
    pairs: float

    @property
    def agrees(self) -> float:
        """Log-odds that the two do not deny each other, by `WEIGHTS`."""
        opposed = max(self.opposed, min(self.pairs, 1.0) * (1.0 - self.odd))
        row = (self.denied, self.negated, opposed, self.unreal, self.odd, self.more)
        return round(BIAS + sum(w * x for w, x in zip(WEIGHTS, row, strict=True)), 4)


def find_turns(mine: Side, theirs: Side, encoder: Encoder) -> Turns:
    """How far `theirs` turns what `mine` says."""
    ours, others = find_clauses(mine.parse), find_clauses(theirs.parse)
    cosines = (
        encoder.encode([c.text(mine.parse) for c in ours]) @ encoder.encode([c.text(theirs.parse) for c in others]).T
    )
    found = [_Mood.of(theirs, c) for c in others]
    sums, whole = np.zeros(6), 0.0
    for at, clause in enumerate(ours):
        given, best = _Mood.of(mine, clause), float(cosines[at].max())
        weight = max(best, 0.0) * len(clause.tokens)
        whole += weight
        sums[5] += weight * best
        if best < ANSWERS:
            continue
        answering = [m for n, m in enumerate(found) if cosines[at, n] >= best - CLOSE]
        sums[:5] += weight * np.asarray(_differences(given, answering))
    shares = sums / whole if whole else sums
    left, right = _denials(mine), _denials(theirs)
    pairs = len(_opposites(*(_words(s, c) for s, c in ((mine, ours), (theirs, others)))))
    numbers = (float((left - right) % 2), float((left > 0) != (right > 0)), float(min(pairs, MOST)))
    return Turns(*(round(float(x), 5) for x in (*shares, *numbers)))


@dataclass(frozen=True, slots=True)
class _Mood:
    """Of a clause: odd numbers of denials, of `not` alone; whether it is unreal; its words."""

    denied: bool
    negated: bool
    unreal: bool
    words: frozenset[str]

    @classmethod
    def of(cls, side: Side, clause: Clause) -> _Mood:
        return cls(
            len(denials_of(side, clause)) % 2 == 1,
            sum(is_not(side, t) for t in clause.tokens) % 2 == 1,
            _is_unreal(side, clause),
            words_of_clause(side, clause),
        )


def _differences(given: _Mood, answering: Sequence[_Mood]) -> tuple[float, ...]:
    """Denied, negated, opposed, squared, unreal: 1 where no answering clause is as the given one."""
    opposed = [bool(_opposites(given.words, m.words)) for m in answering]
    against = [o and m.negated == given.negated for o, m in zip(opposed, answering, strict=True)]
    squared = [o and m.negated != given.negated for o, m in zip(opposed, answering, strict=True)]
    return (
        float(all(m.denied != given.denied for m in answering)),
        float(all(m.negated != given.negated for m in answering)),
        float(all(against)),
        float(all(squared)),
        float(all(m.unreal != given.unreal for m in answering)),
    )


def _opposites(mine: frozenset[str], theirs: frozenset[str]) -> list[tuple[str, str]]:
    """Those without verbs of denying, which are counted as denials."""
    return [pair for pair in find_opposites(mine, theirs) if not DENYING & set(pair)]


def _is_unreal(side: Side, clause: Clause) -> bool:
    """Is it wanted, planned or possible rather than done?"""
    if any(side.tokens[t].text.lower() in _MODALS for t in clause.tokens):
        return True
    at = clause.head
    for _ in range(REACH):
        token = side.tokens[at]
        if token.head == at or token.role not in {
            "open clause",
            "content clause",
            "adverbial clause",
            "noun clause",
            "governed clause",
            "preposition",
            "object",
        }:
            return False
        at = token.head
        if side.words[at] in _UNREAL:
            return True
    return False


def _denials(side: Side) -> int:
    return sum(is_denial(side, t.index) for t in side.tokens)


def _words(side: Side, clauses: Sequence[Clause]) -> frozenset[str]:
    return frozenset(w for c in clauses for w in words_of_clause(side, c))
