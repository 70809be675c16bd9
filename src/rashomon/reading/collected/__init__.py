"""Many articles in one text: exports of press archives and pastes with separators → an article each.

A kind of collection is a function from the lines of a text to the drafts in it, none where it is no such text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from rashomon.reading.collected.factiva import draft_of_lines, find_factiva
from rashomon.reading.collected.nexis import find_nexis
from rashomon.reading.collected.pasted import find_pasted
from rashomon.reading.collected.proquest import find_proquest
from rashomon.reading.limits import Draft
from rashomon.vocabulary import Problem

__all__ = ["draft_of_lines", "find_collected"]

_Find = Callable[[list[str], str], list[Draft]]
COLLECTIONS: tuple[tuple[str, _Find], ...] = (
    ("a Nexis export", find_nexis),
    ("a Factiva export", find_factiva),
    ("a ProQuest export", find_proquest),
    ("a text with separators", find_pasted),
)


def find_collected(text: str, name: str) -> Iterator[Draft | Problem]:
    """The articles in `text`: those of a collection, which is told, or the text as one article."""
    lines = text.replace("\f", "\n").split("\n")
    for what, find in COLLECTIONS:
        drafts = find(lines, name)
        if not drafts:
            continue
        empty = [draft for draft in drafts if not any(c.isalpha() for c in draft.text)]
        if len(drafts) > 1:
            told = f"{what} of {len(drafts)} articles"
            yield Problem(name, told, "each was read as an article of its own", left_out=False)
        for draft in empty:
            yield Problem(draft.source, "an entry without a text", "it was left out", draft.place)
        yield from (draft if len(drafts) > 1 else replace(draft, source=name) for draft in drafts if draft not in empty)
        return
    yield Draft(source=name, text=text)
