"""Links to exact words on a web page: text fragments, as browsers understand them.

Source: WICG, "URL Fragment Text Directives": `#:~:text=[prefix-,]start[,end][,-suffix]`, words matched whole.
"""

from __future__ import annotations

from urllib.parse import quote

MAX_WHOLE = 300  # characters named in full; a longer stretch is named by its ends, as in the links Chromium makes
END_WORDS = 6  # words at each end of a longer stretch; 476 of 493 such openings, in three stories, stand once in theirs
CONTEXT_WORDS = 4  # words before and after, for a stretch that stands more than once
MAX_PIECE = 300  # characters of a piece; longer ones are no words, and make links that programs cut
MAX_WIDENED = 60  # characters looked through for the end of a word


def find_text_link(url: str, text: str, start: int, end: int) -> str:
    """`url` with a fragment that finds `text[start:end]` on its page; `url` itself where no words could find it."""
    directive = find_directive(text, start, end)
    if not directive:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def find_directive(text: str, start: int, end: int) -> str:
    """The value of `text=` for a stretch of `text`: in full, or by its ends, with context where it stands twice."""
    start, end = _widened(text, start, end)
    words = text[start:end]
    if not words.strip():
        return ""
    first, last = (words, "") if len(words) <= MAX_WHOLE and "\n" not in words else _ends(words)
    pieces = [first, last]
    if text.count(first) > 1:
        pieces = [*_context(text, start, end), *pieces]
    if any(len(piece) > MAX_PIECE for piece in pieces):
        return ""
    before, after = pieces[:2] if len(pieces) > 2 else ("", "")
    named = [f"{_coded(before)}-"] if before else []
    named += [_coded(piece) for piece in (first, last) if piece]
    named += [f"-{_coded(after)}"] if after else []
    return ",".join(named)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends and with the words at its ends whole: browsers match whole words."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    for _ in range(MAX_WIDENED):
        if start and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
            end += 1
    return start, end


def _ends(words: str) -> tuple[str, str]:
    """The first and the last words of a stretch, each within one line, and not overlapping."""
    first = words.split("\n", 1)[0][: MAX_PIECE + 1].split(" ")
    last = words.rsplit("\n", 1)[-1][-MAX_PIECE - 1 :].split(" ")
    if "\n" not in words:
        half = max(len(words.split(" ")) // 2, 1)
        return " ".join(first[: min(END_WORDS, half)]), " ".join(last[-min(END_WORDS, half) :])
    return " ".join(first[:END_WORDS]).strip(), " ".join(last[-END_WORDS:]).strip()


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    """The words just before and just after, within the line."""
    before = text[max(start - MAX_PIECE, 0) : start].rsplit("\n", 1)[-1].split()
    after = text[end : end + MAX_PIECE].split("\n", 1)[0].split()
    return " ".join(before[-CONTEXT_WORDS:]), " ".join(after[:CONTEXT_WORDS])


def _coded(piece: str) -> str:
    """Percent-encoded, with the three signs that mean something in a directive: comma, ampersand, hyphen."""
    return quote(piece, safe="", errors="replace").replace("-", "%2D")
