"""A paragraph as the step reads it: sentences, quotations, cues."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.language import ParsedSentence
from rashomon.speech.found import Cue
from rashomon.text import Quotation
from rashomon.vocabulary import Block


@dataclass
class Paragraph:
    """A block's sentences with the quotations and cues in them; `persons` are the surnames its article knows."""

    text: str
    block: Block
    sentences: list[ParsedSentence]
    quotations: tuple[Quotation, ...]
    persons: frozenset[str] = frozenset()
    cues: list[list[Cue]] = field(default_factory=list)

    def tokens(self, at: int, start: int, end: int) -> list[int]:
        """Indices of the tokens of sentence `at` that begin in `start:end` of the article."""
        base = self.sentences[at].sentence.start
        return [t.index for t in self.sentences[at].parse.tokens if start <= base + t.start < end]

    def holding(self, offset: int) -> int:
        """The index of the sentence at `offset`, or -1."""
        return next((i for i, s in enumerate(self.sentences) if s.sentence.start <= offset < s.sentence.end), -1)

    def quoted(self, at: int) -> frozenset[int]:
        """Indices of the tokens of sentence `at` inside quotation marks."""
        row = self.sentences[at].sentence
        near = [q for q in self.quotations if q.outer_start < row.end and q.outer_end > row.start]
        return frozenset(i for q in near for i in self.tokens(at, q.outer_start, q.outer_end))

    def words_in(self, q: Quotation) -> int:
        """How many words a quotation has."""
        return len(self.text[q.start : q.end].split())

    def led_in(self, q: Quotation) -> bool:
        """Does a comma or colon stand right before its marks?"""
        return self.text[self.block.start : q.outer_start].rstrip().endswith((":", ","))

    def quotes_after(self, start: int) -> bool:
        """Does another quotation begin at or after `start`?"""
        return any(q.outer_start >= start for q in self.quotations)
