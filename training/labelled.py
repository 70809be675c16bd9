"""Pairs of sentences, and of values in them, that the step `compare` weighs, labelled by the keys of invented news.

Every pair is taken from a source and each independent report of it, and from each copy and the report, with less
weight: a copy's unchanged sentence has the labels of the sentence it was made from. A pair outside all labels counts
as false, since the lists of conflicts are complete.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.compare import Material
from rashomon.compare.agreements import Agreements
from rashomon.compare.counterparts import find_counterparts
from rashomon.compare.facts import weigh_pairs
from rashomon.compare.moments import Moment, find_moments, is_one_moment
from rashomon.compare.onefact import Ground
from rashomon.compare.quantities import Quantity, find_all_quantities, find_quantities, is_same_quantity
from rashomon.compare.rivals import Rivals, Scale, find_figure_rivals, find_moment_rivals
from rashomon.compare.telling import Telling, find_tellings
from rashomon.copies import find_links, find_origins
from rashomon.dates import find_article_dates
from rashomon.facts import Sources, choose_readers, read_facts
from rashomon.language import load_encoder, parse_articles
from rashomon.people import find_cast
from rashomon.reading import read_articles

Part = dict[str, Any]
Key = tuple[str, str, int]  # a label: source, report, its number there

PLAIN = ("number", "date", "name", "place")  # kinds of conflict that are values
OF_COPY, OF_STORY = 0.5, 0.1  # weight of a pair
OF_UNREAD = 0.2  # of one of a real story that nobody read: nearly all are of two things
OF_READER = {"figure": 2.0, "moment": 1.0, "agreement": 1.0}  # of one that a reader judged
# Of two sentences of a set that the key calls an agreement, and of others: it does not name all that agree.
OF_KEY = {True: 0.5, False: 0.2}
UNREAD = "judged x"  # the set of these
JUDGED = tuple(Path(__file__).with_name(f"judged_{name}.tsv") for name in ("values", "agreements"))


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of sentences (`rivals` is None) or of values. `touched`: the labels that its two sentences touch, by their
    kind; `true`: it is what the regression is to find; `held`: belongs to the report of a source, not of a copy."""

    group: str
    set: str
    story: str
    features: Mapping[str, float]
    true: bool
    weight: float
    rivals: Rivals | None
    at: tuple[str, str, int, int]
    touched: Mapping[Key, str]
    held: bool
    keys: Mapping[Key, str]  # all labels of the report

    @property
    def ends(self) -> tuple[tuple[str, str, int], tuple[str, str, int]]:
        """Each of the two sentences, with the article it is held against."""
        one, other, p, q = self.at
        return (one, other, p), (other, one, q)


@dataclass(frozen=True, slots=True)
class Label:
    """What the key says of a stretch of the source and one of the report."""

    key: Key
    kind: str  # of a conflict, `agreement` or `trap`
    source: tuple[int, int]
    report: tuple[int, int]


def read_material(rows: Sequence[Part]) -> tuple[Material, dict[str, str]]:
    """What the step `compare` takes, and each article's id by its source."""
    articles = read_articles(rows).articles
    encoder = load_encoder()
    assert encoder is not None
    links = find_links(articles, encoder.encode)
    origin_of = {article: o.id for o in find_origins(articles, links) for article in o.articles}
    parsed = parse_articles(articles)
    dates = {sid: found for a in parsed for sid, found in find_article_dates(a).items()}
    sources = Sources(parsed, find_cast(parsed), dates, origin_of, encoder.encode)
    material = Material(
        parsed=parsed,
        links=links,
        origin_of=origin_of,
        cast=sources.cast,
        dates=dates,
        statements=read_facts(sources, choose_readers(())).statements,
        clusters=sources.clusters,
        encode=encoder.encode,
    )
    return material, {a.source: a.id for a in articles}


def find_pairs(material: Material) -> Iterator[tuple[str, str, int, int, Mapping[str, float], Rivals | None, str]]:
    """Every pair of sentences that are weighed, and of values in them: articles, sentences, features, the group."""
    tellings = find_tellings(material)
    ground = Ground(tellings)
    weighed = weigh_pairs(find_counterparts(tellings, material.origin_of), ground)
    for (one, other), pairs in weighed.items():
        for (p, q), features in pairs.items():
            yield one, other, p, q, features, None, "fact"
    agreements = Agreements(tellings, weighed, ground, material.origin_of, material.clusters)
    for a, b, features in agreements.weigh():
        yield a[0], b[0], a[1], b[1], {**features, "clauses": agreements.clauses(a, b)}, None, "agreement"
    anything = Scale({}, 0.0, -1.0)
    held = {n: find_all_quantities(t) for n, t in sorted(tellings.items())}
    figures = find_figure_rivals(tellings, held, weighed, ground, anything)
    moments = find_moment_rivals(tellings, weighed, ground, anything)
    for group, found in (("figure", figures), ("moment", moments)):
        for r in found:
            yield r.one[0], r.other[0], r.one[1], r.other[1], r.features, r, group


def read_source(path: Path) -> Iterator[Pair]:
    """The pairs of one source of a set, with their labels."""
    source = json.loads(path.read_text("utf-8"))
    reports = {f"{source['id']}-i{n}": r for n, r in enumerate(source.get("independent", []), 1)}
    copies = {c["id"]: c for c in source["copies"]}
    parts = {source["id"]: source} | copies | reports
    material, ids = read_material([_row(name, part) for name, part in parts.items()])
    names = {i: name for name, i in ids.items()}
    tellings = find_tellings(material)
    texts = {names[i]: t.article.text for i, t in tellings.items()}
    labels = {name: list(_labels(source["id"], name, r, texts)) for name, r in reports.items()}
    for one, other, p, q, features, rivals, group in find_pairs(material):
        swapped = names[one] in reports
        mine, report, m, n = (other, one, q, p) if swapped else (one, other, p, q)
        if names[mine] in reports or names[report] not in reports:
            continue
        spans = _origin_spans(source, parts[names[mine]], names[mine], texts, tellings[mine], m)
        if spans is None:
            continue
        row = tellings[report].parsed.sentences[n].sentence
        touched = [
            x
            for x in labels[names[report]]
            if any(_meet(s, x.source) for s in spans) and _meet((row.start, row.end), x.report)
        ]
        if rivals:
            values = (rivals.y, rivals.x) if swapped else (rivals.x, rivals.y)
            meant = [x for x in touched if _is_meant(x, values, row.start, tellings[ids[source["id"]]])]
            true = any(x.kind not in ("agreement", "trap") for x in meant)
        else:
            true = any(x.kind != "trap" for x in touched)
        held = names[mine] == source["id"]
        weight = 1.0 if held else OF_COPY
        if group == "agreement":
            true = any(x.kind == "agreement" for x in touched)
            weight = OF_KEY[true] if held and (true or not touched) else 0.0
        told, keys = ({x.key: x.kind for x in found} for found in (touched, labels[names[report]]))
        at = (one, other, p, q)
        yield Pair(group, path.parent.name, source["id"], features, true, weight, rivals, at, told, held, keys)


def _row(name: str, part: Part) -> Part:
    text = "\n\n".join(" ".join(s["text"] if isinstance(s, dict) else s for s in p) for p in part["paragraphs"])
    return {"source": name, "text": text} | {k: part[k] for k in ("title", "outlet", "published") if part.get(k)}


def _labels(source: str, name: str, report: Part, texts: Mapping[str, str]) -> Iterator[Label]:
    rows = [(x, x["kind"]) for x in report.get("conflicts", [])]
    rows += [(x, g[:-1]) for g in ("agreements", "traps") for x in report.get(g, [])]
    for n, (row, kind) in enumerate(rows):
        spans = [_find(texts[t], row[key]) for t, key in ((source, "a_exact"), (name, "b_exact"))]
        if spans[0] and spans[1]:
            yield Label((source, name, n), kind, spans[0], spans[1])


def _find(text: str, exact: str) -> tuple[int, int] | None:
    found = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", exact))), text, re.IGNORECASE)
    return found.span() if found else None


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _origin_spans(
    source: Part, part: Part, name: str, texts: Mapping[str, str], telling: Telling, number: int
) -> list[tuple[int, int]] | None:
    """Where in the source a sentence is, or what it was made from; None where it was changed."""
    row = telling.parsed.sentences[number].sentence
    if name == source["id"]:
        return [(row.start, row.end)]
    segments = [s for p in part["paragraphs"] for s in p]
    here = [s for s in segments if (at := _find(texts[name], s["text"])) and _meet(at, (row.start, row.end))]
    if any(s.get("change") for s in here):
        return None
    sentences = [s for p in source["paragraphs"] for s in p]
    numbers = {n for s in here for n in s.get("from") or [] if 0 < n <= len(sentences)}
    return [at for n in sorted(numbers) if (at := _find(texts[source["id"]], sentences[n - 1]))]


def _is_meant(label: Label, values: Sequence[Quantity | Moment], start: int, source: Telling) -> bool:
    """Do the values stand in the label's words, the source's as they are or as a copy has them?"""
    x, y = values
    span = (y.figure.start, y.figure.end) if isinstance(y, Quantity) else (y.start, y.end)
    if not _meet((start + span[0], start + span[1]), label.report):
        return False
    for n, sentence in enumerate(source.parsed.sentences):
        at = sentence.sentence.start
        if not _meet((at, sentence.sentence.end), label.source):
            continue
        if isinstance(x, Quantity):
            found = [
                q for q in find_quantities(source, n) if _meet((at + q.figure.start, at + q.figure.end), label.source)
            ]
            if any(is_same_quantity(q, x) for q in found):
                return True
        elif any(
            is_one_moment(m, x) and _meet((at + m.start, at + m.end), label.source) for m in find_moments(source, n)
        ):
            return True
    return False


def read_story(path: Path) -> Iterator[Pair]:
    """The pairs of a story without a key."""
    rows = [json.loads(x) for x in path.read_text("utf-8").splitlines() if x.strip()]
    for one, other, p, q, features, rivals, group in find_pairs(read_material(rows)[0]):
        if rivals:
            yield Pair(group, "", path.stem, features, False, OF_STORY, rivals, (one, other, p, q), {}, False, {})


def read_judged() -> Iterator[Pair]:
    """Pairs of real stories, their features as numbers, judged by a reader or unread: of values, of sentences."""
    for path in JUDGED:
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows, delimiter="\t"):
                group, half, verdict = (row.pop(name) for name in ("group", "half", "verdict"))
                if verdict != "unclear":
                    features = {name: float(value) for name, value in row.items()}
                    true = verdict in ("conflict", "agreement")
                    weight = OF_UNREAD if verdict == "unread" else OF_READER[group]
                    yield Pair(group, f"judged {half}", "", features, true, weight, None, ("", "", 0, 0), {}, False, {})
