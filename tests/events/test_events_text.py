"""Events of a plain text: spans that hold, dates told from the day of publication."""

from __future__ import annotations

import pytest

from rashomon.events import find_events

TEXT = "President Anna Holm of Norway met King Olav on Tuesday.\n\nThe next day, protesters raised a flag in Bergen."


def test_each_event_is_a_span_of_the_text_with_status_date_and_actors():
    met, raised = find_events(TEXT, "2024-03-15")
    assert [TEXT[e.start : e.end] == e.what for e in (met, raised)] == [True, True]
    assert (met.type, met.status, met.edtf, met.basis) == ("CONSULT", "happened", "2024-03-12", "relative")
    assert ("by", "Anna Holm") in met.actors
    assert (raised.type, raised.edtf, raised.place) == (None, "2024-03-13", "Bergen")


@pytest.mark.parametrize("published", [None, "", "soon"])
def test_without_a_day_of_publication_nothing_is_dated(published):
    assert [e.edtf for e in find_events(TEXT, published)] == ["", ""]


def test_text_without_events_gives_none():
    assert find_events("The sea is wide and blue.") == ()
