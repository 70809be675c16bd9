"""What became of an event, as independent tellings have it: one says put off, another called off.

Events are those that the step `events` merged. `cancelled` and `postponed` exclude each other whenever they are told.
That one telling plans what another tells as done is mostly history: of such pairs read none was a disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from rashomon.compare.telling import Telling
from rashomon.events import HALTED
from rashomon.events.mention import EventMention
from rashomon.events.merge import Cluster
from rashomon.vocabulary import Difference, Status

MOST = 3  # articles shown for each of two statuses
MAX_SHOWN = 60  # characters of the words an event is called by
LIKELY = 0.65  # confidence


def compare_fates(
    clusters: Sequence[Cluster], tellings: Mapping[str, Telling], origin_of: Mapping[str, str]
) -> Iterator[Difference]:
    """A difference for each two tellings of one event, of different origins: one has it put off, one called off."""
    for cluster in clusters:
        told = _by_status(cluster)
        for x, y in product(*(told[status] for status in sorted(HALTED))):
            if origin_of[x.article] != origin_of[y.article]:
                a, b = sorted((x, y), key=lambda m: m.anchor)
                anchors = [tellings[m.article].sentence(m.sentence) for m in (a, b)]
                why = (f"a: {a.status}", f"b: {b.status}")
                yield Difference("status", "differ", _about(cluster), anchors[0], anchors[1], why, LIKELY)


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


def _about(cluster: Cluster) -> str:
    """The shortest words that tell of the event."""
    words = min((m.anchor.exact for m in cluster.firm), key=lambda w: (len(w), w))
    return words if len(words) <= MAX_SHOWN else words[: MAX_SHOWN - 1].rsplit(" ", 1)[0] + "…"
