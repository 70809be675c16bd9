"""How a telling stands to its event: asserts, announces, denies, asks, or attributes it to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import cast

from rashomon.clauses import Standing, is_asked
from rashomon.events.mention import EventMention
from rashomon.vocabulary import EventTelling, Stances, Status, TellingStance

_BY: dict[Status, TellingStance] = {"planned": "announces", "denied": "denies"}
_ORDER = cast("tuple[TellingStance, ...]", tuple(f.name for f in fields(Stances)))  # strongest first


def stance_of_telling(told: Standing, status: Status, *, claimed: bool) -> TellingStance | None:
    """How a place that tells a deed with this status stands to it; None where it only calls it possible or wanted.

    `claimed`: the deed is somebody's word alone.
    """
    if is_asked(told):
        return "asks"
    if told.reality == "alleged" or (status == "happened" and claimed):
        return "attributes"
    if status == "possible":
        return None
    return _BY.get(status, "asserts")


def told_status(mention: EventMention) -> Status:
    """The status that a telling gives the event: what it calls a charge or a claim is alleged."""
    return "alleged" if mention.voice.stance == "attributes" and mention.status == "possible" else mention.status


def is_contested(tellings: Sequence[EventTelling]) -> bool:
    """Does nobody state it, somebody claim it and somebody deny it?"""
    stances = {t.stance for t in tellings}
    return {"attributes", "denies"} <= stances and "asserts" not in stances


def find_event_tellings(mentions: Sequence[EventMention]) -> tuple[EventTelling, ...]:
    """The places that say how real the event is; those that only name it, where no other does.

    A place that tells it in two ways has the stronger.
    """
    found: dict[tuple[str, int, int], EventTelling] = {}
    told = [(m.voice.stance, m) for m in mentions if m.voice.stance]
    told = [row for row in told if not row[1].voice.named] or told
    for stance, m in sorted(told, key=lambda row: _ORDER.index(row[0])):
        found.setdefault((m.article, m.anchor.start, m.anchor.end), EventTelling(m.article, stance, m.anchor))
    return tuple(sorted(found.values(), key=lambda t: t.anchor))


def supports(telling: EventTelling, *, ahead: bool) -> bool:
    """Whether a telling stands behind an event: it asserts it or, of what is yet `ahead`, announces it."""
    return telling.stance == "asserts" or (ahead and telling.stance == "announces")


def count_stances(tellings: Iterable[EventTelling], origin_of: Mapping[str, str]) -> Stances:
    """The origins of the tellings by stance, each under the strongest that it takes."""
    of: dict[str, TellingStance] = {}
    for telling in sorted(tellings, key=lambda t: _ORDER.index(t.stance)):
        of.setdefault(origin_of.get(telling.article, telling.article), telling.stance)
    counts = [*of.values()]
    return Stances(**{stance: counts.count(stance) for stance in _ORDER})
