"""What forbids that two tellings are of one event: other days, places, people; a visit held and a visit called off."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from functools import lru_cache

from rashomon.dates import edtf_interval, same_or_contains
from rashomon.events.lexicon import SAYINGS
from rashomon.events.mention import EventMention
from rashomon.events.participants import GOINGS, MUTUAL
from rashomon.events.status import AHEAD, HALTED
from rashomon.events.tellings import Telling
from rashomon.people.countries import country_of
from rashomon.text import fold
from rashomon.vocabulary import Actor

SAME_SAID = 0.5  # share of the shorter one's words under which two of somebody's remarks on one day are two remarks

_ZONES = timedelta(days=1)  # by which the day of an article and that of an event may differ though they are one


class People:
    """Who cannot be whom: two of a kind that both have a name. An actor may be its side, a description anybody."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.actors = actors

    def side(self, actor: str) -> str:
        known = self.actors.get(actor)
        return (known.side or "") if known is not None else ""

    def name(self, actor: str) -> str:
        return self.actors[actor].name if actor in self.actors else actor

    def other_people(self, a: Telling, b: Telling) -> bool:
        """Tellings in one word of which each has a doer, or a done-to, that the other cannot have; or crosswise."""
        if a.group != b.group:
            return False
        if self._are_apart(a.by, b.by) or self._are_apart(a.others, b.others):
            return True
        return a.first.family not in MUTUAL and bool(a.by & b.others) and bool(a.others & b.by)

    def _are_apart(self, a: Collection[str], b: Collection[str]) -> bool:
        if not (a and b):
            return False
        mine, others = self._named_without(a, b), self._named_without(b, a)
        return bool({self.actors[x].kind for x in mine} & {self.actors[y].kind for y in others})

    def _named_without(self, actors: Collection[str], others: Collection[str]) -> list[str]:
        """The actors that have a name and are not among the others, nor is their side or anybody of theirs."""
        sides = {self.side(x) for x in others}
        return [x for x in actors if self._is_named(x) and not {x, self.side(x)} & {*others} and x not in sides]

    def _is_named(self, actor: str) -> bool:
        known = self.actors.get(actor)
        return known is not None and known.kind != "group" and known.name[:1].isupper()


def other_days(a: Telling, b: Telling) -> bool:
    """Both are dated, of two days; or in words that cannot be resolved, of which they share none."""
    if a.edtf and b.edtf:
        return not _dates_agree(a.edtf, b.edtf)
    return bool(a.when and b.when) and not a.when & b.when


def other_places(a: Telling, b: Telling) -> bool:
    """Both are placed, at two places."""
    return not _places_agree(a.first, b.first)


def other_fates(a: Telling, b: Telling) -> bool:
    """A visit called off is not the visit that took place; what was over before a day is not what came after it."""
    m, n = a.first, b.first
    if _is_too_early(m, n) or _is_too_early(n, m):
        return True
    if m.status == n.status == "happened" and m.since is n.since is None:
        return False
    return _statuses_clash(m, n) or _is_before(m, n) or _is_before(n, m)


def other_things(a: Telling, b: Telling) -> bool:
    """Two remarks, two things stayed away from, two things that open; or two deeds of one sentence."""
    m, n = a.first, b.first
    if m.sentence == n.sentence and a.group != b.group:
        return True
    if (m.family in SAYINGS or n.family in SAYINGS) and _overlap(a.words, b.words) < SAME_SAID:
        return True
    if m.thing and n.thing and not m.thing & n.thing:
        return True
    return m.family == n.family == "occasion" and m.patient != n.patient


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
    undated = not (m.edtf and n.edtf)
    return undated and len(pair) == 2 and "denied" in pair


def _is_too_early(m: EventMention, n: EventMention) -> bool:
    """Is `m` told as done in an article of a day before the day of `n`, whatever the time zone?"""
    if m.status != "happened" or n.date is None or n.date.first_day is None:
        return False
    told = edtf_interval(m.published.edtf)
    return told is not None and told[1] + _ZONES < n.date.first_day


def _is_before(m: EventMention, n: EventMention) -> bool:
    """Was `m` over before the day that `n` came after?"""
    return n.since is not None and m.date is not None and m.date.last_day is not None and m.date.last_day <= n.since


def _overtaken(m: EventMention, n: EventMention) -> bool:
    """`m` still lies ahead in an article of a day by which `n` had long happened: two events."""
    if m.status not in AHEAD or n.date is None or n.date.last_day is None or m.edtf:
        return False
    told = edtf_interval(m.published.edtf)
    return told is not None and n.date.last_day < told[0]


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
