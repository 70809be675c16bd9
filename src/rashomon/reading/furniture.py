"""Page furniture in the lines of a text: which lines go, and why. Only whole lines, never part of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.lexicon import words_of
from rashomon.reading.cues import COMMENT_START, CUE_CHARS, RELATED_HEADING, find_reason
from rashomon.reading.remembered import of_line
from rashomon.text import fold
from rashomon.vocabulary import Furniture

PROSE_CHARS = 80  # a line this long that ends a sentence is prose; link lines and buttons are shorter or open-ended
LINK_CHARS = 140  # headlines linked to under "Related" run to 120
LINKS = 15  # lines cut under one such heading
SEGMENT_WORDS = 4  # words of one entry of a navigation bar
BAR_CHARS = 180
HEAD_LINES = 12  # lines at the top in which a headline may stand again: page title, headline, byline, day, headline
HEAD_CHARS, HEAD_WORDS = (12, 200), 4  # of a headline; shorter lines may be names of sections, which do stand twice
AGAIN = "the headline, again"
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}\s*$")
_BAR = re.compile(r"\s*[|•·»›]\s*|\s+[/>]\s+|\s{2,}|\t+")
_SITE = re.compile(r"\s{1,3}(?:[|•·—–»-]|::)\s{1,3}[^|]{2,60}$")  # what a page's title says after its headline
_MENU = words_of("pages", "menu")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with words in it; `gap` is true when an empty line stood before it."""

    text: str
    gap: bool


def find_line_list(text: str) -> list[Line]:
    """The lines of `text` that are not empty, stripped."""
    lines: list[Line] = []
    gap = False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lines.append(Line(stripped, gap and bool(lines)))
        gap = not stripped
    return lines


def find_kept(lines: list[Line], keep: frozenset[int] = frozenset()) -> tuple[list[Line], list[Furniture]]:
    """The lines that are the article, and those that are furniture with the reason.

    `keep` holds the places of lines that stay whatever they look like (the article's known title).
    """
    reasons = [("" if i in keep else find_reason(line.text)) for i, line in enumerate(lines)]
    prose = [not reason and is_prose(line.text) for reason, line in zip(reasons, lines, strict=True)]
    _spare_headline(prose, reasons)
    _cut_headline_again(lines, prose, reasons)
    _cut_after_comments(lines, prose, reasons)
    _cut_bars(lines, prose, reasons, keep)
    _cut_link_lists(lines, prose, reasons)
    kept: list[Line] = []
    cut: list[Furniture] = []
    gap = False
    for line, reason in zip(lines, reasons, strict=True):
        gap = gap or line.gap
        if reason:
            cut.append(Furniture(line.text, reason))
        else:
            kept.append(Line(line.text, gap and bool(kept)))
            gap = False
    return kept, cut


@of_line
def is_prose(text: str) -> bool:
    """Is `text` a paragraph, by its length and the end of a sentence?"""
    return len(text) >= PROSE_CHARS and bool(_SENTENCE_END.search(text[-8:]))


def _spare_headline(prose: list[bool], reasons: list[str]) -> None:
    """ "Analysis: …" above the article is its headline, not a link to another one."""
    for i in range(min(3, len(reasons))):
        if prose[i]:
            return
        if reasons[i] == "related articles":
            reasons[i] = ""


def _cut_headline_again(lines: list[Line], prose: list[bool], reasons: list[str]) -> None:
    """A line above the first paragraph that stood there before; of the two, that with the site's name after it."""
    first = next((i for i, is_body in enumerate(prose) if is_body), 0)
    at: dict[str, int] = {}
    for i, line in enumerate(lines[: min(first, HEAD_LINES)]):
        bare = _SITE.sub("", line.text)
        if reasons[i] or not HEAD_CHARS[0] <= len(bare) <= HEAD_CHARS[1] or len(bare.split()) < HEAD_WORDS:
            continue
        known = at.setdefault(fold(bare), i)
        if known != i:
            again = known if bare == line.text and _SITE.search(lines[known].text) else i
            reasons[again] = AGAIN
            at[fold(bare)] = known + i - again


def _cut_after_comments(lines: list[Line], prose: list[bool], reasons: list[str]) -> None:
    """A comment form with most of the prose before it ends the article."""
    total = sum(len(line.text) for line, is_body in zip(lines, prose, strict=True) if is_body)
    before = 0
    for i, line in enumerate(lines):
        if prose[i]:
            before += len(line.text)
        elif total and before * 2 >= total and COMMENT_START.fullmatch(line.text[:CUE_CHARS]):
            reasons[i] = "comment form"
            for j in range(i + 1, len(lines)):
                reasons[j] = reasons[j] or "after the comment form"
                prose[j] = False
            return


def _cut_link_lists(lines: list[Line], prose: list[bool], reasons: list[str]) -> None:
    """Headlines under a "Related" heading go with it: at the foot all, between paragraphs those with no gap."""
    last = max((i for i, is_body in enumerate(prose) if is_body), default=-1)
    for i, line in enumerate(lines):
        if not (reasons[i] and RELATED_HEADING.fullmatch(line.text)):
            continue
        for j in range(i + 1, min(len(lines), i + 1 + LINKS)):
            if prose[j] or len(lines[j].text) > LINK_CHARS or (j < last and lines[j].gap):
                break
            if _SENTENCE_END.search(lines[j].text) and j < last:
                break
            reasons[j] = reasons[j] or "related articles"


def _cut_bars(lines: list[Line], prose: list[bool], reasons: list[str], keep: frozenset[int]) -> None:
    """Rows of short entries before the first or after the last paragraph, or made of menu words anywhere."""
    body = [i for i, is_body in enumerate(prose) if is_body]
    first, last = (body[0], body[-1]) if body else (0, len(lines))
    for i, line in enumerate(lines):
        if not reasons[i] and i not in keep and _is_bar(line.text, edge=not first < i < last):
            reasons[i] = "navigation"


@of_line
def _is_bar(text: str, *, edge: bool) -> bool:
    if len(text) > BAR_CHARS or _SENTENCE_END.search(text) or (any(c.isdigit() for c in text) and "»" not in text):
        return False  # a row with numbers is a table or a posting line, one with » is a path of sections
    entries = [e for e in _BAR.split(text) if e]
    if len(entries) < 3 and not (len(entries) == 2 and text[0] in "«‹<"):
        return False
    if any(len(e.split()) > SEGMENT_WORDS for e in entries):
        return False
    return edge or sum(e.split()[0].casefold() in _MENU for e in entries) >= 2
