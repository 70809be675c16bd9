"""Markdown: front matter as fields, the marks taken off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rashomon.reading.decode import find_text
from rashomon.reading.fields import find_draft
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened
from rashomon.reading.limits import Draft, Limits
from rashomon.reading.markdown import find_markdown
from rashomon.vocabulary import Problem


def looks(file: Opened) -> bool:
    """Does the file begin with front matter whose first line is a field?"""
    return file.start.startswith("---\n") and ":" in file.start[4:204].split("\n", 1)[0]


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The article, with the fields of its front matter."""
    del limits
    decoded = find_text(source.data)
    if decoded.mended:
        yield Problem(source.name, decoded.mended, "check the text for wrong letters", left_out=False)
    fields = find_markdown(decoded.text.replace("\r\n", "\n"))
    draft, _ = find_draft(fields, name=source.name, place=0, field_chars=len(decoded.text))
    yield replace(draft, source=source.name) if draft else Draft(source=source.name, text=fields["text"])
