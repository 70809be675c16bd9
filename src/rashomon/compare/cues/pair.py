"""All features of a pair of sentences that answer to each other, as far as their cues tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.compare.cues.contrasts import find_contrasts
from rashomon.compare.cues.limits import find_limits
from rashomon.compare.cues.parts import Pair, Told, has_root
from rashomon.compare.cues.sayers import find_sayers
from rashomon.compare.cues.sentence import Cues
from rashomon.compare.cues.swaps import find_swaps


def find_features(pair: Pair) -> dict[str, Told]:
    """All that the cues tell of the pair, by name."""
    found: dict[str, Told] = {}
    for find in (_likeness, find_contrasts, find_limits, find_sayers, find_swaps):
        for told in find(pair):
            found.setdefault(told.name, told)
    return found


def share_kept(one: Cues, others: Sequence[Cues]) -> float:
    """Of the content words of a sentence the share (0 to 1) whose root the others have."""
    words = frozenset(w for o in others for w in o.content)
    return sum(has_root(w, words) for w in one.content) / max(1, len(one.content))


def _likeness(pair: Pair) -> Iterator[Told]:
    for edge in (0.5, 0.6, 0.7, 0.8):
        if pair.likeness >= edge:
            yield Told(f"like:{edge}", "", "")
    kept = share_kept(pair.source, [pair.copy])
    for edge in (0.2, 0.35, 0.5):
        if kept >= edge:
            yield Told(f"kept:{edge}", "", "")
    lengths = [len(c.parse.tokens) for c in (pair.source, pair.copy)]
    if lengths[0] >= 30:
        yield Told("long", "", "")
    if lengths[0] <= 18:
        yield Told("short", "", "")
    if lengths[1] < 0.7 * lengths[0]:
        yield Told("shorter", "", "")


__all__ = ["Pair", "Told", "find_features"]
