from __future__ import annotations

import pytest

from rashomon.copies import find_links
from tests.copies.material import REWRITE, SOURCE, make_article


def direction(a, b):
    (link,) = find_links([a, b])
    return link.direction


def test_nothing_known_gives_no_direction():
    assert direction(make_article("a", *SOURCE), make_article("b", *SOURCE[:7])) == "unknown"


def test_the_later_published_copy_is_from_the_earlier():
    early = make_article("a", *SOURCE, published="2031-05-01")
    late = make_article("b", *SOURCE[:8], published="2031-05-03")
    assert direction(early, late) == "b_from_a"


@pytest.mark.parametrize("day", ["2031-05-01", "2031-05", "2031-05-03~", ""])
def test_the_same_or_an_unsure_day_decides_nothing(day):
    early = make_article("a", *SOURCE, published="2031-05-01T09:00")
    assert direction(early, make_article("b", *SOURCE[:8], published=day)) == "unknown"


def test_dates_do_not_tell_who_reworded_whom():
    early = make_article("a", *SOURCE, published="2031-05-01")
    late = make_article("b", *REWRITE, published="2031-05-02")
    assert direction(early, late) == "unknown"


def test_two_copies_of_an_earlier_third_have_it_as_their_source():
    first = make_article("a", *SOURCE, published="2031-05-01")
    second = make_article("b", *SOURCE[:9], published="2031-05-02")
    third = make_article("c", *SOURCE[:8], published="2031-05-03")
    directions = {(link.a, link.b): link.direction for link in find_links([first, second, third])}
    assert directions == {("a", "b"): "b_from_a", ("a", "c"): "b_from_a", ("b", "c"): "common_source"}


@pytest.mark.parametrize(
    ("byline", "note"),
    [("By Reuters staff", ""), ("", "(Reuters)"), ("Reuters", ""), ("", "HARROWMOUTH (Reuters) - x")],
)
def test_copy_of_one_agency_in_two_papers_has_a_common_source(byline, note):
    notes = (note,) if note else ()
    one = make_article("a", *SOURCE, outlet="Evening Bell", byline=byline, notes=notes, published="2031-05-01")
    two = make_article("b", *SOURCE, outlet="Morning Oar", byline="Reuters", published="2031-05-02")
    assert direction(one, two) == "common_source"


def test_a_paper_has_agency_copy_from_the_agency():
    agency = make_article("b", *SOURCE, outlet="Reuters")
    assert direction(make_article("a", f"HARROWMOUTH (Reuters) - {SOURCE[0]}", *SOURCE[1:]), agency) == "a_from_b"


def test_initials_of_a_party_or_a_state_are_no_agency():
    lead = "SCRANTON, PA - The Patriotic Alliance (PA) and Ann King (Independent) met on Monday."
    one = make_article("a", lead, *SOURCE, outlet="Bell")
    two = make_article("b", lead, *SOURCE[:8], outlet="Independent")
    assert direction(one, two) == "unknown"


def test_a_credit_to_the_other_outlet_tells_the_source_against_the_dates():
    copy = make_article(
        "a", *SOURCE, outlet="Bell", notes=("This article was first published by Morning Oar.",), published="2031-05-01"
    )
    source = make_article("b", *SOURCE, outlet="Morning Oar", published="2031-05-02")
    assert direction(copy, source) == "a_from_b"


def test_a_text_that_breaks_off_is_from_the_one_that_goes_on():
    cut = make_article("a", *SOURCE[:6], " ".join(SOURCE[6].split()[:9]) + " ...")
    assert direction(cut, make_article("b", *SOURCE)) == "a_from_b"


def test_a_last_line_without_full_stop_is_no_proof():
    ended = make_article("a", *SOURCE[:7], SOURCE[7].rstrip("."))
    assert direction(ended, make_article("b", *SOURCE)) == "unknown"
