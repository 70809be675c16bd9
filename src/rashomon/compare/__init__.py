"""The step `compare`: across articles, what was altered and where tellings differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.compare.numbers import number_differences
from rashomon.compare.quotations import quotation_differences
from rashomon.vocabulary import Article, Difference, Link, Statement

__all__ = ["find_differences"]


def find_differences(
    articles: Sequence[Article],
    links: Sequence[Link],
    statements: Sequence[Statement],
    origin_of: Mapping[str, str],
) -> tuple[Difference, ...]:
    """The differences of a story, in order of place. `origin_of` maps articles to origins."""
    by_id = {a.id: a for a in articles}
    rows = {
        (d.kind, d.a, d.b): d
        for d in (*quotation_differences(statements, origin_of), *number_differences(links, by_id))
    }
    return tuple(rows[key] for key in sorted(rows))
