"""Who does it to whom: two that have changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.compare.cues.deeds import Deed, Party
from rashomon.compare.cues.parts import Pair, Told
from rashomon.compare.cues.sentence import Cues
from rashomon.compare.roots import same_root


def find_swaps(pair: Pair) -> Iterator[Told]:
    """Deeds of the two sentences in which two parties have each other's place."""
    for one in pair.source.deeds:
        for other in pair.copy.deeds:
            if _is_of(pair, one, other, "mutual"):
                continue
            yield from _exchanged(pair, one, other)


def _exchanged(pair: Pair, one: Deed, other: Deed) -> Iterator[Told]:
    up = [p for p in one.agents if _has(other.others, p) and not _has(other.agents, p)]
    down = [p for p in one.others if _has(other.agents, p) and not _has(other.others, p)]
    if not up or not down:
        return
    relation, named = _relation(pair, one, other), all(any(p.names for p in row) for row in (up, down))
    if relation == "same" or (relation == "other" and named):
        name = f"rol:crossed:{relation}" + (":named" if relation == "other" else "")
        yield Told(name, _deed(pair.source, one), _deed(pair.copy, other))


def _relation(pair: Pair, one: Deed, other: Deed) -> str:
    if one.converse and other.converse and one.converse[0] == other.converse[0]:
        return "same" if one.converse[1] == other.converse[1] else "converse"
    if same_root(one.verb, other.verb):
        return "same"
    return "passive" if _is_of(pair, one, other, "suffered") else "other"


def _is_of(pair: Pair, one: Deed, other: Deed, name: str) -> bool:
    """Is the verb of either deed of a class: of two who do the same (`met`), or of a subject that does nothing?"""
    return any(d.index in c.classes.get(name, ()) for c, d in ((pair.source, one), (pair.copy, other)))


def _has(parties: Sequence[Party], party: Party) -> bool:
    return any(_is_one(party, p) for p in parties)


def _is_one(x: Party, y: Party) -> bool:
    if x.names and y.names:
        return bool(x.names & y.names)
    return same_root(x.head, y.head)


def _deed(cues: Cues, deed: Deed) -> str:
    agents = "/".join(cues.word(p.index) for p in deed.agents)
    others = "/".join(cues.word(p.index) for p in deed.others)
    return f"{agents} → {cues.word(deed.index)} → {others}"
