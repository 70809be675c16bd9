"""Descriptions by whose somebody is: `Holm's aides`, `her aides`, `his campaign`, where it is known who *he* is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.clauses import owner_of
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.people.cast import Mention
from rashomon.people.descriptions import LANDS
from rashomon.people.phrases import Story
from rashomon.text import fold

Owned = tuple[str, ...]  # whose, and the words without the owner


def join_owned(parsed: Sequence[ParsedArticle], mentions: dict[str, list[Mention]], story: Story) -> None:
    """Gives those who are the same to one owner one actor, that of the fullest name."""
    whose: dict[Owned, set[str]] = defaultdict(set)
    owners: dict[str, set[Owned]] = defaultdict(set)
    rows = [row for article in parsed for row in article.sentences]
    for row in rows:
        _give_countries(row, mentions.get(row.sentence.id, []), story)
        for m, owned in _owned(row, mentions.get(row.sentence.id, ()), story):
            whose[owned].add(m.actor)
            owners[m.actor].add(owned)
    home = {o: _home(actors, story) for o, actors in whose.items() if len(actors) > 1 and not _two(actors, story)}
    home = {o: actor for o, actor in home.items() if len(owners[actor]) == 1}  # not `his aides` of two
    for row in rows:
        here = mentions.get(row.sentence.id, [])
        groups = ((m, o) for m, o in _owned(row, here, story) if story.actors[m.actor].kind != "person")
        now = {m: home[owned] for m, owned in groups if owned in home}
        if now:
            here[:] = [replace(m, actor=now[m]) if m in now else m for m in here]


def _give_countries(row: ParsedSentence, here: list[Mention], story: Story) -> None:
    """`Holm said *his country* would sign`: the country that he speaks for."""
    for m, (owner, *told) in list(_owned(row, here, story)):
        side = story.actors[owner].side or owner
        alone = m.kind == "description" and len(told) == 1 and told[0] in LANDS
        if alone and story.actors[side].kind == "country":
            here[here.index(m)] = replace(m, actor=side)


def _home(actors: set[str], story: Story) -> str:
    """A person (`his wife, Eva Holm`), else a body, else whoever has the longest name."""
    kinds = {"person": 0, "organisation": 1}
    return min(actors, key=lambda a: (kinds.get(story.actors[a].kind, 2), -len(story.actors[a].name), a))


def _two(actors: set[str], story: Story) -> bool:
    return sum(story.actors[a].kind == "person" for a in actors) > 1


def _owned(row: ParsedSentence, here: Sequence[Mention], story: Story) -> Iterator[tuple[Mention, Owned]]:
    tokens = row.parse.tokens
    known: Mapping[int, str] = {m.head: m.actor for m in here if story.actors[m.actor].kind != "group"}
    for m in here:
        heads = (m.head,) if m.kind == "description" else range(m.first, m.head + 1) if m.kind == "name" else ()
        owner = next((o for head in heads if (o := owner_of(row.parse, head))), None)
        if owner is None or owner.index not in known:
            continue
        words = (t for t in tokens[owner.index + 1 : m.last] if t.tag != "POS")
        told = [fold(t.text) for t in words if m.kind == "description" or t.text.islower()]  # `her lawyer Lars Eide`
        if told:
            yield m, (known[owner.index], *told)
