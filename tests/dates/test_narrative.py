"""Dates told from the one before them."""

from __future__ import annotations

import pytest

from rashomon.dates import find_dates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The two met on June 3, 2013. The next night the bridge fell.", "2013-06-04"),
        ("The two met on June 3, 2013. Earlier in the day the bridge fell.", "2013-06-03"),
        ("The two met on June 3, 2013. The previous day the bridge fell.", "2013-06-02"),
        ("The two met on June 3, 2013. Two weeks later the bridge fell.", "2013-06-17"),
        ("The two met on June 3, 2013. Later that week the bridge fell.", "2013-06-03/2013-06-09"),
        ("They stayed away in 1980. Four years later the others did.", "1984"),
        ("They stayed away in 1980. Two days later the bridge fell.", ""),  # of which day?
        ("The next night the bridge fell.", ""),
    ],
)
def test_the_last_date(text, edtf):
    assert find_dates(text)[-1].edtf == edtf


def test_a_date_long_before_tells_nothing():
    text = "The two met on June 3, 2013. " + "The sea was calm. " * 4 + "The next night the bridge fell."
    assert find_dates(text)[-1].edtf == ""
