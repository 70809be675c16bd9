"""What a change does to whole records: `make compare REV=...`, or `python -m evals.changes REV [STORY ...]`.

The stories are read twice, by the code of a revision (in a checkout of its own) and by the code at hand, each in a
fresh process. Every table's rows that were gained, lost or changed are printed with the words they rest on, and a count
of each at the end. A row is known by its table and its first anchor; where several share one, by their order. Names of
the revision's checkout are looked up by `git`, so a branch, a tag or `HEAD~2` will do. Nothing is scored here: the rows
are to be read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from evals.material import ROOT, MissingError, shared

DEMO = "src/rashomon/demo/articles"
TABLES = ("actors", "statements", "events", "positions", "outcomes", "channels", "questions", "differences", "account")
TIME_LIMIT = 1800  # seconds for all stories by one tree; twenty stories take about a minute
SHOWN = 160  # characters of a field
READER = """
import sys
import rashomon
from rashomon.record import write_story
for line in sys.stdin:
    path, out = line.rstrip("\\n").split("\\t")
    write_story(rashomon.read(path), out)
"""

Row = Mapping[str, Any]
Place = tuple[str | int, ...]  # article, start and end of what a row rests on
Key = tuple[Place, int]  # with the number among the rows of one place


def main(arguments: Sequence[str]) -> int:
    """Print what changed since the revision named first; the exit code says only that it could be told."""
    if not arguments:
        print("usage: python -m evals.changes REV [STORY ...]", file=sys.stderr)
        return 2
    rev, *wanted = arguments
    stories = {name: path for name, path in find_stories().items() if not wanted or name in wanted}
    with tempfile.TemporaryDirectory() as folder, checkout(rev, Path(folder) / "tree") as tree:
        before = _read_all(tree, stories, Path(folder) / "before")
        after = _read_all(ROOT, stories, Path(folder) / "after")
    totals: Counter[tuple[str, str]] = Counter()
    for name in stories:
        for how, table, text in compare(before[name], after[name]):
            totals[table, how] += 1
            print(f"{name}: {how} {text}")
    print(f"\n{'table':<12} {'gained':>7} {'lost':>7} {'changed':>7}")
    for table in TABLES:
        print(f"{table:<12} " + " ".join(f"{totals[table, how]:>7}" for how in ("gained", "lost", "changed")))
    return 0


def find_stories() -> dict[str, Path]:
    """The demo, the gold stories and the judged ones, as far as they are here."""
    found = {"demo": ROOT / DEMO}
    try:
        folder = shared()
    except MissingError:
        return found
    gold = sorted((folder / "gold").glob("*.jsonl"))
    return found | {p.stem: p for p in [*gold, *sorted((folder / "judgements" / "stories").glob("*.jsonl"))]}


@contextmanager
def checkout(rev: str, folder: Path) -> Iterator[Path]:
    """A revision of this repository in a folder of its own, removed at the end."""
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--detach", "--quiet", str(folder), rev], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=False)


def _read_all(tree: Path, stories: Mapping[str, Path], out: Path) -> dict[str, dict[str, Any]]:
    """The record of each story by the code of `tree`, read in one process of its own."""
    out.mkdir(parents=True)
    jobs = "".join(f"{path}\t{out / name}.json\n" for name, path in stories.items())
    environment = os.environ | {"PYTHONPATH": str(tree / "src")}
    subprocess.run(
        [sys.executable, "-c", READER], input=jobs, text=True, env=environment, check=True, timeout=TIME_LIMIT
    )
    return {name: json.loads((out / f"{name}.json").read_text("utf-8")) for name in stories}


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """How (`gained`, `lost`, `changed`), in which table, and the rows in words."""
    for table in TABLES:
        old, new = _rows(table, before), _rows(table, after)
        for key in sorted(old.keys() | new.keys()):
            if key not in old:
                yield "gained", table, f"{table}: {_shown(new[key])}"
            elif key not in new:
                yield "lost", table, f"{table}: {_shown(old[key])}"
            elif changes := _changes(old[key], new[key]):
                yield "changed", table, f"{table}: {_words(new[key])} | {changes}"


def _rows(table: str, record: Mapping[str, Any]) -> dict[Key, Row]:
    names = {a["id"]: a["name"] for a in record["actors"]}
    parts = record["account"] if table == "account" else [{"lines": record[table]}]
    told = [_told(row, names) for part in parts for row in part["lines"]]
    count: Counter[Place] = Counter()
    found: dict[Key, Row] = {}
    for row in told:
        place = _place(row)
        found[place, count[place]] = row
        count[place] += 1
    return found


def _told(row: Any, names: Mapping[str, str]) -> Any:
    """A row with the names of actors for their ids, and without its own id."""
    if isinstance(row, dict):
        return {k: _told(v, names) for k, v in row.items() if k not in ("id", "same_as", "confidence")}
    if isinstance(row, list):
        return [_told(v, names) for v in row]
    return names.get(row, row) if isinstance(row, str) else row


def _place(row: Row) -> Place:
    """Where a row stands: its first anchor; a difference by both and its kind; an actor by its name."""
    if row.get("a"):
        return (*_span(row["a"]), *_span(row["b"]), str(row["kind"]), str(row["verdict"]))
    return _span(row["anchors"][0]) if row.get("anchors") else (str(row.get("name")),)


def _span(anchor: Row | None) -> Place:
    return (anchor["article"], anchor["start"], anchor["end"]) if anchor else ("",)


def _changes(old: Row, new: Row) -> str:
    fields = [k for k in new if old.get(k) != new[k]]
    return "; ".join(f"{k}: {_brief(old.get(k))} -> {_brief(new[k])}" for k in fields)


def _words(row: Row) -> str:
    return _brief(row.get("text") or row.get("what") or row.get("content") or row.get("name") or _exact(row))


def _exact(row: Row) -> str:
    anchors = row.get("anchors") or [a for a in (row.get("a"), row.get("b")) if a]
    return " // ".join(a["exact"] for a in anchors)


def _shown(row: Row) -> str:
    """A row in words: its plain fields."""
    plain = {k: v for k, v in row.items() if v and k not in ("anchors", "a", "b", "history", "why", "cue_anchor")}
    return _brief({k: _value(v) for k, v in plain.items()}) + f" | {_brief(_exact(row))}"


def _value(value: Any) -> Any:
    """An anchor by its words, a date by its value, a participant by its name."""
    if isinstance(value, dict):
        return value.get("exact") or value.get("edtf") or value.get("actor") or value
    return [_value(v) for v in value] if isinstance(value, list) else value


def _brief(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(_value(value), ensure_ascii=False, sort_keys=True)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
