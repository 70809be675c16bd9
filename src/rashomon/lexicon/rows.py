"""The rows of a table of the lexicon, as they stand in its file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def rows_of(table: str) -> Iterator[list[str]]:
    """The columns of each row of the table of this name, without its head."""
    lines = (files("rashomon.lexicon") / f"{table}.tsv").read_text("utf-8").splitlines()[1:]
    return (line.split("\t") for line in lines if line)
