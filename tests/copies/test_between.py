"""A third text that tells who took it from whom."""

from __future__ import annotations

import pytest

from rashomon.copies import find_links
from tests.copies.material import REWRITE, SOURCE, make_article

OTHER_REWRITE = (
    "In October the ferry operator Nordlinie is going to close its route between Harrowmouth and Selk.",
    "The ship had lost money for six years, its director, Ida Brandt, said to staff on Tuesday.",
    '"We cannot carry it any longer," she said.',
    "On board and in the two harbours work about 140 people, and half of them come from the island.",
    "A disaster for the fishing trade and for the school is what the mayor of Selk called the decision.",
    "Every morning pupils older than twelve cross to the mainland: the island has no upper school.",
    "The company last winter turned down a subsidy of two million crowns offered by the regional government.",
    "Officials would look for another operator before the autumn, a spokesman for the transport ministry said.",
    "To protest against the closure, islanders plan to gather at the harbour on Saturday.",
    "In 1987, the last ship to give up the route was replaced only after eleven months had gone by.",
)


def directions(*dates):
    """Of links between a source and two rewrites published on these days."""
    texts = zip("abc", (SOURCE, REWRITE, OTHER_REWRITE), dates, strict=True)
    links = find_links([make_article(name, *text, published=day) for name, text, day in texts])
    assert [(link.a, link.b, link.kind) for link in links] == [
        (a, b, "rewrite") for a, b in (("a", "b"), ("a", "c"), ("b", "c"))
    ]
    return [link.direction for link in links]


@pytest.mark.parametrize("later", ["", "2031-05-01", "2031-05-04"])
def test_the_source_stands_between_its_rewrites(later):
    assert directions("2031-05-01", later, "") == ["b_from_a", "b_from_a", "common_source"]


def test_the_reason_names_the_third_text_and_the_values():
    articles = [make_article("a", *SOURCE, published="2031-05-01")]
    articles += [make_article(name, *text) for name, text in (("b", REWRITE), ("c", OTHER_REWRITE))]
    one, _, both = find_links(articles)
    assert "a stands between b and c: of " in one.why[-1]
    assert both.why[-1] == "what the two share stands in a, which stands between them"


@pytest.mark.parametrize("dates", [("", "", ""), ("2031-05", "", ""), ("2031-05-02", "2031-05-01", "")])
def test_an_undated_or_a_later_text_is_not_taken_for_the_source(dates):
    assert directions(*dates) == ["unknown"] * 3


def test_a_text_known_to_be_copied_is_the_source_of_its_rewrite():
    source = make_article("a", *SOURCE, published="2031-05-01")
    copy = make_article("b", *SOURCE, "It has two decks.", published="2031-05-02")
    found = {(k.a, k.b): k for k in find_links([source, copy, make_article("c", *REWRITE)])}
    assert found["a", "c"].direction == "b_from_a"
    assert found["a", "c"].why[-1] == "b is a copy of a too"
    assert found["b", "c"].direction == "unknown"


def test_the_order_of_the_articles_does_not_matter():
    articles = [make_article("c", *SOURCE, published="2031-05-01")]
    articles += [make_article(name, *text) for name, text in (("a", REWRITE), ("b", OTHER_REWRITE))]
    assert find_links(articles) == find_links(articles[::-1])
    assert [link.direction for link in find_links(articles)] == ["common_source", "a_from_b", "a_from_b"]
