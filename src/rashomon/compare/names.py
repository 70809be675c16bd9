"""Where it was: one place stands where the other telling has another, or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from rashomon.clauses import part_of, word_above
from rashomon.compare.cues.words import words_of_class
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching
from rashomon.compare.side import Side
from rashomon.language import ParsedSentence
from rashomon.values import Name, find_known, find_names, has_name

MIN_RELATIONS = 2  # of head (which counts twice), words before and after, that must answer to each other
LIKELY = 0.7  # confidence
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = words_of_class("where")  # one place, whichever of these is said
_Placed = tuple[int, Name]  # a place with its head's token


def compare_places(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each place that the other telling does not know, where it has another. Of places alone:
    independent tellings name other people because they asked other people."""
    only_a = _missing(pairing.a, pairing.near_b)
    only_b = _missing(pairing.b, pairing.near_a) if only_a else []
    for one, other in product(only_a, only_b):
        if _relations(pairing.matching, one, other) >= MIN_RELATIONS:
            yield Finding("place", "who or where", one[1].text, other[1].text, LIKELY)


def _places(side: Side) -> list[_Placed]:
    """The places in, at or near which something is."""
    heads = find_heads(side.sentence)
    named = [n for n in find_names(side.sentence) if n.label == "place"] if heads else ()
    return [(head, n) for n in named for head in heads if n.start <= side.tokens[head].start < n.end]


def find_heads(sentence: ParsedSentence) -> list[int]:
    """The head tokens of the names of places in, at or near which something is."""
    parse, found = sentence.parse, []
    for name in sentence.names:
        if name.label in _PLACES:
            inside = range(name.first, name.last)
            head = next((i for i in inside if parse.tokens[i].head not in inside), name.last - 1)
            found += [head] if part_of(parse, head) in _WHERE else []
    return found


def _missing(side: Side, near: Sequence[Side]) -> list[_Placed]:
    """The places of a sentence that no near sentence of the other telling has in any form."""
    found = _places(side)
    if not found:
        return []
    known = find_known([s.parse.text for s in near], [n for s in near for n in find_names(s.sentence)])
    actors = {actor for s in near for actor in s.actors if actor}
    return [(i, name) for i, name in found if side.actors[i] not in actors and not has_name(known, name)]


def _relations(matching: Matching, a: _Placed, b: _Placed) -> int:
    """How many relations of two places answer to each other: the word above, the content words before and after. What
    a place belongs to is often told wrongly by the tree (`leaving the base in Selk`): the word before may be that."""
    before, after = ((_beyond(matching.a, a[1], s), _beyond(matching.b, b[1], s)) for s in (-1, 1))
    heads_a = {word_above(matching.a.parse, a[0]), before[0]}
    heads_b = {word_above(matching.b.parse, b[0]), before[1]}
    count = 2 * any(x >= 0 and matching.to_b(x) in heads_b for x in heads_a)
    return count + sum(x >= 0 and matching.to_b(x) == y for x, y in (before, after))


def _beyond(side: Side, name: Name, step: int) -> int:
    """The content word before or after a name, or -1."""
    rows = [
        i for i in side.content if (side.tokens[i].end <= name.start if step < 0 else side.tokens[i].start >= name.end)
    ]
    return (rows[-1] if step < 0 else rows[0]) if rows else -1
