"""What reading refuses, and what passes between its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rashomon.vocabulary import Article, Furniture, Problem

SMALL_BYTES = 1 << 20  # what any packed file may unpack to, however small it is


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the input; what is over one is left out, with a Problem.

    `file_bytes` and `unpacked_bytes` are bytes, `unpacked_ratio` is unpacked to packed bytes,
    `article_chars` and `page_chars` are characters; `page_tags` and `page_depth` count markup
    (a page over them is stripped of its tags instead of being analysed).
    """

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 200_000_000
    unpacked_ratio: int = 200  # gzip packs news text 3 to 5 times, the most repetitive logs about 100 times
    article_chars: int = 2_000_000
    page_chars: int = 3_000_000  # pages of news sites are under 2 million characters, scripts included
    page_tags: int = 25_000  # a page of news has 500 to 5,000 tags; at 25,000 the analysis takes seconds
    page_depth: int = 200  # libxml2 itself stops at 256 open elements
    inner_files: int = 20_000  # files within one file: archives, mailboxes, web archives
    inner_depth: int = 4  # files within files: a page in a mail in a mailbox in an archive

    def most_unpacked(self, packed: int) -> int:
        """How many bytes a file of `packed` bytes may unpack to."""
        return min(self.unpacked_bytes, max(SMALL_BYTES, packed * self.unpacked_ratio))


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its format gave it: raw strings, not yet cleaned or cut into blocks.

    `published` is the date value as given (any JSON value); `cut` is what its format's reader
    already set aside; `place` is the line or item it stood in, 0 for a whole file.
    """

    source: str
    text: str
    place: int = 0
    title: str = ""
    outlet: str = ""
    url: str = ""
    byline: str = ""
    published: Any = None
    language: str = ""
    extra: dict[str, Any] = field(default_factory=dict)
    cut: tuple[Furniture, ...] = ()
    lead_with_title: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: articles in a fixed order, what went wrong, and a digest of the input."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    input_sha256: str
