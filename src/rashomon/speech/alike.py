"""Two statements in other words: cosine of character n-grams of their long words.

The words are not weighted by rarity, so that what a third article says never changes whether two statements are one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import sqrt

from rashomon.text import fold

# Cosine, 0 to 1, from which two statements of one speaker are one utterance. Chosen on seven stories of `rewrites`
# and both gold stories by reading the pairs down to .45: above it they are one remark, below some are not.
ALIKE = 0.55
MIN_LONG = 3  # long words a statement must have to be compared: two alike are soon met by chance
SIZES = (3, 4, 5)  # letters of an n-gram, the spaces round a word included
STEM = 5  # first letters of a word by which two statements are found to have words in common
MIN_COMMON = 2  # such stems in common; fewer never reach `ALIKE`
_LONG = re.compile(r"\w{4,}|\d+")


@dataclass(frozen=True, slots=True)
class Profile:
    """A text's weighted n-grams, their norm, and the stems of its long words."""

    grams: dict[str, float]
    norm: float
    stems: frozenset[str]


def find_profile(text: str) -> Profile | None:
    """The profile of a text, or None if it has too few long words."""
    words = _LONG.findall(fold(text))
    if len(words) < MIN_LONG:
        return None
    grams: dict[str, float] = defaultdict(float)
    for word in words:
        for gram, weight in _grams(word):
            grams[gram] += weight
    return Profile(grams, sqrt(sum(v * v for v in grams.values())), frozenset(w[:STEM] for w in words))


@lru_cache(maxsize=1 << 14)
def _grams(word: str) -> tuple[tuple[str, float], ...]:
    """The n-grams of a word; all of one size together weigh one, however long the word is."""
    word = f" {word} "
    counts = ((size, len(word) - size + 1) for size in SIZES)
    return tuple((word[at : at + size], 1 / count) for size, count in counts for at in range(count))


def find_alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of texts that say one thing, by their numbers, the lower first."""
    profiles = [find_profile(text) for text in texts]
    for (a, b), common in _common(profiles).items():
        left, right = profiles[a], profiles[b]
        if common >= MIN_COMMON and left and right and _cosine(left, right) >= ALIKE:
            yield a, b


def _common(profiles: Sequence[Profile | None]) -> Counter[tuple[int, int]]:
    """How many stems two texts share, for all pairs that share any."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for stem in sorted(profile.stems) if profile else ():
            holders[stem].append(number)
    return Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))


def _cosine(a: Profile, b: Profile) -> float:
    small, large = (a, b) if len(a.grams) <= len(b.grams) else (b, a)
    shared = sum(weight * large.grams[gram] for gram, weight in small.grams.items() if gram in large.grams)
    return shared / (a.norm * b.norm)
