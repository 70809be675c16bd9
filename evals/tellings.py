"""Copies in other words and independent reports of invented news: `python -m evals.tellings [SET ...]`.

Each source of `tellings/` is read as one story with its two copies and one independent report of the same event.
The sets a to e lie in the shared data, f to m in `training/tellings`. Rules, weights and thresholds were chosen on a,
b, d (`chosen_`), f, g, h and k (`own_`); c and e (`held_`) and m (`held_own_`) took no part.
A planted change is found where both anchors of a row touch its two places; `precise` is the share of rows on spoiled
copies that are such, `quiet` one minus the rows on copies without a change, for each such copy. Run by itself it prints
every miss.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import rashomon
from evals.material import ROOT, shared
from rashomon.vocabulary import Anchor, Difference, Record

GROUPS = {"chosen": "abd", "own": "fghk", "held": "ce", "held_own": "m"}
COPY = ("duplicate", "reprint", "rewrite")
KINDS = {  # of the key, where the record calls it otherwise
    "omitted_qualifier": "qualifier_dropped",
    "quote_altered_meaning": "quote_meaning",
    "quote_altered_wording": "quote_wording",
    "paraphrase_in_quotes": "quote_fabricated",
    "attribution_dropped": "attribution",
}
VALUES = ("number", "date", "name", "place", "quote_altered_meaning", "quote_altered_wording", "paraphrase_in_quotes")
PLAIN = ("number", "date", "name", "place")  # kinds of conflict that are values

Part = dict[str, Any]


class Story:
    """A source with its copies and its independent report, read; texts by their names in the set."""

    def __init__(self, source: Part) -> None:
        self.parts = {source["id"]: source} | {c["id"]: c for c in source["copies"]}
        self.reports = {f"{source['id']}-i{n}": i for n, i in enumerate(source.get("independent", []), 1)}
        blind = {name: hashlib.sha256(name.encode()).hexdigest()[:8] for name in (*self.parts, *self.reports)}
        parts = self.parts | self.reports
        self.record: Record = rashomon.read([_row(blind[name], part) for name, part in parts.items()])
        names = {b: name for name, b in blind.items()}
        self.name = {a.id: names[a.source] for a in self.record.articles}
        self.text = {names[a.source]: a.text for a in self.record.articles}
        self.links = {frozenset((self.name[k.a], self.name[k.b])): k.kind for k in self.record.links}

    def rows(self, one: str, other: str, verdicts: Sequence[str]) -> list[Difference]:
        return [
            d
            for d in self.record.differences
            if d.verdict in verdicts and {self.name[d.a.article], self.name[d.b.article]} == {one, other}
        ]

    def hits(self, row: Difference, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Does the row touch both places, each given as the name of a text and words of it?"""
        return any(self._covers(x, *one) and self._covers(y, *other) for x, y in ((row.a, row.b), (row.b, row.a)))

    def _covers(self, anchor: Anchor, name: str, exact: str) -> bool:
        if self.name[anchor.article] != name:
            return False
        words = r"\W+".join(map(re.escape, re.findall(r"\w+", exact)))
        found = re.search(words, self.text[name], re.IGNORECASE)
        return found is not None and anchor.start < found.end() and found.start() < anchor.end


def _row(source: str, part: Part) -> dict[str, str]:
    text = "\n\n".join(" ".join(s["text"] if isinstance(s, dict) else s for s in p) for p in part["paragraphs"])
    known = {key: part[key] for key in ("title", "outlet", "published") if part.get(key)}
    return {"source": source, "text": text, **known}


def measure() -> dict[str, float]:
    """The figures by name; `MissingError` without the material."""
    figures: dict[str, float] = {}
    for name, sets in GROUPS.items():
        counts: Counter[str] = Counter()
        for story in _stories(sets):
            _count(story, counts, [])
        figures |= {f"{name}_{key}": value for key, value in score(counts).items()}
    return figures


def _stories(sets: str) -> Iterator[Story]:
    for path in sorted(p for folder in _folders() for one in sets for p in (folder / one).glob("*.json")):
        yield Story(json.loads(path.read_text("utf-8")))


def _folders() -> tuple[Path, Path]:
    return shared() / "tellings", ROOT / "training" / "tellings"


def score(counts: Counter[str]) -> dict[str, float]:
    """Shares of what there is to find, and of what was told."""

    def share(found: str, of: str) -> float:
        return counts[found] / max(counts[of], 1)

    return {
        "copies": share("copies found", "copies"),
        "apart": 1 - share("reports linked", "reports"),
        "changes": share("changes found", "changes"),
        "values": share("values found", "values"),
        "kind": share("kind right", "changes found"),
        "precise": 1 - share("false rows", "rows on spoiled"),
        "quiet": 1 - share("rows on clean", "clean"),
        "conflicts": share("conflicts found", "conflicts"),
        "plain_conflicts": share("plain conflicts found", "plain conflicts"),
        "agreements": share("agreements found", "agreements"),
        "traps_left": 1 - share("traps taken", "traps"),
    }


def _count(story: Story, counts: Counter[str], told: list[str]) -> None:
    """Adds what one story has; `told` gets a line for each miss and each false row."""
    source = next(iter(story.parts))
    for name, part in list(story.parts.items())[1:]:
        _count_copy(story, source, name, part, counts, told)
    for name, part in story.reports.items():
        _count_report(story, source, name, part, counts, told)


def _count_copy(story: Story, source: str, name: str, part: Part, counts: Counter[str], told: list[str]) -> None:
    counts["copies"] += 1
    counts["copies found"] += story.links.get(frozenset((source, name))) in COPY
    rows, used = story.rows(source, name, ("altered", "differ")), set()
    changes = [c for p in part["paragraphs"] for s in p for c in _changes(s)]
    for change in changes:
        hits = [r for r in rows if story.hits(r, (source, change["source_exact"]), (name, change["copy_exact"]))]
        used |= {id(r) for r in hits}
        for group in ("changes", *(["values"] if change["kind"] in VALUES else [])):
            counts[group] += 1
            counts[f"{group} found"] += bool(hits)
        counts["kind right"] += any(r.kind == KINDS.get(change["kind"], change["kind"]) for r in hits)
        if not hits:
            told.append(f"missed {name} {change['kind']}: {change['source_exact']} | {change['copy_exact']}")
    false = [r for r in rows if id(r) not in used]
    told += [f"false {name} {r.kind} {r.why[:2]}" for r in false]
    counts["rows on spoiled" if changes else "rows on clean"] += len(rows)
    counts["false rows"] += len(false) if changes else 0
    counts["clean"] += not changes


def _changes(segment: Part) -> list[Part]:
    change = segment.get("change")
    return change if isinstance(change, list) else [change] if change else []


def _count_report(story: Story, source: str, name: str, part: Part, counts: Counter[str], told: list[str]) -> None:
    counts["reports"] += 1
    counts["reports linked"] += story.links.get(frozenset((source, name))) in COPY
    rows = {"differ": story.rows(source, name, ("altered", "differ")), "agree": story.rows(source, name, ("agree",))}
    for group, verdict in (("conflicts", "differ"), ("agreements", "agree"), ("traps", "differ")):
        for one in part.get(group, []):
            found = any(story.hits(r, (source, one["a_exact"]), (name, one["b_exact"])) for r in rows[verdict])
            word = "taken" if group == "traps" else "found"
            for key in (group, *(["plain conflicts"] if group == "conflicts" and one["kind"] in PLAIN else [])):
                counts[key] += 1
                counts[f"{key} {word}"] += found
            if found == (group == "traps"):
                told.append(f"{'taken' if found else 'missed'} {name} {group}: {one['a_exact']} | {one['b_exact']}")


def main() -> None:
    for sets in sys.argv[1:] or [GROUPS["chosen"]]:
        counts: Counter[str] = Counter()
        told: list[str] = []
        for story in _stories(sets):
            _count(story, counts, told)
        print("\n".join(told), f"\n{sets}: {dict(sorted(counts.items()))}")
        print("  ".join(f"{key} {value:.3f}" for key, value in score(counts).items()))


if __name__ == "__main__":
    main()
