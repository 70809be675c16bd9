"""Cells laid out in columns of a terminal: short columns whole, long ones wrapped into what is left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len

GAP = 2  # columns of a terminal between two columns of a table
LONGEST_WORD = 14  # columns up to which a word is never broken: "A1:12345-12399" and "organisation" fit
HEADING_RULE = "─"

_length = lru_cache(maxsize=4096)(cell_len)


def find_grid(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """A table of `rows` at most `width` terminal columns wide; wide characters count for two.

    Where `width` has no room for so many columns, each row is listed field by field.
    """
    room = width - GAP * (len(columns) - 1)
    natural = [max(map(_length, (c, *(r[i] for r in rows)))) for i, c in enumerate(columns)]
    floors = [max(map(_floor, (c, *(r[i] for r in rows)))) for i, c in enumerate(columns)]
    if room < sum(floors):
        return _listed(columns, rows, width)
    widths = find_widths(natural, floors, room)
    lines = _laid(columns, widths)
    lines.append((" " * GAP).join(HEADING_RULE * w for w in widths))
    for row in rows:
        lines += _laid(row, widths)
    return "".join(line.rstrip() + "\n" for line in lines)


def _floor(text: str) -> int:
    """The columns that the longest word of `text` needs, so far as it is to be kept whole."""
    return min(LONGEST_WORD, max(map(_length, text.split()), default=0))


def find_widths(natural: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """Widths that fit in `room`: a column under its fair share keeps its own, the rest divide what is left.

    The long ones divide it by the square root of their length, so that a text of 900 is not given
    thirty times the room of one of 30; none goes below its floor (its longest word). The floors must fit.
    """
    widths = list(natural)
    left, shared = room, list(range(len(widths)))
    while shared:
        weight = sum(natural[i] ** 0.5 for i in shared)
        shares = {i: int(left * natural[i] ** 0.5 / weight) for i in shared}
        settled = {i: floors[i] for i in shared if shares[i] < floors[i]}
        settled = settled or {i: natural[i] for i in shared if natural[i] <= shares[i]}
        for i, size in (settled or shares).items():
            widths[i] = size
        left -= sum(settled.values())
        shared = [i for i in shared if i not in settled] if settled else []
    return widths


def _laid(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [find_wrapped(c, w) for c, w in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped))
    lines = []
    for n in range(height):
        parts = [w[n] if n < len(w) else "" for w in wrapped]
        lines.append((" " * GAP).join(p + " " * (w - _length(p)) for p, w in zip(parts, widths, strict=True)))
    return lines


def find_wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` terminal columns, broken between words where possible."""
    if _length(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for whole in text.split():
        word = whole
        size = _length(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        while size > width:
            cut = _fitting(word, width)
            lines.append(word[:cut])
            word = word[cut:]
            size = _length(word)
        line, used = word, size
    return [*lines, line] if line else lines or [""]


def _fitting(word: str, width: int) -> int:
    """How many characters of `word` fit in `width` terminal columns; at least one."""
    used = 0
    for n, char in enumerate(word):
        used += _length(char)
        if used > width:
            return max(n, 1)
    return len(word)


def _listed(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    blocks = []
    for row in rows:
        fields = [f"{c}: {v}" for c, v in zip(columns, row, strict=True) if v]
        blocks.append("".join(f"{line}\n" for f in fields for line in find_wrapped(f, width)))
    return "\n".join(blocks)
