"""What a reworded sentence says otherwise than its source: the cue that speaks most for a change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.compare.cues.pair import Pair, Told, find_features
from rashomon.vocabulary import DifferenceKind

# Weight from which a change is told: on `tellings` a, b, d 23 of 65 changes, and 1 false row in 789 pairs of sentences
LEAST = 5.0
SURE = 6.0  # and from which hardly any is false
CERTAIN, LIKELY = 0.8, 0.7  # confidence over `SURE`, and under it
DROPPED = "who says so"  # what a claim is about that the copy states as a fact
UNATTRIBUTED = "unattributed: told as a fact"
_CONDITIONS = ("like:0.7", "kept:0.35")  # under which a feature may weigh more
_KINDS: Mapping[str, tuple[DifferenceKind, str]] = {  # kind of difference, what it is about
    "negation": ("negation", "whether it is so"),
    "modality": ("modality", "how sure it is"),
    "status": ("status", "what became of it"),
    "role_swapped": ("role_swapped", "who to whom"),
    "attribution": ("attribution", "who said it"),
    "attribution_dropped": ("attribution", DROPPED),
    "omitted_qualifier": ("qualifier_dropped", "how far it goes"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of meaning, the words of the source and the copy that show it, and the feature that decided."""

    kind: DifferenceKind
    about: str
    source: str
    copy: str
    feature: str
    weight: float

    @property
    def confidence(self) -> float:
        return CERTAIN if self.weight >= SURE else LIKELY


@cache
def read_weights() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """For each feature the kinds of change it speaks for, each with its weight."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in (files("rashomon.compare.cues") / "weights.tsv").read_text("utf-8").splitlines()[1:]:
        if line and not line.startswith("#"):
            kind, feature, weight = line.split("\t")
            found[feature].append((kind, float(weight)))
    return {feature: tuple(rows) for feature, rows in found.items()}


def find_change(pair: Pair, least: float = LEAST) -> Change | None:
    """The change that the cues of the pair speak for most, if by a weight of `least` or more."""
    features = find_features(pair)
    rows = [
        (weight, kind, name)
        for name in features
        for known in (name, *(f"{name}&{c}" for c in _CONDITIONS if c in features))
        for kind, weight in read_weights().get(known, ())
        if weight >= least
    ]
    if not rows:
        return None
    weight, kind, name = max(rows)
    return _change(kind, features[name], weight)


def _change(kind: str, told: Told, weight: float) -> Change:
    name, about = _KINDS[kind]
    gone = UNATTRIBUTED if kind == "attribution_dropped" else "-"
    return Change(name, about, told.source.strip() or "-", told.copy.strip() or gone, told.name, weight)


__all__ = ["Change", "find_change"]
