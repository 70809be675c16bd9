"""Clusters of mentions → rows of the record: status with its history, date, place, actors, anchors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from rashomon.dates import edtf_interval
from rashomon.events.mention import EventMention
from rashomon.events.mentions import find_mentions
from rashomon.events.merge import Cluster, merge_mentions
from rashomon.events.status import AHEAD
from rashomon.events.support import find_event_tellings, is_contested, supports, told_status
from rashomon.language import ParsedArticle
from rashomon.people import Cast
from rashomon.vocabulary import NO_DATE, Date, Event, Participation, Status, StatusChange, make_id

# Which status stands when tellings of one day (or of no known day) disagree: the most definite.
DEFINITE: tuple[Status, ...] = get_args(Status)
_FINAL = frozenset(DEFINITE[:3])
_FAR = 10**7  # days; wider than any date span, for dates that are none
MAX_WHY = 6  # reasons kept for one event; forty copies give forty times the same


def find_story_events(
    parsed: Sequence[ParsedArticle],
    cast: Cast,
    *,
    mentions: Sequence[EventMention] | None = None,
    clusters: Sequence[Cluster] | None = None,
    origin_of: Mapping[str, str] | None = None,
) -> tuple[Event, ...]:
    """The events that the articles tell of, each once, with status, date, place and actors.

    Sorted by date, then id; undated events last. An event is undated where no telling dates it.
    `mentions` saves looking for them again: what `find_mentions` gave for the same articles; `clusters` saves merging.
    `origin_of`: the origin of each article, by id; without it each article is one.
    """
    if clusters is None:
        clusters = merge_mentions(find_mentions(parsed, cast) if mentions is None else mentions, parsed, cast)
    rows = with_own_ids([row_of(cluster, origin_of) for cluster in clusters])
    return tuple(sorted(rows, key=lambda e: (e.date.edtf or "~", e.id)))


def row_of(cluster: Cluster, origin_of: Mapping[str, str] | None = None) -> Event:
    """The record's row of one event: a faint mention adds its anchor, and a date or place where no other has one."""
    every, mentions = (sorted(found, key=_order) for found in (cluster.mentions, cluster.firm))
    history = _history(mentions)
    tellings = find_event_tellings(every)
    status = "alleged" if is_contested(tellings) else _status(mentions)
    best = min(mentions, key=lambda m: _fitness(m, status))
    anchors = tuple(sorted({m.anchor for m in every}))
    code = _commonest(m.type or "" for m in mentions) or None
    behind = {t.article for t in tellings if supports(t, ahead=status in AHEAD)}
    if not tellings:  # only ever called possible or wanted: who names it so
        behind = {a.article for a in anchors}
    return Event(
        id=make_id("e", best.family, anchors[0].article, anchors[0].start, anchors[0].end),
        what=best.anchor.exact,
        type=code,
        status=status,
        history=history,
        date=_date(mentions if any(m.edtf for m in mentions) else every),
        duration=_commonest(m.duration for m in mentions),
        place=_commonest(m.scene.place for m in mentions) or _commonest(m.scene.place for m in every),
        actors=_actors(mentions),
        anchors=anchors,
        why=tuple(dict.fromkeys(cluster.why))[:MAX_WHY],
        mode=_commonest(m.mode or "" for m in mentions if m.type == code) or None,
        context=tuple(sorted({c for m in mentions if m.type == code for c in m.context})),
        tellings=tellings,
        origins=len({(origin_of or {}).get(a, a) for a in behind}),
        claimed_by=tuple(sorted({c for m in every if m.voice.stance == "attributes" for c in m.voice.claimants})),
    )


def with_own_ids(rows: Sequence[Event]) -> list[Event]:
    """The rows with an id each: two events told in the same words have their actors and date in it as well."""
    apart: dict[str, Event] = {}
    for row in rows:
        id_, n = row.id, 0
        while id_ in apart:
            id_, n = make_id("e", row.id, row.date.edtf, *(p.actor for p in row.actors), n), n + 1
        apart[id_] = row if id_ == row.id else replace(row, id=id_)
    return list(apart.values())


def _order(mention: EventMention) -> tuple[str, str, int, int]:
    """The order of telling: publication, then a fixed order of articles, then text."""
    days = edtf_interval(mention.published.edtf)
    return (days[0].isoformat() if days else "", mention.article, mention.anchor.start, mention.trigger)


def _history(mentions: Sequence[EventMention]) -> tuple[StatusChange, ...]:
    changes: list[StatusChange] = []
    for m in mentions:
        status = told_status(m)
        if not changes or changes[-1].status != status:
            changes.append(StatusChange(status, m.anchor))
    return tuple(changes)


def _status(mentions: Sequence[EventMention]) -> Status:
    """The status as of the latest day of publication; what happened or was called off stays so."""
    by_day: dict[str, list[Status]] = {}
    for m in mentions:
        by_day.setdefault(_order(m)[0], []).append(told_status(m))
    now: Status | None = None
    for _, statuses in sorted(by_day.items()):
        latest = min(statuses, key=DEFINITE.index)
        if now not in _FINAL or latest in _FINAL:
            now = "happened" if now == "happened" else latest
    return now or "possible"


def _fitness(m: EventMention, status: Status) -> tuple[object, ...]:
    """How well a mention stands for its event; least is best."""
    return (m.weak, told_status(m) != status, not m.edtf, -len(m.actors), m.anchor.article, m.anchor.start, m.trigger)


def _commonest(values: Iterable[str]) -> str:
    count = Counter(v for v in values if v)
    return min(count, key=lambda v: (-count[v], v), default="")


def _date(mentions: Sequence[EventMention]) -> Date:
    """The narrowest date that a telling gives; the words where none could be resolved."""
    dated = [m.date.value for m in mentions if m.date is not None]
    count = Counter(d.edtf for d in dated)
    return min(dated, key=lambda d: (_width(d.edtf), "~" in d.edtf, -count[d.edtf], d.edtf, d.text), default=NO_DATE)


def _width(edtf: str) -> float:
    days = edtf_interval(edtf)
    if days is None:
        return _FAR
    return (days[1] - days[0]).days - 0.5 * ("T" in edtf)


def _actors(mentions: Sequence[EventMention]) -> tuple[Participation, ...]:
    count = Counter(p for m in mentions for p in m.scene.parts)
    best: dict[str, Participation] = {}
    for p in sorted(count, key=lambda p: (-count[p], p.part, p.actor)):
        best.setdefault(p.actor, p)
    return tuple(sorted(best.values(), key=lambda p: (p.part, p.actor)))
