"""Ages of one person in independent tellings: who is meant is known by the name, whatever the sentences say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from rashomon.compare.quantities import Quantities
from rashomon.compare.telling import Telling
from rashomon.vocabulary import Difference

APART = 2  # years: a birthday lies between two articles, or between the source and the article
CERTAIN = 0.9  # confidence


def compare_ages(
    tellings: Mapping[str, Telling], held: Quantities, origin_of: Mapping[str, str]
) -> Iterator[Difference]:
    """A difference for each two articles of different origins that give one person two ages.

    `held`: the quantities of every sentence. A person is known by the last word of the name; where one article has two
    ages for it, it is that of two people.
    """
    ages: dict[str, dict[str, dict[float, int]]] = defaultdict(
        dict
    )  # of a surname, by article: an age and its sentence
    for name, rows in sorted(held.items()):
        for number, quantities in enumerate(rows):
            for quantity in quantities:
                if quantity.kind == "age" and quantity.owner:
                    ages[quantity.owner].setdefault(name, {}).setdefault(quantity.value, number)
    for owner, told in sorted(ages.items()):
        if any(len(values) > 1 for values in told.values()):
            continue
        for one, other in combinations(sorted(told), 2):
            (x, p), (y, q) = (next(iter(told[n].items())) for n in (one, other))
            if abs(x - y) >= APART and origin_of[one] != origin_of[other]:
                sentences = [tellings[n].parsed.sentences[i].sentence for n, i in ((one, p), (other, q))]
                anchors = [
                    tellings[n].article.anchor(s.start, s.end) for n, s in zip((one, other), sentences, strict=True)
                ]
                why = (f"a: {x:g} years", f"b: {y:g} years")
                yield Difference("number", "differ", f"age of {owner.title()}", anchors[0], anchors[1], why, CERTAIN)
