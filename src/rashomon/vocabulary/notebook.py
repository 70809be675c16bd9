"""A record as a notebook shows it: what it holds, what is not known, and its account."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.vocabulary.record import Record

SHOWN_LINES = 40  # lines of the account before the rest are counted; three screens of a notebook
_STYLE = "max-width: 60em; text-align: left; unicode-bidi: isolate"


def find_notebook_html(record: Record) -> str:
    """`record` as a piece of HTML that stands alone: no script, no style sheet, everything from articles escaped."""
    counts = record.run.counts
    figures = f"{counts.articles:,} articles, {counts.origins:,} independent tellings"
    gaps = f"{counts.unattributed:,} statements without a speaker, {counts.undated:,} events without a date"
    parts = [f'<div style="{_STYLE}"><p><b>rashomon</b>: {figures}. Not known: {gaps}.</p>']
    parts += [*_account(record), _tables(record), "</div>"]
    return "".join(parts)


def _account(record: Record) -> list[str]:
    outlets = {a.id: a.outlet or a.source for a in record.articles}
    parts, left = [], SHOWN_LINES
    for section in record.account:
        lines = section.lines[:left]
        left -= len(lines)
        if lines:
            parts.append(f"<p><b>{escape(section.section)}</b></p><ul>")
            for line in lines:
                told = ", ".join(dict.fromkeys(outlets.get(a.article, "?") for a in line.anchors))
                count = f"{line.origins} of {len(record.origins)} tellings"
                parts.append(
                    f"<li><bdi>{escape(line.text)}</bdi> <small>{count}: <bdi>{escape(told)}</bdi></small></li>"
                )
            parts.append("</ul>")
    rest = sum(len(section.lines) for section in record.account) - (SHOWN_LINES - left)
    return [*parts, f"<p>and {rest:,} more lines</p>"] if rest else parts


def _tables(record: Record) -> str:
    from rashomon.vocabulary.record import TABLES

    sizes = ", ".join(f"{name} {len(record.table(name)):,}" for name in TABLES)
    return f"<p><small>Rows: {sizes}</small></p>"
