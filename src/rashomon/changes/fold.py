"""Changes of several readings, one after another → each row once: what it was first, what it is now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rashomon.changes.values import Change, FieldChange


def fold_changes(changes: Iterable[Change]) -> tuple[Change, ...]:
    """`changes` in the order they came, as one: a row that came and went is none, nor is a field that is as it was."""
    found: dict[tuple[str, str], Change | None] = {}
    first: dict[tuple[str, str], str] = {}
    for change in changes:
        key = (change.table, change.key)
        first.setdefault(key, change.kind)
        found[key] = _folded(found.get(key), change, came=first[key] == "new")
    return tuple(change for change in found.values() if change)


def _folded(before: Change | None, change: Change, *, came: bool) -> Change | None:
    if change.kind in {"gone", "joined"}:
        return None if came else change
    if came:
        return replace(change, kind="new", fields=())
    if before is None:
        return change
    fields = tuple(f for f in _joined(before.fields, change.fields) if f.before != f.after)
    return replace(change, kind="changed", fields=fields) if fields else None


def _joined(before: tuple[FieldChange, ...], after: tuple[FieldChange, ...]) -> list[FieldChange]:
    """The fields of both, each from its first value to its last."""
    found = {f.name: f for f in before}
    for field in after:
        found[field.name] = replace(field, before=found[field.name].before) if field.name in found else field
    return list(found.values())
