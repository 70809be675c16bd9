"""What became of an event, as independent tellings have it: one says put off, another called off.

Events are those that the step `events` merged. That one telling plans what a later one tells as done is history, no
difference: the two must have been published on one side of the event's day, both before it or both after it. Only
`cancelled` and `postponed` exclude each other whenever they are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from rashomon.compare.telling import Telling
from rashomon.dates import edtf_interval
from rashomon.events.mention import EventMention
from rashomon.events.merge import Cluster
from rashomon.events.status import HALTED
from rashomon.vocabulary import Difference, Status

# Statuses that cannot both be, where no time lies between the tellings.
_ODDS = {
    frozenset(p)
    for p in (
        ("happened", "cancelled"), ("happened", "postponed"), ("happened", "planned"), ("happened", "possible"),
        ("planned", "cancelled"), ("planned", "postponed"), ("possible", "cancelled"), ("cancelled", "postponed"),
    )
}  # fmt: skip
MOST = 3  # articles shown for each of two statuses
MAX_SHOWN = 60  # characters of the words an event is called by
CERTAIN, LIKELY = 0.8, 0.65  # confidence: no time lies between the tellings; both told of an event that was off


def compare_fates(
    clusters: Sequence[Cluster], tellings: Mapping[str, Telling], origin_of: Mapping[str, str]
) -> Iterator[Difference]:
    """A difference for each two tellings of one event, of different origins, that leave it in two states."""
    for cluster in clusters:
        told = _by_status(cluster)
        for one, other in combinations(sorted(told), 2):
            if frozenset((one, other)) not in _ODDS:
                continue
            about = _about(cluster)
            for x, y in product(told[one], told[other]):
                sure = _sureness(x, y)
                if sure and origin_of[x.article] != origin_of[y.article]:
                    a, b = sorted((x, y), key=lambda m: m.anchor)
                    anchors = [tellings[m.article].sentence(m.sentence) for m in (a, b)]
                    why = (f"a: {a.status}", f"b: {b.status}")
                    yield Difference("status", "differ", about, anchors[0], anchors[1], why, sure)


def once_each(rows: Iterable[Difference]) -> list[Difference]:
    """The rows, of those on the status of one event one for each two statuses."""
    seen: set[tuple[str, frozenset[str]]] = set()
    found = []
    for row in rows:
        key = row.about, frozenset(line.partition(": ")[2] for line in row.why[:2])
        if row.kind != "status" or row.verdict != "differ" or key not in seen:
            found.append(row)
        seen.add(key)
    return found


def _by_status(cluster: Cluster) -> dict[Status, list[EventMention]]:
    """For each status the shortest telling of each of the first articles that have it. An article that tells several
    has a history of its own, and stands against nobody."""
    of: dict[str, list[EventMention]] = defaultdict(list)
    for mention in sorted(cluster.firm, key=lambda m: m.anchor):
        of[mention.article].append(mention)
    told: dict[Status, list[EventMention]] = defaultdict(list)
    for rows in of.values():
        if len({m.status for m in rows}) == 1 and len(told[rows[0].status]) < MOST:
            told[rows[0].status].append(min(rows, key=lambda m: (len(m.anchor.exact), m.anchor)))
    return told


def _sureness(a: EventMention, b: EventMention) -> float:
    """Confidence that the two are at odds; 0 where time may lie between them."""
    if {a.status, b.status} == HALTED:
        return LIKELY
    days = {day for m in (a, b) if (day := _day(m.edtf))}
    published = [_day(m.published.edtf) for m in (a, b)]
    if len(days) != 1 or published[0] is None or published[1] is None:
        return 0.0
    day = days.pop()
    apart = [(p > day) - (p < day) for p in published if p is not None]
    return CERTAIN if apart[0] == apart[1] != 0 else 0.0


def _day(edtf: str) -> date | None:
    days = edtf_interval(edtf)
    return days[0] if days and days[0] == days[1] else None


def _about(cluster: Cluster) -> str:
    """The shortest words that tell of the event."""
    words = min((m.anchor.exact for m in cluster.firm), key=lambda w: (len(w), w))
    return words if len(words) <= MAX_SHOWN else words[: MAX_SHOWN - 1].rsplit(" ", 1)[0] + "…"
