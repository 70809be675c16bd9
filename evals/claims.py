"""Claims in other words, half of them false: `python -m evals.claims`, or as `claims` in `make eval`.

Each claim has no quotation marks and is held against its story with `rashomon.check`. It *passes* as `exact`,
`punctuation` or `paraphrase`. `true_found`: of the true claims the share that passes; `false_stopped`: of those that
are false by one value, the speaker or a denial, the share that does not. Rules and constants were chosen on
`claims_chosen.jsonl`; `held_` figures are those of `claims_held.jsonl`. Run by itself, it prints every miss.

Reading the stories takes most of the time. Their records are kept in `out/evals/records`, by the bytes of the story and
of all code but that of `check`: whoever works on `check` reads each story once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import rashomon
from evals.material import MissingError, shared
from rashomon.checking import Checker, CheckVerdict
from rashomon.record.files import read_story, write_story

HERE = Path(__file__).resolve().parent
CODE = Path(rashomon.__file__).resolve().parent
KEPT = HERE.parent / "out" / "evals" / "records"
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
    kept = KEPT / f"{path.stem}-{_key(path)}.json"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_story(rashomon.read(path), kept)
    return Checker(read_story(kept))


def _key(path: Path) -> str:
    """What a record depends on, in short: the story, and all code and data but those of `check`."""
    parts = [path.read_bytes(), *(f.read_bytes() for f in _sources())]
    return hashlib.sha256(b"".join(hashlib.sha256(p).digest() for p in parts)).hexdigest()[:16]


@cache
def _sources() -> tuple[Path, ...]:
    files = (f for f in sorted(CODE.rglob("*")) if f.is_file() and "__pycache__" not in f.parts)
    return tuple(f for f in files if CODE / "checking" not in f.parents)


def misses(name: str) -> Iterator[str]:
    """The claims judged wrongly, each with what was found."""
    for row in _rows(name):
        if row.passes != row.true:
            yield f"{'true' if row.true else row.kind}: {row.claim} -> {', '.join(row.verdicts)}"


if __name__ == "__main__":
    print("\n".join(misses("claims_chosen.jsonl")))
    print(measure())
