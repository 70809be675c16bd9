"""One written document → its plain text, whatever a desk writes in: text, Markdown, a page, Word, PDF."""

from __future__ import annotations

import importlib
import io
import logging
import zipfile
from collections.abc import Iterator
from typing import Any

from rashomon.errors import InputError
from rashomon.reading.decode import find_binary, find_text
from rashomon.reading.limits import Limits
from rashomon.reading.pages import find_page, looks_like_page
from rashomon.reading.wrapping import find_unwrapped

EXTRA = "drafts"  # of pyproject.toml: the libraries that Word and PDF files are read with
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
MOST_PAGES = 2_000  # of a PDF; a book, no draft


def find_document_text(data: bytes, name: str, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    """The text of a document, a paragraph a line. `name` is its file's, or empty.

    Raises `InputError` where it is of another form, broken, over the limits, or needs a library that is not there.
    """
    if len(data) > limits.file_bytes:
        raise InputError(f"{name or 'the draft'}: it has more than {limits.file_bytes:,} bytes")
    if data.startswith(b"%PDF") or name.lower().endswith(".pdf"):
        return _of_pdf(data, name)
    if data.startswith(b"PK\x03\x04") or name.lower().endswith(".docx"):
        return _of_word(data, name, limits)
    if binary := find_binary(data):
        raise InputError(f"{name or 'the draft'}: not text but {binary}")
    page = name.lower().endswith(PAGE_SUFFIXES) or b"<html" in data[:4096].lower()
    text = find_text(data, page=page).text.replace("\r\n", "\n")
    if page or looks_like_page(text):
        return find_page(text, name, limits)[0].text
    return find_unwrapped(text)


def _need(module: str, package: str, name: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        what = name or "the draft"
        raise InputError(f"{what}: reading it needs {package}: pip install 'rashomon[{EXTRA}]'") from error


def _of_word(data: bytes, name: str, limits: Limits) -> str:
    docx = _need("docx", "python-docx", name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > limits.unpacked_bytes:
            raise InputError(f"{name}: it unpacks to more than {limits.unpacked_bytes:,} bytes")
        document = docx.Document(io.BytesIO(data))
        return "\n".join(_word_lines(document))
    except InputError:
        raise
    except Exception as error:  # a broken file fails in as many ways as it has parts
        raise InputError(f"{name or 'the draft'}: no Word file that can be read ({type(error).__name__})") from error


def _word_lines(document: Any) -> Iterator[str]:
    """The paragraphs and the cells of tables in their order; headings as in Markdown."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from ("\n".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            heading = str(getattr(block.style, "name", "")).startswith(("Heading", "Title"))
            yield f"# {block.text}" if heading and block.text.strip() else block.text


def _of_pdf(data: bytes, name: str) -> str:
    pypdf = _need("pypdf", "pypdf", name)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        if len(pages) > MOST_PAGES:
            raise InputError(f"{name}: it has more than {MOST_PAGES:,} pages")
        text = "\n".join(page.extract_text() for page in pages)
    except InputError:
        raise
    except Exception as error:  # as above; and what is locked with a password
        raise InputError(f"{name or 'the draft'}: no PDF that can be read ({type(error).__name__})") from error
    if not text.strip():
        raise InputError(f"{name or 'the draft'}: a PDF without text, as scanned pages are")
    return find_joined_lines(text)


def find_joined_lines(text: str) -> str:
    """The lines of a printed page as paragraphs: one that ends in the middle of a sentence goes on in the next."""
    lines: list[str] = []
    for line in (raw.strip() for raw in text.split("\n")):
        if lines and line and lines[-1] and lines[-1][-1] not in '.!?:…”"»':
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)
