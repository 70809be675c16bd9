"""What two clauses say of one thing that cannot both be: opposite words, of `lexicon/opposites.tsv`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rashomon.language import Parse
from rashomon.lexicon import Scale, read_opposites
from rashomon.text import fold

NEAR_VERB = 2  # tokens after a verb within which its particle stands


@lru_cache(maxsize=1)
def _places(scales: tuple[Scale, ...]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Of each word the scales it stands on and the end of each."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, scale in enumerate(scales):
        for end, words in enumerate((scale.one, scale.other)):
            for word in words:
                found.setdefault(word, []).append((number, end))
    return {w: tuple(rows) for w, rows in found.items()}


def words_of_clause(parse: Parse, own: Sequence[int]) -> frozenset[str]:
    """The words at tokens `own` as the table may have them: printed, and as lemmas; of a verb with its particle only
    both together."""
    known, found = _places(read_opposites()), set[str]()
    for t in own:
        word, printed = fold(parse.tokens[t].lemma), parse.tokens[t].text.lower()
        after = (n for n in range(t + 1, t + 1 + NEAR_VERB) if n in own)
        phrases = [p for n in after if (p := f"{word}_{parse.tokens[n].text.lower()}") in known]
        found.update(phrases or {word, printed})
    return frozenset(found)


def find_opposites(mine: Iterable[str], theirs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of opposite words, one of each clause; none of a scale where both have words of the same end."""
    ours, others = _placed(mine), _placed(theirs)
    rows = []
    for (scale, end), word in ours.items():
        against = others.get((scale, 1 - end))
        if against and (scale, end) not in others and (scale, 1 - end) not in ours:
            rows.append((word, against))
    return tuple(sorted(set(rows)))


def _placed(words: Iterable[str]) -> dict[tuple[int, int], str]:
    known = _places(read_opposites())
    return {place: word for word in sorted(words, reverse=True) for place in known.get(word, ())}
