from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.copies import find_links, find_origins
from rashomon.vocabulary import Article, Link, Origin
from tests.copies.material import INDEPENDENT, OTHER, REWRITE, SOURCE, make_article

STORY = (
    make_article("source", *SOURCE),
    make_article("reworded", *REWRITE),
    make_article("own", *INDEPENDENT),
    make_article("comet", *OTHER),
)


def origins_of(articles: tuple[Article, ...] | list[Article]) -> tuple[Origin, ...]:
    return find_origins(articles, find_links(articles))


def groups(origins: tuple[Origin, ...]) -> list[set[str]]:
    return [set(origin.articles) for origin in origins]


def test_copies_are_one_origin_and_independent_reports_their_own():
    origins = origins_of(STORY)
    assert groups(origins) == [{"comet"}, {"own"}, {"reworded", "source"}]
    assert origins[2].why == ("joined by 1 rewrite",)
    assert origins[0].why == ("no other article shares most of its text",)


def test_who_borrows_a_third_and_reports_the_rest_is_an_origin():
    borrower = make_article("borrower", *INDEPENDENT, *SOURCE[4:8])
    assert {"borrower"} in groups(origins_of([make_article("source", *SOURCE), borrower]))


def made_link(a: str, b: str, kind: str = "rewrite", share: float = 0.8) -> Link:
    return Link(min(a, b), max(a, b), kind, "unknown", share, share, share, (), ())  # type: ignore[arg-type]


def test_likeness_is_not_passed_on_from_hand_to_hand():
    articles = [make_article(name, name) for name in "abcde"]
    chain = [made_link(x, y) for x, y in zip("abcd", "bcde", strict=True)]
    for group in groups(find_origins(articles, chain)):
        assert any(all(one == centre or made_link(one, centre) in chain for one in group) for centre in group)


@settings(max_examples=200, deadline=None)
@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] < pair[1])))
def test_every_article_is_in_one_origin_linked_to_its_centre(pairs):
    articles = [make_article(name, name) for name in "abcdef"]
    links = [made_link(a, b) for a, b in sorted(pairs)]
    found = groups(find_origins(articles, links))
    assert sorted(one for group in found for one in group) == list("abcdef")
    for group in found:
        assert any(all(one == c or tuple(sorted((one, c))) in pairs for one in group) for c in group)
    assert found == groups(find_origins(articles[::-1], links[::-1]))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 3), st.integers(0, 3), st.sampled_from(["0", "m", "zz"]), st.sampled_from(["", "2030-01-01"]))
def test_a_reprint_never_raises_the_count_nor_splits_a_group(which, trim, name, published):
    before = origins_of(STORY)
    lines = STORY[which].text.split("\n")
    reprint = make_article(name, *lines[: len(lines) - trim], title="Again", published=published)
    after = origins_of([*STORY, reprint])
    assert len(after) == len(before)
    assert all(any(group <= grown for grown in groups(after)) for group in groups(before))
    assert any({STORY[which].id, name} <= group for group in groups(after))


def test_a_chain_of_reprints_is_one_telling():
    body = SOURCE + INDEPENDENT + OTHER
    shrinking = [make_article(f"r{n}", *body[: len(body) - n]) for n in range(12)]
    assert len(origins_of(shrinking)) == 1


def test_ids_depend_on_the_members_alone():
    assert [o.id for o in origins_of(STORY)] == [o.id for o in origins_of(STORY[::-1])]
