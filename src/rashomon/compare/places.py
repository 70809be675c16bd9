"""Where the words of a sentence stand: what each hangs on and as what, what hangs on it, and the words beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rashomon.clauses import part_of, word_above
from rashomon.compare.side import Side
from rashomon.language import Parse

AROUND = 3  # content words on each side that are near
REMEMBERED = 1 << 12  # sentences whose places are kept: each is compared with several
CLASSES = {"NOUN": "N", "PROPN": "N", "PRON": "N", "VERB": "V", "AUX": "V", "ADJ": "A", "ADV": "A", "NUM": "#"}


@dataclass(frozen=True, slots=True)
class WordPlace:
    """Where a content word stands. `below`: the tokens under it, as bits; `above`, `before`, `after`: -1 for none."""

    word_class: str
    above: int
    role: str
    below: int
    before: int
    after: int
    around: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def find_places(side: Side) -> Mapping[int, WordPlace]:
    """The places of a sentence's content words by token. Linear time but for the bits of long sentences."""
    under = _under(side.parse)
    content = side.content
    found = {}
    for rank, i in enumerate(content):
        near = content[max(0, rank - AROUND) : rank] + content[rank + 1 : rank + 1 + AROUND]
        found[i] = WordPlace(
            CLASSES.get(side.tokens[i].pos, ""),
            word_above(side.parse, i),
            part_of(side.parse, i),
            under[i] & ~(1 << i),
            content[rank - 1] if rank else -1,
            content[rank + 1] if rank + 1 < len(content) else -1,
            frozenset(side.words[n] for n in near),
        )
    return found


def _under(parse: Parse) -> list[int]:
    """For each token itself and all tokens under it, as bits."""
    order = [t.index for t in parse.tokens if t.head == t.index]
    for at in order:  # grows as it is read: heads before what hangs on them
        order.extend(parse.children[at])
    bits = [1 << t.index for t in parse.tokens]
    for at in reversed(order):
        for child in parse.children[at]:
            bits[at] |= bits[child]
    return bits
