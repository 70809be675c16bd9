"""The step `compare`: across articles, what was altered and where tellings differ."""

from __future__ import annotations

from rashomon.compare.apart import compare_apart
from rashomon.compare.copied import compare_copies
from rashomon.compare.counterparts import find_counterparts
from rashomon.compare.facts import compare_facts
from rashomon.compare.fates import compare_fates, once_each
from rashomon.compare.finding import SURE
from rashomon.compare.pairs import choose_links
from rashomon.compare.side import Material
from rashomon.compare.sources import presume_sources
from rashomon.compare.standing import with_standing
from rashomon.compare.telling import find_tellings
from rashomon.compare.utterances import compare_utterances
from rashomon.vocabulary import Difference, Verdict

__all__ = ["Material", "find_differences"]


def find_differences(material: Material, *, doubtful: bool = False) -> tuple[Difference, ...]:
    """The differences of a story, in order of kind and place; with `doubtful`, also those that are more often none.

    Copies are compared with the articles they share text with, sentence by sentence and quotation by quotation;
    independent tellings where they quote one speaker, and where sentences have much in common. Time grows with the
    articles, not with their pairs. Does not depend on the order of `material.parsed`.
    """
    tellings, origin_of = find_tellings(material), material.origin_of
    found: list[Difference] = []
    published = {p.article.id: p.article.published for p in material.parsed}
    sources = presume_sources(material.links, published)
    for link in choose_links(material):
        verdict: Verdict = "altered" if origin_of[link.a] == origin_of[link.b] else "differ"
        found += compare_copies(
            tellings[link.a], tellings[link.b], link, material.cast, verdict, sources[link.a, link.b]
        )
    counterparts = find_counterparts(tellings, origin_of)
    found += compare_apart(tellings, counterparts)
    disputed, agreed = compare_facts(tellings, origin_of, counterparts, material.clusters)
    found += disputed
    found += compare_utterances(tellings, origin_of)
    found += compare_fates(material.clusters, tellings, origin_of)
    told = [d for d in found if doubtful or d.confidence >= SURE]
    rows = {(d.kind, d.a, d.b): d for d in (*agreed, *told)}
    return tuple(once_each(with_standing([rows[key] for key in sorted(rows)], origin_of, published)))
