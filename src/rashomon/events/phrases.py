"""Short phrases of a sentence: the noun phrase of a token, the words of a clause, as spans of tokens."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clauses import OWN_CLAUSES, about_of, objects_of_prepositions
from rashomon.language import Parse
from rashomon.lexicon import word_sets
from rashomon.text import find_words, fold

MAX_PHRASE = 24  # tokens of an issue or outcome; a label, not a paragraph
_EDGES, _PLAIN = word_sets()["edge"], word_sets()["plain"]


def phrase_span(parse: Parse, index: int, *, clauses: bool = True) -> tuple[int, int]:
    """Tokens first to last (half-open) under token `index`, contiguous round it, at most `MAX_PHRASE` from its start.

    Without `clauses`, relative and adverbial clauses are left out.
    """
    below, todo = [], [index]
    while todo:
        at = todo.pop()
        below.append(at)
        todo += [c for c in parse.children[at] if clauses or parse.tokens[c].role not in OWN_CLAUSES or c < index]
    have = set(below)
    first, last = index, index + 1
    while first - 1 in have:
        first -= 1
    while last in have:
        last += 1
    return trimmed(parse, first, min(last, max(index + 1, first + MAX_PHRASE)))


def trimmed(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The range without punctuation and conjunctions at its edges."""
    while last - first > 1 and parse.tokens[first].text.lower() in _EDGES:
        first += 1
    while last - first > 1 and (parse.tokens[last - 1].text.lower() in _EDGES or parse.tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return first, last


def complement_of(parse: Parse, verb: int, prepositions: Sequence[str] = ()) -> int | None:
    """What the verb is about: its object, clause or prepositional object; None where it has none."""
    found = about_of(parse, verb)
    hung = (o for w, o in objects_of_prepositions(parse, verb) if w in prepositions)
    found = found if found is not None else next(hung, None)
    return found.index if found is not None else None


def content_words(text: str) -> frozenset[str]:
    """The folded words of a text that carry meaning."""
    folded = fold(text)
    return frozenset(folded[s.start : s.end] for s in find_words(folded)) - _PLAIN


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words over all words (Jaccard), 0 to 1."""
    return len(a & b) / len(a | b) if a | b else 0.0
