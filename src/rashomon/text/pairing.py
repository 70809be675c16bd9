"""Two versions of a text, sentence by sentence: which sentence of the one is which of the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process

from rashomon.text.fold import WORD, fold

LIKE = 60.0  # of 100: below it two sentences of two versions are not one; by judgement on edited pages


class Paired(NamedTuple):
    """Sentences by their places: in both versions, or in one alone; `same`: in the same words."""

    before: int | None
    after: int | None
    same: bool


def words_alone(text: str) -> tuple[str, ...]:
    """The words of a text, folded: without marks, case, accents and spaces."""
    return tuple(WORD.findall(fold(text)))


def pair_sentences(before: Mapping[int, str], after: Mapping[int, str]) -> list[Paired]:
    """Sentences by place → pairs. The same words first, wherever they stand; then the likest, each used once."""
    left: dict[tuple[str, ...], list[int]] = {}
    for place, text in sorted(after.items(), reverse=True):
        left.setdefault(words_alone(text), []).append(place)
    found, changed = [], []
    for place, text in sorted(before.items()):
        same = left.get(words_alone(text))
        if same:
            found.append(Paired(place, same.pop(), True))
        else:
            changed.append(place)
    free = {place: after[place] for places in left.values() for place in sorted(places)}
    scores = sorted(
        (-score, place, other)
        for place in changed
        for _, score, other in process.extract(before[place], free, scorer=fuzz.ratio, score_cutoff=LIKE, limit=3)
    )
    for _, place, other in scores:
        if place in changed and other in free:
            changed.remove(place)
            del free[other]
            found.append(Paired(place, other, False))
    found += [Paired(place, None, False) for place in changed]
    found += [Paired(None, place, False) for place in sorted(free)]
    return found
