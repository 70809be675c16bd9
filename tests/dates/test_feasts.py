"""Feasts of every year: the algorithms against tables of another library, and the bounds of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.dates.feasts import day_of_feast
from rashomon.lexicon import uses_of

EASTER = {1961: "04-02", 1999: "04-04", 2000: "04-23", 2008: "03-23", 2011: "04-24", 2024: "03-31", 2038: "04-25"}
ORTHODOX = {1961: "04-09", 1999: "04-11", 2000: "04-30", 2008: "04-27", 2011: "04-24", 2024: "05-05", 2038: "04-25"}


@pytest.mark.parametrize("year", EASTER)
def test_easter(year: int) -> None:
    assert day_of_feast("easter 0", year) == date.fromisoformat(f"{year}-{EASTER[year]}")
    assert day_of_feast("orthodox 0", year) == date.fromisoformat(f"{year}-{ORTHODOX[year]}")


def test_weekdays_of_a_month() -> None:
    assert day_of_feast("nth 1 0 9 0", 2025) == date(2025, 9, 1)
    assert day_of_feast("nth -1 0 5 0", 2022) == date(2022, 5, 30)
    assert day_of_feast("nth 4 3 11 1", 2024) == date(2024, 11, 29)


@pytest.mark.parametrize("name", uses_of("calendar", "feast"))
@pytest.mark.parametrize("year", [1066, 1582, 2999])
def test_every_feast_has_a_day_in_every_year_we_take(name: str, year: int) -> None:
    found = day_of_feast(uses_of("calendar", "feast")[name], year)
    assert found is not None
    assert found.year == year
