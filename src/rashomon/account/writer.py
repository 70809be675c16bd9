"""Choosing the lines of a section: the best sentence for each thing, and nothing said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.account.brackets import Hints, Readable, lead
from rashomon.account.fits import Fits, fits_any
from rashomon.account.overtaken import Overtaking
from rashomon.account.sentences import Candidate, Candidates
from rashomon.account.support import Support, Supporters
from rashomon.account.things import Thing, overlap
from rashomon.account.told import is_spoken
from rashomon.account.when import short_date
from rashomon.vocabulary import Anchor, Line, Stances

MONTH = len("2024-01")  # characters of an EDTF value; a mere year may be that of anything in the sentence
MAIN_WORDS = 6  # content words of a sentence at the head of an article with which it tells its main thing
FEW = 3  # lines with which a section need not tell what is slight
LINES = 7  # lines of a section; a desk reads a screen, not a list
ALIKE = 0.55  # share (0 to 1) of a sentence's content words that stand in a line already chosen: the same again

_NOBODY = re.compile(r"(?:[Tt]he|[Aa]n?|[Oo]ne) [a-z]+")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence for a thing, and who tells it."""

    thing: Thing
    candidate: Candidate
    support: Support

    @property
    def order(self) -> tuple[object, ...]:
        """What most tell first; then what heads an article, what is best known, what reads best."""
        thing, candidate = self.thing, self.candidate
        known = tuple(-r for r in thing.rank)
        return (
            bool(thing.speaker),
            -self.support.origins,
            not (thing.speaker or candidate.leads),
            known,
            -candidate.worth,
            candidate.anchor,
        )

    @property
    def is_slight(self) -> bool:
        """Whether one telling alone has it, without a day, and no article is headed by it: told only for want of
        others."""
        main = self.candidate.leads and len(self.candidate.words) >= MAIN_WORDS and not self.thing.speaker
        return self.support.origins < 2 and not self.thing.when and not main

    @property
    def only_words(self) -> bool:
        """Whether no more is told than that somebody spoke."""
        known = bool(self.thing.when or self.thing.type)
        here = [a for a in self.thing.anchors if overlap(self.candidate.anchor, a)]
        return any(is_spoken(self.candidate, a, known=known) for a in here)

    def shares(self, candidate: Candidate) -> bool:
        """Whether most of the other's words stand in this line, or of this line's in the other."""
        shared = len(candidate.words & self.candidate.words)
        least = max(1, min(len(candidate.words), len(self.candidate.words)))
        return self.candidate.anchor == candidate.anchor or shared >= ALIKE * least


class Writer:
    """Chooses lines, never the same sentence twice and never one that says what a chosen one says."""

    def __init__(
        self,
        candidates: Candidates,
        supporters: Supporters,
        hints: Hints,
        overtaking: Overtaking,
    ) -> None:
        self._supporters = supporters
        self._overtaking = overtaking
        self._candidates = candidates
        self._hints = hints
        self._chosen: list[Chosen] = []

    def take(self, anchors: Iterable[Anchor]) -> None:
        """Counts the sentences at `anchors` as told: they stand elsewhere in the account."""
        found = (c for a in anchors if (c := self._candidates.holding(a)))
        self._chosen += [Chosen(Thing((c.anchor,), ()), c, Support((c.anchor,), 1, Stances(1))) for c in found]

    def lines(
        self,
        things: Iterable[Thing],
        *,
        in_order: bool = False,
        weighty: bool = False,
        grouped: bool = False,
        each: int = LINES,
        fits: Fits = fits_any,
    ) -> tuple[Line, ...]:
        """Up to LINES lines for the things of highest rank, `each` of a group, from sentences that `fits` takes.

        They stand by rank; with `in_order` by date, with `grouped` by group, the one with most lines first.
        With `weighty` slight things are told only where there is little else, and words not at all.
        """
        ranked = sorted((c for t in things if (c := self._best(t, fits))), key=lambda c: c.order)
        if weighty:
            ranked = [c for c in ranked if c.thing.speaker or not c.only_words]
        rows = self._choose(ranked, weighty, each)
        if in_order:
            rows.sort(key=lambda row: row[0].when or "~")
        if grouped:
            of = Counter(thing.group for thing, _ in rows)
            rows.sort(key=lambda row: (-of[row[0].group], row[0].group))
        return tuple(line for _, line in rows)

    def _choose(self, ranked: Sequence[Chosen], weighty: bool, each: int) -> list[tuple[Thing, Line]]:
        rows: list[tuple[Thing, Line]] = []
        of: Counter[str] = Counter()
        for row in ranked:
            thing = row.thing
            if len(rows) == LINES:
                break
            passed = (weighty and len(rows) >= FEW and row.is_slight) or self._is_nobody(thing)
            readable = None if passed else self._with_lead(thing, row.candidate)
            full = bool(thing.group) and of[thing.group] == each
            if readable is None or full or self._is_told(row.candidate):
                continue
            self._chosen.append(row)
            of[thing.group] += 1
            support = row.support
            line = Line(readable.text, support.anchors, support.origins, readable.added, support.stances)
            rows.append((thing, line))
        return rows

    def _best(self, thing: Thing, fits: Fits) -> Chosen | None:
        found = [c for a in thing.anchors if (c := self._candidates.holding(a)) and fits(c, a)]
        found = [c for c in found if not (thing.speaker and c.leans) and (thing.asks or not c.hangs)]
        best = max(found, key=lambda c: (c.worth, c.anchor), default=None)
        if best is None:
            return None
        return Chosen(thing, best, self._supporters.find(thing, best))

    def _is_told(self, candidate: Candidate) -> bool:
        """Whether a line already chosen says what this would say."""
        are_one = self._supporters.tellers.are_one
        return any(c.shares(candidate) or are_one(c.candidate.parsed, candidate.parsed) for c in self._chosen)

    def _with_lead(self, thing: Thing, candidate: Candidate) -> Readable | None:
        """The line with who speaks, or the day, before it where the sentence itself does not tell."""
        readable = candidate.readable
        if candidate.whole_quotation:
            actor = self._hints.actor(thing.speaker) if thing.speaker else None
            return lead(readable, f"{actor.name}:") if actor else None
        if any(d.edtf for d in readable.told):
            return readable  # another day before a sentence that has its own would mislead
        if thing.ahead and not thing.when and (as_of := self._overtaking.as_of(candidate)):
            return lead(readable, f"{short_date(as_of, self._hints.year)}:")
        day = short_date(thing.when, self._hints.year) if len(thing.when) >= MONTH else ""
        return lead(readable, day) if day else readable

    def _is_nobody(self, thing: Thing) -> bool:
        """Whether only the context tells whose words these are: `the official`, `a spokeswoman`."""
        actor = self._hints.actor(thing.speaker) if thing.speaker else None
        return actor is not None and _NOBODY.fullmatch(actor.name) is not None
