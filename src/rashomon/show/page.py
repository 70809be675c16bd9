"""The record as one self-contained web page: no network, opens from disk, readable without scripts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from rashomon.show.clean import find_link, find_plain
from rashomon.show.details import find_differences, find_notes, find_people
from rashomon.show.family import find_families
from rashomon.show.ids import NoteIds, find_note_ids
from rashomon.show.legend import Legend, find_legend, find_published
from rashomon.show.margins import MarginNote, find_margins
from rashomon.show.matrix import find_matrix
from rashomon.show.speakers import find_speakers
from rashomon.show.story import find_account, find_header, find_links, find_sources
from rashomon.show.strip import find_strip
from rashomon.show.timeline import find_timeline
from rashomon.vocabulary import Anchor, ArticleRow, Record

OPEN_GROUPS = 60  # statements up to which every speaker's group starts open; about six screens of text
SHOWN_MARKS = 6  # source marks before the rest are folded away; more fill a line of a phone

# What may not stand raw in JSON inside a page: markup, line separators, what parsers drop, lone surrogates.
_UNSAFE = re.compile("[<>&\u2028\u2029\u007f-\u009f\ud800-\udfff\ufeff\ufffe\uffff]")
_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def page_html(record: Record) -> str:
    """The whole record as one HTML page; same record, same text.

    Styles and scripts are inline and admitted by their hashes alone (Content-Security-Policy), data is
    JSON that cannot end its element, and everything from articles goes through autoescaping.
    """
    legend, ids = find_legend(record), find_note_ids(record)
    speakers = find_speakers(record, legend)
    matrix = find_matrix(record, legend, ids)
    html = _template().render(
        **_machinery(),
        data=Markup(find_safe_json(find_reading_data(record, legend, ids))),
        head=find_header(record, legend),
        account=find_account(record, legend),
        families=find_families(record, legend),
        origins=find_sources(legend),
        links=find_links(record, legend),
        speakers=speakers,
        sides=sorted({s.side or s.name for s in speakers if s.side}),
        all_open=len(record.statements) <= OPEN_GROUPS,
        strip=find_strip(record),
        days=find_timeline(record, legend),
        differences=find_differences(record, legend),
        matrix=matrix,
        notes=find_notes(record, legend, ids, matrix.shown if matrix else frozenset()),
        people=find_people(record, legend),
        run=record.run,
        shown_marks=SHOWN_MARKS,
    )
    return _DROPPED.sub("", html)


def _machinery() -> dict[str, str]:
    """The page's own style and script. These and the data, made safe for its place, are all that skips escaping."""
    style = _asset("page.css") + _asset("pictures.css")
    script = _asset("page.js") + _asset("search.js")
    return {"policy": find_policy(style, script), "style": Markup(style), "script": Markup(script)}


def write_page(record: Record, path: Path) -> None:
    """Writes the record's page to `path` as UTF-8."""
    Path(path).write_bytes(page_html(record).encode("utf-8"))


def find_policy(style: str, script: str) -> str:
    """The page's Content-Security-Policy: nothing but this style and this script."""
    return (
        f"default-src 'none'; style-src '{_source_hash(style)}'; script-src '{_source_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def find_safe_json(value: Any) -> str:
    """`value` as JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def find_reading_data(record: Record, legend: Legend, ids: NoteIds) -> list[dict[str, Any]]:
    """What the reading pane needs: each article's text, its blocks, and where anchors stand in it."""
    spans, margins = find_anchored_spans(record), find_margins(record, legend, ids)
    roles: dict[str, list[tuple[int, str]]] = {}
    for s in record.sentences:
        roles.setdefault(s.article, []).append((s.start, s.role))
    return [
        _reading(a, legend, dict(roles.get(a.id, [])))
        | {"spans": [list(s) for s in spans.get(a.id, [])], "notes": _compact(margins.get(a.id, []))}
        for a in record.articles
    ]


def _compact(notes: list[MarginNote]) -> list[list[int | str]]:
    return [list(note) for note in notes]


def _reading(article: ArticleRow, legend: Legend, roles: dict[int, str]) -> dict[str, Any]:
    return {
        "id": article.id,
        "label": legend.label(article.id),
        "title": find_plain(article.title),
        "outlet": legend.outlet(article.id),
        "date": find_published(article),
        "url": find_link(article.url),
        "text": article.text,
        "blocks": find_blocks(article.text, roles),
    }


def find_blocks(text: str, roles: dict[int, str]) -> list[list[int | str]]:
    """The lines of `text` as [start, end, role]; a line has the role of the first sentence in it."""
    blocks: list[list[int | str]] = []
    starts = sorted(roles)
    k = start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            while k < len(starts) and starts[k] < start:
                k += 1
            role = roles[starts[k]] if k < len(starts) and starts[k] < end else "body"
            blocks.append([start, end, role])
        start = end + 1
    return blocks


def find_anchored_spans(record: Record) -> dict[str, list[tuple[int, int]]]:
    """For each article the stretches that anything in the record rests on, merged, in order."""
    found: dict[str, set[tuple[int, int]]] = {}
    for anchor in _anchors(record):
        found.setdefault(anchor.article, set()).add((anchor.start, anchor.end))
    return {article: _merged(sorted(spans)) for article, spans in found.items()}


def _anchors(record: Record) -> list[Anchor]:
    rows: list[Anchor] = [a for section in record.account for line in section.lines for a in line.anchors]
    for table in (record.statements, record.events, record.positions, record.outcomes, record.channels):
        rows.extend(a for row in table for a in row.anchors)
    rows.extend(a for q in record.questions for a in (*q.anchors, *q.answer))
    rows.extend(a for d in record.differences for a in (d.a, d.b))
    return rows


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _source_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    """One of this folder's files, with line breaks as a browser sees them, since hashes are of that."""
    text = resources.files("rashomon.show").joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_asset),
    )
    return environment.get_template("page.html")
