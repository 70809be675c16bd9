"""A draft in sentences: which of them are claims to check, and why the others are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.text import Quotation, find_words
from rashomon.vocabulary import Span

MIN_WORDS = 4  # words of a sentence that claims something
OUTSIDE = 6  # words outside quotation marks from which a sentence says more than who speaks
QUOTED = "its quotation was checked"  # with who says it: nothing of the sentence was left out
SHORT = "too short to be checked by itself"
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s|^[^.!?…:]{1,120}$")
_MARKER = re.compile(r"^\s{0,8}(?:[-*+•>]|\d{1,3}[.)])\s+")


def find_skip_reason(text: str, span: Span, line: str, quotations: Sequence[Quotation]) -> str:
    """Why a sentence is not checked, or `""`. `quotations`: those of its line that are checked by themselves."""
    sentence = text[span.start : span.end]
    words = len(find_words(sentence))
    over = [q for q in quotations if q.outer_start < span.end and span.start < q.outer_end]
    if over:
        inside = sum(len(find_words(text[max(q.start, span.start) : min(q.end, span.end)])) for q in over)
        return "only its quotation and speaker were checked" if words - inside >= OUTSIDE else QUOTED
    if line.lstrip().startswith("#") or (_HEADING.match(line) and not line.rstrip().endswith((".", "!"))):
        return "a heading, or no whole sentence"
    if sentence.rstrip("\"”’'»)").endswith("?"):
        return "a question"
    return SHORT if words < MIN_WORDS else ""


def without_marker(sentence: str) -> str:
    """A sentence without the mark of a list or a quoted paragraph."""
    return _MARKER.sub("", sentence)
