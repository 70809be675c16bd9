"""PDF: the document to print, in a font that is part of the file."""

from __future__ import annotations

import bisect
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from importlib import resources
from pathlib import Path
from typing import Any

from rashomon.errors import ExportError
from rashomon.export.brief import Entry, Source, find_brief
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.needs import need
from rashomon.export.sheets import EPOCH
from rashomon.vocabulary import Record

FONT, FONT_FILE = "DejaVu", "DejaVuSans.ttf"  # 5,918 letters: Latin, Greek, Cyrillic, Arabic, Hebrew and others
TITLE, HEADING, TEXT, SMALL = 16, 13, 10, 8  # points
LEADING = 0.5  # millimetres of line height for a point of size
INDENT, DEEPER = 4, 9  # millimetres that an entry and its sources stand in
SIGNATURES = {b"\0\1\0\0", b"true", b"OTTO", b"ttcf"}  # with which TrueType, OpenType, and collections of them begin
SHOWN = 10  # letters named in a refusal
MAX_LETTERS = 400  # looked at for one line; A4 in the smallest size has room for 245 of the thinnest
BLACK, GREY, BLUE = (0, 0, 0), (90, 90, 90), (5, 70, 150)


def pdf(record: Record, options: ExportOptions) -> Export:
    """The document as PDF with bookmarks and links.

    A sign that no font has is printed as `[U+1F6A2]`. A text without its letters could not be read: `ExportError`.
    """
    library = need("fpdf", "an export to pdf")
    brief = find_brief(record, options)
    with _opened(library) as paper:
        sheet = _Sheet(paper, options.fonts)
        sheet.paragraph(brief.title, TITLE)
        for line in brief.lead:
            sheet.paragraph(line, TEXT, colour=GREY)
        for chapter in brief.chapters:
            sheet.heading(chapter.heading)
            for entry in chapter.entries:
                _entry(sheet, entry)
        return Export({f"{brief.name}.pdf": sheet.data(brief.title)})


@contextmanager
def _opened(library: Any) -> Iterator[Any]:
    """An empty document, whose font files are closed at the end, come what may."""
    paper = library.FPDF(format="A4")
    try:
        yield paper
    finally:
        for font in paper.fonts.values():
            font.close()


def _entry(sheet: _Sheet, entry: Entry) -> None:
    lead = f"{entry.lead}: " if entry.lead else ""
    sheet.paragraph(f"• {lead}{entry.text}", TEXT, indent=INDENT, before=1)
    if entry.aside:
        sheet.paragraph(entry.aside, SMALL, indent=INDENT, colour=GREY)
    for source in entry.sources:
        _source(sheet, source)


def _source(sheet: _Sheet, source: Source) -> None:
    sheet.paragraph(source.named, SMALL, indent=DEEPER, colour=BLUE, link=source.link)
    if source.sentence:
        sheet.paragraph(source.sentence, SMALL, indent=DEEPER)


class _Sheet:
    """The pages being written."""

    def __init__(self, paper: Any, fonts: tuple[Path, ...]) -> None:
        self.pdf = paper
        self.pdf.set_creation_date(EPOCH.replace(tzinfo=UTC))
        self.pdf.set_producer("rashomon")
        with resources.as_file(resources.files("rashomon.export").joinpath("fonts", FONT_FILE)) as path:
            self.pdf.add_font(FONT, fname=path)
        added = [_add_font(self.pdf, f"added{n}", path) for n, path in enumerate(fonts)]
        self.pdf.set_fallback_fonts(added, exact_match=False)
        self.known = frozenset(sign for font in (FONT.lower(), *added) for sign in self.pdf.fonts[font].cmap)
        self.missing: set[str] = set()
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

    def drawable(self, text: str) -> str:
        """`text` with what no font has written as its number; letters among it are kept for `data` to tell."""
        lacking = {c for c in text if ord(c) not in self.known}
        self.missing |= {c for c in lacking if self._is_letter(c)}
        return "".join(f"[U+{ord(c):04X}]" if c in lacking else c for c in text) if lacking else text

    def _is_letter(self, sign: str) -> bool:
        """A letter of some writing; not one that is only another shape of a letter that can be drawn (`𝕆`)."""
        plain = unicodedata.normalize("NFKC", sign)
        return unicodedata.category(sign).startswith("L") and any(ord(c) not in self.known for c in plain)

    def width(self, text: str) -> float:
        """Millimetres that `text` takes in the font as it is set, with the space that a cell keeps at its sides."""
        return float(self.pdf.get_string_width(text)) + 2 * float(self.pdf.c_margin)

    def data(self, title: str) -> bytes:
        if self.missing:
            some = " ".join(sorted(self.missing)[:SHOWN]) + (" …" if len(self.missing) > SHOWN else "")
            letters = f"{len(self.missing)} letters" if len(self.missing) > 1 else "a letter"
            raise ExportError(
                f"pdf: no font has {letters} of this story ({some}); name a font file that has: --font FILE. "
                "docx and md need none"
            )
        self.pdf.set_title(title)
        return bytes(self.pdf.output())


def _add_font(pdf: Any, name: str, path: Path) -> str:
    with path.open("rb") as file:
        if file.read(4) not in SIGNATURES:
            raise ExportError(f"pdf: {path} is no TrueType or OpenType font")
    try:
        pdf.add_font(name, fname=path)
    except Exception as error:  # the library reads a file that may be anything, and fails in its own many ways
        raise ExportError(f"pdf: {path} cannot be used as a font ({type(error).__name__})") from error
    return name


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
