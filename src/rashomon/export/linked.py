"""JSON-LD in the words of schema.org: articles, quotations, claims, events, and who speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rashomon.export.cells import find_json
from rashomon.export.days import find_days
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.places import Places, find_places
from rashomon.show.clean import find_link
from rashomon.vocabulary import Actor, Anchor, ArticleRow, Date, Event, Record, Statement

TERMS = "urn:rashomon:term:"  # the namespace of what schema.org has no word for
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "rashomon": TERMS,
    "url": {"@type": "@id"},
    "rashomon:places": {"@container": "@list"},
}
ACTOR_TYPES = {"person": "Person", "organisation": "Organization", "country": "Country", "group": "Organization"}
EVENT_STATUS = {
    "planned": "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}


def jsonld(record: Record, options: ExportOptions) -> Export:
    """The record as one JSON-LD graph whose context is inline: nothing is fetched to read it.

    `NewsArticle` for articles, `Quotation` for direct and mixed statements, `Claim` for indirect ones, `Event`,
    and persons, organisations and countries. Every quotation, claim and event lists in `rashomon:places` its
    article, offsets, exact words, the whole sentence and a link.
    """
    ids = _Ids(record.run.input_sha256[:12])
    places = find_places(record, page=options.page)
    graph = [_article(row, record, ids) for row in record.articles]
    graph += [_actor(row, ids) for row in record.actors]
    graph += [_statement(row, ids, places) for row in record.statements]
    graph += [_event(row, ids, places) for row in record.events]
    value = {"@context": CONTEXT, "@graph": [{k: v for k, v in node.items() if v} for node in graph]}
    return Export({"story.jsonld": find_json(value).encode()})


class _Ids:
    """Names for the things of one record that no other record has."""

    def __init__(self, story: str) -> None:
        self.story = story

    def of(self, kind: str, name: str) -> str:
        from urllib.parse import quote

        return f"urn:rashomon:{self.story}:{kind}:{quote(name, safe='', errors='replace')}"

    def ref(self, kind: str, name: str | None) -> dict[str, str] | None:
        return {"@id": self.of(kind, name)} if name else None

    def refs(self, kind: str, names: Iterable[str]) -> list[dict[str, str]]:
        return [{"@id": self.of(kind, name)} for name in names]


def _article(row: ArticleRow, record: Record, ids: _Ids) -> dict[str, Any]:
    sources = [x.b for x in record.links if x.a == row.id and x.direction == "a_from_b"]
    sources += [x.a for x in record.links if x.b == row.id and x.direction == "b_from_a"]
    return {
        "@id": ids.of("article", row.id),
        "@type": "NewsArticle",
        "url": find_link(row.url),
        "headline": row.title,
        "datePublished": _iso(row.published),
        "publisher": {"@type": "Organization", "name": row.outlet} if row.outlet else None,
        "author": {"@type": "Person", "name": row.byline} if row.byline else None,
        "inLanguage": row.language,
        "articleBody": row.text,
        "isBasedOn": ids.refs("article", sources),
        "rashomon:sha256": row.sha256,
        "rashomon:origin": row.origin,
        "rashomon:source": row.source,
    }


def _actor(row: Actor, ids: _Ids) -> dict[str, Any]:
    person = row.kind == "person"
    return {
        "@id": ids.of("actor", row.id),
        "@type": ACTOR_TYPES[row.kind],
        "name": row.name,
        "alternateName": [name for name in row.names if name != row.name],
        "jobTitle": [r.role for r in row.roles if r.held == "now"] if person else None,
        "rashomon:kind": row.kind,
        "rashomon:side": ids.ref("actor", row.side),
    }


def _statement(row: Statement, ids: _Ids, places: Places) -> dict[str, Any]:
    quotation = row.kind != "indirect"
    return {
        "@id": ids.of("statement", row.id),
        "@type": "Quotation" if quotation else "Claim",
        "text": row.content,
        "spokenByCharacter" if quotation else "author": ids.ref("actor", row.speaker),
        "isPartOf" if quotation else "appearance": ids.refs("article", _articles(row.anchors)),
        "dateCreated": _iso(row.said_on),
        "url": places.link(row.anchors[0]),
        "rashomon:kind": row.kind,
        "rashomon:cue": row.cue,
        "rashomon:speakerText": row.speaker_text,
        "rashomon:sameAs": ids.refs("statement", row.same_as),
        "rashomon:places": _places(row.anchors, ids, places),
    }


def _event(row: Event, ids: _Ids, places: Places) -> dict[str, Any]:
    by = [p.actor for p in row.actors if p.part == "by"]
    others = [p.actor for p in row.actors if p.part != "by"]
    days = find_days(row.date.edtf)
    return {
        "@id": ids.of("event", row.id),
        "@type": "Event",
        "name": row.what,
        "startDate": days.first.isoformat() if days else None,
        "endDate": days.last.isoformat() if days and days.last > days.first else None,
        "eventStatus": {"@id": EVENT_STATUS[row.status]} if row.status in EVENT_STATUS else None,
        "location": {"@type": "Place", "name": row.place} if row.place else None,
        "organizer": ids.refs("actor", dict.fromkeys(by)),
        "attendee": ids.refs("actor", dict.fromkeys(others)),
        "subjectOf": ids.refs("article", _articles(row.anchors)),
        "url": places.link(row.anchors[0]),
        "rashomon:status": row.status,
        "rashomon:edtf": row.date.edtf,
        "rashomon:plover": row.type,
        "rashomon:ploverMode": row.mode,
        "rashomon:ploverContext": list(row.context) or None,
        "rashomon:tellings": row.origins,
        "rashomon:places": _places(row.anchors, ids, places),
    }


def _articles(anchors: Iterable[Anchor]) -> dict[str, None]:
    return dict.fromkeys(anchor.article for anchor in anchors)


def _places(anchors: Iterable[Anchor], ids: _Ids, places: Places) -> list[dict[str, Any]]:
    return [
        {
            "rashomon:article": ids.ref("article", place.anchor.article),
            "rashomon:start": place.anchor.start,
            "rashomon:end": place.anchor.end,
            "rashomon:exact": place.anchor.exact,
            "rashomon:sentence": place.sentence,
            "url": place.link,
        }
        for place in map(places.place, anchors)
    ]


def _iso(date: Date) -> str:
    """A date as ISO 8601, where the EDTF value is one; else nothing."""
    days = find_days(date.edtf)
    if not days or days.first != days.last:
        return ""
    return days.time.isoformat() if days.time else days.first.isoformat()
