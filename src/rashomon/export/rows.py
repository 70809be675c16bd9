"""The record's tables made flat: named and typed columns, ids with the names they stand for, a source in each row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from rashomon.export.columns import VALUES, Cells, find_place_cells
from rashomon.export.parts import Parts, find_flat_rows, find_parts
from rashomon.export.places import Places, find_places
from rashomon.vocabulary import TABLES, Record

Kind = Literal["text", "number", "share", "texts"]  # text, whole number, fraction, list of texts
Cell = str | int | float | tuple[str, ...] | None

SOURCES = "sources"
FLAT_TABLES: tuple[str, ...] = (*TABLES, SOURCES)

# The columns that end every row: where its most telling words stand, how many anchors it has, how many tellings.
PLACE = "source_article source_label source_outlet source_start# source_end# source_exact source_sentence source_link"
STANCES = "asserts# announces# denies# attributes# asks#"  # origins by how they tell it
ENDING = f"{PLACE} source_count# tellings#"

# The columns of each table. `#` marks a whole number, `%` a fraction, `*` a list of texts; the rest is text.
LAYOUTS: dict[str, str] = {
    "articles": "id label source url outlet title byline published published_basis published_text language origin "
    "sha256 furniture extra text",
    "sentences": "id article role text",
    "links": "a a_label b b_label kind direction share_a% share_b% score% why* passages",
    "origins": "id label articles* outlets* why*",
    "actors": "id kind name names* side side_name roles* past_roles* why*",
    "statements": "id kind speaker speaker_name speaker_side speaker_text cue content addressee place said_on "
    "said_on_basis said_on_text same_as* via why",
    "events": "id what type status history* date date_basis date_text duration place by* by_names* to* to_names* with* "
    f"with_names* claimed_by* claimed_by_names* origins# {STANCES} why*",
    "positions": "side side_name side_text issue stance",
    "outcomes": "what parties* party_names* status date date_basis date_text",
    "channels": "between* between_names* label state",
    "questions": "text status answer_text",
    "differences": "kind verdict about why* confidence% b_article b_label b_outlet b_start# b_end# b_exact b_sentence "
    "b_link",
    "account": f"section text origins# {STANCES}",
    SOURCES: "table row# row_id part article label outlet start# end# exact sentence link",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a flat table."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat table: every row has a cell for every column, of the column's kind, or None."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


_MARKS: dict[str, Kind] = {"#": "number", "%": "share", "*": "texts"}


def find_columns(table: str) -> tuple[Column, ...]:
    """The columns of a flat table; `KeyError` for an unknown one."""
    layout = LAYOUTS[table] if table == SOURCES else f"row# {LAYOUTS[table]} {ENDING}"
    return tuple(Column(word.rstrip("#%*"), _MARKS.get(word[-1], "text")) for word in layout.split())


def find_flat(record: Record, table: str, *, places: Places | None = None) -> Flat:
    """One of `FLAT_TABLES` of a record; `KeyError` for any other name.

    A row for each row of the record's table, in its order (for the account: for each line), numbered from 1 in
    `row`. `source_…` is where its most telling words stand; the table `sources` has every anchor of every row.
    """
    if table not in LAYOUTS:
        raise KeyError(table)
    places = places or find_places(record)
    columns = find_columns(table)
    found = _sources(record, places) if table == SOURCES else _rows(record, table, places)
    return Flat(table, columns, tuple(tuple(cells[c.name] for c in columns) for cells in found))


def _rows(record: Record, table: str, places: Places) -> list[Cells]:
    make: Callable[[Any, Places], Cells] = VALUES[table]
    rows, parts = find_flat_rows(record, table), find_parts(record, table, places)
    return [
        {"row": n, **make(row, places), **_source(anchors, places)}
        for n, (row, anchors) in enumerate(zip(rows, parts, strict=True), 1)
    ]


def _source(parts: Parts, places: Places) -> Cells:
    ending: Cells = {"source_count": len(parts), "tellings": places.tellings(anchor for _, anchor in parts)}
    if not parts:
        return {name.rstrip("#"): None for name in PLACE.split()} | ending
    return {f"source_{name}": value for name, value in find_place_cells(parts[0][1], places).items()} | ending


def _sources(record: Record, places: Places) -> list[Cells]:
    rows: list[Cells] = []
    for table in TABLES:
        found = zip(find_flat_rows(record, table), find_parts(record, table, places), strict=True)
        for n, (row, parts) in enumerate(found, 1):
            named: Cells = {"table": table, "row": n, "row_id": getattr(row, "id", "")}
            rows += [{**named, "part": part, **find_place_cells(anchor, places)} for part, anchor in parts]
    return rows
