"""Are two words of one root: `hoping`, `hope`; `industry`, `industrial`?"""

from __future__ import annotations

from functools import lru_cache

SAME_ROOT = 0.55  # share of the longer word that two of one root begin with alike: `industry`, `industrial`
MIN_ROOT = 4  # letters that they must have in common then
MIN_BARE = 3  # letters that must be left of a word without its ending
_ENDINGS = ("ing", "ed", "es", "s", "e")


@lru_cache(maxsize=1 << 16)
def same_root(one: str, other: str) -> bool:
    """Do two words begin alike as words of one root do? Worked out once for each two words."""
    if one == other:
        return True
    if one[:1] != other[:1] or one.isdigit() or other.isdigit():
        return False
    if bare(one) == bare(other):
        return True
    size = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return size >= MIN_ROOT and size >= SAME_ROOT * max(len(one), len(other))


def bare(word: str) -> str:
    """The word without the ending of an inflection: `hoping`, `hoped`, `hope`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_BARE:
            return word.removesuffix(ending)
    return word
