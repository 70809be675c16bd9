"""The timeline as a picture: what is planned above a line of days, what happened below it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.dates import edtf_interval
from rashomon.show.when import MONTHS, find_date_words
from rashomon.vocabulary import Event, Record

AROUND = 14  # days before the first and after the last article that the picture shows; the list below has the rest
ROWS = 6  # marks above each other; more would not be told apart
MARK = 1.2  # per cent of the width that the mark of one day needs at least
WEEK = 6  # days after the first; a date that covers more is drawn thin
TICKS = 8  # at most this many days are named
LONG = 300  # days from which months are named with their year: a day without one could be of two years
_ROW = {"planned": "planned", "possible": "planned", "postponed": "off", "cancelled": "off"}


@dataclass(frozen=True, slots=True)
class StripMark:
    """One event: where it stands (per cent of the width, row from the line), its row and words.

    `vague`: its date is no day but a longer stretch.
    """

    href: str
    row: str
    status: str
    left: float
    width: float
    level: int
    vague: bool
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day named under the line."""

    left: float
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture: marks by row, days, the stretch in which articles appeared, and how many events it leaves out."""

    marks: tuple[StripMark, ...]
    ticks: tuple[Tick, ...]
    covered: tuple[float, float]
    left_out: int


def find_strip(record: Record) -> Strip | None:
    """The events round the days of publication; None where no day is known or fewer than two events are dated."""
    published = [i[0] for a in record.articles if (i := edtf_interval(a.published.edtf))]
    if not published:
        return None
    first, last = _shifted(min(published), -AROUND), _shifted(max(published), AROUND)
    dated = [(e, days) for e in record.events if (days := edtf_interval(e.date.edtf))]
    near = sorted(
        ((e, d) for e, d in dated if d[1] >= first and d[0] <= last),
        key=lambda row: (row[1], row[0].id),
    )
    if len(near) < 2:
        return None
    start = max(first, min(*(d[0] for _, d in near), min(published)))
    end = min(last, max(*(d[1] for _, d in near), max(published)))
    scale = _Scale(start, end)
    covered = (scale.at(min(published)), scale.after(max(published)))
    return Strip(_marks(near, scale), _ticks(scale), covered, len(record.events) - len(near))


def _shifted(day: date, by: int) -> date:
    """`day` moved by some days, or the first or last day there is."""
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to per cent of the width."""

    start: date
    end: date

    def at(self, day: date) -> float:
        return round(100 * (day - self.start).days / ((self.end - self.start).days + 1), 2)

    def after(self, day: date) -> float:
        return self.at(day + timedelta(1)) if day < self.end else 100.0


def _marks(near: list[tuple[Event, tuple[date, date]]], scale: _Scale) -> tuple[StripMark, ...]:
    taken: dict[tuple[str, int], float] = {}
    marks = []
    for event, (first, last) in near:
        row = _ROW.get(event.status, "happened")
        left, right = scale.at(max(first, scale.start)), scale.after(min(last, scale.end))
        width = max(right - left, MARK)
        left = min(left, 100 - width)
        level = next((n for n in range(ROWS) if taken.get((row, n), -1.0) <= left), ROWS - 1)
        taken[row, level] = left + width
        words = f"{find_date_words(event.date.edtf)}, {event.status}: {event.what}"
        marks.append(
            StripMark(
                f"#e-{event.id}",
                row,
                event.status,
                round(left, 2),
                round(width, 2),
                level,
                (last - first).days > WEEK,
                words,
            )
        )
    return tuple(marks)


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    days = (scale.end - scale.start).days + 1
    step = -(-days // TICKS)
    found = [scale.start + timedelta(n) for n in range(0, days, step)]
    name = "{month} {year}" if days > LONG else "{day} {month}"
    return tuple(Tick(scale.at(d), name.format(day=d.day, month=MONTHS[d.month - 1][:3], year=d.year)) for d in found)
