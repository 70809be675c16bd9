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

LONGEST = 4  # words of a phrase in the table


@cache
def read_contexts() -> Mapping[str, frozenset[str]]:
    """The contexts that each word or phrase names."""
    named: dict[str, set[str]] = defaultdict(set)
    for line in files("rashomon.events").joinpath("contexts.tsv").read_text("utf-8").splitlines()[1:]:
        context, _, words = line.partition("\t")
        for word in words.split():  # none in a comment
            named[word.replace("_", " ")].add(context)
    return {word: frozenset(contexts) for word, contexts in named.items()}


def find_contexts(parse: Parse, first: int, last: int) -> tuple[str, ...]:
    """The contexts that tokens `first` to `last` (half-open) name, in the order of the alphabet."""
    table = read_contexts()
    lemmas = [token.lemma.lower() for token in parse.tokens[first:last]]
    found: set[str] = set()
    for size in range(1, LONGEST + 1):
        for at in range(len(lemmas) - size + 1):
            found |= table.get(" ".join(lemmas[at : at + size]), frozenset())
    return tuple(sorted(found))
