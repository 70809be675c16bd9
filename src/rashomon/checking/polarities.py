"""Whether a sentence turns what another says: denials, opposite words, what is not real; clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rashomon.checking.opposites import find_opposites, words_of_clause
from rashomon.clauses import NO_TOKEN, Clause, effect_on, find_clauses, is_negated, main_clause
from rashomon.language import Parse
from rashomon.language.encoder import Encoder
from rashomon.lexicon import effects_of

ANSWERS = 0.2  # cosine of two clauses under which neither answers to the other
CLOSE = 0.05  # cosine by which another clause may be less like it and still be the one that answers
MOST = 2  # opposite pairs that count
SHORTEST = 3  # tokens of a clause of its own: `said`, `missing` say too little
# Logistic regression on the places of `evals/claims_chosen.jsonl` that have a claim's values and speaker, of each claim
# the one that agrees best, with pairs of `training/pairs` at a lesser weight: denied, negated, opposed, unreal, odd,
# more. Fitted when words told denials and what is unreal; since clauses do, only the weight of `unreal` was changed.
WEIGHTS, BIAS = (-0.9, -0.5, -1.5, -0.2, -0.9, -0.9), 1.7
_UNDOING = frozenset({"not", "denied"})  # what a verb of denying makes of what it governs


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a sentence with its own words. `negated`: by its own `not` or `no`; `within`: how many of its other
    words are; `denies`: its verb denies what it is done to (`rejected the plan`)."""

    clause: Clause
    tokens: tuple[int, ...]
    negated: bool
    within: int
    denies: bool
    words: frozenset[str]

    @property
    def denied(self) -> bool:
        return (int(not self.clause.affirmed) + self.denies + self.within) % 2 == 1

    @property
    def unreal(self) -> bool:
        return self.clause.reality != "real"

    @property
    def denials(self) -> int:
        """How often it is turned round: by its own words, by its verb, by what governs it (`refused to sign`)."""
        return self.negated + self.within + self.denies + (self.clause.affirmed == self.negated)


@lru_cache(maxsize=1 << 12)
def find_parts(parse: Parse) -> tuple[Part, ...]:
    """The clauses of a sentence that verbs head, each token in one; the whole of it, where none does."""
    verbs = [c for c in find_clauses(parse) if c.voice != "noun" and len(parse.subtree(c.predicate)) >= SHORTEST]
    main = main_clause(parse)
    heads = {c.predicate: c for c in (*verbs, *([main] if main is not None else ()))}
    own: dict[int, list[int]] = {h: [] for h in heads}
    for token in parse.tokens:
        at = token.index
        while at not in heads and parse.tokens[at].head != at:
            at = parse.tokens[at].head
        own.setdefault(at, []).append(token.index)
    return tuple(_part(parse, heads[h], tuple(rows)) for h, rows in sorted(own.items()) if h in heads)


def _part(parse: Parse, clause: Clause, own: tuple[int, ...]) -> Part:
    at = clause.predicate
    done = clause.undergoer != NO_TOKEN and clause.content == NO_TOKEN
    denies = done and effect_on(parse, at, "obj")[0] in _UNDOING
    within = sum(is_negated(parse, t) for t in own if t != at)
    return Part(clause, own, is_negated(parse, at), within, denies, words_of_clause(parse, own))


def text_of(parse: Parse, part: Part) -> str:
    return " ".join(parse.tokens[t].text for t in part.tokens)


@dataclass(frozen=True, slots=True)
class Turns:
    """What tells that one sentence turns the other, each a share (0 to 1) of the first one's clauses by their words,
    weighed by their cosine: `denied` by denials and verbs of denying, `negated` by `not` and its like alone, `opposed`
    by opposite words, `unreal` told by one as done, by the other as wanted or possible. Of the sentences as wholes:
    `odd`, an odd difference of denials; `more`, a denial in one only; `pairs` of opposite words, up to `MOST`."""

    denied: float
    negated: float
    opposed: float
    unreal: float
    odd: float
    more: float
    pairs: float

    @property
    def agrees(self) -> float:
        """Log-odds that the two do not deny each other, by `WEIGHTS`."""
        opposed = max(self.opposed, min(self.pairs, 1.0) * (1.0 - self.odd))
        row = (self.denied, self.negated, opposed, self.unreal, self.odd, self.more)
        return round(BIAS + sum(w * x for w, x in zip(WEIGHTS, row, strict=True)), 4)


def find_turns(mine: Parse, theirs: Parse, encoder: Encoder) -> Turns:
    """How far `theirs` turns what `mine` says."""
    ours, others = find_parts(mine), find_parts(theirs)
    texts = [[text_of(p, part) for part in parts] for p, parts in ((mine, ours), (theirs, others))]
    cosines = encoder.encode(texts[0]) @ encoder.encode(texts[1]).T
    sums, whole = np.zeros(4), 0.0
    for at, part in enumerate(ours):
        best = float(cosines[at].max())
        weight = max(best, 0.0) * len(part.tokens)
        whole += weight
        if best >= ANSWERS:
            answering = [o for n, o in enumerate(others) if cosines[at, n] >= best - CLOSE]
            sums += weight * np.asarray(_differences(part, answering))
    shares = sums / whole if whole else sums
    left, right = _denials(ours), _denials(others)
    pairs = len(_opposites(_words(ours), _words(others)))
    numbers = (float((left - right) % 2), float((left > 0) != (right > 0)), float(min(pairs, MOST)))
    return Turns(*(round(float(x), 5) for x in (*shares, *numbers)))


def _differences(given: Part, answering: Sequence[Part]) -> tuple[float, ...]:
    """Denied, negated, opposed, unreal: 1 where no answering clause is as the given one."""
    return (
        float(all(o.denied != given.denied for o in answering)),
        float(all(o.negated != given.negated for o in answering)),
        float(all(_opposites(given.words, o.words) and o.negated == given.negated for o in answering)),
        float(all(o.unreal != given.unreal for o in answering)),
    )


def _opposites(mine: frozenset[str], theirs: frozenset[str]) -> list[tuple[str, str]]:
    """Those without verbs of denying, which are counted as denials."""
    return [pair for pair in find_opposites(mine, theirs) if not any(effects_of(w) & _UNDOING for w in pair)]


def _denials(parts: Sequence[Part]) -> int:
    return sum(p.denials for p in parts)


def _words(parts: Sequence[Part]) -> frozenset[str]:
    return frozenset(w for p in parts for w in p.words)
