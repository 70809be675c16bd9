"""One event, many tellings: which mentions mean the same event. A wrong merge is worse than a missed one.

Mentions that tell most come first and found events; every other one is weighed against all tellings of the events that
it may be (`features.py`), must contradict none of them, and joins the one it fits best. So nothing is chained. What may
be one is found by the likeness of sentences, by where articles begin, and by the same word told of the same actors, so
that the work stays linear. Faint mentions make an event only if two origins tell of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.dates import FoundDate, find_article_dates
from rashomon.events.contradictions import People, group_of
from rashomon.events.features import BIAS, LETTERS, LETTERS_BIAS, WEIGHTS, EventFeatures
from rashomon.events.mention import EventMention
from rashomon.events.tellings import Encode, Ground, Telling, find_tellings
from rashomon.language import ParsedArticle
from rashomon.merging import merge
from rashomon.people import Cast

LEAST = -0.3  # mean log-odds with its tellings from which a mention is of an event
OTHER = 1.6  # more, of a founder told by another word
FAINT = 1.5  # more, of two faint mentions
LEAD = 0.2  # by how much it must fit that event better than the next
MOST_ALIKE = 24  # tellings of one word and actor, and of where articles begin, that one is weighed against: the work
_HELD = frozenset({"summit", "occasion", "vote"})


@dataclass(frozen=True, slots=True)
class Cluster:
    """Tellings of one event. `why` are the reasons for each merge, with the values compared."""

    centre: Telling
    tellings: Sequence[Telling]
    why: list[str] = field(default_factory=list)

    @property
    def mentions(self) -> list[EventMention]:
        return [m for t in self.tellings for m in t.mentions]

    @property
    def firm(self) -> list[EventMention]:
        """The mentions that tell enough by themselves; all where none does."""
        return [m for m in self.mentions if not m.faint] or self.mentions


def merge_mentions(
    mentions: Sequence[EventMention],
    parsed: Sequence[ParsedArticle],
    cast: Cast,
    *,
    dates: Mapping[str, Sequence[FoundDate]] | None = None,
    origin_of: Mapping[str, str] | None = None,
    encode: Encode | None = None,
) -> list[Cluster]:
    """The mentions as clusters, one for each event, in a fixed order. Weak mentions that fit nowhere are dropped.

    `dates` saves looking for them again: those of each sentence by its id. `origin_of`: the origin of each article, by
    id; without it each article is one. `encode`: the sentence encoder; without one letters are compared.
    """
    if not mentions:
        return []
    if dates is None:
        dates = {sid: found for a in parsed for sid, found in find_article_dates(a).items()}
    ground = find_tellings(mentions, parsed, cast, dates=dates, encode=encode)
    people = People({a.id: a for a in cast.actors})
    weights, bias = (WEIGHTS, BIAS) if encode else (LETTERS, LETTERS_BIAS)
    weigher = EventFeatures(ground, people).weigher(weights, bias)
    near = _Near(ground, people)
    found = merge(sorted(ground.tellings, key=_rank), near.to, weigher, rivals=near.beside, least=_least, lead=LEAD)
    clusters = [Cluster(c.centre, c.members, c.why) for c in found]
    return [c for c in clusters if _is_told(c, origin_of or {})]


def _least(telling: Telling, founder: Telling) -> float:
    """How likely a telling must be of an event: more so in other words, and where all there is of it is faint."""
    other = group_of(telling.first) != group_of(founder.first)
    return LEAST + OTHER * other + FAINT * (telling.first.faint and founder.first.faint)


def _is_told(cluster: Cluster, origin_of: Mapping[str, str]) -> bool:
    """Does a cluster make an event: by a mention that is not weak, or by two origins that tell of it?"""
    mentions = cluster.mentions
    if not all(m.weak for m in mentions):
        return True
    return any(m.faint for m in mentions) and len({origin_of.get(m.article, m.article) for m in mentions}) > 1


def _rank(telling: Telling) -> tuple[object, ...]:
    """Most telling first: strong, dated to the day, with many actors, placed; then by place in the articles."""
    m = telling.first
    day = 0 if len(m.edtf) >= 10 and "/" not in m.edtf else 1 if m.edtf else 2
    order = (m.anchor.article, m.anchor.start, m.trigger, m.family, m.status)
    return (m.faint, m.weak, day, -len(m.actors), not m.scene.place, *order)


class _Near:
    """What a telling may be one with."""

    def __init__(self, ground: Ground, people: People) -> None:
        self._ground, self._people = ground, people
        self._rows: dict[int, list[Telling]] = defaultdict(list)
        self._buckets: dict[tuple[str, str], list[Telling]] = defaultdict(list)
        for telling in ground.tellings:
            self._rows[telling.row].append(telling)
            for key in self._keys(telling):
                self._buckets[group_of(telling.first), key].append(telling)
        self._leads = [t for t in sorted(ground.tellings, key=_rank) if t.lead and not t.first.faint]

    def to(self, telling: Telling) -> Iterable[Telling]:
        for row in self._ground.likeness.near(telling.row):
            yield from self._rows[row]
        for key in self._keys(telling):
            yield from self._buckets[group_of(telling.first), key][:MOST_ALIKE]
        if telling.lead:
            yield from self._leads[:MOST_ALIKE]

    def beside(self, telling: Telling) -> Iterable[Telling]:
        """The other tellings of the same sentence."""
        return self._rows[telling.row]

    def _keys(self, telling: Telling) -> list[str]:
        """By its actors and their sides; of what is held by its word as well: one names who comes, one where it is."""
        actors = telling.first.actors
        held = {""} if telling.first.family in _HELD else set()
        return sorted(((actors | {self._people.side(a) for a in actors}) - {""}) | held) or [""]
