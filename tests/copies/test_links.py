from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.copies import find_links
from rashomon.vocabulary import Article, Block, Link, digest
from tests.copies.material import INDEPENDENT, OTHER, REWRITE, SOURCE, make_article

SOURCE_ARTICLE = make_article("source", *SOURCE, title="Ferry to Selk to close")


def link_of(*articles: Article) -> Link | None:
    links = find_links(articles)
    assert len(links) <= 1
    return links[0] if links else None


def test_same_words_in_other_dress_are_a_duplicate():
    dressed = make_article("z", *(line.upper().replace('"', "”") for line in SOURCE), title="Another headline")
    link = link_of(SOURCE_ARTICLE, dressed)
    assert link is not None
    assert (link.a, link.b, link.kind, link.share_a, link.share_b) == ("source", "z", "duplicate", 1.0, 1.0)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("a cease-fire at 10,000 feet", "a ceasefire at 10000 feet"),
        ("the U.S. envoy’s café", "the US envoy's cafe"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
    ],
)
def test_spelling_that_copies_vary_does_not_count(mine, theirs):
    tail = " ".join(OTHER)
    link = link_of(make_article("a", f"They saw {mine}. {tail}"), make_article("b", f"They saw {theirs}. {tail}"))
    assert link is not None
    assert link.kind == "duplicate"


def test_another_syllable_is_another_word():
    one, two = "한국 정부 대표 협상 참석 발표", "한국 정부 대표 회담 참석 발표"
    tail = " ".join(OTHER)
    link = link_of(make_article("a", f"{one}. {tail}"), make_article("b", f"{two}. {tail}"))
    assert link is not None
    assert link.kind == "reprint"


@pytest.mark.parametrize(("mine", "theirs"), [("lost 5.6 points", "lost 56 points"), ("won 52-35", "won 5235")])
def test_another_figure_is_another_word(mine, theirs):
    tail = " ".join(OTHER)
    link = link_of(make_article("a", f"They {mine}. {tail}"), make_article("b", f"They {theirs}. {tail}"))
    assert link is not None
    assert link.kind == "reprint"


def test_trimmed_copy_under_another_headline_is_a_reprint():
    trimmed = make_article("trimmed", *SOURCE[:6], title="Island loses its ship")
    link = link_of(SOURCE_ARTICLE, trimmed)
    assert link is not None
    assert link.kind == "reprint"
    assert link.share_b == 1.0
    assert 0.5 < link.share_a < 0.7
    assert "passages of the same words" in link.why[0]


def test_text_in_other_words_is_a_rewrite_whose_passages_stand_in_both():
    reworded = make_article("reworded", *REWRITE)
    link = link_of(SOURCE_ARTICLE, reworded)
    assert link is not None
    assert link.kind == "rewrite"
    assert min(link.share_a, link.share_b) > 0.7
    assert any(p.kind == "paraphrased" for p in link.passages)
    for passage in link.passages:
        assert reworded.text[passage.a.start : passage.a.end].strip()
        assert SOURCE_ARTICLE.text[passage.b.start : passage.b.end].strip()


def test_independent_report_that_quotes_the_same_words_is_no_copy():
    assert link_of(SOURCE_ARTICLE, make_article("own", *INDEPENDENT)) is None


def test_unrelated_articles_are_not_linked():
    assert link_of(SOURCE_ARTICLE, make_article("comet", *OTHER)) is None


def test_borrowed_paragraphs_are_passages():
    borrower = make_article("borrower", *INDEPENDENT[:5], *SOURCE[5:8], *INDEPENDENT[5:], *OTHER)
    link = link_of(SOURCE_ARTICLE, borrower)
    assert link is not None
    assert link.kind == "passages"
    exact = [borrower.text[p.a.start : p.a.end] for p in link.passages]
    assert "\n".join(SOURCE[5:8])[:-1] in exact


def test_a_changed_figure_leaves_one_edited_passage():
    changed = make_article("changed", *(line.replace("140", "410") for line in SOURCE))
    link = link_of(SOURCE_ARTICLE, changed)
    assert link is not None
    assert [p.kind for p in link.passages] == ["edited"]
    assert link.kind == "reprint"


def test_captions_do_not_make_links():
    caption = (
        "The ferry at the quay of Harrowmouth on a clear morning in spring, with the island behind it and gulls above."
    )
    one = make_article("one", *OTHER, notes=(caption,))
    two = make_article("two", *INDEPENDENT, notes=(caption,))
    assert find_links([one, two]) == ()


def test_identical_copies_are_linked_to_the_first_published_only():
    copies = [make_article(f"c{n}", *SOURCE, published=f"2031-05-{10 - n:02}") for n in range(5)]
    links = find_links(copies)
    assert len(links) == 4
    assert all("c4" in (link.a, link.b) for link in links)


def test_two_hundred_copies_cost_little():
    copies = [make_article(f"c{n:03}", *(SOURCE + INDEPENDENT + OTHER)) for n in range(200)]
    started = time.process_time()
    links = find_links(copies)
    assert len(links) == 199
    assert time.process_time() - started < 3


def test_a_crowd_of_near_copies_is_linked_to_one_text():
    body = SOURCE + INDEPENDENT + OTHER
    crowd = [make_article(f"n{n:03}", f"Seen by reporter number {n} of the {n} desk.", *body) for n in range(60)]
    links = find_links(crowd)
    assert len(links) == 59
    assert {link.kind for link in links} == {"reprint"}


def test_order_of_input_does_not_matter():
    articles = [
        SOURCE_ARTICLE,
        make_article("reworded", *REWRITE),
        make_article("trimmed", *SOURCE[:6]),
        make_article("again", *SOURCE),
        make_article("own", *INDEPENDENT),
    ]
    expected = find_links(articles)
    assert [(link.a, link.b) for link in expected] == sorted((link.a, link.b) for link in expected)
    for seed in range(4):
        shuffled = articles[:]
        random.Random(seed).shuffle(shuffled)
        assert find_links(shuffled) == expected


def test_a_third_article_changes_no_link():
    pair = [SOURCE_ARTICLE, make_article("reworded", *REWRITE)]
    more = [*pair, make_article("own", *INDEPENDENT), make_article("comet", *OTHER)]
    assert find_links(more) == find_links(pair)


TEXT = st.text(st.sampled_from('ab ."“”’-\n\u05d0\u4e2d\U0001f600\u0301\x00,1'), max_size=300)


def _blocks(text: str) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    return Article(digest(text)[:8], "fuzz", text, tuple(blocks), digest(text))


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT)
def test_any_text_gives_links_with_offsets_inside_the_texts(one, two):
    a, b = _blocks(one), _blocks(two + one)
    for link in find_links([a, b] if a.id != b.id else [a]):
        texts = {a.id: a.text, b.id: b.text}
        assert 0 <= link.share_a <= 1
        assert 0 <= link.share_b <= 1
        for passage in link.passages:
            assert 0 <= passage.a.start < passage.a.end <= len(texts[link.a])
            assert 0 <= passage.b.start < passage.b.end <= len(texts[link.b])


def test_one_word_repeated_without_end_is_bounded():
    started = time.process_time()
    find_links([make_article("a", "ha " * 20_000), make_article("b", "ha " * 19_000 + "no")])
    assert time.process_time() - started < 5


def test_no_articles_no_links():
    assert find_links([]) == ()
    assert find_links([make_article("empty")]) == ()
