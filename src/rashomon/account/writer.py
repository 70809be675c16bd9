"""Choosing the lines of a section: the best sentence for each thing, and nothing said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.account.acts import is_spoken
from rashomon.account.brackets import Hints, Readable, lead
from rashomon.account.fits import Fits, fits_any
from rashomon.account.overtaken import Overtaking
from rashomon.account.same import tell_the_same
from rashomon.account.sentences import Candidate, Candidates
from rashomon.account.things import Thing, count_origins
from rashomon.account.when import short_date
from rashomon.vocabulary import Anchor, Line

MONTH = len("2024-01")  # characters of an EDTF value; a mere year may be that of anything in the sentence
MAIN_WORDS = 6  # content words of a sentence at the head of an article with which it tells its main thing
FEW = 3  # lines with which a section need not tell what is slight
LINES = 7  # lines of a section; a desk reads a screen, not a list

_NOBODY = re.compile(r"(?:[Tt]he|[Aa]n?|[Oo]ne) [a-z]+")


class Writer:
    """Chooses lines, never the same sentence twice and never one that says what a chosen one says."""

    def __init__(
        self, candidates: Candidates, origin_of: Mapping[str, str], hints: Hints, overtaking: Overtaking
    ) -> None:
        self.origin_of = origin_of
        self._overtaking = overtaking
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
        With `weighty` slight things are told only where there is little else, and words only where there are no deeds.
        """
        ranked = sorted(((t, c) for t in things if (c := self._best(t, fits))), key=lambda row: _order(*row))
        rows = self._choose(_deeds(ranked) if weighty else ranked, weighty, each)
        if in_order:
            rows.sort(key=lambda row: row[0].when or "~")
        if grouped:
            of = Counter(thing.group for thing, _ in rows)
            rows.sort(key=lambda row: (-of[row[0].group], row[0].group))
        return tuple(line for _, line in rows)

    def _choose(self, ranked: Sequence[tuple[Thing, Candidate]], weighty: bool, each: int) -> list[tuple[Thing, Line]]:
        rows: list[tuple[Thing, Line]] = []
        of: Counter[str] = Counter()
        for thing, candidate in ranked:
            if len(rows) == LINES:
                break
            passed = (weighty and len(rows) >= FEW and _is_slight(thing, candidate)) or self._is_nobody(thing)
            readable = None if passed else self._with_lead(thing, candidate)
            if readable is None or (thing.group and of[thing.group] == each) or self._told(thing, candidate):
                continue
            self._chosen.append((thing, candidate))
            of[thing.group] += 1
            rows.append((thing, self._line(thing, candidate, readable)))
        return rows

    def _best(self, thing: Thing, fits: Fits) -> Candidate | None:
        found = [c for a in thing.anchors if (c := self._candidates.holding(a)) and fits(c, a)]
        return max(found, key=lambda c: (c.worth, c.anchor), default=None)

    def _with_lead(self, thing: Thing, candidate: Candidate) -> Readable | None:
        """The line with who speaks, or the day, before it where the sentence itself does not tell."""
        readable = candidate.readable
        if candidate.whole_quotation:
            actor = self._hints.actor(thing.speaker) if thing.speaker else None
            return lead(readable, f"{actor.name}:") if actor else None
        told = any(d.edtf for d in readable.told)  # another day before a sentence that has its own would mislead
        if thing.ahead and not told and (as_of := self._as_of(thing, candidate)):
            return lead(readable, f"{as_of}:")
        day = short_date(thing.when, self._hints.year)
        return lead(readable, day) if day and not told and len(thing.when) >= MONTH else readable

    def _as_of(self, thing: Thing, candidate: Candidate) -> str:
        """The day that an undated plan or a question is of, where later articles have nothing of it."""
        return "" if thing.when else short_date(self._overtaking.as_of(candidate), self._hints.year)

    def _is_nobody(self, thing: Thing) -> bool:
        """Whether only the context tells whose words these are: `the official`, `a spokeswoman`."""
        actor = self._hints.actor(thing.speaker) if thing.speaker else None
        return actor is not None and _NOBODY.fullmatch(actor.name) is not None

    def _told(self, thing: Thing, candidate: Candidate) -> bool:
        actor = self._hints.actor
        return any(
            c.anchor == candidate.anchor
            or tell_the_same((thing, candidate), (t, c), actor, anchored=_gives(t, candidate.anchor))
            for t, c in self._chosen
        )

    def _line(self, thing: Thing, candidate: Candidate, readable: Readable) -> Line:
        own = {a for a in thing.anchors if a.article != candidate.anchor.article}
        anchors = (candidate.anchor, *sorted(own))
        return Line(readable.text, anchors, count_origins(anchors, self.origin_of), readable.added)


def _order(thing: Thing, candidate: Candidate) -> tuple[object, ...]:
    """What most tell first; then what heads an article, what is best known, what reads best."""
    of, *known = thing.rank
    head = not candidate.leads if not thing.speaker else candidate.leans
    return bool(thing.speaker), -of, head, tuple(-r for r in known), -candidate.worth, candidate.anchor


def _deeds(ranked: list[tuple[Thing, Candidate]]) -> list[tuple[Thing, Candidate]]:
    """Without the events of which no more is told than that somebody spoke."""
    return [(t, c) for t, c in ranked if t.speaker or (t.rank[0] > 1 and t.type) or not _only_words(t, c)]


def _only_words(thing: Thing, candidate: Candidate) -> bool:
    inside = (a for a in thing.anchors if candidate.anchor.article == a.article)
    parse = candidate.parsed.parse
    places = [candidate.place(a) for a in inside if candidate.anchor.start < a.end and a.start < candidate.anchor.end]
    return any(is_spoken(parse, *place, known=bool(thing.when or thing.type)) for place in places)


def _gives(thing: Thing, anchor: Anchor) -> bool:
    """Whether a thing already told has a place in the sentence at `anchor`."""
    return any(a.article == anchor.article and a.start < anchor.end and anchor.start < a.end for a in thing.anchors)


def _is_slight(thing: Thing, candidate: Candidate) -> bool:
    """Whether a section does without a thing once it has others; not what heads an article, dated or not."""
    main = candidate.leads and len(candidate.words) >= MAIN_WORDS and not thing.speaker
    return thing.is_slight and not main
