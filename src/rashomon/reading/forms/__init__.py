"""The forms of file that articles come in: one registry, each form with its way to be known and its reader.

A form is a module with `looks(file) -> bool`, by content, and `read(source, limits) -> Iterator[Found]`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.limits import Limits

__all__ = ["FORMS", "Form", "Found", "Opened", "RefusedError", "find_form"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file. `suffixes`: the endings that settle it where the content does not; `library`: read with it."""

    name: str
    what: str
    suffixes: tuple[str, ...]
    library: str = ""

    def looks(self, file: Opened) -> bool:
        """Does the content of `file` say that it is of this form?"""
        return bool(self._module().looks(file))

    def read(self, source: Source, limits: Limits) -> Iterator[Found]:
        """What is in the file. Raises `RefusedError` where nothing of it is read."""
        found: Iterator[Found] = self._module().read(source, limits)
        return found

    def _module(self) -> Any:
        return importlib.import_module(f"rashomon.reading.forms.{self.name}")


# In the order they are asked: what is certain by its first bytes comes before what must be guessed from words.
FORMS = (
    Form("pdf", "PDF with text in it", (".pdf",), "pypdfium2"),
    Form("word", "Word (DOCX)", (".docx",), "python-docx"),
    Form("odt", "OpenDocument text", (".odt",)),
    Form("epub", "EPUB", (".epub",)),
    Form("sheet", "Excel workbook, a row an article", (".xlsx",), "openpyxl"),
    Form("parquet", "Parquet, a row an article", (".parquet",), "pyarrow"),
    Form("wacz", "web archive, packed (WACZ)", (".wacz",), "warcio"),
    Form("warc", "web archive (WARC)", (".warc",), "warcio"),
    Form("packed", "ZIP and TAR archives of any of these", (".zip", ".tar", ".tgz")),
    Form("rtf", "Rich Text (RTF)", (".rtf",), "striprtf"),
    Form("mbox", "mailbox", (".mbox",)),
    Form("mhtml", "a page saved as one file (MHTML)", (".mhtml", ".mht")),
    Form("mail", "a mail (EML)", (".eml",)),
    Form("feed", "RSS, Atom and JSON feeds with full texts", (".rss", ".atom"), "feedparser"),
    Form("opml", "lists of feeds and addresses: told, not read", (".opml",)),
    Form("newsml", "NewsML-G2 and NITF of the agencies", (".newsml", ".nitf")),
    Form("json", "JSON, JSON lines, and what news services give", (".json", ".jsonl", ".ndjson")),
    Form("citations", "RIS and BibTeX: told, they hold no texts", (".ris", ".bib")),
    Form("europresse", "Europresse export (HTML)", ()),
    Form("factiva", "Factiva export (HTML)", ()),
    Form("page", "a web page (HTML)", (".html", ".htm", ".xhtml", ".shtml")),
    Form("table", "CSV and TSV, a row an article", (".csv", ".tsv", ".tab")),
    Form("markdown", "Markdown, with front matter or without", (".md", ".markdown")),
    Form("text", "plain text; exports of Nexis, Factiva and ProQuest in it", (".txt", ".text")),
)


def find_form(file: Opened) -> Form:
    """The form of `file`: by its content; where that leaves it open, by its name; else plain text."""
    by_content = next((form for form in FORMS if form.looks(file)), None)
    return by_content or next((form for form in FORMS if form.suffixes and file.named(*form.suffixes)), FORMS[-1])
