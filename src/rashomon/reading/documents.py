"""One written document → its plain text, whatever a desk writes in: text, Markdown, a page, Word, PDF."""

from __future__ import annotations

from rashomon.errors import InputError
from rashomon.reading.decode import UnreadableError, find_binary, find_text, find_unpacked
from rashomon.reading.divided import find_paragraphs
from rashomon.reading.files import Source
from rashomon.reading.forms import Opened, RefusedError, find_form
from rashomon.reading.forms.word import find_blocks
from rashomon.reading.limits import Draft, Limits

DOCUMENTS = frozenset({"pdf", "odt", "rtf", "page"})  # forms whose text is had by their reader
SAME = frozenset({"text", "markdown"})  # forms whose text stands there as it is


def find_document_text(data: bytes, name: str, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    """The text of a document, a paragraph a line. `name` is its file's, or empty.

    Raises `InputError` where it is of another form, broken, over the limits, or needs a library that is not there.
    """
    called = name or "the draft"
    if len(data) > limits.file_bytes:
        raise InputError(f"{called}: it has more than {limits.file_bytes:,} bytes")
    try:
        data, _ = find_unpacked(data, limits)
        form = find_form(Opened(name.lower(), data))
        if form.name == "word":
            blocks = find_blocks(data, limits)
            return "\n".join(f"# {text}" if heading and text.strip() else text for text, heading in blocks)
        if form.name in DOCUMENTS:
            found = form.read(Source(called, data), limits)
            return find_paragraphs("\n\n".join(one.text for one in found if isinstance(one, Draft)))
        if form.name in SAME and not (binary := find_binary(data)):
            return find_paragraphs(find_text(data).text.replace("\r\n", "\n"))
    except (RefusedError, UnreadableError) as error:
        raise InputError(f"{called}: {error}") from error
    raise InputError(f"{called}: not a text but {binary if form.name in SAME else form.what}")
