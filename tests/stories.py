"""Invented articles for tests, parsed into the values the steps take."""

from __future__ import annotations

from dataclasses import replace

from rashomon.language import ParsedArticle, parse_articles, parse_text
from rashomon.vocabulary import NO_DATE, Article, Date, make_id


def make_article(text: str, *, source: str = "a.txt", published: str = "") -> Article:
    """An article whose every line is a body block."""
    date = Date(published, "explicit", published) if published else NO_DATE
    return replace(parse_text(text).article, id=make_id("a", source, text), source=source, published=date)


def parse(*texts: str, published: str = "") -> tuple[ParsedArticle, ...]:
    """Each text as an article of its own, parsed."""
    return parse_articles([make_article(t, source=f"{n}.txt", published=published) for n, t in enumerate(texts)])
