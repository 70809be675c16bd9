"""W3C Web Annotations: every anchor of the record, by its place and by its words with what stands round them."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any
from urllib.parse import quote

from rashomon.export.cells import find_json
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.parts import find_flat_rows, find_parts
from rashomon.export.places import Places, find_places
from rashomon.show.clean import find_link
from rashomon.vocabulary import TABLES, Anchor, Record

CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"  # the model demands this very address
AROUND = 32  # characters of prefix and suffix, as Hypothesis' anchoring keeps
TERMS = {"rashomon": "urn:rashomon:term:"} | {name: f"rashomon:{name}" for name in ("sha256", "table", "row", "part")}
ANNOTATED = TABLES[TABLES.index("actors") :]  # what has anchors


def page(record: Record, options: ExportOptions) -> Export:
    """An annotation page with an item for every anchor of every row.

    The target is the article (its address, else the page of the story) with the SHA-256 of the text the offsets
    count, a `TextQuoteSelector` with prefix and suffix and a `TextPositionSelector` (Unicode code points, as the
    model says). The body tells the row; `table`, `row` and the part it is for lead back to the record.
    """
    places = find_places(record, page=options.page)
    story = f"urn:rashomon:{record.run.input_sha256[:12]}"
    items = []
    for table in ANNOTATED:
        for n, parts in enumerate(find_parts(record, table, places), 1):
            body = _body(find_flat_rows(record, table)[n - 1])
            for m, (part, anchor) in enumerate(parts, 1):
                about = {"id": f"{story}:{table}:{n}:{m}", "table": table, "row": n, "part": part}
                items.append(about | _annotation(body, anchor, places))
    value = {"@context": [CONTEXT_URL, TERMS], "id": f"{story}:annotations", "type": "AnnotationPage", "items": items}
    return Export({"story.annotations.jsonld": find_json(value).encode()})


def annotation_context() -> dict[str, Any]:
    """The terms of the W3C context that these annotations use, to read them without a network."""
    text = resources.files(__package__).joinpath("annotation-context.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _body(row: Any) -> str:
    """What the row says, in its own words."""
    if isinstance(row, tuple):
        return str(row[1].text)
    names = ("content", "what", "name", "issue", "label", "text", "about")
    return str(next((getattr(row, name) for name in names if getattr(row, name, "")), ""))


def _annotation(body: str, anchor: Anchor, places: Places) -> dict[str, Any]:
    return {
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": body, "format": "text/plain"},
        "target": _target(anchor, places),
    }


def _target(anchor: Anchor, places: Places) -> dict[str, Any]:
    article = places.legend.articles[anchor.article]
    before = article.text[max(anchor.start - AROUND, 0) : anchor.start]
    after = article.text[anchor.end : anchor.end + AROUND]
    return {
        "type": "SpecificResource",
        "source": find_link(article.url) or f"{places.page}#a={quote(article.id, safe='')}",
        "rashomon:article": anchor.article,
        "rashomon:link": places.link(anchor),
        "rashomon:sentence": places.sentence(anchor),
        "sha256": article.sha256,
        "selector": [
            {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": before, "suffix": after},
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ],
    }
