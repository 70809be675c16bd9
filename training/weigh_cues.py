"""Weighs the cues on `training/pairs`: `python -m training.weigh_cues > src/rashomon/compare/cues/weights.tsv`.

Word lists and features were chosen on all six files, so that what `--held` prints, each file judged by weights of the
other five, is held out for the weights alone.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from rashomon.compare.cues import LEAST, Pair, find_cues
from rashomon.compare.cues.pair import find_features
from rashomon.language import load_encoder
from rashomon.language.model import parse_texts
from rashomon.text import find_sentences

Row = tuple[str, str, list[str]]  # file, kind of change or "", features

GROUPS: dict[str, tuple[str, ...]] = {  # what may speak for a kind
    "negation": ("pol", "cl:pol"),
    "modality": ("cer", "cl:cer", "lim:q_possibly", "lim:q_if"),
    "status": ("sta", "cl:sta"),
    "role_swapped": ("rol",),
    "attribution": ("cl:spk",),
    "attribution_dropped": ("att", "cl:att"),
    "omitted_qualifier": ("lim",),
}
PLAIN = ("", "number", "date", "name", "place")  # pairs in which nothing of the seven kinds was changed
CONDITIONS = ("like:0.7", "kept:0.35")
COMMON = ("like", "kept")


def read_rows(folder: Path) -> list[Row]:
    """The features of each pair; the longest sentence of either side, or the one with the change."""
    lines = [(p.stem, json.loads(x)) for p in sorted(folder.glob("*.jsonl")) for x in p.read_text("utf-8").splitlines()]
    parts = [[_split(d[side]) for side in ("source", "copy")] for _, d in lines]
    parses = parse_texts([t for pair in parts for side in pair for t in side])
    encoder = load_encoder()
    assert encoder is not None
    vectors = [encoder.encode([d[side] for _, d in lines]) for side in ("source", "copy")]
    likeness = np.einsum("ij,ij->i", *vectors)
    rows = []
    for (name, row), sides, alike in zip(lines, parts, likeness, strict=True):
        change = row["change"]
        cues = [[find_cues(parses[t]) for t in side] for side in sides]
        exact = [change["source_exact"], change["copy_exact"]] if change else ["", ""]
        one, other = (c[_choose(side, words)] for c, side, words in zip(cues, sides, exact, strict=True))
        found = list(find_features(Pair(one, other, *cues, float(alike))))
        joined = [f"{n}&{c}" for n in found if not n.startswith(COMMON) for c in CONDITIONS if c in found]
        rows.append((name, change["kind"] if change else "", found + joined))
    return rows


def _split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_sentences(text, 0, len(text))]


def _choose(texts: list[str], exact: str) -> int:
    if exact:
        return next((n for n, t in enumerate(texts) if exact[:12] in t), 0)
    return max(range(len(texts)), key=lambda n: len(texts[n].split()))


def weigh(rows: list[Row], kind: str) -> dict[str, float]:
    """The weight of each feature for a kind; see the comment in `weights.tsv`."""
    changed = [names for _, k, names in rows if k == kind]
    plain = [names for _, k, names in rows if k in PLAIN]
    seen, false = (Counter(n for names in part for n in names) for part in (changed, plain))
    found = {}
    for name, count in seen.items():
        if count >= 2 and name.startswith(GROUPS[kind]):
            found[name] = math.log((count - 0.5) / len(changed)) - math.log((false[name] + 0.7) / len(plain))
    return found


def judge_held(rows: list[Row]) -> Iterator[tuple[str, int, int]]:
    """For faithful pairs (`""`) and each kind: how many the other files' weights tell as changed, and of how many."""
    told: Counter[str] = Counter()
    for held in sorted({r[0] for r in rows}):
        weights = [weigh([r for r in rows if r[0] != held], k) for k in GROUPS]
        for _, kind, names in (r for r in rows if r[0] == held):
            told[kind] += any(w.get(n, 0.0) >= LEAST for w in weights for n in names)
    sizes = Counter(r[1] for r in rows)
    yield from ((k, told[k], sizes[k]) for k in ("", *GROUPS))


def main() -> None:
    rows = read_rows(Path(__file__).parent / "pairs")
    if "--held" in sys.argv:
        for kind, told, size in judge_held(rows):
            print(f"{kind or 'faithful':<20} {told} of {size}")
        return
    target = Path(__file__).parents[1] / "src/rashomon/compare/cues/weights.tsv"
    head = [x for x in target.read_text("utf-8").splitlines() if x.startswith(("#", "kind\t"))]
    print("\n".join(head))
    for kind in sorted(GROUPS):
        for name, weight in sorted(weigh(rows, kind).items(), key=lambda r: (-round(r[1], 2), r[0])):
            if weight >= LEAST:
                print(f"{kind}\t{name}\t{weight:.2f}")


if __name__ == "__main__":
    main()
