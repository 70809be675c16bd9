"""Web pages: the article by trafilatura, dates by their markup."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.decode import find_text
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened
from rashomon.reading.limits import Limits
from rashomon.reading.pages import find_page, looks_like_page
from rashomon.vocabulary import Problem


def looks(file: Opened) -> bool:
    """Does the file begin as a page?"""
    return looks_like_page(file.start)


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The article of the page."""
    decoded = find_text(source.data, page=True)
    if decoded.mended:
        yield Problem(source.name, decoded.mended, "check the text for wrong letters", left_out=False)
    draft, wrong = find_page(decoded.text, source.name, limits)
    if wrong:
        yield Problem(source.name, wrong, "its tags were stripped and all its text kept", left_out=False)
    yield draft
