"""Text as given → text without what no reader sees: controls, hidden characters, mojibake."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.reading.remembered import of_line, of_text

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")  # bidirectional overrides, tag characters
_HIDDEN = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u061c\u2060-\u2064\ufeff]")
_SOFT = re.compile("(?<=[^\\W\\d_])\u00ad(?=[ \\t]{0,8}\n)")  # seen at the end of a line, and only there
_JOINERS = re.compile("(?<=[\\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\\x00-\u024f])|^[\u200c\u200d]")
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|blockquote)\s{0,9}>|<br\s{0,9}/?>", re.IGNORECASE)
MOJIBAKE_LINE = 20_000  # characters; a longer line is mended piecewise nowhere: it is left as it is


@dataclass(frozen=True, slots=True)
class Clean:
    """Cleaned text, and what was mended beyond the harmless."""

    text: str
    mended: tuple[str, ...] = ()


@of_text
def find_clean(text: str) -> Clean:
    """`text` with line breaks as `\\n`, plain spaces, no control or hidden characters, encoding slips mended.

    Quotation marks, dashes, ligatures and everything else a reader sees stay as they are.
    """
    mended = []
    if not text.isascii():
        # C1 controls are the trace of mojibake: mend before they go.
        text, count = _unscrambled(text)
        if count:
            mended.append(f"{count} lines had been decoded wrongly (mojibake); they were decoded anew")
    text = _BREAKS.sub("\n", text)
    text = _CONTROLS.sub("", text)
    if not text.isascii():
        text, turned = _TURNING.subn("", text)
        if turned:
            mended.append(f"{turned} characters that hide or reorder text were taken out")
        text = _JOINERS.sub("", _HIDDEN.sub("", _SOFT.sub("-", _SPACES.sub(" ", text))))
    return Clean(text, tuple(mended))


@of_line
def find_clean_line(text: str) -> str:
    """`text` cleaned and on one line, for titles, outlets, bylines and addresses."""
    return " ".join(find_clean(text).text.split())


def has_markup(text: str) -> bool:
    """Is this text HTML, by two closing tags or line-break tags?"""
    return "<" in text and len(_MARKUP.findall(text[:200_000])) >= 2


def _unscrambled(text: str) -> tuple[str, int]:
    """`text` with each line ftfy is sure about decoded anew, and how many lines changed."""
    given = text.split("\n")
    lines = [line if line.isascii() or len(line) > MOJIBAKE_LINE else _unscrambled_line(line) for line in given]
    return "\n".join(lines), sum(a != b for a, b in zip(given, lines, strict=True))


@of_line
def _unscrambled_line(line: str) -> str:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if not is_bad(line):
        return line
    fixed = fix_encoding(line)
    return line if is_bad(fixed) and len(fixed) >= len(line) else fixed
