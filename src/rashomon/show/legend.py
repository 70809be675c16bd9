"""Names for the ids of a record: a short label for each article and origin, names of actors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from rashomon.show.clean import find_plain, find_shortened
from rashomon.show.when import find_date_label, find_order
from rashomon.vocabulary import Actor, Anchor, ArticleRow, Origin, Record

MAX_HINT = 300  # characters of an anchor's words in a tooltip; more does not fit a browser's


@dataclass(frozen=True, slots=True)
class Mark:
    """A source mark: the label readers click, the address it opens, and what it says to a pointer or ear."""

    label: str
    href: str
    hint: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What the ids of one record are called. `labels` are A1, A2 (one origin, two articles), B, C…"""

    articles: dict[str, ArticleRow]
    labels: dict[str, str]
    origins: dict[str, str]
    origin_of: dict[str, str]
    actors: dict[str, Actor]
    ordered_origins: tuple[Origin, ...]

    def label(self, article: str) -> str:
        return self.labels.get(article, "?")

    def outlet(self, article: str) -> str:
        """Who published the article, as far as is known: its outlet, or where it was read from."""
        row = self.articles.get(article)
        return find_plain(row.outlet or row.source) if row else "unknown article"

    def name(self, actor: str | None, otherwise: str = "") -> str:
        found = self.actors.get(actor) if actor else None
        return found.name if found else otherwise

    def side(self, actor: str | None) -> str:
        """The name of the side an actor speaks for; a country speaks for itself."""
        found = self.actors.get(actor) if actor else None
        if not found:
            return ""
        return self.name(found.side) or (found.name if found.kind == "country" else "")

    def tellings(self, anchors: Iterable[Anchor]) -> int:
        """The number of independent origins that `anchors` stand in."""
        return len({self.origin_of.get(a.article, a.article) for a in anchors})

    def opening(self, article: str) -> Mark:
        """The mark of a whole article."""
        return Mark(self.label(article), f"#a={quote(article, safe='')}", self.outlet(article))

    def mark(self, anchor: Anchor, *, with_words: bool = False) -> Mark:
        hint = self.outlet(anchor.article)
        if with_words:
            hint += f": {find_shortened(find_plain(anchor.exact), MAX_HINT)}"
        href = f"#a={quote(anchor.article, safe='')}&s={anchor.start}&e={anchor.end}"
        return Mark(self.label(anchor.article), href, hint)

    def marks(self, anchors: Iterable[Anchor], *, with_words: bool = False) -> tuple[Mark, ...]:
        """One mark for each different anchor, in the order of the labels."""
        ordered = sorted(set(anchors), key=lambda a: (_label_order(self.label(a.article)), a.start, a.end))
        return tuple(self.mark(a, with_words=with_words) for a in ordered)


def find_legend(record: Record) -> Legend:
    """Labels for every article and origin: origins by their earliest publication, articles within likewise."""
    articles = {a.id: a for a in record.articles}
    origins = sorted(record.origins, key=lambda o: (min((_age(articles, a) for a in o.articles), default=_NEVER), o.id))
    labels: dict[str, str] = {}
    letters: dict[str, str] = {}
    origin_of: dict[str, str] = {}
    for n, origin in enumerate(origins):
        letters[origin.id] = letter = _letters(n)
        members = sorted(origin.articles, key=lambda a: (_age(articles, a), a))
        for i, article in enumerate(members, 1):
            labels[article] = letter if len(members) == 1 else f"{letter}{i}"
            origin_of[article] = origin.id
    return Legend(articles, labels, letters, origin_of, {a.id: a for a in record.actors}, tuple(origins))


_NEVER = find_order("")


def _age(articles: dict[str, ArticleRow], article: str) -> tuple[int, int, int, str]:
    row = articles.get(article)
    return find_order(row.published.edtf) if row else _NEVER


def _letters(n: int) -> str:
    """0 → A, 25 → Z, 26 → AA: as the columns of a spreadsheet."""
    letters = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _label_order(label: str) -> tuple[int, str, int]:
    letters = label.rstrip("0123456789")
    number = label[len(letters) :]
    return len(letters), letters, int(number or 0)


def find_published(article: ArticleRow) -> str:
    """When an article was published, in words."""
    return find_date_label(article.published) or "publication date not known"
