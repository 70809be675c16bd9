"""Whether a sentence fits the section it would stand in: what a section says of its lines must be true of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from rashomon.account import told
from rashomon.account.overtaken import Overtaking
from rashomon.account.sentences import Candidate
from rashomon.account.things import Coverage
from rashomon.clauses import main_clause
from rashomon.vocabulary import Anchor

Fits = Callable[[Candidate, Anchor], bool]

_ASKED = re.compile(r"\?\W*$")


def fits_any(candidate: Candidate, anchor: Anchor) -> bool:  # noqa: ARG001 - the form of Fits
    """Every sentence."""
    return True


def is_told(candidate: Candidate, anchor: Anchor) -> bool:
    """Told as done, by the article itself."""
    return not candidate.quotes(anchor) and told.is_done(candidate, anchor)


def is_current_in(coverage: Coverage) -> Fits:
    """Told as done, in a sentence that goes not back before what its article tells, nor tells but of a demand."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:
        if _is_old(coverage, candidate) or told.is_of_before(candidate) or told.is_demand(candidate):
            return False
        return is_told(candidate, anchor)

    return fits


def is_ahead_of(coverage: Coverage, overtaking: Overtaking) -> Fits:
    """Told as to come, not asked, nor meant before or long ago, and not overtaken by what later articles tell."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:
        main = main_clause(candidate.parsed.parse)
        past = main is not None and main.leaning == "past"  # `promised in 1994`, not `is the first since 1994 and will`
        if candidate.quotes(anchor) or told.is_of_before(candidate) or (past and _is_old(coverage, candidate)):
            return False
        return told.is_ahead(candidate, anchor) and not overtaking.overtakes(candidate)

    return fits


def is_said_in(overtaking: Overtaking) -> Fits:
    """Tells in the first place what is said, and no plan that later articles overtake."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:
        if not candidate.quotes(anchor) and not told.is_put_first(candidate, anchor):
            return False
        return not (told.is_ahead(candidate, anchor) and overtaking.overtakes(candidate))

    return fits


def is_agreed_in(coverage: Coverage) -> Fits:
    """Tells that something was agreed or decided, in a sentence that does not tell of long ago alone."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:
        if _is_old(coverage, candidate):
            return False
        return not candidate.quotes(anchor) and told.is_agreed(candidate, anchor)

    return fits


def wants(candidate: Candidate, anchor: Anchor) -> bool:  # noqa: ARG001 - the form of Fits
    """Speaks of what somebody wants."""
    return told.is_wanted(candidate)


def is_new_in(coverage: Coverage) -> Fits:
    """Told as done, and not as done long ago."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:
        if told.is_of_before(candidate):
            return False
        return is_told(candidate, anchor) and coverage.is_recent(_days(candidate))

    return fits


def is_open_in(coverage: Coverage, overtaking: Overtaking) -> Fits:
    """Leaves something open, not of long ago, and later articles have no answer to it."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:
        if not _leaves_open(candidate, anchor) or not coverage.is_recent(_days(candidate)):
            return False
        return not overtaking.overtakes(candidate)

    return fits


def is_background_of(coverage: Coverage) -> Fits:
    """Told as done, and of no day of the story's own."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:
        days = list(_days(candidate))
        return is_told(candidate, anchor) and not told.is_beside(candidate, anchor) and coverage.is_old(days)

    return fits


def _is_old(coverage: Coverage, candidate: Candidate) -> bool:
    """Whether the sentence tells of days long before the story alone."""
    days = list(_days(candidate))
    return bool(days) and coverage.is_old(days)


def _days(candidate: Candidate) -> Iterator[date]:
    return (d.last_day for d in candidate.readable.told if d.last_day and d.kind == "date")


def _leaves_open(candidate: Candidate, anchor: Anchor) -> bool:
    """A question of the writer's own is open only if it asks of what is to come."""
    if not _ASKED.search(candidate.anchor.exact):
        return told.is_left_open(candidate, anchor)
    main = main_clause(candidate.parsed.parse)
    return not candidate.quoted and main is not None and main.leaning == "future"
