"""Followers: who leads, what is a follower's own, and where the leader's words stand in it."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.copies import Follower, find_followers
from rashomon.vocabulary import Article, Origin
from tests.copies.material import INDEPENDENT, SOURCE, make_article


def follow(*articles: Article) -> dict[str, Follower]:
    """The followers among articles of one origin, by id."""
    origin = Origin("o1", tuple(sorted(a.id for a in articles)), ())
    return {f.article: f for f in find_followers(articles, [origin])}


def own_words(article: Article, follower: Follower) -> list[str]:
    return [article.text[b.start : b.end] for b in follower.own]


def test_a_reprint_under_another_headline_has_only_that_of_its_own():
    leader = make_article("a", *SOURCE, title="Ferry line to close", published="2031-03-04")
    reprint = make_article("b", *SOURCE, title="Selk to lose its ship", published="2031-03-05")
    found = follow(leader, reprint)
    assert list(found) == ["b"]
    assert found["b"].leader == "a"
    assert own_words(reprint, found["b"]) == ["Selk to lose its ship"]


def test_a_trimmed_reprint_with_a_note_follows():
    leader = make_article("a", *SOURCE)
    trimmed = make_article("b", *SOURCE[:4], *SOURCE[6:8], notes=("Edited by Ole Brandt",))
    assert own_words(trimmed, follow(leader, trimmed)["b"]) == ["Edited by Ole Brandt"]


def test_the_earliest_leads_then_the_fullest_then_the_smallest_id():
    early = make_article("c", *SOURCE[:8], published="2031-03-04")
    full = make_article("b", *SOURCE[:9], published="2031-03-05")
    same = make_article("a", *SOURCE[:8], published="2031-03-05T12:00")
    undated = make_article("0", *SOURCE[:8])
    assert {f.article: f.leader for f in follow(early, full, same, undated).values()} == {
        "0": "c",
        "a": "c",
        "b": "c",
    }
    assert {f.leader for f in follow(full, same, undated).values()} == {"b"}
    assert follow(replace(full, id="z"), replace(full, id="y"))["z"].leader == "y"


def test_an_article_with_two_paragraphs_of_its_own_is_read_as_a_whole():
    leader = make_article("a", *SOURCE, published="2031-03-04")
    assert list(follow(leader, make_article("b", *SOURCE, INDEPENDENT[0]))) == ["b"]
    assert not follow(leader, make_article("b", *SOURCE, *INDEPENDENT[:2]))


def test_a_short_item_that_borrows_one_line_is_no_follower():
    assert not follow(make_article("a", *SOURCE), make_article("b", SOURCE[0], INDEPENDENT[1]))


def test_nobody_follows_into_another_origin_or_language():
    one, two = make_article("a", *SOURCE), make_article("b", *SOURCE)
    apart = [Origin("o1", ("a",), ()), Origin("o2", ("b",), ())]
    assert find_followers([one, two], apart) == ()
    assert not follow(one, replace(two, language="de"))


def test_the_same_words_as_a_heading_are_not_the_paragraph():
    leader = make_article("a", *SOURCE, title=SOURCE[1])
    other = make_article("b", *SOURCE[:1], *SOURCE[2:], title=SOURCE[1])
    assert own_words(other, follow(leader, other)["b"]) == []
    assert not follow(leader, other)["b"].shift(
        leader.text.rindex(SOURCE[1]), leader.text.rindex(SOURCE[1]) + len(SOURCE[1])
    )


parts = st.lists(st.sampled_from([*SOURCE, *INDEPENDENT[:3]]), min_size=1, max_size=14)


@given(parts, parts, st.integers(0, 99))
def test_whatever_moves_stands_there_and_the_rest_is_own(lines, others, seed):
    articles = [make_article("a", *lines), make_article("b", *others, title="Selk"), make_article("c", *lines[::-1])]
    origin = Origin("o1", ("a", "b", "c"), ())
    texts = {a.id: a for a in articles}
    found = find_followers(articles, [origin])
    assert found == find_followers(random.Random(seed).sample(articles, 3), [origin])
    assert not {f.leader for f in found} & {f.article for f in found}
    for follower in found:
        leader, article = texts[follower.leader], texts[follower.article]
        moved = [c for b in leader.blocks if (c := follower.copy(leader.anchor(b.start, b.end)))]
        for anchor in moved:
            anchor.on(article.text)
        covered = {(a.start, a.end) for a in moved} | {(b.start, b.end) for b in follower.own}
        assert covered == {(b.start, b.end) for b in article.blocks}


def test_words_over_two_blocks_that_were_torn_apart_have_no_copy():
    leader = make_article("a", *SOURCE, published="2031-03-04")
    reprint = make_article("b", *SOURCE[:2], INDEPENDENT[0], *SOURCE[2:])
    follower = follow(leader, reprint)["b"]
    joint = leader.text.index(SOURCE[2])
    assert follower.copy(leader.anchor(joint - 10, joint + 10)) is None
    assert follower.copy(leader.anchor(joint, joint + 10)) is not None
