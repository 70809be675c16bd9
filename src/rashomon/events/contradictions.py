"""What forbids that two tellings are of one event: other days, places, doers; a visit held and a visit called off."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from rashomon.dates import edtf_interval, same_or_contains
from rashomon.dates.lexemes import COUNTS
from rashomon.events.lexicon import ABSENCES, SAYINGS
from rashomon.events.mention import EventMention
from rashomon.events.participants import GOINGS, MUTUAL
from rashomon.events.status import HALTED
from rashomon.events.tellings import Telling
from rashomon.people.countries import country_of
from rashomon.text import find_words, fold
from rashomon.vocabulary import Actor, Status

SAME_SAID = 0.5  # share of the shorter one's words under which two of somebody's remarks on one day are two remarks

_LEADERS = frozenset({"leader", "ruler", "strongman"})  # `Ukraine's leader` is whoever holds one of these offices there
_OFFICES = frozenset("president minister premier chancellor king queen emir sultan chairman leader".split())
_HUNG = re.compile(r"\s(?:from|in|of|to|at|on|for|with|by)\s.{0,200}")  # `its ambassador from Moscow`: an ambassador
_OPEN: frozenset[Status] = frozenset({"planned", "possible"})
_PLAIN = frozenset(
    "the a an of in on at to and with for by from his her its their was were is are has had have be".split()
)


def group_of(m: EventMention) -> str:
    """The family, or what several families tell of alike: staying away, pulling out and suspending one's part."""
    return "absence" if m.family in ABSENCES else m.family


def is_vaguely_held(m: EventMention, n: EventMention) -> bool:
    """`the event`, `the games`: one of the two gives what is held no name of its own."""
    return bool({m.patient, n.patient} & {"event", "game", "games", "show"})


class People:
    """Who may be whom: an actor for its side, `the Kenyan president` for the person."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.actors = actors
        self._words: dict[str, frozenset[str]] = {}
        self._vague: dict[str, bool] = {}

    def side(self, actor: str) -> str:
        known = self.actors.get(actor)
        return (known.side or "") if known is not None else ""

    def name(self, actor: str) -> str:
        return self.actors[actor].name if actor in self.actors else actor

    def are_apart(self, a: Collection[str], b: Collection[str]) -> bool:
        """Has each an actor that the other has not?"""
        return any(not self.is_among(x, b) for x in a) and any(not self.is_among(y, a) for y in b)

    def named(self, actors: Collection[str]) -> list[str]:
        """Those who have a name: not `23 people`, of whom another may count more."""
        return [a for a in actors if not self.is_vague(a)]

    def is_among(self, actor: str, actors: Collection[str]) -> bool:
        """Is the actor there, or its side for it, or somebody of the side that it is?"""
        if actor in actors or self.side(actor) in actors:
            return True
        return any(self.side(a) == actor or self.are_alike(actor, a) for a in actors)

    def are_alike(self, a: str, b: str) -> bool:
        """Can `the Kenyan president` be the person `b`? Only if nothing known of `b` speaks against it."""
        if self.is_vague(b) and not self.is_vague(a):
            a, b = b, a
        sides = self.side(a), self.side(b)
        if not self.is_vague(a) or (all(sides) and sides[0] != sides[1]):
            return False
        described, known = self._called(a), self._called(b)
        if described and described <= _LEADERS and known & _OFFICES:
            return bool(sides[0]) and sides[0] == sides[1]
        if b in self.actors and not self.actors[b].roles and not self.is_vague(b):
            return bool(sides[0]) and sides[0] == sides[1]
        return bool(described and known) and (described <= known or (self.is_vague(b) and known <= described))

    def _called(self, actor: str) -> frozenset[str]:
        """The words of an actor's names and roles, without those that name its country or count it."""
        if actor not in self._words and actor in self.actors:
            known = self.actors[actor]
            names = [_HUNG.sub("", name) if self.is_vague(actor) else name for name in (known.name, *known.names)]
            text = fold(" ".join((*names, *(r.role for r in known.roles))))
            words = {text[s.start : s.end].removesuffix("'s") for s in find_words(text)} - _PLAIN - COUNTS.keys()
            self._words[actor] = frozenset(w for w in words if country_of(w) is None and not w.isdecimal())
        return self._words.get(actor, frozenset())

    def is_vague(self, actor: str) -> bool:
        if actor not in self._vague:
            known = self.actors.get(actor)
            self._vague[actor] = known is not None and _HUNG.sub("", known.name).split()[-1][:1].islower()
        return self._vague[actor]


def other_days(a: Telling, b: Telling) -> bool:
    """Both are dated, of two days."""
    m, n = a.first, b.first
    if m.edtf and n.edtf:
        return not _dates_agree(m.edtf, n.edtf)
    return group_of(m) == group_of(n) and bool(_unresolved(m)) and _unresolved(m) != _unresolved(n)


def other_places(a: Telling, b: Telling) -> bool:
    """Both are placed, at two places."""
    return not _places_agree(a.first, b.first)


def other_fates(a: Telling, b: Telling) -> bool:
    """A visit called off is not the visit that took place; what was over before a day is not what came after it."""
    m, n = a.first, b.first
    return _statuses_clash(m, n) or _is_before(m, n) or _is_before(n, m)


def other_things(a: Telling, b: Telling) -> bool:
    """Two remarks, two things stayed away from, two things that open; or two deeds of one sentence."""
    m, n = a.first, b.first
    if m.sentence == n.sentence and group_of(m) != group_of(n):
        return True
    if (m.family in SAYINGS or n.family in SAYINGS) and _overlap(a.words, b.words) < SAME_SAID:
        return True
    if m.thing and n.thing and not m.thing & n.thing:
        return True
    return m.family == n.family == "occasion" and m.patient != n.patient and not is_vaguely_held(m, n)


def other_words(a: Telling, b: Telling) -> bool:
    """Two words, one of which is not what its sentence is about, in clauses without a word or an actor in common."""
    if group_of(a.first) == group_of(b.first) or (a.main and b.main):
        return False
    return not (a.clause & b.clause or a.first.actors & b.first.actors)


def other_people(a: Telling, b: Telling, people: People) -> bool:
    """Tellings in one word of which each has a doer, or a done-to, with a name that the other has not; or crosswise."""
    if group_of(a.first) != group_of(b.first):
        return False
    if people.are_apart(a.by, b.by):
        return True
    x, y = people.named(a.others), people.named(b.others)
    if any(not people.is_among(p, b.others) for p in x) and any(not people.is_among(p, a.others) for p in y):
        return True
    return a.first.family not in MUTUAL and bool(a.by & b.others) and bool(a.others & b.by)


def _unresolved(m: EventMention) -> str:
    """The words of a date that could not be resolved: `in the fall`."""
    known = m.date is None or m.date.value.edtf or m.date.kind == "time"
    words = "" if known or m.date is None else fold(m.date.value.text)
    return "" if words.endswith(("later", "earlier")) else words


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


def _is_before(m: EventMention, n: EventMention) -> bool:
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


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words over those of the shorter one, 0 to 1."""
    return len(a & b) / max(1, min(len(a), len(b)))
