"""TimelineJS: events with a date, as Knight Lab's timeline reads them."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

from rashomon.export.cells import find_json, find_line
from rashomon.export.days import Days, find_days
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.places import Places, find_places
from rashomon.show.clean import find_shortened
from rashomon.show.story import find_title
from rashomon.show.when import find_date_label, find_precision
from rashomon.vocabulary import Event, Record

MAX_HEADLINE = 120  # characters of a slide's headline; the whole clause stands in its text


def timelinejs(record: Record, options: ExportOptions) -> Export:
    """A timeline of the events with a date; those without one are counted in a note.

    Its texts are HTML, so everything from articles is escaped. A slide has the clause, the status, and for
    every telling its sentence with a link.
    """
    places = find_places(record, page=options.page)
    dated = [(event, days) for event in record.events if (days := find_days(event.date.edtf))]
    dated.sort(key=lambda found: (found[1].first, found[1].last, found[0].id))
    title = escape(find_line(find_title(record)[0]))
    value = {
        "title": {"unique_id": "story", "text": {"headline": title, "text": ""}},
        "events": [_slide(event, days, places) for event, days in dated],
        "scale": "human",
    }
    rest = len(record.events) - len(dated)
    notes = (f"{rest} of {len(record.events)} events have no date and are not in it",) if rest else ()
    return Export({"story.timeline.json": find_json(value).encode()}, notes)


def _slide(event: Event, days: Days, places: Places) -> dict[str, Any]:
    told = dict.fromkeys((p.label, p.outlet, p.sentence, p.link) for p in map(places.place, event.anchors))
    sources = "".join(
        f'<p>{escape(find_line(sentence))} <a href="{escape(link)}">{escape(find_line(f"{outlet} ({label})"))}</a></p>'
        for label, outlet, sentence, link in told
    )
    return {
        "unique_id": event.id,
        "group": event.status,
        **_dates(event, days),
        "display_date": escape(find_date_label(event.date)),
        "text": {
            "headline": escape(find_shortened(find_line(event.what), MAX_HEADLINE)),
            "text": f"<p>{escape(find_line(event.what))}</p><p>{escape(event.status)}</p>{sources}",
        },
    }


def _dates(event: Event, days: Days) -> dict[str, Any]:
    """Start and end, no more exact than the value: a month is given as a month, a span by its first and last day."""
    precision = find_precision(event.date.edtf)
    start = _day(days.first)
    if precision == "time" and days.time:
        return {"start_date": start | {"hour": days.time.hour, "minute": days.time.minute}}
    if precision == "day":
        return {"start_date": start}
    if precision == "month":
        return {"start_date": {"year": days.first.year, "month": days.first.month}}
    if precision == "year" and days.first.year == days.last.year:
        return {"start_date": {"year": days.first.year}}
    return {"start_date": start, "end_date": _day(days.last)}


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
