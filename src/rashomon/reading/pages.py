"""HTML pages → drafts: the article's text, what its markup says about it, and what was left outside it."""

from __future__ import annotations

import logging
import re
import warnings
from typing import Any

from rashomon.reading.cues import find_reason
from rashomon.reading.elsewhere import drop_leading_away
from rashomon.reading.layouts import mend_layout
from rashomon.reading.limits import Draft, Limits
from rashomon.reading.markup_dates import find_page_date
from rashomon.reading.strip import count_markup, find_lines, find_stripped
from rashomon.reading.structured import (
    find_clean_byline,
    find_told_byline,
    find_told_lines,
    find_told_outlet,
    find_told_text,
    find_told_title,
)
from rashomon.text import fold
from rashomon.vocabulary import Furniture

OUTSIDE = "page furniture (outside the article)"
OUTSIDE_LINES = 100  # dropped lines kept as furniture; a news page has 50 to 300, the rest says nothing more
HYPHEN = "\u00ad"  # where a word may be divided; never shown otherwise
OUTSIDE_CHARS = 500  # characters kept of each
MOST_LOST = 0.6  # of the text that the page itself gives: less than that is a failed extraction
SHORT_TEXT = 0.05  # of the visible text: less than that is a failed extraction when the page is plain
_PAGE = re.compile(r"^\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,500}?-->\s{0,99})?"
                   r"<(?:!doctype\s+html|html|head|body)\b",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip


def looks_like_page(text: str) -> bool:
    """Does `text` begin as an HTML page?"""
    return bool(_PAGE.match(text[:4096]))


def find_page(page: str, source: str, limits: Limits) -> tuple[Draft, str]:
    """The article in `page`, and what went wrong ("" if nothing did).

    A page over the limits, or one that trafilatura cannot read, is stripped of its tags.
    """
    refused = find_refusal(page, limits)
    if refused:
        return Draft(source=source, text=find_stripped(page[: limits.page_chars])), refused
    quiet = logging.getLogger("trafilatura"), logging.getLogger("htmldate")
    levels = [log.level for log in quiet]
    for log in quiet:
        log.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # dateutil's, of zones that a page makes up
            return _extracted(page, source)
    except Exception as error:  # trafilatura and lxml raise many kinds on broken pages: all mean the same here
        return Draft(
            source=source, text=find_stripped(page)
        ), f"the page could not be analysed ({type(error).__name__})"
    finally:
        for log, level in zip(quiet, levels, strict=True):
            log.setLevel(level)


def find_refusal(page: str, limits: Limits) -> str:
    """Why a page is too large or too deep to be analysed; empty if it is not."""
    if len(page) > limits.page_chars:
        return f"the page has more than {limits.page_chars:,} characters"
    tags, depth = count_markup(page, limits.page_depth)
    if tags > limits.page_tags:
        return f"the page has more than {limits.page_tags:,} tags"
    return f"the page nests more than {limits.page_depth} elements" if depth > limits.page_depth else ""


def _extracted(page: str, source: str) -> tuple[Draft, str]:
    import trafilatura  # heavy: only when there is a page
    from lxml import html as lxml_html

    # A parser of our own makes bytes with a declared encoding harmless: the text is decoded already.
    tree = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    told, visible, wrong = find_told_text(tree), find_lines(page), ""
    outlet, byline = find_told_outlet(tree), find_told_byline(tree)
    drop_leading_away(tree)
    mend_layout(tree)
    left = lxml_html.tostring(tree, encoding="unicode")  # trafilatura parses in its own way, without comments
    found = trafilatura.bare_extraction(left, include_comments=False, include_tables=True, with_metadata=False)
    text = str(getattr(found, "text", None) or "")
    if len(text) < MOST_LOST * len(told) and (lines := find_told_lines(told, visible)):
        text = "\n\n".join(lines)
    if len(text) < SHORT_TEXT * sum(map(len, visible)) and len(text) < 200:
        text, wrong = "\n\n".join(visible), "no article was found on the page"
    meta = trafilatura.extract_metadata(page, extensive=False)
    title = find_told_title(tree, _text(meta, "title"))
    draft = Draft(
        source=source,
        text=_with_title(text, title),
        title=title,
        outlet=outlet or _text(meta, "sitename"),
        url=_text(meta, "url"),
        byline=find_clean_byline(tree, byline or _text(meta, "author").replace("; ", ", ")),
        published=find_page_date(tree),
        cut=_outside(visible, text + "\n" + title),
    )
    return draft, wrong


def _text(meta: Any, name: str) -> str:
    value = getattr(meta, name, None)
    return value if isinstance(value, str) else ""


def _with_title(text: str, title: str) -> str:
    """`text` with `title` as its first line, unless it stands in one of the first lines already."""
    wanted = fold(title)
    heads = [fold(line) for line in text.split("\n")[:4]]
    if not wanted or wanted in heads:
        return text
    return f"{title}\n\n{text}"


def _outside(visible: list[str], text: str) -> tuple[Furniture, ...]:
    """The visible lines that the article's text does not hold, once each, up to a bound."""
    held = fold(text.replace(HYPHEN, ""))
    seen: dict[str, None] = {}
    for line in visible:
        folded = fold(line.replace(HYPHEN, ""))
        if any(c.isalnum() for c in folded) and folded not in held:
            seen.setdefault(line[:OUTSIDE_CHARS])
        if len(seen) >= OUTSIDE_LINES:
            break
    return tuple(Furniture(line, find_reason(line) or OUTSIDE) for line in seen)
