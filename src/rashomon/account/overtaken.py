"""Is a plan or a question still one? What later articles tell of the same matter, and as of when it was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rashomon.account.sentences import Candidate, Candidates
from rashomon.account.things import Coverage
from rashomon.events import HALTED
from rashomon.vocabulary import Event

STEM = 5  # letters by which `inspect` and `inspection` are one word
SAME = 0.5  # share (0 to 1) of a plan's words that a later sentence must hold to tell what became of it
SAME_DAY = 2  # of these words are enough where the later one calls something off that was set for the plan's day


@dataclass(frozen=True, slots=True)
class Later:
    """A sentence that tells what happened or was called off: when it was published, its words, the days in it."""

    published: date
    stems: frozenset[str]
    days: frozenset[str]
    halted: bool


class Overtaking:
    """What became of plans and questions, from the sentences of events that are over."""

    def __init__(self, events: Iterable[Event], candidates: Candidates, coverage: Coverage) -> None:
        self._coverage = coverage
        over = [e for e in events if e.status == "happened" or e.status in HALTED]
        rows = (
            Later(day, stems(candidates.words_at(a)), candidates.days_at(a), e.status != "happened")
            for e in over
            for a in e.anchors
            if (day := coverage.published.get(a.article))
        )
        self._later = tuple(dict.fromkeys(rows))

    def overtakes(self, candidate: Candidate) -> bool:
        """Whether an article published on a later day tells what became of it."""
        day = self._coverage.published.get(candidate.anchor.article)
        if day is None:
            return False
        own, days = stems(candidate.words), {d.edtf for d in candidate.readable.told if d.edtf}
        return any(_is_its_end(row, own, days) for row in self._later if row.published > day)

    def as_of(self, candidate: Candidate) -> str:
        """The day of the article, where later ones have nothing of it; empty for one of the last day."""
        day = self._coverage.published.get(candidate.anchor.article)
        return day.isoformat() if day and self._coverage.last and day < self._coverage.last else ""


def stems(words: Iterable[str]) -> frozenset[str]:
    """The words, each cut so that a verb and its noun are one."""
    return frozenset(w[:STEM] for w in words)


def _is_its_end(row: Later, own: frozenset[str], days: set[str]) -> bool:
    shared = len(row.stems & own)
    if row.halted and days & row.days:
        return shared >= SAME_DAY
    return shared >= SAME * max(1, len(own))
