"""Events for other programs: PLOVER rows read by pandas, calendars by vobject, timelines by a schema of TimelineJS."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pandas as pd
import pytest
import vobject

from rashomon.export import export_record
from rashomon.export.days import find_days
from rashomon.vocabulary import Record
from tests.export.material import HOSTILE_LINE

_DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {name: {"type": "integer"} for name in ("year", "month", "day", "hour", "minute")},
}
_TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}
# After Knight Lab's "JSON format" of TimelineJS3.
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": {"type": "object", "properties": {"text": _TEXT}},
        "scale": {"enum": ["human", "cosmological"]},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "text", "unique_id"],
                "properties": {"start_date": _DATE, "end_date": _DATE, "text": _TEXT, "group": {"type": "string"}},
            },
        },
    },
}


def _plover(record: Record) -> pd.DataFrame:
    (data,) = export_record(record, "plover").files.values()
    return pd.read_csv(io.BytesIO(data), sep="\t", keep_default_na=False)


def _calendar(record: Record) -> Any:
    (data,) = export_record(record, "ics").files.values()
    return vobject.readOne(data.decode())


def _timeline(record: Record) -> Any:
    (data,) = export_record(record, "timelinejs").files.values()
    return json.loads(data)


class TestPlover:
    def test_one_row_for_each_coded_event(self, demo: Record) -> None:
        coded = [e for e in demo.events if e.type]
        frame = _plover(demo)
        assert list(frame.event_id) == [e.id for e in coded]
        assert list(frame.event_type) == [e.type for e in coded]
        assert list(frame.event_date) == [e.date.edtf for e in coded]
        assert (frame.sentence != "").all()
        assert (frame.link != "").all()

    def test_actors_have_names_and_sides(self, hostile: Record) -> None:
        row = _plover(hostile).set_index("event_id").loc["e-hostile"]
        assert (row.source_actors, row.target_actors, row.target_sides) == ("'+1+cmd", "Orsa", "Orsa")

    def test_those_who_meet_are_source_and_target(self, invented: Record) -> None:
        row = _plover(invented).set_index("event_id").loc["e1"]
        assert (row.source_actors, row.source_sides) == ("Ilse Brandt", "Velmark")
        assert (row.target_actors, row.target_sides) == ("Teo Marran", "Orsa")
        assert row.with_actors == "Teo Marran"

    def test_what_is_not_coded_is_told(self, invented: Record) -> None:
        uncoded, modeless = export_record(invented, "plover").notes
        assert uncoded == "3 of 6 events have no PLOVER type and are not in it"
        assert modeless == "3 of 3 rows have no mode: their type has none, or their words do not tell"

    def test_mode_and_context_stand_beside_the_type(self, invented: Record) -> None:
        told = tuple(replace(e, mode="phone", context=("economic", "military")) for e in invented.events)
        row = _plover(replace(invented, events=told)).set_index("event_id").loc["e1"]
        assert (row.event_mode, row.event_context) == ("phone", "economic | military")
        assert not any("mode" in note for note in export_record(replace(invented, events=told), "plover").notes)


class TestCalendar:
    def test_planned_events_stand_on_their_days(self, invented: Record) -> None:
        entries = {e.uid.value.partition("-")[0]: e for e in _calendar(invented).vevent_list}
        assert sorted(entries) == ["e3", "e4", "e6"]
        boat = entries["e3"]
        assert boat.dtstart.value == date(2031, 4, 9)
        assert boat.summary.value == "The first boat will leave on the ninth of April"
        assert "#:~:text=" in boat.description.value
        assert "“The first boat will leave" in boat.description.value.replace("\n", " ")

    def test_a_month_spans_its_days_and_says_so(self, invented: Record) -> None:
        (meeting,) = [e for e in _calendar(invented).vevent_list if e.uid.value.startswith("e4-")]
        assert (meeting.dtstart.value, meeting.dtend.value) == (date(2031, 5, 1), date(2031, 6, 1))
        assert meeting.summary.value.endswith("(some time in May 2031)")

    def test_cancelled_is_cancelled(self, invented: Record) -> None:
        (line,) = [e for e in _calendar(invented).vevent_list if e.uid.value.startswith("e6-")]
        assert line.status.value == "CANCELLED"
        assert line.summary.value.startswith("[cancelled] ")

    def test_hostile_text_stays_in_its_field(self, hostile: Record) -> None:
        entries = _calendar(hostile).vevent_list
        assert len(entries) == 4
        assert {e.status.value for e in entries} == {"CONFIRMED", "CANCELLED"}

    def test_the_demo_tells_what_has_no_date(self, demo: Record) -> None:
        planned = [e for e in demo.events if e.status in {"planned", "postponed", "cancelled"}]
        dated = [e for e in planned if e.date.edtf]
        assert len(_calendar(demo).vevent_list) == len(dated) > 0
        assert f"{len(planned) - len(dated)} of {len(planned)}" in export_record(demo, "ics").notes[0]


class TestTimeline:
    @pytest.mark.parametrize("story", ["demo", "hostile"])
    def test_it_is_a_timeline(self, story: str, request) -> None:
        record = request.getfixturevalue(story)
        value = _timeline(record)
        jsonschema.validate(value, TIMELINE)
        assert {e["unique_id"] for e in value["events"]} == {e.id for e in record.events if e.date.edtf}

    def test_dates_are_no_more_exact_than_the_text(self, invented: Record) -> None:
        dates = {e["unique_id"]: e["start_date"] for e in _timeline(invented)["events"]}
        assert dates["e3"] == {"year": 2031, "month": 4, "day": 9}
        assert dates["e4"] == {"year": 2031, "month": 5}
        assert dates["e6"] == {"year": 2030}

    def test_articles_cannot_put_markup_into_it(self, hostile: Record) -> None:
        tags: set[str] = set()

        class Reader(HTMLParser):
            def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
                tags.add(tag)

        for slide in _timeline(hostile)["events"]:
            Reader().feed(slide["text"]["headline"] + slide["text"]["text"])
        assert tags == {"p", "a"}
        assert HOSTILE_LINE not in json.dumps(_timeline(hostile))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-06-18", date(2023, 6, 18), date(2023, 6, 18)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023~", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2023-21", date(2023, 3, 1), date(2023, 5, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2023-06-18/2023-06-19", date(2023, 6, 18), date(2023, 6, 19)),
        ("2023-06-18/2023-07", date(2023, 6, 18), date(2023, 7, 31)),
    ],
)
def test_days_of_a_date(edtf: str, first: date, last: date) -> None:
    days = find_days(edtf)
    assert days
    assert (days.first, days.last) == (first, last)


def test_a_time_is_kept_with_the_zone_it_was_told_in() -> None:
    known, unknown = find_days("2023-06-18T16:30Z"), find_days("2023-06-18T16:30")
    assert known
    assert unknown
    assert known.time
    assert known.time.utcoffset() is not None
    assert unknown.time == datetime(2023, 6, 18, 16, 30)


@pytest.mark.parametrize("edtf", ["", "soon", "../2023", "2023-13-01", "2023-02-30", "0000", "2024/2023"])
def test_what_is_no_date_has_no_days(edtf: str) -> None:
    assert find_days(edtf) is None
