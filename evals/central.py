"""Is the event that a story is about one row of the record, whoever tells it: `python -m evals.central [STORY ...]`.

Labelled are the words that tell the one or two events a story is about, in each of its tellings: of invented stories
(a source and its independent reports) in `training/central`, of ten real ones in `central_judged.tsv`, as offsets
alone. Two tellings of an event are merged where one row of the record has an anchor in a labelled sentence of each;
`unmixed` is the share of rows on labelled words that do not rest on those of two events. Weights and thresholds were
chosen on the invented sets and on five of the real stories (`chosen_`); the other five (`real_`) took no part.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import rashomon
from evals.material import ROOT, shared
from rashomon.vocabulary import Event, Record

SETS = "abdfghk"
CHOSEN = ("boko", "broadcom", "court", "crash", "election")
REAL = ("homs", "referendum", "sanctions", "tiangong", "tram")
LABELS = ROOT / "training" / "central"
JUDGED = ROOT / "evals" / "central_judged.tsv"
ROUND = (40, 20, 10, 5)  # letters on both sides by which words are found again
BREAKS = ".!?\n"  # between sentences, for labels of real stories


class Place(NamedTuple):
    """Labelled words of an article (by its source): their span, and that of their sentence."""

    article: str
    word: tuple[int, int]
    sentence: tuple[int, int]


Labels = Mapping[str, Sequence[Place]]  # by event


def measure() -> dict[str, float]:
    """The figures by name; `MissingError` without the material."""
    invented, chosen, real = Counter[str](), Counter[str](), Counter[str]()
    for path in find_invented():
        parts = read_parts(path)
        _count(rashomon.read(list(parts.values())), find_labels(path, parts), invented)
    for names, counts in ((CHOSEN, chosen), (REAL, real)):
        for name in names:
            _count(*_read_judged(name), counts)
    groups = {"invented": invented, "chosen": chosen, "real": real}
    return {f"{name}_{key}": value for name, counts in groups.items() for key, value in score(counts).items()}


def score(counts: Counter[str]) -> dict[str, float]:
    """The shares of pairs of tellings merged, of labelled tellings in a row, and of rows that do not mix two events."""
    return {
        "merged": counts["merged"] / max(1, counts["pairs"]),
        "told": counts["told"] / max(1, counts["tellings"]),
        "unmixed": 1 - counts["mixed"] / max(1, counts["rows"]),
    }


def find_invented() -> list[Path]:
    folders = (shared() / "tellings", ROOT / "training" / "tellings")
    return sorted(p for folder in folders for one in SETS for p in (folder / one).glob("*.json"))


def read_parts(path: Path) -> dict[str, dict[str, str]]:
    """A source and its independent reports as rows to read, by `source`, `report`, `report2`."""
    source = json.loads(path.read_text("utf-8"))
    parts = {"source": source}
    for n, report in enumerate(source.get("independent", []), 1):
        parts["report" if n == 1 else f"report{n}"] = report
    return {side: _row(f"{path.stem}-{side}", part) for side, part in parts.items()}


def _row(name: str, part: Mapping[str, Any]) -> dict[str, str]:
    text = "\n\n".join(" ".join(s["text"] if isinstance(s, dict) else s for s in p) for p in part["paragraphs"])
    return {"source": name, "text": text} | {k: part[k] for k in ("title", "outlet", "published") if part.get(k)}


def find_labels(path: Path, parts: Mapping[str, Mapping[str, str]]) -> dict[str, list[Place]]:
    """The labels of an invented story, by event."""
    source = json.loads(path.read_text("utf-8"))
    flat = [[s["text"] if isinstance(s, dict) else s for p in x["paragraphs"] for s in p] for x in
            (source, *source.get("independent", []))]  # fmt: skip
    sentences = dict(zip(parts, flat, strict=True))
    found: dict[str, list[Place]] = defaultdict(list)
    for line in (LABELS / f"{path.stem[0]}.tsv").read_text("utf-8").splitlines()[1:]:
        story, event, side, number, word, exact = line.split("\t")
        if story == path.stem:
            sentence = sentences[side][int(number) - 1]
            start = parts[side]["text"].index(sentence)
            at = start + sentence.index(exact) + exact.index(word)
            found[event].append(Place(parts[side]["source"], (at, at + len(word)), (start, start + len(sentence))))
    return found


def read_real(name: str) -> list[dict[str, str]]:
    path = shared() / "judgements" / "stories" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def find_judged(name: str, rows: Sequence[Mapping[str, str]], texts: Mapping[str, str]) -> dict[str, list[Place]]:
    """The labels of a real story, by event; the articles are known by their number. `texts`: as they were read, by
    source, which differ from the raw ones where furniture was cut away."""
    found: dict[str, list[Place]] = defaultdict(list)
    for line in JUDGED.read_text("utf-8").splitlines()[1:]:
        story, event, article, start, end = line.split("\t")
        if story != name:
            continue
        row = rows[int(article)]
        if text := texts.get(row["source"], ""):
            span = _moved(row["text"], text, int(start), int(end))
            if span is not None:
                found[event].append(Place(row["source"], span, _sentence(text, *span)))
    return found


def _read_judged(name: str) -> tuple[Record, dict[str, list[Place]]]:
    rows = read_real(name)
    record = rashomon.read(rows)
    return record, find_judged(name, rows, {a.source: a.text for a in record.articles})


def _moved(raw: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words of a raw text stand in the text that was read: known by the letters round them."""
    if text[start:end] == raw[start:end] and text[:start] == raw[:start]:
        return start, end
    for width in ROUND:
        low = max(0, start - width)
        at = text.find(raw[low : end + width])
        if at >= 0:
            return at + start - low, at + end - low
    return None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Roughly the sentence round a span: from one end of a sentence to the next."""
    first = max((text.rfind(f"{b} ", 0, start) for b in BREAKS), default=-1)
    first = max(first, text.rfind("\n", 0, start))
    lasts = [at for b in BREAKS if (at := text.find(f"{b} ", end)) >= 0] + [text.find("\n", end)]
    return first + 1, min((at for at in lasts if at >= 0), default=len(text))


def _count(record: Record, labels: Labels, counts: Counter[str], told: list[str] | None = None) -> None:
    """Adds what one story has; `told` gets a line for each pair that is not merged and each row that mixes."""
    source = {a.id: a.source for a in record.articles}
    rows = {id(e): {(source[a.article], a.start, a.end) for a in e.anchors} for e in record.events}
    for event, places in sorted(labels.items()):
        of: dict[str, set[int]] = {p.article: set() for p in places}
        for place in places:
            of[place.article] |= {key for key, spans in rows.items() if _touches(spans, place.article, place.sentence)}
        counts["tellings"] += len(of)
        counts["told"] += sum(map(bool, of.values()))
        for one, other in combinations(sorted(of), 2):
            counts["pairs"] += 1
            counts["merged"] += bool(of[one] & of[other])
            if told is not None and not of[one] & of[other]:
                told.append(f"apart: event {event} in {one} and {other}")
    for event_row in record.events:
        _count_row(event_row, rows[id(event_row)], labels, counts, told)


def _count_row(
    row: Event, spans: set[tuple[str, int, int]], labels: Labels, counts: Counter[str], told: list[str] | None
) -> None:
    """A row mixes where its anchors lie on labelled words of two events, and no anchor on those of both."""
    on = [
        {e for e, places in labels.items() for p in places if _touches({s}, p.article, p.word)} for s in sorted(spans)
    ]
    on = [events for events in on if events]
    counts["rows"] += bool(on)
    if len(on) > 1 and not set.intersection(*on):
        counts["mixed"] += 1
        if told is not None:
            told.append(f"mixed: {' | '.join(a.exact for a in row.anchors)}")


def _touches(spans: set[tuple[str, int, int]], article: str, span: tuple[int, int]) -> bool:
    return any(a == article and start < span[1] and span[0] < end for a, start, end in spans)


def main() -> None:
    wanted = sys.argv[1:]
    for path in find_invented():
        if path.stem in wanted or path.stem[0] in wanted:
            parts = read_parts(path)
            _report(path.stem, rashomon.read(list(parts.values())), find_labels(path, parts))
    for name in (*CHOSEN, *REAL):
        if name in wanted:
            _report(name, *_read_judged(name))


def _report(name: str, record: Record, labels: Labels) -> None:
    counts, told = Counter[str](), list[str]()
    _count(record, labels, counts, told)
    print(f"{name}: {dict(counts)}", *told, sep="\n  ")


if __name__ == "__main__":
    main()
