from __future__ import annotations

import pytest

from rashomon.language import parse_text
from rashomon.values import Figure, follows, is_same_figure, is_worked_out
from rashomon.values.days import find_clocks
from rashomon.values.figures import find_figures, shown


def figures(text: str) -> list[Figure]:
    return [f for s in parse_text(text).sentences for f in find_figures(s.parse)]


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("The wall is 138 metres high.", 138, "length"),
        ("They counted two hundred and twelve boats.", 212, ""),
        ("It cost 2.6m crowns.", 2_600_000, "money crown"),
        ("It cost €212m.", 212_000_000, "money euro"),
        ("It took an hour and a half.", 1.5 / 24, "time"),
        ("About a third of the fleet was lost.", 100 / 3, "share"),
        ("Nine in ten agreed.", 90, "share"),
        ("It fell to minus 3.", -3, ""),
        ("The boy is a six-year-old.", 6, "age"),
        ("Roughly two dozen were hurt.", 24, ""),
        ("Rates fell by a quarter of a percentage point.", 0.25, "share"),
        ("It is the twenty-first summit.", 21, "order"),
        ("Winds of 45 knots were measured.", 45 * 1.852, "speed"),
    ],
)
def test_a_figure_is_read_in_its_dimension(text: str, value: float, dimension: str) -> None:
    assert [(round(f.value, 4), f.dimension) for f in figures(text)] == [(round(value, 4), dimension)]


@pytest.mark.parametrize(
    ("text", "low", "high", "dimension"),
    [
        ("It lost between 40 and 55 million crowns.", 40e6, 55e6, "money crown"),
        ("It was watched seven to ten million times.", 7e6, 10e6, ""),
        ("It was watched between seven million and 10 million times.", 7e6, 10e6, ""),
        ("Seven to ten percent agreed.", 7, 10, "share"),
        ("Five to six hundred people came.", 500, 600, ""),
    ],
)
def test_a_range_is_one_figure_in_one_unit(text: str, low: float, high: float, dimension: str) -> None:
    (figure,) = figures(text)
    assert (figure.low, figure.high, figure.dimension) == (low, high, dimension)


def test_degrees_below_zero_are_less_than_nothing() -> None:
    assert [(f.value, f.dimension) for f in figures("It was 30 degrees below zero.")] == [(-30, "temperature")]


def test_years_and_the_word_one_are_no_figures() -> None:
    assert figures("In 1974 one of them signed it.") == []


def test_what_is_counted_is_told() -> None:
    (figure,) = figures("Some 12,000 farms are dry.")
    assert figure.counted == "farm"
    assert shown(figure, "Some 12,000 farms are dry.") == "12,000 farms"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They logged 212 blasts.", "They logged more than 200 blasts."),
        ("It is 20 km away.", "It is 20,000 metres away."),
        ("It lasted 90 minutes.", "It lasted an hour and a half."),
        ("About 31 per cent of them left.", "Nearly a third of them left."),
        ("It grew by 0.66 percent.", "It grew by 0.7 percent."),
        ("He lost 19kg.", "He lost nearly three stone."),
        ("The map covers 250 metres.", "The map covers 0.25 kilometres."),
        ("The reservoir holds 50 million cubic metres.", "The reservoir holds 0.05 cubic kilometres."),
    ],
)
def test_one_quantity_in_two_forms_is_the_same(one: str, other: str) -> None:
    assert is_same_figure(figures(one)[0], figures(other)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It lasted 31 hours.", "It lasted 13 hours."),
        ("Some 12,000 farms are dry.", "Some 21,000 farms are dry."),
        ("About a third left.", "About two-thirds left."),
        ("It rose 14.6%.", "It rose 16.4%."),
        ("Three members left.", "It rose 3%."),
        ("It cost €212m.", "It cost $212m."),
        ("It fell 5.6 percent.", "It fell 6.5 percent."),
    ],
)
def test_another_quantity_is_not(one: str, other: str) -> None:
    assert not follows(figures(one)[0], figures(other))


def test_a_sum_and_a_difference_are_worked_out() -> None:
    parts = figures("Eleven counts of bribery and one of perjury: 12 boats, 30 lorries.")
    (whole,) = figures("It was 42 vehicles.")
    assert is_worked_out(whole, parts)
    assert not is_worked_out(figures("It was 43 vehicles.")[0], parts)


def test_of_many_figures_none_is_worked_out_by_chance() -> None:
    many = figures("The rows hold 3, 7, 11, 19, 24, 31, 45 and 58 boats.")
    assert not is_worked_out(figures("It was 10 boats.")[0], many)


def test_long_rows_of_digits_end_soon() -> None:
    assert figures("9" * 5_000 + " " + "two hundred and " * 2_000) is not None


def test_a_long_s_is_read_as_an_s():
    assert [f.value for f in figures("A thou\u017fand men came.")] == [1000]


def test_a_clock_with_a_dotless_i_is_read():
    assert [c.minutes for c in find_clocks("They met at n\u0131ne o'clock.", ())] == [9 * 60]
