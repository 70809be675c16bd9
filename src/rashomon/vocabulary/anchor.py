"""Where words stand: spans, anchors, dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.errors import AnchorError

Basis = Literal["explicit", "relative", "publication", "none"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points, `start` to `end`, in some text."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Exact words at their place in an article's text: the only justification of a row.

    `start` and `end` count Unicode code points of that article's `text`, half-open. Make anchors
    with `Article.anchor`, which takes the words from the text itself; `on` checks words brought
    from elsewhere. Raises `AnchorError` when the words cannot stand at these offsets.
    """

    article: str
    """Id of the article."""
    start: int
    """Offset of the first code point in the article's `text`."""
    end: int
    """Offset after the last one; more than `start`."""
    exact: str
    """The words there: `text[start:end]`."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.exact) != self.end - self.start:
            raise AnchorError(f"{self.start}:{self.end} of {self.article} cannot hold {self.exact[:60]!r}")

    def on(self, text: str) -> Anchor:
        """This anchor, if its words stand in `text` at its offsets; else `AnchorError`."""
        if text[self.start : self.end] != self.exact:
            raise AnchorError(f"{self.article} has not {self.exact[:60]!r} at {self.start}:{self.end}")
        return self


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression and its value in EDTF level 1; `edtf` is empty where the text does not tell."""

    edtf: str = ""
    """EDTF level 1 (`2023-06-18`, `2023-06`, `2023-06-18T16:30`, `2023-06-18/2023-06-19`, `2023~`); empty where the
    text does not tell."""
    basis: Basis = "none"
    """What the value rests on: the words alone (`explicit`), the words and the article's day (`relative`), that day
    alone (`publication`), or nothing."""
    text: str = ""
    """The words as printed."""


NO_DATE = Date()
