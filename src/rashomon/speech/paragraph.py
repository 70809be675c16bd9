"""A paragraph as the step reads it: sentences, quotations, cues."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.language import ParsedSentence
from rashomon.speech.found import Cue
from rashomon.text import DOUBLE, Quotation, find_quotations
from rashomon.vocabulary import Block

NAME_CHARS = 40  # characters before a mark in which a given name stands
NAME_WORDS = 3  # of a nickname


@dataclass
class Paragraph:
    """A block's sentences with the quotations and cues in them; `persons` are the surnames its article knows."""

    text: str
    block: Block
    sentences: list[ParsedSentence]
    quotations: tuple[Quotation, ...]
    persons: frozenset[str] = frozenset()
    cues: list[list[Cue]] = field(default_factory=list)
    _quoted: dict[int, frozenset[int]] = field(default_factory=dict)

    def tokens(self, at: int, start: int, end: int) -> list[int]:
        """Indices of the tokens of sentence `at` that begin in `start:end` of the article."""
        base = self.sentences[at].sentence.start
        return [t.index for t in self.sentences[at].parse.tokens if start <= base + t.start < end]

    def holding(self, offset: int) -> int:
        """The index of the sentence at `offset`, or -1."""
        return next((i for i, s in enumerate(self.sentences) if s.sentence.start <= offset < s.sentence.end), -1)

    def quoted(self, at: int) -> frozenset[int]:
        """Indices of the tokens of sentence `at` inside quotation marks."""
        if at not in self._quoted:
            row = self.sentences[at].sentence
            near = [q for q in self.quotations if q.outer_start < row.end and q.outer_end > row.start]
            self._quoted[at] = frozenset(i for q in near for i in self.tokens(at, q.outer_start, q.outer_end))
        return self._quoted[at]

    def words_in(self, q: Quotation) -> int:
        """How many words a quotation has."""
        return len(self.text[q.start : q.end].split())

    def led_in(self, q: Quotation) -> bool:
        """Does a comma or colon stand right before its marks?"""
        return self.text[self.block.start : q.outer_start].rstrip().endswith((":", ","))

    def quotes_after(self, start: int) -> bool:
        """Does another quotation begin at or after `start`?"""
        return any(q.outer_start >= start for q in self.quotations)


def quotations_of(text: str, block: Block, before: Paragraph | None) -> tuple[Quotation, ...]:
    """The quotations of a paragraph, first the end of one that the paragraph `before` left open; no nicknames."""
    found = tuple(q for q in find_quotations(text, block.start, block.end) if not _is_nickname(text, q))
    left = before.quotations[-1] if before and before.quotations else None
    mark = next((i for i in range(block.start, block.end) if text[i] in DOUBLE), block.end)
    if left is None or left.closed or not left.double or mark == block.end or (found and found[0].outer_start <= mark):
        return found
    return (Quotation(block.start, mark, block.start, mark + 1, True, True), *found)


def _is_nickname(text: str, q: Quotation) -> bool:
    """`Tomas “The Eel” Brand`: a few words that begin with capitals, between two that do."""
    before, inside = text[: q.outer_start][-NAME_CHARS:].split(" "), text[q.start : q.end].split()
    after = text[q.outer_end : q.outer_end + 2]
    named = len(before) > 1 and before[-1] == "" and before[-2].isalpha() and before[-2][0].isupper()
    capitals = all(w[0].isupper() and w[-1].isalnum() for w in inside)
    return named and capitals and len(inside) <= NAME_WORDS and after[:1] == " " and after[1:].isupper()
