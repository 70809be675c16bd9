"""One event, many tellings: which mentions mean the same event. A wrong merge is worse than a missed one.

Mentions that tell most come first and found clusters; every other mention is compared with the
cluster's centre (its founder) and must not contradict any member, so nothing is chained. A mention
that fits several clusters joins none. Buckets by family and actor keep the comparisons few.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rashomon.dates import edtf_interval, same_or_contains
from rashomon.events.lexicon import ABSENCES, SAYINGS
from rashomon.events.mention import EventMention
from rashomon.events.participants import GOINGS, MUTUAL
from rashomon.events.status import HALTED
from rashomon.people import Cast
from rashomon.people.countries import country_of
from rashomon.text import find_words, fold
from rashomon.vocabulary import Actor, Status

# Points that two mentions need to be one event, of: a shared person 2, another shared actor 1, the place 1,
# the day 1 (a wider date .5), clauses of the same words 1.5, both called off 1. Set by reading the merges of two
# stories about diplomacy and six of other news; the tests show what each allows.
NEED_DATED = 2.5  # both dated, dates agree
NEED_HALF_DATED = 2.0  # one dated: only if exactly one cluster fits
NEED_UNDATED = 3.0
NAMELESS = 1.0  # more where a subject is nobody known: it may be somebody else
SAME_WORDS = 0.5  # Jaccard of the words of two clauses that count as the same words
SAME_SAID = 0.5  # share of the shorter one's words under which two of somebody's remarks on one day are two remarks
SAME_CLAUSE = 0.75  # Jaccard from which, with so many words in common, the clauses tell the same thing
MIN_CLAUSE = 4
MANY_WORDS = 6  # words in common
MAX_CLUSTERS = 400  # per bucket entry; a bound on work for piles that are not one story

_LEADERS = frozenset({"leader", "ruler", "strongman"})  # `Ukraine's leader` is whoever holds one of these offices there
_OFFICES = frozenset("president minister premier chancellor king queen emir sultan chairman leader".split())
_HUNG = re.compile(r"\s(?:from|in|of|to|at|on|for|with|by)\s.{0,200}")  # `its ambassador from Moscow`: an ambassador
_HELD = frozenset({"summit", "occasion", "vote"})
_OPEN: frozenset[Status] = frozenset({"planned", "possible"})
_PLAIN = frozenset(
    "the a an of in on at to and with for by from his her its their was were is are has had have be".split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """Mentions in the same words with the same values (copies), as one thing to compare."""

    mentions: tuple[EventMention, ...]
    words: frozenset[str]
    by: frozenset[str]
    others: frozenset[str]

    @property
    def first(self) -> EventMention:
        return self.mentions[0]


@dataclass(slots=True)
class Cluster:
    """Tellings of one event. `why` are the reasons for each merge, with the values compared."""

    centre: Telling
    tellings: list[Telling] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    @property
    def mentions(self) -> list[EventMention]:
        return [m for t in self.tellings for m in t.mentions]


@dataclass(frozen=True, slots=True)
class Match:
    """The score of a comparison, and the values it rests on.

    `exact`: same day, same participants; `placed`: the same day or place is named by both.
    """

    score: float
    exact: bool
    placed: bool
    why: str


def merge_mentions(mentions: Sequence[EventMention], cast: Cast) -> list[Cluster]:
    """The mentions as clusters, one for each event, in a fixed order. Weak mentions that fit nowhere are dropped."""
    merger = _Merger({a.id: a for a in cast.actors})
    tellings = sorted(_tellings(mentions), key=_rank)
    for telling in tellings:
        merger.place(telling)
    return merger.clusters


def _tellings(mentions: Iterable[EventMention]) -> list[Telling]:
    groups: dict[tuple[object, ...], list[EventMention]] = defaultdict(list)
    for m in mentions:
        groups[m.family, m.scene, m.edtf, m.status, m.weak, fold(m.anchor.exact)].append(m)
    return [_telling(group) for group in groups.values()]


def _telling(group: list[EventMention]) -> Telling:
    group.sort(key=lambda m: (m.anchor.article, m.anchor.start, m.trigger))
    first = group[0]
    words = frozenset().union(*(m.words for m in group))
    if first.family in MUTUAL:
        return Telling(tuple(group), words, first.actors, frozenset())
    by = frozenset(p.actor for p in first.scene.parts if p.part != "to")
    return Telling(tuple(group), words, by, first.actors - by)


def _rank(telling: Telling) -> tuple[object, ...]:
    """Most telling first: strong, dated to the day, with many actors, placed; then by place in the articles."""
    m = telling.first
    day = 0 if len(m.edtf) >= 10 and "/" not in m.edtf else 1 if m.edtf else 2
    return (m.weak, day, -len(m.actors), not m.scene.place, m.anchor.article, m.anchor.start, m.trigger)


class _Merger:
    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.actors = actors
        self.clusters: list[Cluster] = []
        self._words: dict[str, frozenset[str]] = {}
        self._buckets: dict[tuple[str, str], list[Cluster]] = defaultdict(list)

    def place(self, telling: Telling) -> None:
        """Put a telling into the one cluster it fits, or found a new one with it."""
        found = [(match, c) for c in self._candidates(telling) if (match := self._fits(telling, c)) is not None]
        exact = [pair for pair in found if pair[0].exact]
        placed = [pair for pair in found if pair[0].placed]
        chosen = exact or (placed if len(found) > 1 else found)
        if len(chosen) == 1:
            match, cluster = chosen[0]
            cluster.tellings.append(telling)
            cluster.why.append(match.why)
        elif not telling.first.weak:
            self._found(telling)

    def _found(self, telling: Telling) -> None:
        cluster = Cluster(telling, [telling])
        self.clusters.append(cluster)
        for key in self._keys(telling):
            self._buckets[_group(telling.first), key].append(cluster)

    def _keys(self, telling: Telling) -> list[str]:
        actors = telling.first.actors
        sides = {self._side(a) for a in actors}
        held = {""} if telling.first.family in _HELD else set()  # one telling names who comes, the next one where it is
        return sorted(((actors | sides) - {""}) | held) or [""]

    def _side(self, actor: str) -> str:
        known = self.actors.get(actor)
        return (known.side or "") if known is not None else ""

    def _candidates(self, telling: Telling) -> list[Cluster]:
        seen: dict[int, Cluster] = {}
        for key in self._keys(telling):
            for cluster in self._buckets[_group(telling.first), key][:MAX_CLUSTERS]:
                seen[id(cluster)] = cluster
        return list(seen.values())

    def _fits(self, telling: Telling, cluster: Cluster) -> Match | None:
        if any(self._contradict(telling, other) for other in cluster.tellings):
            return None
        match = self._match(telling, cluster.centre)
        return match if match.score >= _need(telling.first, cluster.centre.first) else None

    def _contradict(self, a: Telling, b: Telling) -> bool:
        m, n = a.first, b.first
        if m.edtf and n.edtf and not _dates_agree(m.edtf, n.edtf):
            return True
        if _unresolved(m) and _unresolved(m) != _unresolved(n):
            return True
        if _statuses_clash(m, n) or not _places_agree(m, n):
            return True
        if m.family in SAYINGS and _overlap(a.words, b.words) < SAME_SAID:
            return True
        if _before(m, n) or _before(n, m):
            return True
        if m.thing and n.thing and not m.thing & n.thing:
            return True
        if m.family == n.family == "occasion" and m.patient != n.patient and not _vaguely(m, n):
            return True
        return self._apart(a.by, b.by) or self._apart(a.others, b.others)

    def _apart(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """Has each an actor that the other has not?"""
        return any(not self._among(x, b) for x in a) and any(not self._among(y, a) for y in b)

    def _among(self, actor: str, actors: frozenset[str]) -> bool:
        """Is the actor there, or its side for it, or somebody of the side that it is?"""
        if actor in actors or self._side(actor) in actors:
            return True
        return any(self._side(a) == actor or self._alike(actor, a) for a in actors)

    def _alike(self, a: str, b: str) -> bool:
        """Can `the Kenyan president` be the person `b`? Only if nothing known of `b` speaks against it."""
        if self._is_vague(b) and not self._is_vague(a):
            a, b = b, a
        sides = self._side(a), self._side(b)
        if not self._is_vague(a) or (all(sides) and sides[0] != sides[1]):
            return False
        described, known = self._called(a), self._called(b)
        if described and described <= _LEADERS and known & _OFFICES:
            return bool(sides[0]) and sides[0] == sides[1]
        if b in self.actors and not self.actors[b].roles and not self._is_vague(b):
            return bool(sides[0]) and sides[0] == sides[1]
        return bool(described and known) and (described <= known or (self._is_vague(b) and known <= described))

    def _called(self, actor: str) -> frozenset[str]:
        """The words of an actor's names and roles, without those that name its country."""
        if actor not in self._words and actor in self.actors:
            known = self.actors[actor]
            names = [_HUNG.sub("", name) if self._is_vague(actor) else name for name in (known.name, *known.names)]
            text = fold(" ".join((*names, *(r.role for r in known.roles))))
            words = {text[s.start : s.end].removesuffix("'s") for s in find_words(text)} - _PLAIN
            self._words[actor] = frozenset(w for w in words if country_of(w) is None)
        return self._words.get(actor, frozenset())

    def _is_vague(self, actor: str) -> bool:
        known = self.actors.get(actor)
        return known is not None and _HUNG.sub("", known.name).split()[-1][:1].islower()

    def _match(self, a: Telling, b: Telling) -> Match:
        m, n = a.first, b.first
        shared = sorted(m.actors & n.actors)
        persons = [x for x in shared if x in self.actors and self.actors[x].kind == "person"]
        through = [x for x in sorted(m.actors - n.actors) if self._among(x, n.actors)]
        alike = sum(any(self._alike(x, y) for y in n.actors) for x in through)
        points = 2.0 * len(persons) + len(shared) - len(persons) + 0.5 * len(through) + 0.5 * alike
        why = [f"both with {self._name(x)}" for x in shared]
        if m.scene.place and n.scene.place:
            points += 1
            why.append(f"place {m.scene.place} = {n.scene.place}")
        if m.edtf and n.edtf:
            same_day = m.edtf[:10] == n.edtf[:10] and len(m.edtf) >= 10
            ahead = m.status in _OPEN and n.status in _OPEN  # two plans for one day are seldom two
            points += 1.5 if ahead and same_day else 1.0 if same_day else 0.5
            why.append(f"date {m.edtf} = {n.edtf}")
        if m.patient and (m.patient == n.patient or (m.family == n.family == "occasion" and _vaguely(m, n))):
            points += 1
            why.append(f"{m.family} {m.patient} = {n.patient}")
        if common := m.thing & n.thing:
            points += 1
            why.append("away from " + " ".join(sorted(common)))
        if m.noun and m.noun == n.noun:
            points += 1
            why.append(f"both a {m.noun}")
        jaccard = _jaccard(a.words, b.words)
        if jaccard >= SAME_WORDS:
            points += _wording(len(a.words & b.words), jaccard)
            why.append("same words: " + " ".join(sorted(a.words & b.words)))
        if m.status in HALTED and n.status in HALTED:
            points += 1
            why.append("both called off or put off")
        whole = not self._missing(a, b) and not self._missing(b, a)
        exact = whole and bool(m.edtf) and m.edtf[:10] == n.edtf[:10]
        placed = bool(m.scene.place and n.scene.place) or (bool(m.edtf) and m.edtf[:10] == n.edtf[:10])
        return Match(points, exact, placed, f"{m.family}: " + ", ".join(why))

    def _missing(self, a: Telling, b: Telling) -> bool:
        return any(not self._among(x, b.by | b.others) for x in a.by | a.others)

    def _name(self, actor: str) -> str:
        return self.actors[actor].name if actor in self.actors else actor


def _vaguely(m: EventMention, n: EventMention) -> bool:
    """`the event`, `the games`: one of the two gives what is held no name of its own."""
    return bool({m.patient, n.patient} & {"event", "game", "games", "show"})


def _group(m: EventMention) -> str:
    """The family, or what several families tell of alike: staying away, pulling out and suspending one's part."""
    return "absence" if m.family in ABSENCES else m.family


def _unresolved(m: EventMention) -> str:
    """The words of a date that could not be resolved: `in the fall`."""
    known = m.date is None or m.date.value.edtf or m.date.kind == "time"
    words = "" if known or m.date is None else fold(m.date.value.text)
    return "" if words.endswith(("later", "earlier")) else words


def _need(m: EventMention, n: EventMention) -> float:
    more = NAMELESS if m.nameless or n.nameless else 0.0
    if m.edtf and n.edtf:
        return NEED_DATED + more
    return (NEED_HALF_DATED if m.edtf or n.edtf else NEED_UNDATED) + more


@lru_cache(maxsize=65536)
def _dates_agree(a: str, b: str) -> bool:
    return same_or_contains(a, b)


def _statuses_clash(m: EventMention, n: EventMention) -> bool:
    """A visit called off is not the visit that took place; one that only may come is not a past one."""
    pair = {m.status, n.status}
    if _overtaken(m, n) or _overtaken(n, m):
        return True
    if pair & HALTED and pair & {"happened", "denied"}:
        return True
    if "denied" in pair and len(pair) == 2 and not (m.edtf and n.edtf):
        return True
    undated = not (m.edtf and n.edtf)
    return undated and bool(pair & HALTED) and bool(pair & _OPEN) and _only_open(m, n)


def _before(m: EventMention, n: EventMention) -> bool:
    """Was `m` over before the day that `n` came after?"""
    return n.since is not None and m.date is not None and m.date.last_day is not None and m.date.last_day <= n.since


def _overtaken(m: EventMention, n: EventMention) -> bool:
    """`m` still lies ahead in an article of a day by which `n` had long happened: two events."""
    if m.status not in _OPEN or n.date is None or n.date.last_day is None or m.edtf:
        return False
    told = edtf_interval(m.published.edtf)
    return told is not None and n.date.last_day < told[0]


def _only_open(m: EventMention, n: EventMention) -> bool:
    """One of the two is a plan with no date: it may be the plan for another time."""
    return any(x.status in _OPEN and not x.edtf for x in (m, n))


def _places_agree(m: EventMention, n: EventMention) -> bool:
    a, b = m.scene, n.scene
    if not a.place or not b.place:
        return True
    if a.place_actor and a.place_actor == b.place_actor:
        return True
    if fold(a.place).removeprefix("the ") == fold(b.place).removeprefix("the "):
        return True
    first, second = country_of(a.place), country_of(b.place)
    if first and second:  # a capital lies in its country; two capitals or two countries are two places
        return first[0] == second[0] and "name" in {first[1], second[1]}
    return m.family not in GOINGS and bool(first) != bool(second)


def _wording(shared: int, jaccard: float) -> float:
    """Points for clauses of the same words: the more there are, the less it is chance."""
    if jaccard >= SAME_CLAUSE and shared >= MIN_CLAUSE:
        return 2.5
    return 2.0 if shared >= MANY_WORDS else 1.5


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words over those of the shorter one, 0 to 1."""
    return len(a & b) / max(1, min(len(a), len(b)))


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    union = len(a | b)
    return len(a & b) / union if union else 0.0
