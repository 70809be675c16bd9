"""What is shown in a terminal: tables, the summary, the account; and the words dates are put in."""

from __future__ import annotations

import dataclasses
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rashomon.show import account_text, summary_text, table_rows, table_text
from rashomon.show.clean import find_link, find_plain, find_shortened
from rashomon.show.grid import find_grid, find_wrapped
from rashomon.show.when import find_date_words, find_order, find_precision
from rashomon.vocabulary import TABLES, Line, Record, Section


def _is_clean(text: str) -> bool:
    return not any(unicodedata.category(c) in {"Cc", "Cs"} or c in "\u202e\u202c" for c in text.replace("\n", ""))


@pytest.mark.parametrize("table", [*TABLES, "run"])
@pytest.mark.parametrize("width", [30, 80, 120, 200])
def test_every_table_fits_its_width_and_is_clean(record: Record, table: str, width: int) -> None:
    text = table_text(record, table, width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert _is_clean(text)
    assert len(text.splitlines()) >= len(table_rows(record, table))


def test_tables_name_actors_and_show_anchors_with_their_words(record: Record) -> None:
    event = table_rows(record, "events")[0]
    assert event["actors"] == "by Ilse Brandt, with Teo Marran"
    assert 'A1:364-382 "talks in Port Ilva"' in event["anchors"]
    assert event["tellings"] == "1"
    unnamed = next(r for r in table_rows(record, "statements") if r["speaker"].startswith("?"))
    assert unnamed["speaker"] == "? officials of both sides"


def test_unknown_and_empty_tables(record: Record) -> None:
    with pytest.raises(KeyError):
        table_text(record, "nonsense")
    with pytest.raises(KeyError):
        table_rows(record, "__class__")
    assert table_text(dataclasses.replace(record, links=()), "links") == "links: no rows\n"


def test_summary_says_what_a_person_wants_to_know(record: Record) -> None:
    text = summary_text(record)
    assert "4 articles, 3 independent tellings, 11 statements, 6 events" in text
    assert "A2 (The Northern Courier) is a rewrite of A1 (Ilva Gazette)" in text
    assert "Ilse Brandt (2)" in text  # said in four places, but two different things
    assert "40 became 400" in text
    assert "when does the ferry sail?" in text
    assert "1 statement without a speaker" in text


def test_summary_is_short_whatever_there_is(record: Record) -> None:
    big = dataclasses.replace(
        record,
        links=record.links * 50,
        differences=record.differences * 50,
        questions=record.questions * 50,
        actors=tuple(dataclasses.replace(a, name=a.name * 30) for a in record.actors),
    )
    for each in (record, big):
        lines = summary_text(each).splitlines()
        assert len(lines) <= 25
        assert max(map(len, lines)) <= 100
        assert _is_clean(summary_text(each))
    assert "and 47 more" in summary_text(big)


def test_summary_without_differences_says_so(record: Record) -> None:
    assert "Disputed: nothing found" in summary_text(dataclasses.replace(record, differences=()))


def test_account_text_carries_every_line_with_its_sources(record: Record) -> None:
    text = " ".join(account_text(record).split())
    for section in record.account:
        for line in section.lines:
            assert line.text in text
    assert "(2 of 3 tellings: A1, A2, B)" in text
    assert "A2 The Northern Courier" in text


def test_account_text_drops_escape_sequences(record: Record) -> None:
    anchors = record.account[0].lines[0].anchors
    hostile = (Section("\x1b]0;owned\x07News", (Line("\x1b[31mred\x1b[0m \u202eback", anchors, 1),)),)
    text = account_text(dataclasses.replace(record, account=hostile))
    assert _is_clean(text)
    assert "- red back (1 of 3 tellings: A1, A2, B)" in text
    assert "owned" not in text


@pytest.mark.parametrize(
    ("edtf", "words", "precision"),
    [
        ("2023-06-18", "18 June 2023", "day"),
        ("2023-06", "June 2023", "month"),
        ("2023", "2023", "year"),
        ("2023~", "about 2023", "year"),
        ("2023-06?", "June 2023 (uncertain)", "month"),
        ("2023-06-18T16:30", "18 June 2023, 16:30", "time"),
        ("2023-06-18T16:30Z", "18 June 2023, 16:30 UTC", "time"),
        ("2023-06-18T16:30:00+02:00", "18 June 2023, 16:30 (UTC+02:00)", "time"),
        ("2023-06-18/2023-06-19", "18\u201319 June 2023", "span"),
        ("2023-06-30/2023-07-02", "30 June 2023 \u2013 2 July 2023", "span"),
        ("2023-06-18/..", "from 18 June 2023", "span"),
        ("../2023", "until 2023", "span"),
        ("2023-21", "spring 2023", "season"),
        ("202X", "2020s", "year"),
        ("", "", ""),
        ("no date at all", "no date at all", "year"),
        ("2023-99", "2023-99", "month"),
    ],
)
def test_dates_in_words_are_never_more_precise_than_they_are(edtf: str, words: str, precision: str) -> None:
    assert find_date_words(edtf) == words
    assert find_precision(edtf) == precision


def test_dates_sort_by_when_they_begin() -> None:
    dates = ["", "2023-06-18", "2023", "2023-06", "2022-12-31", "2023-06-18T09:00", "2023-06-17/2023-06-20", "202X"]
    expected = ["202X", "2022-12-31", "2023", "2023-06", "2023-06-17/2023-06-20", "2023-06-18", "2023-06-18T09:00", ""]
    assert sorted(dates, key=find_order) == expected


@given(st.text(max_size=30))
def test_no_text_is_taken_for_a_date_or_stops_the_page(text: str) -> None:
    assert isinstance(find_date_words(text), str)
    assert isinstance(find_order(text), tuple)
    assert isinstance(find_precision(text), str)


@given(st.text(alphabet=st.characters(), max_size=100))
def test_plain_text_is_one_clean_line_and_stays_so(text: str) -> None:
    plain = find_plain(text)
    assert _is_clean(plain)
    assert "\n" not in plain
    assert find_plain(plain) == plain


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://a.example",
        "https://a.example/\u202egpj.exe",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "https://",
        "http://[bad",
        "file:///etc/passwd",
        "https://a.example/" + "x" * 3000,
        "",
    ],
)
def test_only_plain_web_addresses_are_links(url: str) -> None:
    assert find_link(url) == ""


def test_web_addresses_are_links() -> None:
    assert find_link("HTTPS://a.example/x?y=1#z") == "HTTPS://a.example/x?y=1#z"


@given(st.text(alphabet="ab 汉🧭", max_size=60), st.integers(2, 20))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = find_wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(
    st.lists(st.lists(st.text(alphabet="abc 汉", max_size=40), min_size=3, max_size=3), max_size=4), st.integers(20, 90)
)
def test_grids_fit(rows: list[list[str]], width: int) -> None:
    lines = find_grid(["one", "two", "three"], rows, width).splitlines()
    assert all(cell_len(line) <= width for line in lines)


@given(st.text(alphabet="ab ", max_size=50), st.integers(1, 20))
def test_shortening_keeps_to_its_length(text: str, length: int) -> None:
    assert len(find_shortened(text, length)) <= length
