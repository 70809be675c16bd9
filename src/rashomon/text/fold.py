"""Folding: what two texts must share to be called the same words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rashomon.vocabulary import Span

WORD = re.compile(r"\w+(?:[’'ʼ]\w+)*")
_MARKS = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "\u00a0": " ",
        "…": "...",
    }
)


def fold_mark(text: str) -> str:
    """`text` with typographic quotation marks, dashes, ellipses and spaces made plain."""
    return text.translate(_MARKS)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` as compared: compatibility form, plain marks, no accents, lower case, single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", fold_mark(text))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def lowered(text: str) -> str:
    """`text` in small letters as patterns that ignore case know them: a plain word that one finds stands in it, too.

    For cheap tests before such a pattern, and for looking up what one found; offsets are not those of `text`.
    """
    small = text.lower()
    return small if small.isascii() else small.replace("ſ", "s").replace("ı", "i").replace("i\u0307", "i")


def find_words(text: str) -> list[Span]:
    """The words of `text` in order; an apostrophe inside a word belongs to it."""
    return [Span(*m.span()) for m in WORD.finditer(text)]
