"""Agreement: two sentences of independent tellings, each the other's best, that likely assert one fact.

How likely is a logistic regression over six named features, as `training/fit_facts.py` fits it; what speaks against
it in the words of the two is told by `agreeing`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, fsum, inf, log

from rashomon.compare.agreeing import do_agree, have_one_speaker, is_exact_day, is_near_figure
from rashomon.compare.onefact import Ground, is_few, log_odds
from rashomon.compare.rivals import Place, Scale, Weighed
from rashomon.compare.telling import Telling
from rashomon.events.merge import Cluster
from rashomon.vocabulary import Difference, DifferenceKind, Span

# Fitted (ridge 20, scikit-learn) on 228 judged pairs of real stories and the reports of `tellings` a, b, d, f, g, h, k.
# With other stories left out, of the judged ones 65 of 100 were right over -.4 of `likely` alone, 78 over this least.
AGREEMENT = Scale(
    {"likely": 0.21, "clauses": 1.74, "words": 0.29, "beside": 3.08, "tellings": -0.55, "event": 0.55}, -0.67, 0.4
)
MAY_AGREE = -0.4  # log-odds of one fact from which two sentences are looked at
FEW = 5  # sentences; of shorter articles the share of those that have a partner tells little
UNKNOWN = 0.7  # likeness of two clauses where no encoder tells it: that of most pairs
MOST = 4  # sentences of other origins that one is told to agree with, the likeliest
SHOWN = 3  # words told of what two sentences have in common
_Row = tuple[float, Place, Place]


@dataclass(frozen=True, eq=False)
class Agreements:
    """The sentences of a story that may agree. `clusters`: its merged events."""

    tellings: Mapping[str, Telling]
    weighed: Weighed
    ground: Ground
    origin_of: Mapping[str, str]
    clusters: Sequence[Cluster]

    def find(self) -> Iterator[Difference]:
        """A row for each two sentences that agree, likeliest first."""
        rows = [r for r in self._likely() if self._is_borne_out(r[1], r[2])]
        beside: dict[Place, set[str]] = defaultdict(set)
        for _, one, other in rows:
            beside[one].add(self.origin_of[other[0]])
            beside[other].add(self.origin_of[one[0]])
        told: Counter[Place] = Counter()
        for score, one, other in rows:
            if told[one] < MOST and told[other] < MOST:
                told.update((one, other))
                # The two, and those that tell it with both: what is like one of them need not be like the other.
                with_both = beside[one] & beside[other] | {self.origin_of[one[0]], self.origin_of[other[0]]}
                yield self._row(score, one, other, len(with_both))

    def weigh(self) -> Iterator[tuple[Place, Place, dict[str, float]]]:
        """Each two sentences that are each other's best, with their features but for the likeness of clauses."""
        tellings = log(len({self.origin_of[name] for name in self.tellings}))
        for (one, other), pairs in self.weighed.items():
            mutual = list(_mutual(pairs))
            likely = fsum(1 / (1 + exp(-score)) for score, _, _ in mutual)
            fewest = max(FEW, min(len(self.tellings[n].parsed.sentences) for n in (one, other)))
            for score, p, q in mutual:
                at = (one, p), (other, q)
                yield (
                    *at,
                    {
                        "likely": score,
                        "words": self.ground.common(*at),
                        "beside": (likely - 1 / (1 + exp(-score))) / fewest,
                        "tellings": tellings,
                        "event": float(not self._events[at[0]].isdisjoint(self._events[at[1]])),
                    },
                )

    def clauses(self, one: Place, other: Place) -> float:
        """The cosine of the two most alike clauses of two sentences."""
        rows = [self.tellings[name].clause_vectors(n) for name, n in (one, other)]
        return UNKNOWN if rows[0] is None or rows[1] is None else round(float((rows[0] @ rows[1].T).max()), 4)

    def _likely(self) -> list[_Row]:
        found = []
        for one, other, features in self.weigh():
            if AGREEMENT.score(features | {"clauses": 1.0}) >= AGREEMENT.least:
                score = AGREEMENT.score(features | {"clauses": self.clauses(one, other)})
                if score >= AGREEMENT.least:
                    found.append((score, one, other))
        return sorted(found, key=lambda r: (-r[0], r[1], r[2]))

    def _is_borne_out(self, one: Place, other: Place) -> bool:
        return do_agree(self.tellings[one[0]], one[1], self.tellings[other[0]], other[1])

    @cached_property
    def _events(self) -> Mapping[Place, set[int]]:
        """The merged events told in each sentence, by number."""
        found: dict[Place, set[int]] = defaultdict(set)
        for number, cluster in enumerate(self.clusters):
            for mention in cluster.mentions:
                for n in self.tellings[mention.article].within(Span(mention.anchor.start, mention.anchor.end)):
                    found[mention.article, n].add(number)
        return found

    def _row(self, score: float, one: Place, other: Place, origins: int) -> Difference:
        a, b = self.tellings[one[0]], self.tellings[other[0]]
        kind, values = _shared_value(a, one[1], b, other[1])
        standing = (
            "both from one speaker" if have_one_speaker(a, one[1], b, other[1]) else f"{origins} independent tellings"
        )
        why = (*(values or ("both tell it",)), standing)
        anchors = a.sentence_at(one[1]), b.sentence_at(other[1])
        return Difference(kind, "agree", self._about(one, other), *anchors, why, round(1 / (1 + exp(-score)), 2))

    def _about(self, one: Place, other: Place) -> str:
        """The rarest words that both sentences have, as they stand in the first."""
        shared = self.ground.words(*one) & self.ground.words(*other)
        kept = set(sorted(shared, key=lambda w: (-self.ground.rarity(w), w))[:SHOWN])
        return " ".join(dict.fromkeys(self.ground.spelled(*one, kept))) or "one fact"


def _mutual(pairs: Mapping[tuple[int, int], Mapping[str, float]]) -> Iterator[tuple[float, int, int]]:
    """Of the sentences of two articles those of which each is the other's likeliest, with the log-odds of one fact."""
    scores = {at: log_odds(features) for at, features in pairs.items()}
    best: dict[tuple[int, int], float] = defaultdict(lambda: -inf)
    for at, score in scores.items():
        for key in enumerate(at):
            best[key] = max(best[key], score)
    for (p, q), score in scores.items():
        if score >= MAY_AGREE and score == best[0, p] == best[1, q]:
            yield score, p, q


def _shared_value(a: Telling, m: int, b: Telling, n: int) -> tuple[DifferenceKind, tuple[str, ...]]:
    """The kind of an agreement, and the value that both have as each tells it."""
    one, other, texts = a.values(m), b.values(n), [t.parsed.sentences[i].parse.text for t, i in ((a, m), (b, n))]
    for x in one.figures:
        for y in other.figures:
            if x.dimension != "order" and not is_few(x) and is_near_figure(x, y):
                return "number", (f"a: {texts[0][x.start : x.end]}", f"b: {texts[1][y.start : y.end]}")
    for d in one.days:
        for e in other.days:
            if is_exact_day(d, e):
                return "date", (f"a: {texts[0][d.start : d.end]}", f"b: {texts[1][e.start : e.end]}")
    return "claim", ()
