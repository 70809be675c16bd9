"""Rows of sourced statements: those that a record holds, and those of a list of the benchmark of sourcing.

Names and types go by the benchmark's definitions (its prompts give them to models): officials, spokespersons and
papers of a named body go by the body's name, groups by their description, sources whose name is kept back by none.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.vocabulary import Actor, Record, Statement

COLUMNS = {  # headings of the ground truth and of the models' lists, without blanks, in small letters
    "statement": ("sourcedstatements", "sourcedstatement"),
    "kind": ("typeofsource", "sourcetype"),
    "name": ("nameofsource", "name"),
    "title": ("titleofsource", "title"),
    "justification": ("sourcejustification", "justification"),
}
KINDS = {  # parts of the words for a type, the most telling first
    "document": "paper",
    "organi": "body",
    "group": "group",
    "anonymous sources": "group",
    "unnamed person": "somebody",
    "unnamed": "unnamed",
    "anonymous": "unnamed",
}
NOTHING = frozenset({"null", "none", "nan", "na", "n/a", "<na>", "#n/a"})  # pandas reads these as empty
PRONOUNS = frozenset("i we you he she it they this that these those who which all some many others one".split()) | {""}
ANYBODY = frozenset("people person persons source sources someone somebody".split())  # whose name is kept back
_CAPITALS = re.compile(r"(?:^[A-Z][\w&.-]*(?= [A-Z])|(?<= )[A-Z][\w&.-]*)(?: [A-Z][\w&.-]*)*")
_ARTICLE = re.compile(r"^(?:the|an?|this|that|these|those) ", re.IGNORECASE)
_HEAD_ENDS = re.compile(r" (?:of|from|by|in|on|at|for|to|with|filed|released|that|who|which)\b|,")


@dataclass(frozen=True, slots=True)
class Row:
    """A sourced statement; its texts in small letters, blanks made one."""

    statement: str
    kind: str
    name: str
    title: str
    justification: str = ""


def find_rows(record: Record) -> list[Row]:
    """A row for each statement of an article: the sentences that it and its speaker stand in."""
    actors = {a.id: a for a in record.actors}
    return _join_titles(dict.fromkeys(_row(record, s, actors.get(s.speaker or "")) for s in record.statements))


def _row(record: Record, statement: Statement, actor: Actor | None) -> Row:
    places = [*statement.anchors, *(a for a in (statement.cue_anchor, statement.source_anchor) if a)]
    text = record.articles[0].text
    touched = [s for s in record.sentences if any(s.start < a.end and a.start < s.end for a in places)]
    printed = _clean(" ".join(text[s.start : s.end] for s in touched) or statement.content)
    if actor is not None and actor.kind != "group":
        kind = "person" if actor.kind == "person" else "body"
        return Row(printed, kind, _clean(actor.name), _clean(", ".join(r.role for r in actor.roles)))
    return Row(printed, *_name_unnamed(record, actor.name if actor else statement.speaker_text), "")


def _name_unnamed(record: Record, words: str) -> tuple[str, str]:
    """Type and name by the benchmark's definitions: a body's officials and papers go by its name, no pronoun is one."""
    from rashomon.speech.subjects import is_paper

    words = _ARTICLE.sub(" ", words)  # the blank stays: a capital after an article is no sentence's first letter
    low = _clean(words)
    start = _HEAD_ENDS.split(words, maxsplit=1)[0]
    head = (_clean(start).split() or [""])[-1]
    kind = "paper" if is_paper(head) or is_paper(head.removesuffix("s")) else "group"
    bodies = [
        (len(form), actor.name)
        for actor in record.actors
        if actor.kind in ("organisation", "country")
        for form in actor.names
        if re.search(rf"\b{re.escape(_clean(form))}\b", low)
    ] or [(len(name), name) for name in _CAPITALS.findall(start)]
    if bodies:
        return "body" if kind == "group" else kind, _clean(max(bodies)[1])
    if low in PRONOUNS or head in ANYBODY:
        return "unnamed", ""
    return kind, low


def read_rows(path: Path) -> list[Row]:
    """The rows of a list, the benchmark's or a model's."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text("cp1252", errors="replace")
    rows = []
    for line in csv.DictReader(text.splitlines(keepends=True)):
        cells = {re.sub(r"[\s_]|\(.*", "", str(k).lower()): v for k, v in line.items() if isinstance(v, str)}
        one = {n: _clean_cell(next((cells[k] for k in keys if k in cells), "")) for n, keys in COLUMNS.items()}
        if one["statement"]:
            rows.append(Row(**{**one, "kind": _kind(one["kind"])}))
    return _join_titles(rows)


def _kind(words: str) -> str:
    """One word for the type of a source: `person`, `body`, `paper`, `group` or `unnamed`."""
    words = words.replace("unamed", "unnamed").replace("_", " ")
    return next((kind for part, kind in KINDS.items() if part in words), "person" if words else "")


def _join_titles(rows: Iterable[Row]) -> list[Row]:
    rows = list(rows)
    titles: defaultdict[str, set[str]] = defaultdict(set)
    reasons: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        titles[row.name] |= {row.title} - {""}
        reasons[row.name] |= {row.justification} - {""}
    return [
        replace(r, title=",".join(sorted(titles[r.name])), justification=",".join(sorted(reasons[r.name])))
        if r.name
        else r
        for r in rows
    ]


def _clean(text: str) -> str:
    return " ".join(text.lower().split())


def _clean_cell(text: str) -> str:
    words = _clean(text)
    return "" if words in NOTHING else words
