"""What a page tells machines of itself: its text, writers and publisher, as publishers give them to search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.text import fold

ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")  # ends of the names of schema.org's types
LEAST_WORDS = 60  # of a text that is taken for the whole article
SHORT_LINE = 25  # letters of a line that stands within the text by chance
COVERED = 0.85  # of the text: visible lines that hold so much of it are the article
TITLE_CHARS = 15  # of a headline; a shorter one may be the beginning of any title
BYLINE_CHARS = 120
_BYLINE = re.compile(r"(?:By|BY) ([^,|•·]{3,60}?)(?: ?[,|•·].*|$)")
_AFTER_NAMES = re.compile(r"\b(?:updated|published|posted|modified|last)\b", re.IGNORECASE)
DEPTH = 12
MOST_SCRIPTS = 20


def find_told_text(tree: Any) -> str:
    """The text that the page gives as its article's; of several the longest; empty where it gives none."""
    texts = [_own_text(article) for article in _articles(tree)]
    return max((text for text in texts if len(text.split()) >= LEAST_WORDS), key=len, default="")


def find_told_lines(told: str, visible: list[str]) -> list[str]:
    """The visible lines that `told` is made of, so that its paragraphs are known; none where they do not cover it."""
    held = fold(told)
    lines: list[str] = []
    letters = 0
    for line in visible:
        folded = fold(line)
        if folded and folded in held and (len(folded) >= SHORT_LINE or lines):
            lines.append(line)
            letters += len(folded)
    return lines if letters >= COVERED * len(held) else []


def find_told_byline(tree: Any) -> str:
    """The writers of the article, without the publisher, who is often named among them."""
    told: list[list[str]] = [[]]
    for article in _articles(tree):
        names = [name for one in _list(article.get("author")) if (name := _name(one))]
        others = {fold(name) for name in (_name(article.get("publisher")), find_told_outlet(tree))}
        told.append([name for name in dict.fromkeys(names) if fold(name) not in others and "://" not in name])
    most = max(len(names) for names in told)
    return ", ".join(next(names for names in told if len(names) == most))


def find_clean_byline(tree: Any, byline: str) -> str:
    """`byline` without labels and dates put into the same field; what the page shows where it names somebody else."""
    for shown in tree.xpath('//*[contains(@class, "byline")]')[:5]:
        words = _line(shown.text_content())
        match = _BYLINE.match(words) if len(words) <= BYLINE_CHARS else None
        if match and fold(byline) not in fold(words):
            return match[1]
    return _AFTER_NAMES.split(byline, maxsplit=1)[0].strip(" ,;|-–")


def find_told_outlet(tree: Any) -> str:
    """The name of the site, else of the publisher."""
    named = tree.xpath('//meta[@property="og:site_name"]/@content')
    return next(
        (name for name in (*map(_line, named), *(_name(a.get("publisher")) for a in _articles(tree))) if name), ""
    )


def find_told_title(tree: Any, title: str) -> str:
    """`title` without what the site adds to it, where the page's own headline shows what that is."""
    for heading in tree.xpath("//h1")[:5]:
        words = _line(heading.text_content())
        if len(words) >= TITLE_CHARS and fold(title).startswith(fold(words)):
            return words
    return title


def _name(value: Any) -> str:
    name = value.get("name") if isinstance(value, Mapping) else value
    return _line(name) if isinstance(name, str) else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _list(value: Any) -> list[Any]:
    return value[:50] if isinstance(value, list) else [value]


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    for value in _values(tree):
        yield from _found(value, 0)


def _values(tree: Any) -> Iterator[Any]:
    for script in tree.xpath('//script[@type="application/ld+json"]')[:MOST_SCRIPTS]:
        try:
            yield json.loads(script.text_content() or "", strict=False)
        except (ValueError, RecursionError):
            continue


def _found(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The articles in a value of JSON-LD."""
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _found(one, depth + 1)
    elif isinstance(value, Mapping):
        kinds = [kind for kind in _list(value.get("@type")) if isinstance(kind, str)]
        if any(kind.endswith(ARTICLES) for kind in kinds):
            yield value
        for name in ("@graph", "mainEntity", "hasPart"):
            yield from _found(value.get(name), depth + 1)


def _own_text(article: Mapping[str, Any]) -> str:
    """The article's body, and the entries of a page that reports as things happen."""
    updates = article.get("liveBlogUpdate")
    entries = [one for one in updates if isinstance(one, Mapping)] if isinstance(updates, list) else []
    bodies = [
        article.get("articleBody"),
        *(text for one in entries for text in (one.get("headline"), one.get("articleBody"))),
    ]
    return "\n\n".join(body.strip() for body in bodies if isinstance(body, str))
