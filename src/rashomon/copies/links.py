"""Links: which of many articles share text. Candidates from the n-gram index, each then judged as a pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.copies.between import add_between
from rashomon.copies.direction import Evidence, add_dates, find_direction
from rashomon.copies.folding import Flags, Places
from rashomon.copies.furniture import MIN_OWNERS, find_furniture
from rashomon.copies.judging import judge_pair
from rashomon.copies.nearest import find_alike
from rashomon.copies.ngrams import count_shared
from rashomon.copies.texts import Encode, Text, group_identical
from rashomon.vocabulary import Article, Link, Passage, Span

LOW_BAR = 0.07  # shared word 3-grams outside quotations, of the shorter text's: rewrites of s01-s07 share .12 and more
MIN_SEEDS = 8  # shared word 5-grams outside quotations: a passage of 12 words
NEAR_COPY = 0.8  # shared 5-grams of the longer text's: the two are one text but for a few lines
CROWD = 12  # near copies of one text; from here on they are linked to that text alone, not each to each


def find_links(articles: Sequence[Article], encode: Encode | None = None) -> tuple[Link, ...]:
    """Every pair of `articles` that shares text, `a` before `b` by id, sorted.

    `encode` gives a vector of each sentence; without it rewrites are found by their letters alone, the thorough ones
    not at all.

    Articles with the same words are linked, as `duplicate`, each to the first published of them alone, and
    that one stands for all of them in links to others. A crowd of near copies (`CROWD` or more
    that share nearly all with one text) is linked to that text in the same way. Two texts are judged
    by themselves, whatever else is in `articles`, but for this: words in many articles which have nothing else in
    common are furniture, and a third text may tell which of two is the source, or that it is the source of both.
    """
    groups = group_identical(articles, encode)
    texts = _without_furniture([text for text, _ in groups])
    links = [_duplicate(text, other) for text, others in groups for other in others]
    for i, j in sorted({*_candidates(texts), *find_alike(texts)}):
        link = judge_pair(texts[i], texts[j])
        if link:
            links.append(link)
    by_id = {text.article.id: text for first, others in groups for text in (first, *others)}
    ordered = sorted(links, key=lambda link: (link.a, link.b))
    return tuple(add_between(add_dates(ordered, by_id), by_id))


def _duplicate(text: Text, other: Text) -> Link:
    a, b = sorted((text, other), key=lambda one: one.article.id)
    direction, reason = find_direction(a, b, Evidence("duplicate"))
    whole = [Span(int(one.words.starts[0]), int(one.words.ends[-1])) for one in (a, b)]
    why = ("the same words", *([reason] if reason else []))
    passages = (Passage(whole[0], whole[1], "verbatim"),)
    return Link(a.article.id, b.article.id, "duplicate", direction, 1.0, 1.0, 1.0, why, passages)


def _without_furniture(texts: list[Text]) -> list[Text]:
    if len(texts) < MIN_OWNERS:
        return texts
    furniture = find_furniture([text.threes for text in texts], [text.fives for text in texts])
    return [text.without(furniture) for text in texts] if len(furniture) else texts


def _candidates(texts: Sequence[Text]) -> list[tuple[int, int]]:
    """Pairs of places in `texts` that share n-grams enough to be worth judging."""
    threes, fives = [text.threes for text in texts], [text.fives for text in texts]
    shared_threes, shared_fives = count_shared(threes), count_shared(fives)
    sizes = np.maximum(np.diag(shared_threes), 1)
    likely = shared_threes >= LOW_BAR * np.minimum.outer(sizes, sizes)
    likely |= shared_fives >= MIN_SEEDS
    likely &= ~_crowded(shared_fives)
    return [(int(i), int(j)) for i, j in np.argwhere(np.triu(likely, 1))]


def _crowded(shared: Places) -> Flags:
    """Pairs that need no judging because at least one of them is a near copy in a crowd around another text."""
    sizes = np.maximum(np.diag(shared), 1)
    near = shared >= NEAR_COPY * np.maximum.outer(sizes, sizes)
    hidden = np.zeros_like(near)
    free = np.ones(len(near), dtype=np.bool_)
    for centre in np.argsort(-near.sum(axis=1), kind="stable").tolist():
        members = np.flatnonzero(near[centre] & free)
        members = members[members != centre]
        if free[centre] and len(members) >= CROWD:
            free[members] = free[centre] = False
            hidden[members, :] = hidden[:, members] = True
            hidden[centre, members] = hidden[members, centre] = False
    return hidden
