"""Draws the batches of training: written pairs, pairs changed by rule, segments of stories, texts beside themselves."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator

from augment import Names, Pair, backwards, beside, corrupt, join, requote

Couples = list[tuple[int, int]]  # places of two pairs of one source: the first faithful, the second changed
Draw = tuple[list[Pair], Couples]

# How many of each a draw has (one process; about 33 pairs). Tried no other mixture.
RULED, CHANGED, FAITHFUL, TOLD, SELF = 7, 7, 7, 1, 0.4
HARD = {"negation", "role_swapped", "omitted_qualifier", "modality", "status", "attribution", "number", "place"}
HARD_WEIGHT = 1.7  # how often a written change of a kind that was found badly is drawn, against the others
LONG_SOURCE = 230  # characters: nothing is added to longer sources


def same_text(text: str, names: Names, rng: random.Random) -> tuple[Pair, Pair] | None:
    """A text beside its edited self (changed), and the edited text beside itself (faithful)."""
    made = corrupt(Pair(text, text, False), names, rng)
    if made is None or made.source == made.copy:
        return None
    new = made.copy if made.copy != text else made.source
    return Pair(new, new, False), made


class Mixer:
    """Endless draws with one seed."""

    def __init__(self, pairs: list[Pair], told: list[Pair], seed: int) -> None:
        self.rng = random.Random(seed)
        self.faithful = [p for p in pairs if not p.changed]
        self.changed = [p for p in pairs if p.changed]
        self.weights = [HARD_WEIGHT if p.kind in HARD else 1.0 for p in self.changed]
        self.names = Names([t for p in pairs + told for t in (p.source, p.copy)])
        self.told = self._couples(told)
        self.told_faithful = [p for p in told if not p.changed]

    @staticmethod
    def _couples(told: list[Pair]) -> list[list[Pair]]:
        """Changed segments of stories, each beside faithful ones of the same source where there are any."""
        same: dict[str, list[Pair]] = defaultdict(list)
        for pair in told:
            if not pair.changed:
                same[pair.source].append(pair)
        return [[*same[p.source][:1], p] for p in told if p.changed]

    def _round(self, pairs: list[Pair], weights: list[float] | None = None) -> Iterator[Pair]:
        """All pairs once a round in a new order; pairs of weight w about w times."""
        while True:
            order = [
                p for i, p in enumerate(pairs) for _ in range(int((weights[i] if weights else 1.0) + self.rng.random()))
            ]
            self.rng.shuffle(order)
            yield from order

    def vary(self, group: list[Pair]) -> list[Pair]:
        """The same chance variation for each pair of a group."""
        rng = self.rng
        if rng.random() < 0.2:
            group = [backwards(p) for p in group]
        if rng.random() < 0.5:
            seed = rng.random()
            group = [self.names.rename(p, random.Random(seed)) for p in group]
        group = self.longer(group)
        if rng.random() < 0.3:
            seed = rng.random()
            group = [requote(p, random.Random(seed)) for p in group]
        return group

    def longer(self, group: list[Pair]) -> list[Pair]:
        """At times one more sentence: in the source only, or a faithful one in both texts."""
        rng, way = self.rng, self.rng.random()
        if way >= 0.26 or len(group[0].source) >= LONG_SOURCE:
            return group
        other, seed = rng.choice(self.faithful), rng.random()
        if len(other.source) >= LONG_SOURCE:
            return group
        put = join if way < 0.13 else beside
        return [put(p, other, random.Random(seed)) for p in group]

    def draws(self) -> Iterator[Draw]:
        """Pairs and couples of each step."""
        rng = self.rng
        faithful, changed = self._round(self.faithful), self._round(self.changed, self.weights)
        while True:
            groups = [self.ruled(next(faithful)) for _ in range(RULED)]
            groups += [[next(faithful)] for _ in range(FAITHFUL)] + [[next(changed)] for _ in range(CHANGED)]
            if self.told:
                groups += [list(rng.choice(self.told)) for _ in range(TOLD)]
                groups += [self.ruled(rng.choice(self.told_faithful)) for _ in range(TOLD)]
            if rng.random() < SELF:
                pair = rng.choice(self.faithful)
                both = same_text(rng.choice([pair.source, pair.copy]), self.names, rng)
                groups += [list(both)] if both else []
            yield self.lay(groups)

    def ruled(self, pair: Pair) -> list[Pair]:
        """A faithful pair, with one changed by rule where a rule fits."""
        made = corrupt(pair, self.names, self.rng)
        return [pair, made] if made else [pair]

    def lay(self, groups: list[list[Pair]]) -> Draw:
        """One list of pairs from groups, with the couples' places."""
        pairs: list[Pair] = []
        rank: Couples = []
        for group in groups:
            if len(group) == 2:
                rank.append((len(pairs), len(pairs) + 1))
            pairs += self.vary(group)
        return pairs, rank
