"""What each row of a table says, cell by cell: ids, and beside them the names they stand for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from rashomon.events import count_stances
from rashomon.export.places import Places
from rashomon.vocabulary import (
    PARTS,
    Actor,
    Anchor,
    ArticleRow,
    Channel,
    Date,
    Difference,
    Event,
    Line,
    Link,
    Origin,
    Outcome,
    Position,
    Question,
    Sentence,
    Statement,
    plain,
)

Cells = dict[str, Any]  # column → str, int, float, tuple of str, or None where the record says null


def find_place_cells(anchor: Anchor, places: Places) -> Cells:
    """Where an anchor's words stand, as cells."""
    place = places.place(anchor)
    return {
        "article": anchor.article,
        "label": place.label,
        "outlet": place.outlet,
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "sentence": place.sentence,
        "link": place.link,
    }


def _date(name: str, date: Date) -> Cells:
    return {name: date.edtf, f"{name}_basis": date.basis, f"{name}_text": date.text}


def _names(actors: Iterable[str], places: Places) -> tuple[str, ...]:
    return tuple(places.legend.name(actor) for actor in actors)


def _json(value: Any) -> str:
    """Nested values as compact JSON; empty for an empty one."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")) if value else ""


def _article(row: ArticleRow, places: Places) -> Cells:
    return {
        "id": row.id,
        "label": places.legend.label(row.id),
        "source": row.source,
        "url": row.url,
        "outlet": row.outlet,
        "title": row.title,
        "byline": row.byline,
        **_date("published", row.published),
        "language": row.language,
        "origin": row.origin,
        "sha256": row.sha256,
        "furniture": _json(row.furniture),
        "extra": _json(row.extra),
        "text": row.text,
    }


def _sentence(row: Sentence, places: Places) -> Cells:
    article = places.legend.articles.get(row.article)
    text = article.text[row.start : row.end] if article else ""
    return {"id": row.id, "article": row.article, "role": row.role, "text": text}


def _link(row: Link, places: Places) -> Cells:
    return {
        "a": row.a,
        "a_label": places.legend.label(row.a),
        "b": row.b,
        "b_label": places.legend.label(row.b),
        "kind": row.kind,
        "direction": row.direction,
        "share_a": row.share_a,
        "share_b": row.share_b,
        "score": row.score,
        "why": row.why,
        "passages": _json(row.passages),
    }


def _origin(row: Origin, places: Places) -> Cells:
    outlets = tuple(places.legend.outlet(article) for article in row.articles)
    label = places.legend.origins.get(row.id, "")
    return {"id": row.id, "label": label, "articles": row.articles, "outlets": outlets, "why": row.why}


def _actor(row: Actor, places: Places) -> Cells:
    return {
        "id": row.id,
        "kind": row.kind,
        "name": row.name,
        "names": row.names,
        "side": row.side,
        "side_name": places.legend.name(row.side) or None,
        "roles": tuple(r.role for r in row.roles if r.held == "now"),
        "past_roles": tuple(r.role for r in row.roles if r.held == "past"),
        "why": row.why,
    }


def _statement(row: Statement, places: Places) -> Cells:
    return {
        "id": row.id,
        "kind": row.kind,
        "speaker": row.speaker,
        "speaker_name": places.legend.name(row.speaker) or None,
        "speaker_side": places.legend.side(row.speaker) or None,
        "speaker_text": row.speaker_text,
        "cue": row.cue,
        "content": row.content,
        "addressee": row.addressee,
        "place": row.place,
        **_date("said_on", row.said_on),
        "same_as": row.same_as,
        "via": row.via,
        "why": row.why,
    }


def _event(row: Event, places: Places) -> Cells:
    parts: Cells = {}
    for part in PARTS:
        actors = tuple(p.actor for p in row.actors if p.part == part)
        parts |= {part: actors, f"{part}_names": _names(actors, places)}
    return {
        "id": row.id,
        "what": row.what,
        "type": row.type,
        "mode": row.mode,
        "context": row.context,
        "status": row.status,
        "history": tuple(change.status for change in row.history),
        **_date("date", row.date),
        "duration": row.duration,
        "place": row.place,
        **parts,
        "claimed_by": row.claimed_by,
        "claimed_by_names": _names(row.claimed_by, places),
        "origins": row.origins,
        **asdict(count_stances(row.tellings, places.legend.origin_of)),
        "why": row.why,
    }


def _position(row: Position, places: Places) -> Cells:
    return {
        "side": row.side,
        "side_name": places.legend.name(row.side) or None,
        "side_text": row.side_text,
        "issue": row.issue,
        "stance": row.stance,
    }


def _outcome(row: Outcome, places: Places) -> Cells:
    return {
        "what": row.what,
        "parties": row.parties,
        "party_names": _names(row.parties, places),
        "status": row.status,
        **_date("date", row.date),
    }


def _channel(row: Channel, places: Places) -> Cells:
    names = _names(row.between, places)
    return {"between": row.between, "between_names": names, "label": row.label, "state": row.state}


def _question(row: Question, places: Places) -> Cells:  # noqa: ARG001
    return {"text": row.text, "status": row.status, "answer_text": row.answer_text}


def _difference(row: Difference, places: Places) -> Cells:
    """Both sides in one row: `a` is the row's source."""
    return {f"b_{name}": value for name, value in find_place_cells(row.b, places).items()} | {
        "kind": row.kind,
        "verdict": row.verdict,
        "about": row.about,
        "why": row.why,
        "confidence": row.confidence,
    }


def _line(row: tuple[str, Line], places: Places) -> Cells:  # noqa: ARG001
    return {"section": row[0], "text": row[1].text, "origins": row[1].origins, **asdict(row[1].stances)}


VALUES: dict[str, Callable[[Any, Places], Cells]] = {
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
    "account": _line,
}
