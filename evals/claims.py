"""Claims in other words, half of them false: `python -m evals.claims`, or as `claims` in `make eval`.

Each claim has no quotation marks and is held against its story with `rashomon.check`. It *passes* as `exact`,
`punctuation` or `paraphrase`. `true_found`: of the true claims the share that passes; `false_stopped`: of those that
are false by one value, the speaker or a denial, the share that does not. Rules and constants were chosen on
`claims_chosen.jsonl`; `held_` figures are those of `claims_held.jsonl`. Run by itself, it prints every miss.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import rashomon
from evals.material import MissingError, shared
from rashomon.checking import Checker, CheckVerdict

HERE = Path(__file__).resolve().parent
FOLDERS = ("judgements/stories", "gold")  # of the shared folder: where the stories lie
PASSES: frozenset[CheckVerdict] = frozenset({"exact", "punctuation", "paraphrase"})


class Row(NamedTuple):
    """A claim, whether it is true, in what it is false, and the verdicts on it (one a sentence)."""

    claim: str
    true: bool
    kind: str
    verdicts: tuple[CheckVerdict, ...]

    @property
    def passes(self) -> bool:
        return all(v in PASSES for v in self.verdicts)


def measure() -> dict[str, float]:
    """The figures of both sets."""
    chosen, held = score(_rows("claims_chosen.jsonl")), score(_rows("claims_held.jsonl"))
    return {**chosen, **{f"held_{name}": value for name, value in held.items()}}


def score(rows: Sequence[Row]) -> dict[str, float]:
    true, false = [r.passes for r in rows if r.true], [not r.passes for r in rows if not r.true]
    return {
        "true_found": sum(true) / max(1, len(true)),
        "false_stopped": sum(false) / max(1, len(false)),
    }


def _rows(name: str) -> tuple[Row, ...]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return tuple(_row(json.loads(line)) for line in lines)


def _row(given: dict[str, str | bool]) -> Row:
    claim = str(given["claim"])
    found = _story(str(given["story"])).check(claim)
    return Row(claim, bool(given["true"]), str(given["kind"]), tuple(f.verdict for f in found))


@cache
def _story(name: str) -> Checker:
    places = [shared() / folder / name for folder in FOLDERS]
    path = next((p for p in places if p.is_file()), None)
    if path is None:
        raise MissingError(f"no story {name}")
    return Checker(rashomon.read(path))


def misses(name: str) -> Iterator[str]:
    """The claims judged wrongly, each with what was found."""
    for row in _rows(name):
        if row.passes != row.true:
            yield f"{'true' if row.true else row.kind}: {row.claim} -> {', '.join(row.verdicts)}"


if __name__ == "__main__":
    print("\n".join(misses("claims_chosen.jsonl")))
    print(measure())
