"""Two articles side by side: their texts cut into rows, so that what they share stands level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from rashomon.copies import find_links
from rashomon.copies.corpus.shared import find_shared_passages
from rashomon.copies.judging import MIN_LONGEST
from rashomon.copies.texts import Text
from rashomon.errors import InputError
from rashomon.reading import read_articles
from rashomon.show.clean import find_plain
from rashomon.show.side_by_side_pieces import Piece, find_pieces
from rashomon.show.story import find_link_words
from rashomon.show.when import find_date_words
from rashomon.vocabulary import Article, Link, Passage, Problem, Span

OPENING, CLOSING = "\"“‘'([«", ".,;:!?…\"”’')]»"
MAX_CHAINED = 2_000  # passages put level; two texts of a thousand sentences have fewer


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles: what it is called and what is known of it, made safe to show."""

    name: str
    title: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What stands level: pieces of either text. `number` and `kind` of the passage they are, 0 and "" for the rest."""

    a: tuple[Piece, ...]
    b: tuple[Piece, ...]
    number: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The whole view. `words` says how the two relate, `shares` what part of each has a counterpart, in per cent."""

    a: Side
    b: Side
    kind: str
    words: str
    shares: tuple[int, int]
    why: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


def read_two(path_a: str | Path, path_b: str | Path) -> SideBySide:
    """The view of two files. Raises `InputError` where a file does not hold exactly one article."""
    a, problems_a = _read_one(path_a)
    b, problems_b = _read_one(path_b)
    names = _short_names(Path(path_a), Path(path_b))
    return replace(find_side_by_side(a, b, names), problems=(*problems_a, *problems_b))


def _read_one(path: str | Path) -> tuple[Article, tuple[Problem, ...]]:
    reading = read_articles(path)
    if not reading.articles:
        raise InputError("; ".join(str(p) for p in reading.problems) or f"{path}: nothing to read")
    if len(reading.articles) > 1:
        count = len(reading.articles)
        raise InputError(f"{path}: {count} articles; give -o LINKS.parquet to find the links among many")
    return reading.articles[0], reading.problems


def _short_names(a: Path, b: Path) -> tuple[str, str]:
    """The files' names, with their folders where they would be the same."""
    return (a.name, b.name) if a.name != b.name else (str(a), str(b))


def find_side_by_side(a: Article, b: Article, names: tuple[str, str] = ("a", "b")) -> SideBySide:
    """The view of two articles, called by `names`. The first is `a` in the reasons, whatever its id."""
    a, b = replace(a, id="a"), replace(b, id="b")
    link = _find_link(a, b)
    sides = _find_side(a, names[0]), _find_side(b, names[1])
    if link is None:
        words = f"{sides[0].name} and {sides[1].name} share no passages that would mean anything"
        return SideBySide(*sides, "", words, (0, 0), (), tuple(find_rows(a.text, b.text, ())))
    shares = round(100 * link.share_a), round(100 * link.share_b)
    words = find_link_words(link, sides[0].name, sides[1].name)
    rows = tuple(find_rows(a.text, b.text, link.passages))
    return SideBySide(*sides, link.kind, words, shares, tuple(map(find_plain, link.why)), rows)


def _find_link(a: Article, b: Article) -> Link | None:
    links = find_links((a, b))
    if links:
        return links[0]
    texts = Text(a), Text(b)
    none = [np.zeros(len(text.words), dtype=np.bool_) for text in texts]
    return find_shared_passages(*texts, *none, least=MIN_LONGEST) if all(map(len, none)) else None


def _find_side(article: Article, name: str) -> Side:
    words = len(article.text.split())
    published = find_date_words(article.published.edtf) if article.published.edtf else ""
    known = (find_plain(article.outlet), published, f"{words:,} word{'' if words == 1 else 's'}")
    return Side(find_plain(name), find_plain(article.title), tuple(one for one in known if one))


def find_rows(a: str, b: str, passages: Sequence[Passage]) -> Iterator[Row]:
    """The two texts in rows. The passages that keep their order are rows of their own; the others stay inside."""
    whole = [replace(one, a=_with_marks(a, one.a), b=_with_marks(b, one.b)) for one in passages]
    numbered = list(enumerate(whole, 1))
    at_a = at_b = 0
    for number, one in find_chain(numbered):
        yield from _between(a, b, (at_a, one.a.start), (at_b, one.b.start), numbered)
        alone = [(number, one)]
        pieces_a = find_pieces(a, one.a.start, one.a.end, alone, other=b, side="a")
        pieces_b = find_pieces(b, one.b.start, one.b.end, alone, other=a, side="b")
        yield Row(pieces_a, pieces_b, number, one.kind)
        at_a, at_b = one.a.end, one.b.end
    yield from _between(a, b, (at_a, len(a)), (at_b, len(b)), numbered)


def _with_marks(text: str, span: Span) -> Span:
    """The span with the quotation marks and full stops that belong to it, which it does not count among its words."""
    start, end = span.start, span.end
    while start and text[start - 1] in OPENING:
        start -= 1
    while end < len(text) and text[end] in CLOSING:
        end += 1
    return Span(start, end)


def _between(
    a: str, b: str, in_a: tuple[int, int], in_b: tuple[int, int], numbered: Sequence[tuple[int, Passage]]
) -> Iterator[Row]:
    """The row of what stands between two passages, if there is anything."""
    if any(c.isalnum() for c in a[slice(*in_a)] + b[slice(*in_b)]):
        yield Row(
            find_pieces(a, *in_a, numbered, other=b, side="a"),
            find_pieces(b, *in_b, numbered, other=a, side="b"),
        )


def find_chain(numbered: Sequence[tuple[int, Passage]]) -> list[tuple[int, Passage]]:
    """The passages, in order in both texts, that hold most of the shared text together."""
    ordered = sorted(numbered[:MAX_CHAINED], key=lambda one: (one[1].a.start, one[1].b.start))
    best: list[tuple[int, int]] = []  # characters of the best chain that ends here, and where it comes from
    for place, (_, one) in enumerate(ordered):
        before = [
            (best[p][0], p)
            for p in range(place)
            if ordered[p][1].a.end <= one.a.start and ordered[p][1].b.end <= one.b.start
        ]
        most, source = max(before, default=(0, -1))
        best.append((most + one.a.end - one.a.start, source))
    at = max(range(len(best)), key=lambda place: best[place], default=-1)
    chain = []
    while at >= 0:
        chain.append(ordered[at])
        at = best[at][1]
    return chain[::-1]
