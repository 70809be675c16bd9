"""Dates against MEANTIME's TIMEX3: `apple` is what choices are made on, `airbus` what is reported.

Only sentences 2 to 5 are annotated throughout (0 is the title, 1 the line of the date of
publication, which is given to the system and so not scored). `spans` counts expressions that
touch an annotated one, `exact` those with its very words, `values` those that touch it and
have its value. Durations and repetitions have no date: theirs counts as right if we give none.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from evals.material import OUT, shared
from rashomon.dates import FoundDate, find_dates

CORPORA = ("apple", "airbus")
LAST_SENTENCE = 5  # number of the last annotated sentence of a MEANTIME document
_NO_SPACE_BEFORE = frozenset(",.;:!?)%'’”") | {"'s", "’s", "n't", "'ll", "'re", "'ve"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An annotated expression: its code points in the text, its kind and value as annotated."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """The annotated sentences of a document as running text, one a line."""

    name: str
    text: str
    published: str
    wanted: tuple[Wanted, ...]


def measure() -> dict[str, float]:
    """The figures, for `make eval`."""
    return run(shared())


def run(folder: Path) -> dict[str, float]:
    """F1 of spans, exact spans and values for each corpus; misses go to out/evals/dates.txt."""
    lines: list[str] = []
    figures: dict[str, float] = {}
    for corpus in CORPORA:
        files = sorted((folder / "data/meantime/intra-doc_annotation" / f"corpus_{corpus}").glob("*.xml"))
        for name, figure in _score([_read(f) for f in files], lines).items():
            figures[f"{corpus}_{name}"] = figure
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "dates.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return figures


def _score(documents: list[Document], lines: list[str]) -> dict[str, float]:
    wanted = found = near = exact = valued = 0
    for document in documents:
        dates = find_dates(document.text, document.published)
        wanted, found = wanted + len(document.wanted), found + len(dates)
        lines.append(f"## {document.name} {document.published}")
        pairs = _pairs(document.wanted, dates)
        for want, date_found in pairs:
            near += 1
            exact += (want.start, want.end) == (date_found.start, date_found.end)
            right = _right(want, date_found)
            valued += right
            if not right or (want.start, want.end) != (date_found.start, date_found.end):
                words = document.text[want.start : want.end]
                lines.append(
                    f"{'span ' if right else 'VALUE'} {words!r} {want.kind} {want.value} | "
                    f"{date_found.value.text!r} {date_found.kind} {date_found.value.edtf}"
                )
        seen_wanted, seen_found = {id(w) for w, _ in pairs}, {id(f) for _, f in pairs}
        for w in document.wanted:
            if id(w) not in seen_wanted:
                lines.append(f"missed {document.text[w.start : w.end]!r} {w.kind} {w.value}")
        lines += [f"extra {f.value.text!r} {f.kind} {f.value.edtf}" for f in dates if id(f) not in seen_found]
    f1 = {"spans": near, "exact": exact, "values": valued}
    return {name: round(2 * hits / (wanted + found), 3) if wanted + found else 0.0 for name, hits in f1.items()}


def _pairs(wanted: tuple[Wanted, ...], found: tuple[FoundDate, ...]) -> list[tuple[Wanted, FoundDate]]:
    """Each annotated expression with the first one found that touches it, none used twice."""
    pairs: list[tuple[Wanted, FoundDate]] = []
    free = list(found)
    for want in wanted:
        touching = next((f for f in free if f.start < want.end and want.start < f.end), None)
        if touching is not None:
            pairs.append((want, touching))
            free.remove(touching)
    return pairs


def _right(want: Wanted, found: FoundDate) -> bool:
    value = found.value.edtf.replace("~", "")
    if want.kind in {"DURATION", "SET"}:
        return not value
    return value == as_edtf(want.value) or (want.kind == "TIME" and value[:10] == as_edtf(want.value)[:10])


def as_edtf(value: str) -> str:
    """A TIMEX3 value as EDTF; empty where it names no date (`PAST_REF`, `XXXX-XX-XX`)."""
    value = value.removeprefix("FY").removesuffix("-XX")
    if week := re.fullmatch(r"(\d{4})-W(\d{2})", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return f"{monday}/{monday + timedelta(days=6)}"
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        last = int(quarter[2]) * 3
        return f"{quarter[1]}-{last - 2:02d}/{quarter[1]}-{last:02d}"
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{season[1]}-{ {'SP': 21, 'SU': 22, 'FA': 23, 'WI': 24}[season[2]] }"
    value = re.sub(r"T(?:MO|AF|EV|NI)$", "", value)
    if re.fullmatch(r"\d{3}", value):
        return value + "X"
    return value if re.match(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?)?$", value) else ""


def _read(path: Path) -> Document:
    root = ElementTree.parse(path).getroot()
    text, offsets = _running_text(root)
    published, wanted = "", []
    for timex in root.iter("TIMEX3"):
        places = [offsets[i] for a in timex.findall("token_anchor") if (i := a.get("t_id", "")) in offsets]
        value = timex.get("value", "")
        if timex.get("functionInDocument") == "CREATION_TIME":
            published = value
        elif places:
            start, end = min(p[0] for p in places), max(p[1] for p in places)
            wanted.append(Wanted(start, end, timex.get("type", ""), value))
    return Document(path.stem, text, published, tuple(sorted(wanted, key=lambda w: w.start)))


def _running_text(root: ElementTree.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """The annotated sentences, one a line, and where each token stands in them."""
    text, offsets, sentence = "", {}, 0
    for token in root.iter("token"):
        number, word = int(token.get("sentence", "0")), token.text or ""
        if number == 1 or number > LAST_SENTENCE:
            continue
        if text:
            text += "\n" if number != sentence else "" if word in _NO_SPACE_BEFORE or text.endswith("(") else " "
        offsets[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text, sentence = text + word, number
    return text, offsets
