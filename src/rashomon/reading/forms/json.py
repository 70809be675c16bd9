"""JSON and JSON lines: rows, whatever service wrote them."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.decode import Decoded, find_text
from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened
from rashomon.reading.limits import Limits
from rashomon.reading.rows import find_rows, looks_like_json
from rashomon.vocabulary import Problem

ROW_PROBLEMS = 50  # problems told one by one for one file; the rest are counted
LINES = (".jsonl", ".ndjson")


def looks(file: Opened) -> bool:
    """Does the file begin as JSON and does its first line, or all of it, parse?"""
    return file.start.startswith(("{", "[")) and looks_like_json(find_text(file.data).text)


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """Its rows, in order."""
    del limits
    text, broken = _text(source.data)
    for line in broken[:ROW_PROBLEMS]:
        yield Problem(source.name, "the line is not UTF-8", "its encoding was guessed", line, left_out=False)
    if len(broken) > ROW_PROBLEMS:
        what = f"{len(broken) - ROW_PROBLEMS} more lines are not UTF-8"
        yield Problem(source.name, what, "guessed as well", left_out=False)
    yield from find_rows(text, lines=source.plain_name.endswith(LINES))


def _text(data: bytes) -> tuple[str, list[int]]:
    """The text; where some lines are not UTF-8 each line is decoded by itself, and the numbers of the broken ones."""
    decoded = find_text(data)
    if not decoded.mended or data.startswith((b"\xff\xfe", b"\xfe\xff")) or "utf-16" in decoded.mended:
        return decoded.text, []
    lines: list[Decoded] = [find_text(line) for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    return "\n".join(line.text for line in lines), [n for n, line in enumerate(lines, 1) if line.mended]
