"""What became of an event, changed by a copy: held in one sentence, called off or put off in the other."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching
from rashomon.compare.places import above, role
from rashomon.compare.side import Side
from rashomon.events.lexicon import OCCUR
from rashomon.events.status import HALTED, Reading, find_status

MIN_SHARED = 2  # content words under the event's word, or under the verb above it, that answer to each other
CERTAIN = 0.8  # confidence


def compare_statuses(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each event, called by one noun in both sentences, that comes to another end in one of them."""
    matching = pairing.matching
    for i, j in sorted(matching.forward.items()):
        if not (_is_event(matching.a, i) and _is_event(matching.b, j)) or matching.a.words[i] != matching.b.words[j]:
            continue
        one, other = find_status(matching.a.parse, i), find_status(matching.b.parse, j)
        if _at_odds(one, other) and _is_same(matching, i, j):
            shown = _told(matching.a, i, one), _told(matching.b, j, other)
            yield Finding("status", matching.a.words[i], *shown, CERTAIN)


def _is_event(side: Side, index: int) -> bool:
    """Is it a noun to which something is done, or that takes place?"""
    top = above(side, index)
    if side.tokens[index].pos != "NOUN" or top < 0:
        return False
    what = role(side, index)
    return what == "object" or (what == "subject" and side.words[top] in OCCUR)


def _at_odds(one: Reading, other: Reading) -> bool:
    """Does one of them call it off, or put it off, and the other not? Both in so many words: a noun that nothing is
    said of counts as happened, and what `will not take place` may have been called off. Planned here and done there is
    compared as `modality`, verb by verb."""
    statuses = {one.status, other.status}
    return (
        one.governed and other.governed and len(statuses) > 1 and bool(statuses & HALTED) and "denied" not in statuses
    )


def _is_same(matching: Matching, i: int, j: int) -> bool:
    """Is it one event, as far as the words around it tell?"""
    around = [
        {c for c in side.parse.subtree(above(side, at)) if c in side.keys and c != at}
        for side, at in ((matching.a, i), (matching.b, j))
    ]
    return sum(matching.forward.get(c) in around[1] for c in around[0]) >= MIN_SHARED


def _told(side: Side, index: int, reading: Reading) -> str:
    """The event and the word its status rests on."""
    words = [side.tokens[i].text for i in sorted({reading.root, index})]
    return f"{' … '.join(words)} ({reading.status})"
