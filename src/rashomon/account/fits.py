"""Whether a sentence fits the section it would stand in: what a section says of its lines must be true of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from rashomon.account.sentences import GUESS, Candidate
from rashomon.account.tense import foretells, promises
from rashomon.account.things import Coverage
from rashomon.vocabulary import Anchor

Fits = Callable[[Candidate, Anchor], bool]

# Words one of which a sentence must hold to tell of an agreement, a demand, an open question. The tables cast a wider
# net; a line of the account has to show by itself why it stands there.
_AGREEING = re.compile(
    r"\b(?:agree|accord|deal|pact|treat|promis|pledg|decid|decision|commit|sign|accept|approv|adopt|conclud|undert)",
    re.IGNORECASE,
)
_WANTING = re.compile(
    r"\b(?:demand|ask(?!ed about)|call(?:s|ed|ing)? (?:on|for)|urg|want|insist|oppos|reject|offer|support|"
    r"warn(?:s|ed)?\b|seek|sought|press|refus|propos|condemn|must|need|goal|aim|hope|desire|push|resist|defied|defy|criticis|criticiz|willing|stress)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\?|\b(?:whether|unclear|unknown|uncertain|not (?:yet |been )?(?:clear|known|decided|said|announced)|yet to|"
    r"question|consider|possib|remains? to|nobody .{0,40}\bsay|would not say|undecided|who|how|when|what|open)\b",
    re.IGNORECASE,
)
_WONDERING = re.compile(r"\W*(?:whether|it (?:is|was|remains) (?:not|un))|.*\?", re.IGNORECASE)


def fits_any(candidate: Candidate, anchor: Anchor) -> bool:  # noqa: ARG001 - the form of Fits
    """Every sentence."""
    return True


def is_told(candidate: Candidate, anchor: Anchor) -> bool:
    """Told as done, not as to come (`will arrive`)."""
    return not promises(candidate.parsed.parse, *_place(candidate, anchor))


def is_ahead(candidate: Candidate, anchor: Anchor) -> bool:
    """Told as to come, and not merely asked."""
    text = candidate.anchor.exact
    return foretells(candidate.parsed.parse, *_place(candidate, anchor)) and not _WONDERING.match(text)


def agrees(candidate: Candidate, anchor: Anchor) -> bool:  # noqa: ARG001 - the form of Fits
    """Speaks of agreeing, promising or deciding."""
    return _AGREEING.search(candidate.anchor.exact) is not None


def wants(candidate: Candidate, anchor: Anchor) -> bool:  # noqa: ARG001 - the form of Fits
    """Speaks of demanding, offering or refusing, not of what somebody may have wanted."""
    text = candidate.anchor.exact
    return _WANTING.search(text) is not None and not GUESS.search(text)


def is_new_in(coverage: Coverage) -> Fits:
    """Told as done, and not as done long ago."""
    return lambda candidate, anchor: is_told(candidate, anchor) and coverage.is_recent(_days(candidate))


def is_open_in(coverage: Coverage) -> Fits:
    """Leaves something open, and not of long ago."""

    def fits(candidate: Candidate, anchor: Anchor) -> bool:  # noqa: ARG001 - the form of Fits
        return _ASKING.search(candidate.anchor.exact) is not None and coverage.is_recent(_days(candidate))

    return fits


def is_background_of(coverage: Coverage) -> Fits:
    """Told as done, and of no day of the story's own."""
    return lambda candidate, anchor: is_told(candidate, anchor) and coverage.is_old(_days(candidate))


def _days(candidate: Candidate) -> Iterator[date]:
    return (d.last_day for d in candidate.readable.told if d.last_day and d.kind == "date")


def _place(candidate: Candidate, anchor: Anchor) -> tuple[int, int]:
    start = candidate.parsed.sentence.start
    return anchor.start - start, anchor.end - start
