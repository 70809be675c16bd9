"""Europresse: an export in HTML, one `<article>` each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.reading.decode import find_text
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.limits import Draft, Limits
from rashomon.reading.strip import find_stripped


def looks(file: Opened) -> bool:
    """Do its articles stand in the elements that Europresse writes?"""
    return file.start.startswith("<") and "DocPublicationName" in file.start and "titreArticle" in file.start


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The articles, in order."""
    from lxml import html

    text = find_text(source.data, page=True).text
    if len(text) > limits.unpacked_bytes:
        raise RefusedError("an export over the bounds")
    tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    articles = tree.xpath("//article[.//*[contains(@class, 'titreArticle')]]")
    if not articles:
        raise RefusedError("a Europresse export without articles")
    for number, article in enumerate(articles, 1):
        yield _draft(article, f"{source.name}:{number}", number)


def _draft(article: Any, source: str, number: int) -> Draft:
    return Draft(
        source=source,
        text=_markup(article, "docOcurrContainer") or _markup(article, "texte"),
        place=number,
        title=_first(article, "titreArticle"),
        outlet=_first(article, "DocPublicationName").split(",")[0],
        byline=_first(article, "sm-margin-bottomNews") or _first(article, "sm-margin-TopNews"),
        published=_first(article, "DocHeader"),
    )


def _with_class(element: Any, name: str) -> list[Any]:
    found: list[Any] = element.xpath(".//*[contains(concat(' ', @class, ' '), concat(' ', $name, ' '))]", name=name)
    return found


def _first(article: Any, name: str) -> str:
    return next((" ".join(one.text_content().split()) for one in _with_class(article, name)), "")


def _markup(article: Any, name: str) -> str:
    from lxml import html

    return next((find_stripped(html.tostring(one, encoding="unicode")) for one in _with_class(article, name)), "")
