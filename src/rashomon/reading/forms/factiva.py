"""Factiva: an export in HTML, one `<div class="article">` each, with its fields in a table or in lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.reading.collected import draft_of_lines
from rashomon.reading.decode import find_text
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.limits import Draft, Limits
from rashomon.reading.strip import find_lines

FIELDS = {"HD": "title", "SN": "outlet", "BY": "byline", "PD": "published", "LA": "language"}
TEXTS = ("LP", "TD")
SAMPLE_CHARS = 40_000  # the page begins with its own styles


def looks(file: Opened) -> bool:
    """Is it a page of Factiva's articles?"""
    start = file.start[:SAMPLE_CHARS]
    return start.startswith("<") and ("enArticle" in start or ("Factiva" in start and 'class="article' in start))


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The articles, in order."""
    from lxml import html

    del limits
    text = find_text(source.data, page=True).text
    tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    articles = tree.xpath("//div[contains(concat(' ', @class, ' '), ' article ')]")
    if not articles:
        raise RefusedError("a Factiva export without articles")
    for number, article in enumerate(articles, 1):
        place = f"{source.name}:{number}"
        yield _of_table(article, place, number) or draft_of_lines(_lines(article), place, number)


def _lines(article: Any) -> list[str]:
    from lxml import html

    return find_lines(html.tostring(article, encoding="unicode"))


def _of_table(article: Any, source: str, number: int) -> Draft | None:
    """The article where each field stands in a row under its two letters."""
    rows: dict[str, Any] = {}
    for row in article.xpath(".//tr[td]"):
        cells = row.xpath("./td")
        code = " ".join(cells[0].text_content().split())
        if len(cells) > 1 and len(code) == 2 and code.isupper():
            rows.setdefault(code, cells[1])
    paragraphs = [line for code in TEXTS if code in rows for line in _lines(rows[code])]
    if not paragraphs:
        return None
    fields: dict[str, Any] = {name: " ".join(rows[c].text_content().split()) for c, name in FIELDS.items() if c in rows}
    return Draft(source=source, text="\n\n".join(paragraphs), place=number, **fields)
