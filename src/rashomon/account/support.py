"""Which tellings stand behind a line: those that assert what it tells, or announce it where it is to come."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.account.sentences import Candidate
from rashomon.account.things import Thing
from rashomon.events import count_stances, supports
from rashomon.vocabulary import Anchor, EventTelling, Stances


def supporting(thing: Thing, candidate: Candidate) -> tuple[Anchor, ...]:
    """The line's own sentence, then the places in other articles that tell the same."""
    own = candidate.anchor
    told = [t.anchor for t in thing.tellings if supports(t, ahead=thing.ahead)]
    places = set(told if thing.tellings else thing.anchors)
    return (own, *sorted(a for a in places if a.article != own.article))


def find_stances(thing: Thing, candidate: Candidate, origin_of: Mapping[str, str]) -> Stances:
    """The origins of a line's thing by how they tell it; what is said, wanted or asked is asserted to be so."""
    if thing.tellings:
        return count_stances(thing.tellings, origin_of)
    places = supporting(thing, candidate)
    return count_stances([EventTelling(a.article, "asserts", a) for a in places], origin_of)
