"""What thoroughly reworded sentences of a copy say otherwise than their source: by cues, not by place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rashomon.compare.align import Alignment
from rashomon.compare.cues import DROPPED, LEAST, Change, Pair, find_change, find_cues
from rashomon.compare.sources import Source
from rashomon.compare.telling import Telling
from rashomon.vocabulary import Difference

COUNTERPARTS = 3  # sentences of the other article, the best, in which a sentence may have left what it lacks
UNKNOWN = 1.0  # weight more, where it is not known which of the two is the copy


def find_reworded(
    a: Telling, b: Telling, alignment: Alignment, source: Source, told: Collection[tuple[int, int]]
) -> Iterator[Difference]:
    """One row at most for each two sentences that are each other's best and of which nothing is `told` yet."""
    for n, columns in alignment.of_a.items():
        for m in columns[:1]:
            if (n, m) in told or not alignment.are_mutual(n, m) or _text(a, n) == _text(b, m):
                continue
            found = _find(a, b, alignment, (n, m), source)
            if found:
                change, backward = found
                values = (change.copy, change.source) if backward else (change.source, change.copy)
                why = (f"a: {values[0]}", f"b: {values[1]}", f"cue: {change.feature}, weight {change.weight:.1f}")
                anchors = a.side(n).anchor, b.side(m).anchor
                yield Difference(change.kind, "altered", change.about, *anchors, why, change.confidence)


def _find(
    a: Telling, b: Telling, alignment: Alignment, at: tuple[int, int], source: Source
) -> tuple[Change, bool] | None:
    """The change, and whether `a` is the copy; where that is not known both ways are tried."""
    forward = _pair(a, b, alignment, at)
    if source:
        change = find_change(forward if source == "a" else _turned(forward))
        return (change, source == "b") if change else None
    rows = [(find_change(p, LEAST + UNKNOWN), turned) for p, turned in ((forward, False), (_turned(forward), True))]
    # whoever says so may have been added as well as dropped
    found = [(change, turned) for change, turned in rows if change and change.about != DROPPED]
    return max(found, key=lambda r: (r[0].weight, not r[1])) if found else None


def _pair(a: Telling, b: Telling, alignment: Alignment, at: tuple[int, int]) -> Pair:
    n, m = at
    near_a = _near(len(a.parsed.sentences), n, alignment.of_b.get(m, ()))
    near_b = _near(len(b.parsed.sentences), m, alignment.of_a.get(n, ()))
    return Pair(
        find_cues(a.side(n).parse),
        find_cues(b.side(m).parse),
        [find_cues(a.side(i).parse) for i in near_a],
        [find_cues(b.side(i).parse) for i in near_b],
        alignment.likeness(n, m),
    )


def _near(size: int, number: int, ranked: tuple[int, ...]) -> list[int]:
    """The sentence, those beside it, and the others that answer to its counterpart."""
    beside = {n for n in (number - 1, number, number + 1) if 0 <= n < size}
    return sorted(beside | set(ranked[:COUNTERPARTS]))


def _turned(pair: Pair) -> Pair:
    return Pair(pair.copy, pair.source, pair.near_copy, pair.near_source, pair.likeness)


def _text(telling: Telling, number: int) -> str:
    return telling.parsed.sentences[number].parse.text
