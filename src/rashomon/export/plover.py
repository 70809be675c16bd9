"""Event data: one row for each event with a PLOVER type, tab-separated, with actors, sides and status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.export.forms import Export, ExportOptions
from rashomon.export.places import Places, find_places
from rashomon.export.rows import Cell, Column, Flat
from rashomon.export.sheets import csv_text
from rashomon.vocabulary import PARTS, Event, Record

COLUMNS = (
    "event_id event_date date_basis event_type event_mode event_context status "
    "source_actors source_sides target_actors target_sides "
    "with_actors with_sides place text article outlet start# end# sentence link tellings#"
)


def plover(record: Record, options: ExportOptions) -> Export:
    """Coded events as rows; those without a type, and those whose words tell no mode, are counted in notes.

    Source is who acts (`by`), target whom it is done to (`to`). An event that is done together, with nobody it
    is done to (a meeting, an accord), has those it is done `with` as its target too, as PLOVER codes it.
    """
    places = find_places(record, page=options.page)
    coded = [event for event in record.events if event.type]
    columns = tuple(Column(word.rstrip("#"), "number" if word.endswith("#") else "text") for word in COLUMNS.split())
    flat = Flat("plover", columns, tuple(_row(event, places) for event in coded))
    return Export({"story.plover.tsv": csv_text(flat, dialect="excel-tab").encode()}, _notes(record, coded))


def _row(event: Event, places: Places) -> tuple[Cell, ...]:
    source, target, beside = (tuple(p.actor for p in event.actors if p.part == part) for part in PARTS)
    place = places.place(event.anchors[0])
    return (
        event.id,
        event.date.edtf,
        event.date.basis,
        event.type,
        event.mode,
        event.context,
        event.status,
        *_who(source, places),
        *_who(target or beside, places),
        *_who(beside, places),
        event.place,
        event.what,
        place.anchor.article,
        place.outlet,
        place.anchor.start,
        place.anchor.end,
        place.sentence,
        place.link,
        event.origins,
    )


def _who(actors: Iterable[str], places: Places) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names, and in the same order sides (empty where not known)."""
    listed = tuple(actors)
    return tuple(places.legend.name(a) for a in listed), tuple(places.legend.side(a) for a in listed)


def _notes(record: Record, coded: Sequence[Event]) -> tuple[str, ...]:
    rest = len(record.events) - len(coded)
    plain = sum(event.mode is None for event in coded)
    return (
        *([f"{rest} of {len(record.events)} events have no PLOVER type and are not in it"] if rest else []),
        *(
            [f"{plain} of {len(coded)} rows have no mode: their type has none, or their words do not tell"]
            if plain
            else []
        ),
    )
