"""A trial of the tests: rows of the lexicon are dropped or cut in half, one at a time; a test should fail each time.

`python -m evals.lexicon_trial [NUMBER] [SEED]`: 60 rows, half of them dropped, by default. Works on a copy of the
package, where each sentence is parsed once. A dropped row is missed by the test that counts the rows of its table, a
cut one by what is read in its example; these are asked first. Some ten seconds a row, two minutes where none fails.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from evals.material import ROOT

TABLES = Path("src") / "rashomon" / "lexicon"
TESTS = ("tests/lexicon", "tests/clauses")
ROWS, SEED = 60, 14
HAPPENING = 8  # columns of a row of several words


def main() -> int:
    """Prints each row that no test missed; the exit code is 1 where more than one in ten is not missed."""
    given = [int(a) for a in sys.argv[1:3]]
    number, seed = (*given, *(ROWS, SEED)[len(given) :])
    rows = [(path, n) for path in sorted((ROOT / TABLES).glob("*.tsv")) for n in range(1, len(_lines(path)))]
    chosen = random.Random(seed).sample(rows, min(number, len(rows)))
    unmissed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("src", "tests", "docs", "pyproject.toml"):
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / part)
        for count, (path, n) in enumerate(chosen):
            kept = path.read_text(encoding="utf-8")
            target = copy / path.relative_to(ROOT)
            lines = _lines(path)
            changed = [*lines[:n], *([] if count % 2 else [_cut(lines[n])]), *lines[n + 1 :]]
            target.write_text("\n".join(changed) + "\n", encoding="utf-8")
            if _pass(copy, lines[n] if count % 2 else _cut(lines[n])):
                unmissed += 1
                print("dropped" if count % 2 else "cut", path.name, lines[n].replace("\t", " | "), flush=True)
            target.write_text(kept, encoding="utf-8")
    print(f"{len(chosen) - unmissed} of {len(chosen)} changes failed a test")
    return int(unmissed > len(chosen) / 10)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _cut(row: str) -> str:
    """The row with the first half of its word alone; of a row of several words, with the first half of them."""
    columns = row.split("\t")
    several = next((i for i, column in enumerate(columns[:-3]) if " " in column and len(columns) == HAPPENING), 0)
    words = columns[several].split() if several else columns[several]
    half = words[: (len(words) + 1) // 2]
    columns[several] = half if isinstance(half, str) else " ".join(half)
    return "\t".join(columns)


def _pass(folder: Path, row: str) -> bool:
    """Do all tests pass? Those with the first word of `row` in their name are asked first."""
    options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "evals.parsed_once"]
    command = [sys.executable, "-m", "pytest", *options, *TESTS]
    paths = os.pathsep.join(map(os.fspath, (folder / "src", ROOT)))
    environment = os.environ | {"PYTHONPATH": paths, "PARSED": os.fspath(folder / "parsed")}
    environment["SOUGHT"] = row.partition("\t")[0]
    return not subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
