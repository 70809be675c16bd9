"""iCalendar: what is planned, put off or called off, on the days it is planned for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from rashomon.export.cells import find_line
from rashomon.export.days import Days, find_days, find_utc
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.needs import need
from rashomon.export.places import Places, find_places
from rashomon.show.when import find_date_label
from rashomon.vocabulary import Event, Record

# The record's statuses that belong in a calendar, as RFC 5545 says them (3.8.1.11).
STATUS = {"planned": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # time stamp of a calendar made of articles without a date


def ics(record: Record, options: ExportOptions) -> Export:
    """Planned, postponed and cancelled events with a date; those without one are counted in a note.

    An event of a day is a whole-day entry, one of a month, season or year spans it and says so. A time without
    a zone stays without one. The time stamp is the last day of publication, so that same record is same bytes.
    """
    library = need("icalendar", "an export to ics")
    places = find_places(record, page=options.page)
    planned = [event for event in record.events if event.status in STATUS]
    dated = [(event, days) for event in planned if (days := find_days(event.date.edtf))]
    book = library.Calendar()
    book.add("prodid", "-//rashomon//story//EN")
    book.add("version", "2.0")
    stamp = _stamp(record)
    for event, days in sorted(dated, key=lambda found: (found[1].first, found[0].id)):
        book.add_component(_entry(library, event, days, stamp, record, places))
    rest = len(planned) - len(dated)
    notes = (f"{rest} of {len(planned)} planned events have no date and are not in it",) if rest else ()
    return Export({"story.ics": book.to_ical()}, notes)


def _stamp(record: Record) -> datetime:
    days = [found.last for article in record.articles if (found := find_days(article.published.edtf))]
    return datetime.combine(max(days), datetime.min.time(), UTC) if days else NEVER


def _entry(library: Any, event: Event, days: Days, stamp: datetime, record: Record, places: Places) -> Any:
    entry = library.Event()
    entry.add("uid", f"{event.id}-{record.run.input_sha256[:12]}@rashomon")
    entry.add("dtstamp", stamp)
    spans = days.last > days.first
    if days.time and not spans:
        entry.add("dtstart", find_utc(days.time))
    else:
        entry.add("dtstart", days.first)
        entry.add("dtend", days.last + timedelta(days=1))
    entry.add("summary", find_line(_summary(event, spans)))
    entry.add("status", STATUS[event.status])
    entry.add("transp", "TRANSPARENT")  # news of an event keeps nobody busy
    if event.place:
        entry.add("location", find_line(event.place))
    told = list(dict.fromkeys((p.label, p.outlet, p.sentence, p.link) for p in map(places.place, event.anchors)))
    entry.add("description", "\n\n".join(f"{find_line(f'{s} [{label}, {o}]')}\n{link}" for label, o, s, link in told))
    web = [link for *_, link in told if "://" in link]
    if web:
        entry.add("url", web[0])
    entry.add("x-rashomon-edtf", event.date.edtf)
    return entry


def _summary(event: Event, spans: bool) -> str:
    when = f" (some time in {find_date_label(event.date)})" if spans else ""
    said = "" if event.status == "planned" else f"[{event.status}] "
    return f"{said}{event.what}{when}"
