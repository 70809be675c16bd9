"""The step `compare`: across articles, what was altered and where tellings differ."""

from __future__ import annotations

from rashomon.compare.apart import compare_apart
from rashomon.compare.copied import compare_copies
from rashomon.compare.pairs import choose_links
from rashomon.compare.side import Material
from rashomon.compare.telling import find_tellings
from rashomon.compare.utterances import compare_utterances
from rashomon.vocabulary import Difference, Verdict

__all__ = ["Material", "find_differences"]


def find_differences(material: Material) -> tuple[Difference, ...]:
    """The differences of a story, in order of place."""
    tellings = find_tellings(material)
    found: list[Difference] = []
    for link in choose_links(material):
        verdict: Verdict = "altered" if material.origin_of[link.a] == material.origin_of[link.b] else "differ"
        found += compare_copies(tellings[link.a], tellings[link.b], material.cast, verdict)
    found += compare_apart(tellings, material.origin_of)
    found += compare_utterances(tellings, material.origin_of)
    rows = {(d.kind, d.a, d.b): d for d in found}
    return tuple(rows[key] for key in sorted(rows))
