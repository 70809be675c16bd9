"""PDF: lines put together into paragraphs by where they stand, running heads dropped, divided words joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from rashomon.reading.collected import find_collected
from rashomon.reading.divided import are_words, find_divided
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError, need
from rashomon.reading.limits import Limits

MOST_PAGES = 2_000  # a book, no article
EDGE_LINES = 2  # lines at the top and the foot of a page that may be its running head or number
REPEATED = 0.5  # of the pages: a line at the edge of so many, numbers aside, belongs to none of them
APART = 1.3  # times the usual step from line to line: a wider one begins a paragraph
LEADING = 1.15  # times the size of the letters: the step between lines of large ones, as of a headline
LIKE_SIZE = 0.12  # of the letters' size: a greater change begins a paragraph, as between headline and text
SHORT = 0.75  # of the usual width: a line that ends a sentence before it ends its paragraph
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?:page )?[-–— ]{0,4}\d{1,4}[-–— ]{0,4}(?:(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]{0,3}$")
_DIVIDED = re.compile(r"((?:[^\W\d_]{2,40})?)(?<=\S)([-\u00ad\ufffe\u2010])$")
_FIRST = re.compile(r"[^\W\d_]{2,40}")
SOFT = "\u00ad\ufffe"  # hyphens that are there for the line's end alone


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of print: its words, where it stands in points from the left and the foot, the size of its letters."""

    text: str
    left: float = 0
    right: float = 0
    foot: float = 0
    size: float = 0


def looks(file: Opened) -> bool:
    """Does it begin as a PDF?"""
    return file.data[:1024].lstrip().startswith(b"%PDF-")


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The article, or the articles of an archive's export."""
    pages = _without_edges(_pages(source.data, limits))
    lines = [line for page in pages for line in page]
    if not lines:
        raise RefusedError("a PDF without text, as scanned pages are: have it read by a program for scans first")
    yield from find_collected("\n\n".join(_paragraphs(lines)), source.name)


def _pages(data: bytes, limits: Limits) -> list[list[_Line]]:
    pdfium = need("pypdfium2", "pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise RefusedError(f"a PDF that cannot be read ({str(error)[:80]})") from error
    try:
        if len(document) > MOST_PAGES:
            raise RefusedError(f"a PDF of more than {MOST_PAGES:,} pages")
        pages: list[list[_Line]] = []
        chars = 0
        for number in range(len(document)):
            pages.append(_lines(document, number, pdfium))
            chars += sum(len(line.text) for line in pages[-1])
            if chars > limits.article_chars:
                raise RefusedError(f"a PDF with more than {limits.article_chars:,} characters")
        return pages
    except pdfium.PdfiumError as error:
        raise RefusedError(f"a PDF that cannot be read ({str(error)[:80]})") from error
    finally:
        document.close()


def _lines(document: Any, number: int, pdfium: Any) -> list[_Line]:
    """The lines of one page in the order they are written in, which is that of the columns."""
    page = document[number]
    text = page.get_textpage()
    try:
        out: list[_Line] = []
        at = 0
        for raw in str(text.get_text_range()).split("\n"):
            words = " ".join(raw.split())
            if words:
                out.append(_placed(text, words, at + len(raw) - len(raw.lstrip()), at + len(raw.rstrip()) - 1, pdfium))
            at += len(raw) + 1
        return out
    finally:
        text.close()
        page.close()


def _placed(text: Any, words: str, first: int, last: int, pdfium: Any) -> _Line:
    """Where the line of the characters from `first` to `last` stands. Some characters have no place of their own."""
    try:
        left, foot, _, _ = text.get_charbox(first, loose=True)
        right = text.get_charbox(last, loose=True)[2]
        return _Line(words, left, right, foot, float(pdfium.raw.FPDFText_GetFontSize(text.raw, first)))
    except (pdfium.PdfiumError, ValueError, IndexError):
        return _Line(words)


def _without_edges(pages: list[list[_Line]]) -> list[list[_Line]]:
    """`pages` without running heads, running feet and page numbers."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_bare(line.text) for line in (*page[:EDGE_LINES], *page[-EDGE_LINES:])})
    often = {line for line, count in seen.items() if count >= max(2, REPEATED * len(pages))}
    return [[line for place, line in enumerate(page) if not _is_edge(line, place, len(page), often)] for page in pages]


def _is_edge(line: _Line, place: int, count: int, often: set[str]) -> bool:
    at_edge = place < EDGE_LINES or place >= count - EDGE_LINES
    return at_edge and (_bare(line.text) in often or bool(_NUMBER.fullmatch(line.text)))


def _bare(line: str) -> str:
    return _DIGITS.sub("#", line.strip().lower())


def _paragraphs(lines: list[_Line]) -> list[str]:
    steps = sorted(above.foot - line.foot for above, line in pairwise(lines) if above.foot > line.foot)
    step = steps[len(steps) // 4] if steps else 0.0  # the lower quartile: steps between paragraphs are the wider ones
    width = median(sorted(line.right - line.left for line in lines)[len(lines) // 2 :])
    whole = find_divided("\n".join(line.text for line in lines))
    out = [lines[0].text]
    for above, line in pairwise(lines):
        if _begins(above, line, step, width, out[-1]):
            out.append(line.text)
        elif (end := _DIVIDED.search(out[-1][-42:])) and line.text[0].islower():
            out[-1] = (out[-1] if _keeps_hyphen(end, line.text, whole) else out[-1][:-1]) + line.text
        else:
            out[-1] += f" {line.text}"
    return out


def _keeps_hyphen(end: re.Match[str], below: str, whole: frozenset[tuple[str, str]]) -> bool:
    """Is the hyphen at the end of a line one of the word itself, as in *long-term*?"""
    start = _FIRST.match(below)
    second = start[0] if start else ""
    if end[2] in SOFT or (end[1], second) in whole:
        return False
    return not end[1] or are_words(end[1], second)


def _begins(above: _Line, line: _Line, step: float, width: float, so_far: str) -> bool:
    """Does a paragraph begin with `line`? One goes on over the end of a column or page, in mid-sentence."""
    if not above.size or not line.size:
        return bool(_ENDS.search(so_far))
    if abs(above.size - line.size) > LIKE_SIZE * above.size:
        return True
    down = above.foot - line.foot
    if down <= 0 or down > 4 * max(step, 1.0):
        return bool(_ENDS.search(so_far))
    indented = line.left - above.left > 0.7 * line.size
    ended = bool(_ENDS.search(so_far)) and above.right - above.left < SHORT * width
    return down > APART * max(step, LEADING * line.size) or (indented and bool(_ENDS.search(so_far))) or ended
