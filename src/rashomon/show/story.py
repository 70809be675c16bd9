"""What a reader sees first: the headline, the counts, what is not known, the account, the sources."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import get_args

from rashomon.show.clean import find_link, find_plain, find_shortened
from rashomon.show.ids import find_line_id, find_link_id
from rashomon.show.legend import Legend, Mark, find_published
from rashomon.show.when import find_date_words, find_day, find_order
from rashomon.vocabulary import Anchor, ArticleRow, Furniture, Line, Link, PassageKind, Record, Stances

MAX_TITLE = 160  # characters of a headline; longer ones are paragraphs that were taken for one
MAX_DOTS = 8  # tellings drawn as dots; more cannot be counted at a glance

_WORD = re.compile(r"\w{3,40}")
_OTHER_STANCES = {
    "announces": "announced by",
    "denies": "denied by",
    "attributes": "told as a claim by",
    "asks": "asked by",
}


@dataclass(frozen=True, slots=True)
class Backing:
    """How many of all independent tellings stand behind something, in words and as dots."""

    words: str
    filled: int
    empty: int


@dataclass(frozen=True, slots=True)
class Header:
    """The headline, which article it is from, and figures with their words."""

    title: str
    title_from: str
    counts: tuple[tuple[int, str], ...]
    covered: str
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A line of the account ready to show: its pieces, each with whether it is our addition in brackets."""

    key: str
    pieces: tuple[tuple[str, bool], ...]
    backing: Backing
    stances: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One article among the sources."""

    label: str
    href: str
    title: str
    outlet: str
    byline: str
    published: str
    words: int
    url: str
    link: str
    source: str
    furniture: tuple[Furniture, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """Articles that count as one telling."""

    label: str
    articles: tuple[SourceView, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """Two articles that share text, in words. `shares` are (label, per cent)."""

    key: str
    words: str
    kind: str
    shares: tuple[tuple[str, int], ...]
    why: tuple[str, ...]
    passages: str
    longest: tuple[Mark, ...]


def find_backing(n: int, of: int) -> Backing:
    """`n` of `of` tellings."""
    dots = of if of <= MAX_DOTS else 0
    words = f"{n or 'none'} of {of} tellings" if of != 1 else "the only telling" if n else "asserted by none"
    return Backing(words, min(n, dots), max(dots - n, 0))


def find_stance_words(stances: Stances) -> str:
    """How the tellings that do not assert it tell it: `announced by 1 · denied by 2`; empty where all tell it alike, as
    done or as to come."""
    counts = {name: getattr(stances, name) for name in _OTHER_STANCES}
    if not stances.asserts and not any(counts[name] for name in counts if name != "announces"):
        return ""
    return " · ".join(f"{_OTHER_STANCES[name]} {n}" for name, n in counts.items() if n)


def find_central_article(record: Record) -> ArticleRow | None:
    """The article whose headline shares most words with the others', one vote per origin; None without headlines."""
    titled = [a for a in record.articles if find_plain(a.title)]
    words = {a.id: frozenset(_WORD.findall(a.title.casefold())) for a in titled}
    used = Counter(x.article for s in record.account for line in s.lines for x in line.anchors)

    def centrality(article: ArticleRow) -> tuple[float, int]:
        best: dict[str, float] = {}
        mine = words[article.id]
        for other in titled:
            if other.origin != article.origin:
                shared = len(mine & words[other.id]) / max(len(mine | words[other.id]), 1)
                best[other.origin] = max(best.get(other.origin, 0.0), shared)
        return round(sum(best.values()), 9), used[article.id]

    return max(titled, key=lambda a: (centrality(a), a.id), default=None)


def find_title(record: Record) -> tuple[str, str]:
    """The story's headline and the id of the article that carries it; (“Untitled story”, "") without one."""
    central = find_central_article(record)
    if central is None:
        return "Untitled story", ""
    return find_shortened(find_plain(central.title), MAX_TITLE), central.id


def find_count(n: int, one: str, many: str = "") -> str:
    """A number with its noun, e.g. `1 article`, `2 articles`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def find_header(record: Record, legend: Legend) -> Header:
    """The head of the page."""
    title, article = find_title(record)
    origin = f"Headline of {legend.label(article)}, {legend.outlet(article)}" if article else ""
    rows = (
        (len(record.articles), "article"),
        (len(record.origins), "independent telling"),
        (len(record.statements), "statement"),
        (len(record.events), "event"),
    )
    counts = tuple((n, noun if n == 1 else noun + "s") for n, noun in rows)
    return Header(title, origin, counts, find_covered(record), find_gaps(record))


def find_covered(record: Record) -> str:
    """The days the articles were published on, first to last; empty where none is known."""
    days = sorted({find_day(a.published.edtf) for a in record.articles if a.published.edtf}, key=find_order)
    if not days:
        return ""
    first, last = find_date_words(days[0]), find_date_words(days[-1])
    if first == last:
        return first
    points = all(len(d) == 10 for d in (days[0], days[-1]))
    return find_date_words(f"{days[0]}/{days[-1]}") if points else f"{first} \u2013 {last}"


def find_gaps(record: Record) -> tuple[str, ...]:
    """What nobody could attribute, date, code or read, each with its number; only what there is."""
    gaps = (
        (
            sum(s.speaker is None for s in record.statements),
            "statement without a speaker",
            "statements without a speaker",
        ),
        (sum(not e.date.edtf for e in record.events), "event without a date", "events without a date"),
        (sum(e.type is None for e in record.events), "event not coded", "events not coded"),
        (
            sum(not a.published.edtf for a in record.articles),
            "article without a publication date",
            "articles without a publication date",
        ),
        (len(record.run.problems), "problem in the input", "problems in the input"),
    )
    return tuple(find_count(n, one, many) for n, one, many in gaps if n)


def find_account(record: Record, legend: Legend) -> tuple[tuple[str, tuple[AccountLine, ...]], ...]:
    """The account's sections with their lines."""
    total = len(record.origins)
    return tuple(
        (
            section.section,
            tuple(
                AccountLine(
                    find_line_id(line),
                    find_pieces(line),
                    find_backing(line.origins, total),
                    find_stance_words(line.stances),
                    legend.marks(line.anchors, with_words=True),
                )
                for line in section.lines
            ),
        )
        for section in record.account
        if section.lines
    )


def find_pieces(line: Line) -> tuple[tuple[str, bool], ...]:
    """A line's words in order, each piece with whether it was added to them in brackets."""
    pieces, at = [], 0
    for span in line.added:
        pieces += [(line.text[at : span.start], False), (line.text[span.start : span.end], True)]
        at = span.end
    return tuple(p for p in (*pieces, (line.text[at:], False)) if p[0])


def find_sources(legend: Legend) -> tuple[OriginView, ...]:
    """Origins in the order of their labels, each with its articles."""
    views = []
    for origin in legend.ordered_origins:
        rows = [legend.articles[a] for a in origin.articles if a in legend.articles]
        rows.sort(key=lambda a: (len(legend.label(a.id)), legend.label(a.id)))
        views.append(OriginView(legend.origins[origin.id], tuple(_source(a, legend) for a in rows), origin.why))
    return tuple(views)


def _source(article: ArticleRow, legend: Legend) -> SourceView:
    return SourceView(
        label=legend.label(article.id),
        href=legend.opening(article.id).href,
        title=find_plain(article.title) or "(no headline)",
        outlet=legend.outlet(article.id),
        byline=find_plain(article.byline),
        published=find_published(article),
        words=len(article.text.split()),
        url=find_plain(article.url),
        link=find_link(article.url),
        source=find_plain(article.source),
        furniture=article.furniture,
    )


_LINK_WORDS = {
    "duplicate": ("is the same text as", "and {b} are the same text, both from a source that is not here"),
    "reprint": ("is a reprint of", "and {b} both reprint a third text"),
    "rewrite": ("is a rewrite of", "and {b} both reword a third text"),
    "passages": ("takes passages from", "and {b} both take passages from a third text"),
}
_UNKNOWN_WORDS = {
    "duplicate": "and {b} are the same text",
    "reprint": "and {b} are one text, trimmed or edited; order unknown",
    "rewrite": "and {b} are one text in other words; order unknown",
    "passages": "and {b} share passages; order unknown",
}


def find_link_words(link: Link, a: str, b: str) -> str:
    """What a link says, as a sentence about the articles called `a` and `b`."""
    derived, common = _LINK_WORDS[link.kind]
    if link.direction == "a_from_b":
        return f"{a} {derived} {b}"
    if link.direction == "b_from_a":
        return f"{b} {derived} {a}"
    words = common if link.direction == "common_source" else _UNKNOWN_WORDS[link.kind]
    return f"{a} {words.format(b=b)}"


def find_links(record: Record, legend: Legend) -> tuple[LinkView, ...]:
    """Every pair of articles that share text, closest first."""
    order = sorted(record.links, key=lambda link: (-link.score, legend.label(link.a), legend.label(link.b)))
    return tuple(_link(link, legend) for link in order if link.a in legend.articles and link.b in legend.articles)


def _link(link: Link, legend: Legend) -> LinkView:
    a, b = legend.label(link.a), legend.label(link.b)
    kinds = Counter(p.kind for p in link.passages)
    longest = max(link.passages, key=lambda p: (p.a.end - p.a.start, -p.a.start), default=None)
    marks: tuple[Mark, ...] = ()
    if longest and longest.a.start < longest.a.end and longest.b.start < longest.b.end:
        spans = ((link.a, longest.a), (link.b, longest.b))
        texts = [(i, s, legend.articles[i].text[s.start : s.end]) for i, s in spans]
        if all(len(t) == s.end - s.start for _, s, t in texts):
            marks = tuple(legend.mark(Anchor(i, s.start, s.end, t), with_words=True) for i, s, t in texts)
    passages = ", ".join(f"{kinds[k]} {k}" for k in get_args(PassageKind) if kinds[k])
    shares = ((a, round(link.share_a * 100)), (b, round(link.share_b * 100)))
    return LinkView(find_link_id(link), find_link_words(link, a, b), link.kind, shares, link.why, passages, marks)
