"""What reading gives: articles in blocks, what was cut from them, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from rashomon.vocabulary.anchor import NO_DATE, Anchor, Date, Span

BlockRole = Literal["title", "body", "caption", "heading", "note"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that stood on the page but are not the article, and the reason they were cut."""

    exact: str
    """The words that were cut away."""
    reason: str
    """Why they are not the article."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of an article's text, with what it is."""

    start: int
    end: int
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one outlet, cleaned, as every later step sees it.

    `blocks` are in text order, do not overlap, hold no line break, and cover every character of
    `text` but white space. `extra` keeps the fields of the input that rashomon does not know.
    """

    id: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str
    url: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: Date = NO_DATE
    language: str = ""
    furniture: tuple[Furniture, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    def anchor(self, start: int, end: int) -> Anchor:
        """The words at `start:end` of this article's text; `AnchorError` if there are none."""
        return Anchor(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: a span of its text inside one block."""

    id: str
    """Id of the sentence."""
    article: str
    """Id of its article."""
    start: int
    """Offset of the first code point in the article's `text`."""
    end: int
    """Offset after the last one."""
    role: BlockRole
    """What it belongs to; a `note` is a reporting credit, a dateline or a correction."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the input that was left out or mended: where, what was wrong, what was done.

    `left_out` is true where an article or a part of one is missing from the record for it.
    """

    source: str
    what: str
    done: str
    line: int = 0
    left_out: bool = True

    def __str__(self) -> str:
        place = f"{self.source}, line {self.line}" if self.line else self.source
        return f"{place}: {self.what}; {self.done}"
