"""PDF: the document to print, in a font that is part of the file."""

from __future__ import annotations

import bisect
from collections.abc import Callable
from datetime import UTC
from importlib import resources
from typing import Any

from rashomon.export.brief import Entry, Source, find_brief
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.needs import need
from rashomon.export.sheets import EPOCH
from rashomon.vocabulary import Record

FONT, FONT_FILE = "DejaVu", "DejaVuSans.ttf"  # 5,918 letters: Latin, Greek, Cyrillic, Arabic, Hebrew and others
TITLE, HEADING, TEXT, SMALL = 16, 13, 10, 8  # points
LEADING = 0.5  # millimetres of line height for a point of size
INDENT, DEEPER = 4, 9  # millimetres that an entry and its sources stand in
MAX_LETTERS = 400  # looked at for one line; A4 in the smallest size has room for 245 of the thinnest
BLACK, GREY, BLUE = (0, 0, 0), (90, 90, 90), (5, 70, 150)


def pdf(record: Record, options: ExportOptions) -> Export:
    """The document as PDF with bookmarks and links. A character that the font lacks is printed as `[U+1F6A2]`."""
    library = need("fpdf", "an export to pdf")
    brief = find_brief(record, options)
    sheet = _Sheet(library)
    sheet.paragraph(brief.title, TITLE)
    for line in brief.lead:
        sheet.paragraph(line, TEXT, colour=GREY)
    for chapter in brief.chapters:
        sheet.heading(chapter.heading)
        for entry in chapter.entries:
            _entry(sheet, entry)
    return Export({"story.pdf": sheet.data(brief.title)})


def _entry(sheet: _Sheet, entry: Entry) -> None:
    lead = f"{entry.lead}: " if entry.lead else ""
    sheet.paragraph(f"• {lead}{entry.text}", TEXT, indent=INDENT, before=1)
    if entry.aside:
        sheet.paragraph(entry.aside, SMALL, indent=INDENT, colour=GREY)
    for source in entry.sources:
        _source(sheet, source)


def _source(sheet: _Sheet, source: Source) -> None:
    sheet.paragraph(
        f"{source.label} {source.outlet}, {source.place}", SMALL, indent=DEEPER, colour=BLUE, link=source.link
    )
    sheet.paragraph(source.sentence, SMALL, indent=DEEPER)


class _Sheet:
    """The pages being written."""

    def __init__(self, library: Any) -> None:
        self.pdf = library.FPDF(format="A4")
        self.pdf.set_creation_date(EPOCH.replace(tzinfo=UTC))
        self.pdf.set_producer("rashomon")
        with resources.as_file(resources.files("rashomon.export").joinpath("fonts", FONT_FILE)) as path:
            self.pdf.add_font(FONT, fname=path)
        self.drawable = _find_drawable(self.pdf.fonts[FONT.lower()].cmap)
        self.pdf.set_font(FONT, size=TEXT)
        self.pdf.add_page()

    def heading(self, text: str) -> None:
        self.pdf.ln(HEADING * LEADING)
        self.pdf.start_section(self.drawable(text))
        self.paragraph(text, HEADING)

    def paragraph(
        self,
        text: str,
        size: int,
        *,
        indent: float = 0,
        before: float = 0,
        colour: tuple[int, int, int] = BLACK,
        link: str = "",
    ) -> None:
        """`text` over the width of the page, broken where it has to be."""
        self.pdf.set_font(FONT, size=size)
        self.pdf.set_text_color(*colour)
        left = self.pdf.l_margin + indent
        self.pdf.set_y(self.pdf.get_y() + before)
        for line in find_lines(self.drawable(text), self.pdf.w - self.pdf.r_margin - left, self.width):
            self.pdf.set_x(left)
            self.pdf.cell(0, size * LEADING, line, link=link, new_x="LMARGIN", new_y="NEXT")

    def width(self, text: str) -> float:
        """Millimetres that `text` takes in the font as it is set, with the space that a cell keeps at its sides."""
        return float(self.pdf.get_string_width(text)) + 2 * float(self.pdf.c_margin)

    def data(self, title: str) -> bytes:
        self.pdf.set_title(title)
        return bytes(self.pdf.output())


def _find_drawable(glyphs: Any) -> Callable[[str], str]:
    """A function from text to text in which what the font lacks is written as its number."""
    known = frozenset(glyphs)

    def drawable(text: str) -> str:
        return "".join(c if ord(c) in known else f"[U+{ord(c):04X}]" for c in text)

    return drawable


def find_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """`text` in lines no wider than `width`, broken between words, or inside a word that fills a line by itself.

    The library's own breaking measures the line anew for every character; this measures it for every word.
    """
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if measure(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, width, measure)
        lines += full
    return [*lines, line]


def _broken(word: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """A word in pieces that each fit a line; as long as the widest letter allows, found by halving."""
    pieces = []
    while measure(word[:MAX_LETTERS]) > width or len(word) > MAX_LETTERS:
        fits = max(bisect.bisect_right(range(1, MAX_LETTERS + 1), width, key=lambda n: measure(word[:n])), 1)
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]
