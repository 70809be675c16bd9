"""Sentences by rule, before any parsing: line breaks first, then full stops that end something.

Rules, not the parser, because each distinct sentence is parsed only once and so must be known
before it is parsed. A sentence never crosses a line break; a mark that closes a quotation stays
with the sentence it closes; `“Will it hold?” Eide said.` is one sentence.
"""

from __future__ import annotations

import re

from rashomon.lexicon import rule_words, words_of
from rashomon.vocabulary import Span

MAX_CHARS = 2_000  # characters; longer "sentences" (lists, broken layout) are cut at a space: bounds the parser's work

_END = re.compile(r"[.!?…]{1,8}[\"”’'»)\]]{0,4}(?=\s)|[。！？][」』”]{0,2}")
_LINE = re.compile(r"[^\n]+")
_LAST_WORD = re.compile(r"[\w.’'-]+$")
# Abbreviations that are followed by a name or figure: a full stop after them never ends a sentence.
_OPEN = frozenset(words_of("abbreviations", "before a name")).union(
    words_of("people", "short courtesy"), words_of("people", "abbreviated title"), words_of("calendar", "short month")
)
# Abbreviations that may also end a sentence: then the next word must be one that begins sentences.
_EITHER = words_of("abbreviations", "may end")
_DOTTED = re.compile(r"[a-z](?:\.[a-z]){1,5}")  # u.s, p.m, and the initials of `J.R.R. Cole`
_STARTERS = rule_words("opens a sentence")
_CUE_AFTER = re.compile(
    r"\s{1,3}(?:(?:[A-Z][\w.’'-]{0,30}|the|a|an|of|he|she|they|it|[a-z]{2,15})\s{1,3}){1,4}?"
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|tweeted|replied|warned|shouted|wondered|declared)\b"
)


def find_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, in order, without surrounding white space. Linear time."""
    stop = len(text) if end is None else end
    found: list[Span] = []
    for line in _LINE.finditer(text, start, stop):
        found.extend(_in_line(text, line.start(), line.end()))
    return tuple(found)


def _in_line(text: str, start: int, stop: int) -> list[Span]:
    spans: list[Span] = []
    begin = start
    for end in _END.finditer(text, start, stop):
        if _ends(text, end, begin, stop):
            spans += _pieces(text, begin, end.end())
            begin = end.end()
    return spans + _pieces(text, begin, stop)


def _ends(text: str, end: re.Match[str], begin: int, stop: int) -> bool:
    """Does this full stop end the sentence that begins at `begin`?"""
    rest = text[end.end() : min(stop, end.end() + 90)]
    following = rest.lstrip(" \t\"“‘'«(—–-[")
    if not following or end[0][0] in "。！？":
        return True
    if following[0].islower() or following[0] in ",;:":
        return False
    if end[0][0] == "…" or end[0].startswith("..."):
        return following[0].isupper()
    if end[0][0] in "!?":
        return not (len(end[0]) > 1 and _CUE_AFTER.match(rest))
    return _full_stop_ends(text, end, begin, following)


def _full_stop_ends(text: str, end: re.Match[str], begin: int, following: str) -> bool:
    if len(end[0]) > 1:  # `.”` or `.)`: the mark says that it ends
        return True
    last = _LAST_WORD.search(text[max(begin, end.start() - 20) : end.start()])
    word = last[0].casefold().strip("’'-.") if last else ""
    capitals = len(word) > 1 and last is not None and last[0].isupper()  # `the SEC.`, `9 p.m. EST.`: no abbreviations
    if word in _OPEN and not capitals:
        return word == "no" and following[0].isupper()
    if word in _OPEN or word in _EITHER or _DOTTED.fullmatch(word):
        return following.split(None, 1)[0].strip("\"”’',.").casefold() in _STARTERS
    return not (len(word) == 1 and word.isalpha() and last is not None and last[0].isupper())


def _pieces(text: str, start: int, stop: int) -> list[Span]:
    """`start:stop` without white space round it, cut at spaces where it is over long."""
    spans: list[Span] = []
    while True:
        while start < stop and text[start].isspace():
            start += 1
        while start < stop and text[stop - 1].isspace():
            stop -= 1
        if stop <= start:
            return spans
        if stop - start <= MAX_CHARS:
            return [*spans, Span(start, stop)]
        cut = text.rfind(" ", start + 1, start + MAX_CHARS)
        cut = cut if cut > start else start + MAX_CHARS
        spans.append(Span(start, cut))
        start = cut
