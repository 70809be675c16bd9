from __future__ import annotations

import random

from rashomon.copies import find_links
from tests.copies.material import SOURCE, make_article

BOX = (
    "Sign the petition of the Harbour Friends and help us to keep the old lighthouse open for visitors next summer.",
    "Our readers have given more than nine thousand crowns already, and every small sum brings the repair closer.",
)
NOUNS = (
    "wheel garden letter engine window market bridge doctor pepper candle forest saddle ticket hammer violin".split()
)
VERBS = "repaired painted borrowed measured collected promised examined inherited counted carried".split()


def chatter(seed: int, sentences: int = 30) -> list[str]:
    """Sentences that have hardly three words in a row in common with those of another seed."""
    pick = random.Random(seed).choice
    return [
        f"{pick(NOUNS)}{seed} {pick(VERBS)} {pick(NOUNS)}{seed + 1} {pick(NOUNS)} {pick(VERBS)}{seed}.".capitalize()
        for _ in range(sentences)
    ]


def test_a_box_on_many_unrelated_articles_links_none_of_them():
    articles = [make_article(f"a{n:02}", *chatter(n * 10), *BOX) for n in range(10)]
    assert find_links(articles) == ()


def test_the_same_words_in_a_few_articles_are_shared_passages():
    articles = [make_article(f"a{n:02}", *chatter(n * 10), *BOX) for n in range(3)]
    assert [link.kind for link in find_links(articles)] == ["passages"] * 3


def test_many_copies_of_one_text_are_not_furniture():
    articles = [make_article(f"a{n:02}", *chatter(n * 10, 4), *SOURCE) for n in range(10)]
    assert len(find_links(articles)) == 45
