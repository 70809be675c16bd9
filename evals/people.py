"""Who is who, against GUM: are the mentions of one actor mentions of one entity, and the other way round?

Every other news document, by name; the rest, interviews and speeches are what rules may be chosen on. A found mention
stands for the annotated one whose head it holds, of several the one it shares most characters with; one that holds no
head takes no part. Of *pairs*
of mentions of one actor, precision is the share that GUM calls one entity; of pairs of mentions of one entity, recall
is the share that stand in one actor. `merged`: actors that are persons or organisations, entities that are either;
`names`: their mentions by name only. A pronoun, or a description, is right where its entity is that of most of the
actor's mentions by name. `purity`: the share of an actor's mentions that are of its commonest entity.
`merged_recall` counts every pronoun, `I` and `you` too. `he_found`, `they_found`, `bodies_found`: of the third-person
pronouns, and of the descriptions of organisations and places that begin with `the`, `this` or `that`, whose entity was
named before, the share that is found for an actor of that entity. Run by itself, it also prints the wrong and the
missed ones.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from evals.gum import Document, GoldMention, Kind, read_documents
from evals.material import shared
from rashomon.people import FoundMention, FoundPeople, find_people
from rashomon.vocabulary import Span

SOMEBODY = frozenset({"person", "organization"})
ACTORS = {"person": "persons", "organisation": "organisations", "group": "groups", "country": "countries"}


@dataclass(frozen=True, slots=True)
class Aligned:
    """A found mention of actor `actor` (its number and kind) and the annotated one it stands for."""

    actor: int
    actor_kind: str
    found: FoundMention
    gold: GoldMention


@dataclass(frozen=True, slots=True)
class Compared:
    """One document and its aligned mentions."""

    document: Document
    aligned: tuple[Aligned, ...]
    names: dict[int, str]  # of the actors


Pair = tuple[Aligned, Aligned]
_FOUND = {
    "he_found": frozenset("he him his himself she her hers herself".split()),
    "they_found": frozenset("they them their theirs themselves".split()),
    "bodies_found": frozenset("the this that".split()),
}


def measure() -> dict[str, float]:
    """Figures on the news documents at odd places."""
    return score([compare(d) for d in read_part("reported")])


def read_part(part: str) -> list[Document]:
    """The documents of `reported` (half of news) or `chosen_on` (the other half, interviews, speeches), or a genre."""
    folder = shared() / "data" / "gum"
    news = read_documents(folder, "news")
    if part == "reported":
        return news[1::2]
    if part == "chosen_on":
        return [*news[::2], *read_documents(folder, "interview"), *read_documents(folder, "speech")]
    return news[::2] if part == "news" else read_documents(folder, part)


def compare(document: Document, find: Callable[[str], Sequence[FoundPeople]] = find_people) -> Compared:
    """The people found in a document beside those annotated."""
    people = find(document.text)
    aligned = [
        Aligned(number, one.actor.kind, mention, gold)
        for number, one in enumerate(people)
        for mention in one.mentions
        if (gold := _partner(mention.span, document.mentions))
    ]
    return Compared(document, tuple(aligned), {i: one.actor.name for i, one in enumerate(people)})


def _partner(span: Span, mentions: Iterable[GoldMention]) -> GoldMention | None:
    holding = [m for m in mentions if span.start <= m.head.start and m.head.end <= span.end]
    return max(
        holding,
        key=lambda m: (max(_dice(span, m.span), _dice(span, m.core)), m.type in SOMEBODY, m.span.end),
        default=None,
    )


def _dice(a: Span, b: Span) -> float:
    shared_part = max(0, min(a.end, b.end) - max(a.start, b.start))
    return 2 * shared_part / (a.end - a.start + b.end - b.start)


def score(compared: Sequence[Compared]) -> dict[str, float]:
    """The figures by name."""
    merged = [pair for one in compared for pair in found_pairs(one, {"person", "organisation"})]
    figures = {
        "merged_precision": _share(_one_entity(pair) for pair in merged),
        "merged_recall": _share(found for one in compared for _, _, found in gold_pairs(one)),
        "names_precision": _share(_one_entity(p) for p in merged if _by_name(p)),
        "names_recall": _share(
            found for one in compared for a, b, found in gold_pairs(one) if a.kind == b.kind == "name"
        ),
        "purity": _purity(compared),
    }
    for kind, name in ACTORS.items():
        figures[f"{name}_precision"] = _share(_one_entity(p) for one in compared for p in found_pairs(one, {kind}))
    figures["pronoun_precision"] = _share(right for one in compared for _, right in links(one, "pronoun"))
    figures["description_precision"] = _share(right for one in compared for _, right in links(one, "description"))
    for name in _FOUND:
        figures[name] = _share(found for one in compared for found in references(one, name))
    return figures


def found_pairs(one: Compared, kinds: set[str]) -> list[Pair]:
    """Every two mentions of an actor of these kinds that stand for two annotated ones."""
    pairs = []
    for rows in _actors(one).values():
        pairs += [(a, b) for a, b in combinations(rows, 2) if a.actor_kind in kinds and a.gold.span != b.gold.span]
    return pairs


def gold_pairs(one: Compared) -> list[tuple[GoldMention, GoldMention, bool]]:
    """Every two mentions of one person or organisation, and whether one actor has both."""
    actors: dict[Span, set[int]] = defaultdict(set)
    for row in one.aligned:
        actors[row.gold.span].add(row.actor)
    entities: dict[int, list[GoldMention]] = defaultdict(list)
    for mention in one.document.mentions:
        if mention.type in SOMEBODY:
            entities[mention.entity].append(mention)
    return [
        (a, b, bool(actors[a.span] & actors[b.span])) for rows in entities.values() for a, b in combinations(rows, 2)
    ]


def links(one: Compared, kind: Kind) -> list[tuple[Aligned, bool]]:
    """The mentions of this kind of actors that have a name, and whether each is of the named entity."""
    found = []
    for rows in _actors(one).values():
        named = Counter(r.gold.entity for r in rows if r.found.kind == "name")
        if named:
            entity = named.most_common(1)[0][0]
            found += [(r, r.gold.entity == entity) for r in rows if r.found.kind == kind]
    return found


def references(one: Compared, name: str) -> list[bool]:
    """Of one kind (a key of `_FOUND`), the annotated references to somebody named before: is each rightly found?"""
    found = {r.gold.span for kind in ("pronoun", "description") for r, right in links(one, kind) if right}
    named: set[int] = set()
    rows = []
    for m in sorted(one.document.mentions, key=lambda m: m.span.start):
        first = _words(one.document.text, m.span).casefold().split()[0]
        body = m.kind == "description" and m.type in {"organization", "place"}
        if (body if name == "bodies_found" else m.kind == "pronoun") and first in _FOUND[name] and m.entity in named:
            rows.append(m.span in found)
        if m.kind == "name":
            named.add(m.entity)
    return rows


def _actors(one: Compared) -> dict[int, list[Aligned]]:
    rows: dict[int, list[Aligned]] = defaultdict(list)
    for row in one.aligned:
        rows[row.actor].append(row)
    return rows


def _one_entity(pair: Pair) -> bool:
    return pair[0].gold.entity == pair[1].gold.entity


def _by_name(pair: Pair) -> bool:
    return all(row.found.kind == "name" for row in pair)


def _purity(compared: Sequence[Compared]) -> float:
    """Over actors with two mentions or more, persons and organisations."""
    most = total = 0
    for one in compared:
        for rows in _actors(one).values():
            if len(rows) > 1 and rows[0].actor_kind in {"person", "organisation"}:
                most += Counter(r.gold.entity for r in rows).most_common(1)[0][1]
                total += len(rows)
    return round(most / max(total, 1), 4)


def _share(rows: Iterable[bool]) -> float:
    counted = Counter(rows)
    return round(counted[True] / max(counted.total(), 1), 4)


def print_errors(one: Compared) -> None:
    """Mentions of other entities than their actor's commonest, each with its sentence; entities in several pieces."""
    text = one.document.text
    for actor, rows in _actors(one).items():
        entity = Counter(r.gold.entity for r in rows).most_common(1)[0][0]
        for r in rows:
            if r.gold.entity != entity:
                print(f"  wrong {r.actor_kind} {r.found.kind}: {one.names[actor]!r} <- {_shown(text, r.found.span)}")
    missed: dict[int, list[str]] = defaultdict(list)
    actors = {row.gold.span: row.actor for row in one.aligned}
    split = {a.entity for a, b, found in gold_pairs(one) if not found}
    for m in one.document.mentions:
        if m.entity in split:
            where = actors.get(m.span)
            missed[m.entity].append(f"{_words(text, m.span)} [{'-' if where is None else where}]")
    for words in missed.values():
        print(f"  split: {' · '.join(words)}")


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _shown(text: str, span: Span, around: int = 90) -> str:
    before = text[max(0, span.start - around) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + around].partition("\n")[0]
    return f"{before}>>{_words(text, span)}<<{after}"


def main() -> None:
    compared = [compare(d) for d in read_part(*(sys.argv[1:] or ["chosen_on"]))]  # a part or a genre
    for one in compared:
        print(one.document.name)
        print_errors(one)
    for name, value in score(compared).items():
        print(f"{name:<24}{value:.3f}")


if __name__ == "__main__":
    main()
