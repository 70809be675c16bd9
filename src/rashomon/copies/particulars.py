"""The names and figures of a text, without a parser: what two reports of other events never share, and copies keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rashomon.copies.folding import shared_blocks
from rashomon.text import fold
from rashomon.vocabulary import Article

ROOT = 5  # first letters by which a name is known: `Norhaven`, `Norhaveners`
# A capital that opens no sentence, or a figure with its commas and points.
_NAME = r"""(?<![.!?:“"'‘’—–-]\s)(?<![“"‘])(?<=[\w,;)’”]\s)[A-Z][^\W\d_][\w’'-]{0,30}"""
_FIGURE = r"(?<![\w.,])\d[\d.,]{0,20}\d(?!\d)|(?<![\w.,])\d\b"
_PARTICULAR = re.compile(f"{_NAME}|{_FIGURE}")


def find_particulars(article: Article) -> Mapping[str, tuple[int, ...]]:
    """Each name, by its first letters, and each figure with the places where it stands. Linear time."""
    found: dict[str, list[int]] = {}
    for block in shared_blocks(article):
        for match in _PARTICULAR.finditer(article.text, block.start, block.end):
            key = match[0].replace(",", "") if match[0][0].isdigit() else fold(match[0])[:ROOT]
            found.setdefault(key, []).append(match.start())
    return {key: tuple(places) for key, places in found.items()}


def share_particulars(a: Iterable[str], b: Iterable[str]) -> float:
    """Of the names and figures of the text that has fewer, the share (0 to 1) that the other has; 0 without any."""
    one, other = set(a), set(b)
    return len(one & other) / max(1, min(len(one), len(other)))
