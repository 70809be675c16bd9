"""Whether a sentence fits the section it would stand in: what a section says of its lines must be true of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from rashomon.account import acts
from rashomon.account.overtaken import Overtaking
from rashomon.account.sentences import GUESS, Candidate
from rashomon.account.tense import foretells, is_wished, promises
from rashomon.account.things import Coverage
from rashomon.vocabulary import Anchor

Fits = Callable[[Candidate, Anchor], bool]

# What leaves a thing open, and a question of the writer's own: only one about what is to come (`Will they meet?`).
_OPEN = re.compile(
    r"\b(?:"
    + "|".join(
        (
            r"unclear|unknown|uncertain|undecided|open question|yet to (?!come)|remains? (?:to be|an open)",
            r"not (?:(?:yet|been|immediately|fully) )*(?:clear|known|decided|sure|certain|said)",
            r"(?:is|was) it (?:clear|known)|(?:nobody|no one) .{0,40}\bsay",
            r"(?:would|did|could|has|have|had|does|do)(?: not|n[’']t)(?: yet)? "
            r"(?:say|said|decided?|confirm|disclose|rule)",
            r"(?<!before )(?<!after )(?<!until )(?:weigh|mull|discuss|debat|decid|consider|wonder)\w* "
            r"(?:\w+ ){0,4}whether",
            r"question\w* (?:[\w,’']+ ){0,8}(?:is|was|are|remain\w*) (?:whether|who|how|what|when|why)",
            r"(?:could|may|might|is|are|still) (?:still )?(?:consider|considering|weighing|mulling)",
        )
    )
    + r")\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\?\W*$")
_ASKS_AHEAD = re.compile(r"\W*(?:\w+ ){0,4}(?:will|would|can|could)\b", re.IGNORECASE)
_WONDERING = re.compile(r"\W*(?:whether|it (?:is|was|remains) (?:not|un))|.*\?", re.IGNORECASE)


def fits_any(candidate: Candidate, anchor: Anchor) -> bool:  # noqa: ARG001 - the form of Fits
    """Every sentence."""
    return True


def is_told(candidate: Candidate, anchor: Anchor) -> bool:
    """Told as done, by the article itself, not as to come (`will arrive`)."""
    return not candidate.quotes(anchor) and not promises(candidate.parsed.parse, *candidate.place(anchor))


def is_ahead_of(overtaking: Overtaking) -> Fits:
    """Told as to come, not merely asked, hoped or feared, and not overtaken by what later articles tell."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:
        parse, place = candidate.parsed.parse, candidate.place(anchor)
        if _WONDERING.match(candidate.anchor.exact) or _leaves_open(candidate) or candidate.quotes(anchor):
            return False
        return foretells(parse, *place) and not is_wished(parse, *place) and not overtaking.overtakes(candidate)

    return fits


def stands_in(overtaking: Overtaking) -> Fits:
    """Speaks of nothing that has been called off since."""
    return lambda candidate, anchor: not overtaking.called_off(candidate)  # noqa: ARG005 - the form of Fits


def agrees(candidate: Candidate, anchor: Anchor) -> bool:
    """Tells that something was agreed, promised or decided."""
    return not candidate.quotes(anchor) and acts.agrees(candidate.parsed.parse, *candidate.place(anchor))


def wants(candidate: Candidate, anchor: Anchor) -> bool:  # noqa: ARG001 - the form of Fits
    """Speaks of demanding, offering or refusing, not of what somebody may have wanted."""
    return acts.wants(candidate.parsed.parse) and not GUESS.search(candidate.anchor.exact)


def is_new_in(coverage: Coverage) -> Fits:
    """Told as done, and not as done long ago."""
    return lambda candidate, anchor: is_told(candidate, anchor) and coverage.is_recent(_days(candidate))


def is_open_in(coverage: Coverage, overtaking: Overtaking) -> Fits:
    """Leaves something open, not of long ago, and later articles have no answer to it."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:  # noqa: ARG001 - the form of Fits
        if not _leaves_open(candidate) or not coverage.is_recent(_days(candidate)):
            return False
        return not overtaking.overtakes(candidate)

    return fits


def is_background_of(coverage: Coverage) -> Fits:
    """Told as done, and of no day of the story's own."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:
        aside = acts.is_aside(candidate.parsed.parse, *candidate.place(anchor))
        return is_told(candidate, anchor) and not aside and coverage.is_old(_days(candidate))

    return fits


def _days(candidate: Candidate) -> Iterator[date]:
    return (d.last_day for d in candidate.readable.told if d.last_day and d.kind == "date")


def _leaves_open(candidate: Candidate) -> bool:
    text = candidate.anchor.exact
    if _ASKED.search(text):
        return not candidate.quoted and _ASKS_AHEAD.match(text) is not None
    return any(not any(q.start <= m.start() < q.end for q in candidate.quoted) for m in _OPEN.finditer(text))
