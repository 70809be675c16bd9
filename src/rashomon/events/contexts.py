"""PLOVER contexts: what a coded event is about, as far as the words of its own clause say so.

`contexts.tsv` lists for each context the words and phrases (lemmas) that name it. An event has every context that a
word of its clause names, and none from the rest of the article. Contexts that take a judgement, not a word
(pro_democracy, pro_autocracy, repression), are never given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from rashomon.language import Parse


@cache
def read_contexts() -> Mapping[str, frozenset[str]]:
    """The contexts that each word or phrase names."""
    named: dict[str, set[str]] = defaultdict(set)
    for line in files("rashomon.events").joinpath("contexts.tsv").read_text("utf-8").splitlines()[1:]:
        context, _, words = line.partition("\t")
        for word in words.split():  # none in a comment
            named[word.replace("_", " ")].add(context)
    return {word: frozenset(contexts) for word, contexts in named.items()}


@cache
def _phrases() -> Mapping[str, list[tuple[list[str], frozenset[str]]]]:
    """First word → the words and phrases of the table that begin with it, with their contexts."""
    begun: dict[str, list[tuple[list[str], frozenset[str]]]] = defaultdict(list)
    for phrase, contexts in read_contexts().items():
        begun[phrase.split()[0]].append((phrase.split(), contexts))
    return begun


def find_contexts(parse: Parse, first: int, last: int) -> tuple[str, ...]:
    """The contexts that tokens `first` to `last` (half-open) name, in the order of the alphabet."""
    lemmas, begun = [token.lemma.lower() for token in parse.tokens[first:last]], _phrases()
    found: set[str] = set()
    for at, lemma in enumerate(lemmas):
        for phrase, contexts in begun.get(lemma, ()):
            if lemmas[at : at + len(phrase)] == phrase:
                found |= contexts
    return tuple(sorted(found))
