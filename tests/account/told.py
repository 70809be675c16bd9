"""Accounts of invented articles, read as a whole story is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import rashomon


@lru_cache(maxsize=64)
def account(*texts: tuple[str, str]) -> dict[str, list[str]]:
    """(text, day of publication) of each article → the lines of each section."""
    made = [
        {"id": str(n), "source": f"paper-{n}", "outlet": f"Paper {n}", "text": text, "published": day}
        for n, (text, day) in enumerate(texts)
    ]
    return {s.section: [line.text for line in s.lines] for s in rashomon.read(made).account}


def lines(sections: dict[str, list[str]], *names: str) -> Iterable[str]:
    """The lines of some sections, of all where none is named."""
    return [line for name in names or sections for line in sections.get(name, [])]
