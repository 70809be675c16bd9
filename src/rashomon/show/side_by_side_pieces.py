"""A stretch of an article cut into pieces to show: its own words, shared ones, changed ones, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.show.clean import find_plain
from rashomon.text import fold
from rashomon.text.fold import find_words
from rashomon.vocabulary import Passage, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike. `number` and `kind` of their passage (0 and "" outside one); `changed`: the other text
    has other words here; `breaks`: a new line begins before them."""

    text: str
    number: int = 0
    kind: str = ""
    changed: bool = False
    breaks: bool = False


def find_pieces(
    text: str, start: int, end: int, passages: Sequence[tuple[int, Passage]], *, other: str, side: Literal["a", "b"]
) -> tuple[Piece, ...]:
    """The pieces of `text[start:end]`; `other` is the other article's text, `side` says which of the two this is."""
    pieces: list[Piece] = []
    at = start
    for number, one in sorted(passages, key=lambda p: _own(p[1], side)):
        span = _own(one, side)
        if span.start < at or span.end > end:
            continue
        pieces += _plain_pieces(text[at : span.start])
        pieces += _shared_pieces(text[span.start : span.end], number, one, _counterpart(one, other, side))
        at = span.end
    pieces += _plain_pieces(text[at:end])
    return tuple(_trimmed(pieces))


def _own(one: Passage, side: Literal["a", "b"]) -> Span:
    return one.a if side == "a" else one.b


def _counterpart(one: Passage, other: str, side: Literal["a", "b"]) -> str:
    span = one.b if side == "a" else one.a
    return other[span.start : span.end]


def _plain_pieces(text: str) -> Iterator[Piece]:
    for number, line in enumerate(text.split("\n")):
        yield Piece(_shown(line), breaks=number > 0)


def _shared_pieces(text: str, number: int, one: Passage, counterpart: str) -> Iterator[Piece]:
    changed = find_changed(text, counterpart) if one.kind == "edited" else []
    at = 0
    for start, end in [*changed, (len(text), len(text))]:
        for place, line in enumerate(text[at:start].split("\n")):
            yield Piece(_shown(line), number, one.kind, breaks=place > 0)
        if end > start:
            yield Piece(_shown(text[start:end]), number, one.kind, changed=True)
        at = end


def find_changed(text: str, other: str) -> list[tuple[int, int]]:
    """Where in `text` words stand that `other` has not at this place; neighbours joined."""
    from rapidfuzz.distance import Indel

    words = find_words(text)
    edits = Indel.opcodes(_folded(text), _folded(other))
    return [
        (words[edit.src_start].start, words[edit.src_end - 1].end)
        for edit in edits
        if edit.tag != "equal" and edit.src_end > edit.src_start
    ]


def _folded(text: str) -> list[str]:
    return [fold(text[word.start : word.end]) for word in find_words(text)]


def _shown(text: str) -> str:
    """`text` made safe for a terminal or page, a space at either end kept."""
    plain = find_plain(text)
    if not plain:
        return " " if text else ""
    return " " * text[0].isspace() + plain + " " * text[-1].isspace()


def _trimmed(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces without empty ones; several line breaks in a row become one, those at the edges none."""
    breaks = begun = False
    for piece in pieces:
        breaks = breaks or piece.breaks
        if not piece.text.strip() and (piece.breaks or breaks or not begun):
            continue
        if piece.text:
            first = breaks or not begun
            text = piece.text.lstrip() if first else piece.text
            yield Piece(text, piece.number, piece.kind, piece.changed, breaks and begun)
            breaks, begun = False, True
