"""Addresses in the page: a line has the same one as long as its words are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rashomon.vocabulary import Actor, Anchor, Line, Link, Record, Role, digest

DIGITS = 10  # hex digits of an address; 40 bits: one chance in a thousand of a clash at 46,000 lines

NoteIds = dict[str, tuple[str, ...]]  # for each table the ids of its rows, in their order


def find_line_id(line: Line) -> str:
    """The id of a line of the account."""
    return f"l-{digest(line.text)[:DIGITS]}"


def find_link_id(link: Link) -> str:
    """The id of what is told of two articles that share text."""
    return f"k-{digest(f'{link.a} {link.b}')[:DIGITS]}"


def find_role_id(actor: Actor, role: Role) -> str:
    """The id of what somebody is or was."""
    return f"r-{digest(chr(31).join((actor.id, role.role, role.held)))[:DIGITS]}"


def find_note_ids(record: Record) -> NoteIds:
    """Ids for positions, outcomes, channels and questions, which have none in the record."""
    return {
        "positions": _numbered("w", ((p.side_text, p.stance, p.issue, _first(p.anchors)) for p in record.positions)),
        "outcomes": _numbered("o", ((o.what, _first(o.anchors)) for o in record.outcomes)),
        "channels": _numbered("c", ((c.label, _first(c.anchors)) for c in record.channels)),
        "questions": _numbered("u", ((q.text, _first(q.anchors)) for q in record.questions)),
    }


def _first(anchors: tuple[Anchor, ...]) -> str:
    return anchors[0].exact if anchors else ""


def _numbered(letter: str, rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """An id of each row's words; rows with the same words are numbered."""
    met: Counter[str] = Counter()
    ids = []
    for words in rows:
        key = f"{letter}-{digest(chr(31).join(words))[:DIGITS]}"
        met[key] += 1
        ids.append(key if met[key] == 1 else f"{key}-{met[key]}")
    return tuple(ids)
