from __future__ import annotations

import pytest

from rashomon.account.when import adds, short_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-06-18", "18 June"),
        ("2022-06-18", "18 June 2022"),
        ("2023-06-18T16:30", "18 June"),
        ("2023-06", "June"),
        ("2023", "2023"),
        ("2023-06-18/2023-06-24", "18–24 June"),
        ("2023-06-28/2023-07-02", "28 June to 2 July"),
        ("2023-21", ""),
        ("", ""),
        ("2023~", ""),
    ],
)
def test_a_date_in_few_words(edtf: str, words: str) -> None:
    assert short_date(edtf, "2023") == words


@pytest.mark.parametrize(
    ("edtf", "printed", "added"),
    [
        ("2023-06-18", "Sunday", "18 June"),
        ("2023-06-18", "Sunday, June 18", ""),
        ("2023-02-19", "Feb. 19", ""),
        ("2022-11", "November", ""),  # which November is plain, or not ours to say
        ("2022", "last year", "2022"),
        ("2023", "this year", ""),
        ("2023-05", "last month", "May"),
        ("", "recently", ""),
    ],
)
def test_only_what_is_not_printed_is_added(edtf: str, printed: str, added: str) -> None:
    assert adds(edtf, printed, "2023") == added
