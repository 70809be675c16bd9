"""Where a row's words stand, as an export tells it: article, offsets, the whole sentence, a link."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.export.fragments import find_text_link
from rashomon.show.clean import find_link
from rashomon.show.legend import Legend, find_legend
from rashomon.vocabulary import Anchor, ArticleRow, Record

PAGE = "story.html"  # where `rashomon read` puts the page: beside story.json


@dataclass(frozen=True, slots=True)
class Place:
    """An anchor with the sentence it stands in and a link to it. `label` is the page's mark of the article (`C2`)."""

    anchor: Anchor
    label: str
    outlet: str
    sentence: str
    link: str


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one record. `page` is the address of its story.html, for articles without an address."""

    legend: Legend
    page: str
    spans: dict[str, list[tuple[int, int]]]

    def place(self, anchor: Anchor) -> Place:
        """The place of an anchor."""
        legend = self.legend
        return Place(
            anchor,
            legend.label(anchor.article),
            legend.outlet(anchor.article),
            self.sentence(anchor),
            self.link(anchor),
        )

    def sentence(self, anchor: Anchor) -> str:
        """The whole sentences that hold the anchor's words; the words themselves where none is known."""
        article = self.legend.articles.get(anchor.article)
        if article is None:
            return anchor.exact
        spans = self.spans.get(anchor.article, [])
        i = max(bisect.bisect_right(spans, (anchor.start, len(article.text))) - 1, 0)
        held = [s for s in spans[i : bisect.bisect_left(spans, (anchor.end, -1))] if s[1] > anchor.start]
        start = min([anchor.start, *(s[0] for s in held[:1])])
        end = max([anchor.end, *(s[1] for s in held[-1:])])
        return article.text[start:end]

    def link(self, anchor: Anchor) -> str:
        """A link to the anchor's words: in the article on the web, else in the page of the story."""
        article = self.legend.articles.get(anchor.article)
        url = find_link(article.url) if article else ""
        if article and url:
            return find_text_link(url, article.text, anchor.start, anchor.end)
        return f"{self.page}{self.legend.mark(anchor).href}"

    def opening(self, article: ArticleRow) -> Anchor | None:
        """The first sentence of an article, or its first line; None for an article without words."""
        spans = self.spans.get(article.id)
        start, end = spans[0] if spans else _first_line(article.text)
        return Anchor(article.id, start, end, article.text[start:end]) if start < end else None

    def tellings(self, anchors: Iterable[Anchor]) -> int:
        """The number of independent origins behind anchors."""
        return self.legend.tellings(anchors)


def find_places(record: Record, *, page: str = PAGE) -> Places:
    """The places of `record`; linear in its sentences."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for sentence in record.sentences:
        spans.setdefault(sentence.article, []).append((sentence.start, sentence.end))
    for found in spans.values():
        found.sort()
    return Places(find_legend(record), page, spans)


def _first_line(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end
