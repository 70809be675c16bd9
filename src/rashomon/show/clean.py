"""Text from articles made safe to show: in a terminal, in a title, as a link."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

MAX_URL = 2_000  # characters; longer addresses are refused by common servers and are never a citation

# A terminal's escape sequences: CSI (colours, cursor), OSC (titles, links), then any other two-character one.
_ESCAPES = re.compile(r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]{0,4096}|\x1b[ -~]?")
_SPACE = re.compile(r"\s+")
_KEPT_FORMATS = frozenset("\u200c\u200d")  # joiners: Persian, Indic scripts and emoji are misspelt without them


def find_plain(text: str) -> str:
    """`text` on one line, without escape sequences, control characters or direction overrides."""
    text = _SPACE.sub(" ", _ESCAPES.sub("", text))
    if text.isprintable():  # no character that `_is_shown` refuses is printable
        return text.strip()
    return _SPACE.sub(" ", "".join(c for c in text if _is_shown(c))).strip()


def _is_shown(char: str) -> bool:
    return char in _KEPT_FORMATS or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


def find_shortened(text: str, length: int) -> str:
    """`text` cut to at most `length` characters, at a word's end if there is one near; an ellipsis says so."""
    if len(text) <= length:
        return text
    cut = text[: max(length - 1, 0)]
    space = cut.rfind(" ")
    return (cut[:space] if space > length * 2 // 3 else cut).rstrip() + "…"


def find_link(url: str) -> str:
    """`url` if it is a plain http or https address that may become a link, else the empty string."""
    if len(url) > MAX_URL or any(not _is_shown(c) or c.isspace() for c in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme.lower() in {"http", "https"} and host else ""
