"""Event types against the PLOVER test sentences: how many are coded, and how many of those rightly.

The even rows were looked at when the table of words was made; the figures are those of the odd rows.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from evals import material
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, parse_articles
from rashomon.vocabulary import Article, Block, digest

LOOKED_AT = 0  # remainder by two of the rows that were read while writing the lexicon
# The test set knows one class for giving way, in words or on the ground.
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def measure(folder: Path | None = None) -> dict[str, float]:
    """The figures by name; `MissingError` without the material."""
    return run(folder or material.shared())


def run(shared: Path) -> dict[str, float]:
    """`coded`: share of the sentences given a type; `right`: of those, how many have the gold one (0 to 1)."""
    rows = _rows(shared / "data" / "plover" / "PLV_train.tsv")
    unseen = [row for i, row in enumerate(rows) if i % 2 != LOOKED_AT]
    return _figures(unseen)


def run_seen(shared: Path) -> dict[str, float]:
    """The same over the rows that were looked at."""
    rows = _rows(shared / "data" / "plover" / "PLV_train.tsv")
    return _figures([row for i, row in enumerate(rows) if i % 2 == LOOKED_AT])


def _rows(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [(row["sentence"], row["gold_root"]) for row in csv.DictReader(lines, delimiter="\t")]


def _figures(rows: Iterable[tuple[str, str]]) -> dict[str, float]:
    pairs = [(code_sentence(parse), gold) for parse, gold in _parsed(list(rows))]
    coded = [(found, gold) for found, gold in pairs if found is not None]
    right = sum(found == gold for found, gold in coded)
    return {"coded": len(coded) / max(1, len(pairs)), "right": right / max(1, len(coded)), "sentences": len(pairs)}


def _parsed(rows: list[tuple[str, str]]) -> Iterable[tuple[Parse, str]]:
    for article, (_, gold) in zip(parse_articles([_article(i, t) for i, (t, _) in enumerate(rows)]), rows, strict=True):
        if article.sentences:
            yield max((s.parse for s in article.sentences), key=lambda p: len(p.tokens)), gold


def _article(number: int, text: str) -> Article:
    text = " ".join(text.split())
    return Article(f"a{number}", f"row {number}", text, (Block(0, len(text), "body"),), digest(text), language="en")


def code_sentence(parse: Parse) -> str | None:
    """The type of the event nearest to the sentence's root, in the test set's classes; None where none is coded."""
    typed = [(_depth(parse, index), index, entry.type) for index, entry in find_triggers(parse) if entry.type]
    return MERGED.get(kind, kind) if typed and (kind := min(typed)[2]) else None


def _depth(parse: Parse, index: int) -> int:
    depth, at = 0, index
    while parse.tokens[at].head != at and depth < len(parse.tokens):
        depth, at = depth + 1, parse.tokens[at].head
    return depth
