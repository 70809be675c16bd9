"""What changed in a story, as text: first what is no longer as it was, then what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.changes import Change
from rashomon.edits import Edit
from rashomon.show.clean import find_plain, find_shortened

CHARS = 160  # of a row's words
_TITLES = {
    "events": "Events", "outcomes": "Outcomes", "positions": "Positions", "differences": "Disputes and agreements",
    "questions": "Questions", "channels": "Channels", "statements": "Statements",
}  # fmt: skip
_ORDER = ("changed", "joined", "gone", "new")


def news_text(changes: Sequence[Change], *, new: int = 0) -> str:
    """The changes by table; of each table `new` new rows at most (0: all). For a terminal."""
    tables = {table: [c for c in changes if c.table == table] for table in _TITLES}
    return "\n\n".join("\n".join(_lines(_TITLES[table], rows, new)) for table, rows in tables.items() if rows)


def _lines(title: str, rows: Sequence[Change], new: int) -> Iterator[str]:
    yield title
    fresh = [c for c in rows if c.kind == "new"]
    shown = fresh[:new] if new else fresh
    for change in sorted((c for c in rows if c.kind != "new"), key=lambda c: _ORDER.index(c.kind)):
        yield from _told(change)
    for change in shown:
        yield from _told(change)
    if len(shown) < len(fresh):
        yield f"  and {len(fresh) - len(shown)} more that are new"


def _told(change: Change) -> Iterator[str]:
    yield f"  {change.kind:<8} {find_shortened(find_plain(change.label), CHARS)} ({find_plain(change.article)})"
    for field in change.fields:
        before, after = (find_shortened(find_plain(v), CHARS) or "not told" for v in (field.before, field.after))
        yield f"           {field.name}: {before} → {after}"


def edits_text(edits: Sequence[Edit]) -> str:
    """The edits of a page, a line or three each. For a terminal."""
    return "\n".join(line for edit in edits for line in _edit(edit))


def _edit(edit: Edit) -> Iterator[str]:
    openly = "with a correction" if edit.correction else "silently"
    what = f"{'headline ' if edit.headline else ''}{edit.kind} {openly}"
    if edit.kind != "altered":
        yield f"  {what}: {find_shortened(find_plain(edit.before or edit.after), CHARS)}"
        return
    pairs = "; ".join(f"{find_plain(a) or 'nothing'} → {find_plain(b) or 'nothing'}" for a, b in edit.changed)
    yield f"  {what} ({', '.join(edit.sorts)}): {find_shortened(pairs, CHARS)}"
    yield f"    {find_shortened(find_plain(edit.after), CHARS)}"
