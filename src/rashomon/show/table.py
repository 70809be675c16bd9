"""Any table of a record as readable rows, and drawn for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rashomon.show.clean import find_plain, find_shortened
from rashomon.show.grid import find_grid
from rashomon.show.legend import Legend, find_legend
from rashomon.show.when import find_date_label
from rashomon.vocabulary import (
    Actor,
    Anchor,
    ArticleRow,
    Channel,
    Date,
    Difference,
    Event,
    Link,
    Origin,
    Outcome,
    Position,
    Question,
    Record,
    Section,
    Sentence,
    Statement,
)

WORDS_SHOWN = 40  # characters of an anchor's exact words in a cell
ANCHORS_SHOWN = 3  # anchors in a cell before the rest are counted
MIN_WIDTH = 20  # columns; below this a table cannot be drawn at all

Cells = dict[str, str]


def table_rows(record: Record, table: str) -> list[Cells]:
    """The rows of a table with readable values: names for actors, words for dates, short anchors.

    `table` is one of the record's tables or `run`; raises `KeyError` for any other.
    """
    legend = find_legend(record)
    if table == "run":
        return _run_rows(record)
    rows = record.table(table)
    make = _MAKERS[table]
    return [{k: find_plain(v) for k, v in cells.items()} for row in rows for cells in make(row, legend)]


def table_text(record: Record, table: str, *, width: int = 120) -> str:
    """A table drawn `width` columns wide, ending in a line break; `KeyError` for an unknown table."""
    rows = table_rows(record, table)
    if not rows:
        return f"{table}: no rows\n"
    shown = [c for c in rows[0] if any(r[c] for r in rows)]
    return find_grid(shown, [[r[c] for c in shown] for r in rows], max(width, MIN_WIDTH))


def _run_rows(record: Record) -> list[Cells]:
    run, counts = record.run, record.run.counts
    pairs: list[tuple[str, object]] = [("version", run.version), ("input", run.input_sha256[:12])]
    pairs += [("settings", run.settings_sha256[:12])]
    pairs += [("model", f"{m.name} {m.version} ({m.package})") for m in run.models]
    pairs += [(name.replace("_", " "), getattr(counts, name)) for name in counts.__slots__]
    pairs += [("problem", p) for p in run.problems]
    return [{"what": name, "value": find_plain(str(value))} for name, value in pairs]


def _anchor(anchor: Anchor, legend: Legend) -> str:
    words = find_shortened(find_plain(anchor.exact), WORDS_SHOWN)
    return f'{legend.label(anchor.article)}:{anchor.start}-{anchor.end} "{words}"'


def _anchors(anchors: Iterable[Anchor], legend: Legend) -> str:
    listed = list(dict.fromkeys(anchors))
    rest = f" +{len(listed) - ANCHORS_SHOWN}" if len(listed) > ANCHORS_SHOWN else ""
    return "; ".join(_anchor(a, legend) for a in listed[:ANCHORS_SHOWN]) + rest


def _date(date: Date) -> str:
    return find_date_label(date)


def _names(actors: Iterable[str], legend: Legend) -> str:
    return ", ".join(legend.name(a, "?") for a in actors)


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _article(row: ArticleRow, legend: Legend) -> list[Cells]:
    return [
        {
            "mark": legend.label(row.id),
            "outlet": row.outlet,
            "title": row.title,
            "published": _date(row.published),
            "language": row.language,
            "words": str(len(row.text.split())),
            "cut away": str(len(row.furniture)),
            "source": row.source,
        }
    ]


def _sentence(row: Sentence, legend: Legend) -> list[Cells]:
    article = legend.articles.get(row.article)
    text = article.text[row.start : row.end] if article else ""
    return [{"source": f"{legend.label(row.article)}:{row.start}-{row.end}", "role": row.role, "text": text}]


def _link(row: Link, legend: Legend) -> list[Cells]:
    return [
        {
            "a": legend.label(row.a),
            "b": legend.label(row.b),
            "kind": row.kind,
            "direction": row.direction.replace("_", " "),
            "of a": _percent(row.share_a),
            "of b": _percent(row.share_b),
            "score": f"{row.score:.2f}",
            "passages": str(len(row.passages)),
            "why": "; ".join(row.why),
        }
    ]


def _origin(row: Origin, legend: Legend) -> list[Cells]:
    articles = ", ".join(sorted(f"{legend.label(a)} {legend.outlet(a)}" for a in row.articles))
    return [{"origin": legend.origins[row.id], "articles": articles, "why": "; ".join(row.why)}]


def _actor(row: Actor, legend: Legend) -> list[Cells]:
    roles = "; ".join(r.role + (" (past)" if r.held == "past" else "") for r in row.roles)
    names = ", ".join(n for n in row.names if n != row.name)
    side = legend.name(row.side)
    return [{"name": row.name, "kind": row.kind, "side": side, "roles": roles, "also": names}]


def _statement(row: Statement, legend: Legend) -> list[Cells]:
    return [
        {
            "speaker": legend.name(row.speaker, f"? {row.speaker_text}".strip()),
            "cue": row.cue,
            "kind": row.kind,
            "content": row.content,
            "to": row.addressee,
            "at": row.place,
            "said on": _date(row.said_on),
            "source": ", ".join(f"{legend.label(a.article)}:{a.start}-{a.end}" for a in row.anchors),
            "also in": str(len(row.same_as) or ""),
        }
    ]


def _event(row: Event, legend: Legend) -> list[Cells]:
    actors = ", ".join(f"{p.part} {legend.name(p.actor, '?')}" for p in row.actors)
    return [
        {
            "date": _date(row.date),
            "status": row.status,
            "type": row.type or "?",
            "what": row.what,
            "actors": actors,
            "place": row.place,
            "tellings": str(row.origins),
            "anchors": _anchors(row.anchors, legend),
        }
    ]


def _position(row: Position, legend: Legend) -> list[Cells]:
    side = legend.name(row.side, f"? {row.side_text}".strip())
    return [{"side": side, "stance": row.stance, "issue": row.issue, "anchors": _anchors(row.anchors, legend)}]


def _outcome(row: Outcome, legend: Legend) -> list[Cells]:
    return [
        {
            "what": row.what,
            "parties": _names(row.parties, legend),
            "status": row.status,
            "date": _date(row.date),
            "anchors": _anchors(row.anchors, legend),
        }
    ]


def _channel(row: Channel, legend: Legend) -> list[Cells]:
    between = " \u2013 ".join(legend.name(a, "?") for a in row.between)
    return [{"between": between, "label": row.label, "state": row.state, "anchors": _anchors(row.anchors, legend)}]


def _question(row: Question, legend: Legend) -> list[Cells]:
    return [
        {
            "question": row.text,
            "status": row.status,
            "anchors": _anchors(row.anchors, legend),
            "answer": row.answer_text or _anchors(row.answer, legend),
        }
    ]


def _difference(row: Difference, legend: Legend) -> list[Cells]:
    return [
        {
            "verdict": row.verdict,
            "kind": row.kind.replace("_", " "),
            "about": row.about,
            "a": _anchor(row.a, legend),
            "b": _anchor(row.b, legend),
            "why": "; ".join(row.why),
            "sure": _percent(row.confidence),
        }
    ]


def _section(row: Section, legend: Legend) -> list[Cells]:
    return [
        {
            "section": row.section,
            "line": line.text,
            "tellings": str(line.origins),
            "anchors": _anchors(line.anchors, legend),
        }
        for line in row.lines
    ]


_MAKERS: dict[str, Callable[[Any, Legend], list[Cells]]] = {
    "articles": _article,
    "sentences": _sentence,
    "links": _link,
    "origins": _origin,
    "actors": _actor,
    "statements": _statement,
    "events": _event,
    "positions": _position,
    "outcomes": _outcome,
    "channels": _channel,
    "questions": _question,
    "differences": _difference,
    "account": _section,
}
