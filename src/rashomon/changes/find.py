"""Two records of one story → their rows brought together, and what is news of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.changes.places import Place, Places, carry_over
from rashomon.changes.rows import FOLLOWED, Seen, find_rows
from rashomon.changes.values import Change, ChangeKind, FieldChange, Keys
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Record, make_id

SAME_ID, SAME_WORDS, SAME_SENTENCE = 8, 4, 1  # what speaks for two rows being one, each shared place counted
Pair = tuple[int, int]  # places in the lists of rows


def find_changes(old: Record | None, new: Record, keys: Keys | None = None) -> tuple[tuple[Change, ...], Keys]:
    """What is new, changed, joined or gone in `new`, and the key of every row of `new`.

    `keys`: those of `old`, as this function gave them. Without an older record every row is new. A row is one with an
    older row by the sentences both stand in, also where the page has been edited; the order of articles, and how many
    there are, does not matter. A row that is new gets a key that depends on where it stands alone.
    """
    rows = find_rows(new)
    before = find_rows(old) if old else []
    places, old_places = Places(new), Places(old) if old else None
    carried = carry_over(old_places, places) if old_places else {}
    pairs = _pairs(before, old_places, rows, places, carried)
    key_of = _keys(before, keys or {}, rows, pairs, places)
    home = {b: a for a, b in pairs}
    changes = [*_told(before, rows, home, key_of, places)]
    if old_places:
        changes += _gone(before, rows, pairs, keys or {}, key_of, old_places, _standing(rows, places), carried)
    order = {table: at for at, table in enumerate(FOLLOWED)}
    changes.sort(key=lambda c: (order[c.table], c.kind, c.row, c.key))
    told: dict[str, dict[int, str]] = {table: {} for table in FOLLOWED}
    for at, row in enumerate(rows):
        told[row.table][row.row] = key_of[at]
    return tuple(changes), told


def _pairs(
    before: Sequence[Seen], old: Places | None, rows: Sequence[Seen], new: Places, carried: Mapping[Place, Place]
) -> list[Pair]:
    """Which older row is which newer one: what shares most comes first, each is used once."""
    if old is None:
        return []
    standing = _standing(rows, new)
    scores: dict[Pair, int] = defaultdict(int)
    for a, row in enumerate(before):
        for anchor in row.anchors:
            place = carried.get(old.of(anchor))
            for b, other in standing.get((row.table, place), ()) if place else ():
                scores[a, b] += SAME_WORDS if other.exact == anchor.exact else SAME_SENTENCE
                scores[a, b] += SAME_SENTENCE if row.sort == rows[b].sort else 0
    for a, b in scores:
        scores[a, b] += SAME_ID if before[a].id and before[a].id == rows[b].id else 0
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs = []
    for a, b in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if a not in taken_a and b not in taken_b and scores[a, b] > SAME_SENTENCE:
            taken_a.add(a)
            taken_b.add(b)
            pairs.append((a, b))
    return pairs


def _standing(rows: Sequence[Seen], places: Places) -> dict[tuple[str, Place], list[tuple[int, Anchor]]]:
    found: dict[tuple[str, Place], list[tuple[int, Anchor]]] = defaultdict(list)
    for at, row in enumerate(rows):
        for anchor in row.anchors:
            found[row.table, places.of(anchor)].append((at, anchor))
    return found


def _keys(before: Sequence[Seen], keys: Keys, rows: Sequence[Seen], pairs: Sequence[Pair], places: Places) -> list[str]:
    """The key of each row: that of the older one, or a new one that nobody has."""
    found = {b: keys.get(before[a].table, {}).get(before[a].row, "") for a, b in pairs}
    taken = {key for table in keys.values() for key in table.values()}
    told = []
    for at, row in enumerate(rows):
        key = found.get(at, "")
        number = 0
        while not key or (at not in found and key in taken):
            first = row.anchors[0]
            source = places.articles[first.article].sha256
            key = make_id("k", row.table, source, first.start, first.end, row.sort, number)
            number += 1
        taken.add(key)
        told.append(key)
    return told


def _told(
    before: Sequence[Seen], rows: Sequence[Seen], home: Mapping[int, int], keys: Sequence[str], places: Places
) -> Iterator[Change]:
    """The rows that are new, and those of whom something has changed."""
    for at, row in enumerate(rows):
        fields = tuple(_field_changes(before[home[at]], row)) if at in home else ()
        if at not in home or fields:
            kind: ChangeKind = "changed" if fields else "new"
            yield Change(row.table, keys[at], kind, row.label, row.row, *_where(row, places), fields)


def _field_changes(old: Seen, new: Seen) -> Iterator[FieldChange]:
    for name, after in new.fields.items():
        before = old.fields.get(name, after)
        if fold(before) != fold(after):
            yield FieldChange(name, before, after)


def _gone(
    before: Sequence[Seen],
    rows: Sequence[Seen],
    pairs: Sequence[Pair],
    keys: Keys,
    key_of: Sequence[str],
    old: Places,
    standing: Mapping[tuple[str, Place], Sequence[tuple[int, Anchor]]],
    carried: Mapping[Place, Place],
) -> Iterator[Change]:
    """The older rows that are not there any more, or whose words stand in another row now."""
    kept = {a for a, _ in pairs}
    for at, row in enumerate(before):
        if at in kept:
            continue
        now = (carried.get(old.of(anchor)) for anchor in row.anchors)
        into = sorted({b for place in now if place for b, _ in standing.get((row.table, place), ())})
        into = [b for b in into if rows[b].sort == row.sort]
        key = keys.get(row.table, {}).get(row.row, "")
        kind: ChangeKind = "joined" if into else "gone"
        other = key_of[into[0]] if into else ""
        yield Change(row.table, key, kind, row.label, row.row, *_where(row, old), (), other)


def _where(row: Seen, places: Places) -> tuple[str, str]:
    first = row.anchors[0]
    return places.articles[first.article].source, first.exact
