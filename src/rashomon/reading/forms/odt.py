"""OpenDocument texts: the headings and paragraphs of `content.xml`, tracked deletions left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.reading.collected import find_collected
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.forms.xml import local, parse
from rashomon.reading.forms.zipped import check_size, open_package, part_of
from rashomon.reading.limits import Limits

MARK = b"application/vnd.oasis.opendocument.text"
BREAKS = {"line-break": "\n", "tab": "\t", "s": " "}
PASSED_OVER = frozenset({"tracked-changes", "note", "annotation", "bibliography-mark", "ruby-text"})


def looks(file: Opened) -> bool:
    """Does the package say at its very beginning that it is such a text?"""
    return file.data.startswith(b"PK") and MARK in file.data[:256]


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The article, or the articles of an archive's export."""
    check_size(source.data, limits)
    with open_package(source.data) as packed:
        root = parse(part_of(packed, "content.xml", limits.unpacked_bytes))
    lines = list(_paragraphs(root))
    if not lines:
        raise RefusedError("an OpenDocument text without a paragraph")
    yield from find_collected("\n\n".join(lines), source.name)


def _paragraphs(root: Any) -> Iterator[str]:
    """In order, by a walk without recursion: a hostile file may nest as deep as it likes."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in ("p", "h"):
            yield _text(element)
        elif name and name not in PASSED_OVER:
            waiting.extend(reversed(element))


def _text(paragraph: Any) -> str:
    out: list[str] = []
    waiting: list[Any] = [paragraph]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            out.append(one)
            continue
        waiting.append(one.tail if one is not paragraph and one.tail else "")
        if local(one) in BREAKS:
            out.append(BREAKS[local(one)])
        elif local(one) and local(one) not in PASSED_OVER:
            waiting.extend(reversed(one))
            waiting.append(one.text or "")
    return "".join(out).strip()
