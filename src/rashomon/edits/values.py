"""An edit of an article, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EditKind = Literal["altered", "cut", "added"]
EditSort = Literal["figure", "day", "name", "negation", "quotation", "wording"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence that was altered, cut or added; or the headline.

    `sorts`: what of it is another (of a sentence that was cut or added: nothing). `changed`: the words before and
    after, a pair for each place. `correction`: the line of the newer version that tells of the edit; empty where it
    was made silently.
    """

    kind: EditKind
    before: str
    after: str
    sorts: tuple[EditSort, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    headline: bool = False
    correction: str = ""
