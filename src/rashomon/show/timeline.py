"""Events in the order of their dates, as exact as the dates are; what has none at the end."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.events import count_stances
from rashomon.show.legend import Legend, Mark
from rashomon.show.story import Backing, find_backing, find_stance_words
from rashomon.show.when import find_date_words, find_day, find_order, find_precision
from rashomon.vocabulary import Event, Part, Record

SHOWN_PARTS: tuple[Part, ...] = ("by", "with", "to")
PRECISION_WORDS = {
    "month": "month only",
    "season": "season only",
    "year": "year only",
    "span": "a span of time",
}


@dataclass(frozen=True, slots=True)
class EventView:
    """One event ready to show."""

    key: str
    what: str
    type: str
    status: str
    history: tuple[tuple[str, Mark], ...]
    time: str
    dated_by: str
    duration: str
    place: str
    parts: tuple[tuple[str, str], ...]
    claimed_by: str
    backing: Backing
    stances: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The events of one date. `edtf` is empty for those without one."""

    edtf: str
    words: str
    precision: str
    events: tuple[EventView, ...]


def find_timeline(record: Record, legend: Legend) -> tuple[Day, ...]:
    """Events by date, earliest first; without one, last."""
    days: dict[str, list[Event]] = {}
    for event in sorted(record.events, key=lambda e: (find_order(e.date.edtf), e.date.edtf, e.id)):
        days.setdefault(find_day(event.date.edtf), []).append(event)
    total = len(record.origins)
    return tuple(
        Day(
            day,
            find_date_words(day) if day else "No date known",
            PRECISION_WORDS.get(find_precision(day), ""),
            tuple(_event(e, legend, total) for e in events),
        )
        for day, events in days.items()
    )


def _event(event: Event, legend: Legend, total: int) -> EventView:
    changed = len({h.status for h in event.history}) > 1
    parts = []
    for part in SHOWN_PARTS:
        names = [legend.name(p.actor, "somebody not named") for p in event.actors if p.part == part]
        if names:
            parts.append((part, ", ".join(dict.fromkeys(names))))
    time = event.date.edtf.partition("T")[2][:5] if "/" not in event.date.edtf else ""
    return EventView(
        key=f"e-{event.id}",
        what=event.what,
        type=event.type.replace("_", " ").lower() if event.type else "",
        status=event.status,
        history=tuple((h.status, legend.mark(h.anchor, with_words=True)) for h in event.history) if changed else (),
        time=time,
        dated_by=_dated_by(event),
        duration=event.duration,
        place=event.place,
        parts=tuple(parts),
        claimed_by=", ".join(legend.name(c, "somebody not named") for c in event.claimed_by),
        backing=find_backing(event.origins, total),
        stances=find_stance_words(count_stances(event.tellings, legend.origin_of)),
        marks=legend.marks(event.anchors),
    )


def _dated_by(event: Event) -> str:
    """Where the date is from, if not simply printed."""
    date = event.date
    if not date.edtf:
        return f"the text says “{date.text}”" if date.text else ""
    if date.basis == "relative" and date.text:
        return f"worked out from “{date.text}”"
    return "taken from the day of publication" if date.basis == "publication" else ""
