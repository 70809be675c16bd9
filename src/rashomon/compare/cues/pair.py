"""All features of a pair of sentences that answer to each other, as far as their cues tell."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.compare.cues.contrasts import find_contrasts
from rashomon.compare.cues.limits import find_limits
from rashomon.compare.cues.parts import Pair, Told, has_root
from rashomon.compare.cues.sayers import find_sayers
from rashomon.compare.cues.swaps import find_swaps

LIKE = 0.7  # cosine of two sentences
KEPT = 0.35  # share (0 to 1) of the source's content words whose root the copy has


def find_features(pair: Pair) -> dict[str, Told]:
    """All that the cues tell of the pair, by name."""
    found: dict[str, Told] = {}
    for find in (_likeness, find_contrasts, find_limits, find_sayers, find_swaps):
        for told in find(pair):
            found.setdefault(told.name, told)
    return found


def _likeness(pair: Pair) -> Iterator[Told]:
    """How much the two have in common: conditions under which a feature may weigh more."""
    words = pair.copy.content
    kept = sum(has_root(w, words) for w in pair.source.content) / max(1, len(pair.source.content))
    for name, value, least in (("like", pair.likeness, LIKE), ("kept", kept, KEPT)):
        if value >= least:
            yield Told(f"{name}:{least}", "", "")


__all__ = ["Pair", "Told", "find_features"]
