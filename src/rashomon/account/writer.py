"""Choosing the lines of a section: the best sentence for each thing, and nothing said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.account.brackets import Hints, Readable, lead
from rashomon.account.fits import Fits, fits_any
from rashomon.account.sentences import Candidate, Candidates
from rashomon.account.things import Thing, count_origins
from rashomon.account.when import short_date
from rashomon.dates import same_or_contains
from rashomon.vocabulary import Anchor, Line

FEW = 3  # lines with which a section need not tell what is slight
LINES = 7  # lines of a section; a desk reads a screen, not a list
ALIKE = 0.55  # share (0 to 1) of a sentence's content words that stand in a line already chosen: the same again
ALIKE_EVENT = 0.3  # the same where both are told for an event of one type, on one day


class Writer:
    """Chooses lines, never the same sentence twice and never one that says what a chosen one says."""

    def __init__(self, candidates: Candidates, origin_of: Mapping[str, str], hints: Hints) -> None:
        self.origin_of = origin_of
        self._candidates = candidates
        self._hints = hints
        self._chosen: list[tuple[Thing, Candidate]] = []

    def take(self, anchors: Iterable[Anchor]) -> None:
        """Counts the sentences at `anchors` as told: they stand elsewhere in the account."""
        found = (c for a in anchors if (c := self._candidates.holding(a)))
        self._chosen += [(Thing((c.anchor,), ()), c) for c in found]

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
        With `weighty` slight things are told only where there is little else.
        """
        ranked = sorted(((t, c) for t in things if (c := self._best(t, fits))), key=lambda row: _order(*row))
        rows: list[tuple[Thing, Line]] = []
        of: Counter[str] = Counter()
        for thing, candidate in ranked:
            if len(rows) == LINES:
                break
            readable = self._with_lead(thing, candidate)
            if weighty and thing.is_slight and len(rows) >= FEW:
                continue
            if readable is None or self._told(thing, candidate) or (thing.group and of[thing.group] == each):
                continue
            self._chosen.append((thing, candidate))
            of[thing.group] += 1
            rows.append((thing, self._line(thing, candidate, readable)))
        if in_order:
            rows.sort(key=lambda row: row[0].when or "~")
        if grouped:
            rows.sort(key=lambda row: (-of[row[0].group], row[0].group))
        return tuple(line for _, line in rows)

    def _best(self, thing: Thing, fits: Fits) -> Candidate | None:
        found = [c for a in thing.anchors if (c := self._candidates.holding(a)) and fits(c, a)]
        return max(found, key=lambda c: (c.worth, c.anchor), default=None)

    def _with_lead(self, thing: Thing, candidate: Candidate) -> Readable | None:
        """The line with who speaks, or the day, before it where the sentence itself does not tell."""
        readable = candidate.readable
        if candidate.whole_quotation:
            actor = self._hints.actor(thing.speaker) if thing.speaker else None
            return lead(readable, f"{actor.name}:") if actor else None
        day = short_date(thing.when, self._hints.year)
        told = any(d.edtf for d in readable.told)  # another day before a sentence that has its own would mislead
        return lead(readable, day) if day and not told else readable

    def _told(self, thing: Thing, candidate: Candidate) -> bool:
        return any(c.anchor == candidate.anchor or _same(thing, candidate, t, c) for t, c in self._chosen)

    def _line(self, thing: Thing, candidate: Candidate, readable: Readable) -> Line:
        own = {a for a in thing.anchors if a.article != candidate.anchor.article}
        anchors = (candidate.anchor, *sorted(own))
        return Line(readable.text, anchors, count_origins(anchors, self.origin_of), readable.added)


def _same(thing: Thing, candidate: Candidate, other: Thing, chosen: Candidate) -> bool:
    """Whether two sentences would tell a reader the same: by their words, or by the events they are told for."""
    one, two = candidate.words, chosen.words
    event = bool(thing.type) and thing.type == other.type and bool(thing.when) and _near(thing.when, other.when)
    return len(one & two) >= (ALIKE_EVENT if event else ALIKE) * max(1, min(len(one), len(two)))


def _near(one: str, two: str) -> bool:
    return same_or_contains(one, two) or same_or_contains(two, one)


def _order(thing: Thing, candidate: Candidate) -> tuple[tuple[float, ...], float, Anchor]:
    return tuple(-r for r in thing.rank), -candidate.worth, candidate.anchor
