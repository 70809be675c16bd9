"""What the words of a sentence tell of how it means what it says: opposites, certainty, who says it, who does what."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from rashomon.clauses import is_denied
from rashomon.compare.cues.clauses import Clause, Speaker, find_clauses, find_speakers
from rashomon.compare.cues.deeds import Deed, find_deeds
from rashomon.compare.cues.worded import CONTENT, Worded
from rashomon.compare.cues.words import find_classes, pole, words_of_class
from rashomon.language import Parse
from rashomon.text import fold
from rashomon.values.figures import Figure, find_figures

REMEMBERED = 1 << 12  # sentences whose cues are kept


class Cues(Worded):
    """The cues of a sentence, each worked out when first asked for: of most sentences only few are."""

    @cached_property
    def content(self) -> frozenset[str]:
        light = words_of_class("light")
        found = (self.words[t.index] for t in self.tokens if t.pos in CONTENT)
        return frozenset(word for word in found if word not in light)

    @cached_property
    def signs(self) -> Mapping[str, Mapping[int, int]]:
        """For each two opposites the signs it is told with, denials counted, each with the token that first has it."""
        found: dict[str, dict[int, int]] = {}
        for name in sorted(self.classes):
            axis, sign = pole(name)
            for index in self.classes[name] if sign else ():
                found.setdefault(axis, {}).setdefault(-sign if is_denied(self.parse, index) else sign, index)
        return found

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        return tuple(find_speakers(self))

    @cached_property
    def deeds(self) -> tuple[Deed, ...]:
        return tuple(find_deeds(self))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(find_clauses(self, self.speakers))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return find_figures(self.parse)

    @cached_property
    def quotes(self) -> bool:
        return any(c in self.parse.text for c in '"“”«»')


@lru_cache(maxsize=REMEMBERED)
def find_cues(parse: Parse) -> Cues:
    """The cues of a sentence. Linear in its words but for the length of their chains of heads."""
    words = tuple(fold(t.lemma) if t.pos != "PROPN" else fold(t.text) for t in parse.tokens)
    return Cues(parse, words, find_classes(parse))
