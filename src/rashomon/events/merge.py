"""One event, many tellings: which mentions mean the same event. A wrong merge is worse than a missed one.

The likeliest two tellings are joined first (`features.py`), then the next; those joined so far must contradict none of
the others, and fit them taken together. So nothing is chained. What may be one is found by the likeness of sentences,
by where articles begin, and by the same word told of the same actors, so that the work stays linear. Faint mentions
make an event only if two origins tell of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from rashomon.dates import FoundDate, find_article_dates
from rashomon.events.contradictions import People
from rashomon.events.features import BIAS, LETTERS, LETTERS_BIAS, WEIGHTS, EventFeatures
from rashomon.events.mention import EventMention
from rashomon.events.tellings import Encode, Ground, Telling, find_tellings
from rashomon.language import ParsedArticle
from rashomon.merging import merge
from rashomon.people import Cast
from rashomon.speech.cues import SAYING

LEAST = -0.7  # log-odds from which two tellings are one event
VAGUE = 1.0  # more, of two that name nothing in common and do not both stand where their articles begin
THIN = 1.0  # more, of two whose clauses have but a word in common, the verb say
OTHER = 0.6  # more, of two told by other words
FAINT = 0.5  # more, of each of the two that is faint
CREDIT = 2  # words of content of a clause that only tells who said something
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
    ground = find_tellings(mentions, parsed, dates=dates, encode=encode)
    people = People({a.id: a for a in cast.actors})
    weights, bias = (WEIGHTS, BIAS) if encode else (LETTERS, LETTERS_BIAS)
    features, near = EventFeatures(ground, people), Near(ground, people)
    found = merge(near.ranked, near.to, features.weigher(weights, bias), least=partial(_least, features), floor=LEAST)
    clusters = [Cluster(c.centre, c.members, c.why) for c in found]
    return [c for c in clusters if _is_told(c, origin_of or {})]


def _least(features: EventFeatures, a: Telling, b: Telling) -> float:
    """How likely two must be one: more so if they name nothing in common, in other words, and where there is little."""
    vague = not (a.lead and b.lead) and not features.share(a, b)
    thin = len(a.clause & b.clause) <= 1
    return LEAST + VAGUE * vague + THIN * thin + OTHER * (a.group != b.group) + FAINT * (a.first.faint + b.first.faint)


def _is_told(cluster: Cluster, origin_of: Mapping[str, str]) -> bool:
    """Does a cluster make an event: by a mention that is not weak, or by two origins that tell of it?"""
    mentions = [m for m in cluster.mentions if not _only_credits(m)]
    return not all(m.weak for m in mentions) or len({origin_of.get(m.article, m.article) for m in mentions}) > 1


def _only_credits(mention: EventMention) -> bool:
    """`Two envoys watched, the Herald reported`: who said it, and no event."""
    return mention.faint and mention.family in SAYING and len(mention.words) <= CREDIT


def _rank(telling: Telling) -> tuple[object, ...]:
    """Most telling first: strong, dated to the day, with many actors, placed; then by place in the articles."""
    m, actors = telling.first, len(telling.by) + len(telling.others)
    day = 0 if len(m.edtf) >= 10 and "/" not in m.edtf else 1 if m.edtf else 2
    order = (m.anchor.article, m.anchor.start, m.trigger, m.family, m.status)
    return (m.faint, m.weak, day, -actors, not m.scene.place, *order)


class Near:
    """What a telling may be one with; `ranked` are all, those that tell most first."""

    def __init__(self, ground: Ground, people: People) -> None:
        self._ground = ground
        self._rows: dict[int, list[Telling]] = defaultdict(list)
        self._buckets: dict[tuple[str, str], list[Telling]] = defaultdict(list)
        self._keys = {id(t): _keys(t, people) for t in ground.tellings}
        for telling in ground.tellings:
            self._rows[telling.row].append(telling)
            for key in self._keys[id(telling)]:
                self._buckets[key].append(telling)
        self.ranked = sorted(ground.tellings, key=_rank)
        self._leads = [t for t in self.ranked if t.lead and not t.first.faint][:MOST_ALIKE]

    def to(self, telling: Telling) -> Iterable[Telling]:
        for row in self._ground.likeness.near(telling.row):
            yield from self._rows[row]
        for key in self._keys[id(telling)]:
            yield from self._buckets[key][:MOST_ALIKE]
        if telling.lead:
            yield from self._leads


def _keys(telling: Telling, people: People) -> list[tuple[str, str]]:
    """Its word with each of its actors and their sides; of what is held the word alone as well: one names who comes,
    one where it is."""
    actors = telling.by | telling.others
    held = {""} if telling.first.family in _HELD else set()
    found = ((actors | {people.side(a) for a in actors}) - {""}) | held or {""}
    return [(telling.group, key) for key in sorted(found)]
