"""Whole stories against hand-made answer keys: the command line reads the articles, the key's own script scores."""

from __future__ import annotations

import contextlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.material import OUT, BrokenError, shared

TIME_LIMIT = 600  # seconds for one story; the longest here takes well under a minute
SHOWN = 12  # gained and lost misses printed for a story; the file has them all


def measure_seeds() -> dict[str, float]:
    """Five plain-text articles, no dates known."""
    return _measure("seeds", "seeds", "beijing.json")


def measure_beijing() -> dict[str, float]:
    """The same five with their dates of publication."""
    return _measure("beijing", "gold/beijing.jsonl", "beijing.json")


def measure_crimea() -> dict[str, float]:
    """Nine articles on another subject: nothing is chosen to suit them."""
    return _measure("crimea", "gold/crimea.jsonl", "crimea.json")


def _measure(name: str, articles: str, key: str) -> dict[str, float]:
    folder = OUT / name
    before = _misses(folder / "score.txt")
    story = _read(shared() / articles, folder)
    answers = json.loads((shared() / "gold" / key).read_text("utf-8"))
    report = io.StringIO()
    with contextlib.redirect_stdout(report):
        figures = _scorer(shared() / "gold" / "score.py")(story, answers)
    (folder / "score.txt").write_text(report.getvalue(), "utf-8")
    _print_change(name, before, _misses(folder / "score.txt"))
    return figures


def _read(articles: Path, folder: Path) -> Any:
    """The story.json that `rashomon read` makes of `articles`; `BrokenError` where it makes none."""
    written = folder / "story.json"
    folder.mkdir(parents=True, exist_ok=True)
    written.unlink(missing_ok=True)
    command = [str(Path(sys.executable).with_name("rashomon")), "read", str(articles), "-o", str(folder)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=TIME_LIMIT
    )
    said = done.stdout + done.stderr
    (folder / "read.txt").write_text(said, "utf-8")
    if not written.exists():
        raise BrokenError(f"rashomon read {articles.name}: exit code {done.returncode}, no story.json:\n{said[-2000:]}")
    if done.returncode:
        print(
            f"rashomon read {articles.name} left something out (exit code {done.returncode}); see {folder / 'read.txt'}"
        )
    return json.loads(written.read_text("utf-8"))


def _scorer(path: Path) -> Callable[[Any, Any], dict[str, float]]:
    """The function `score` of the script at `path`, run from its text: an import would leave a cache beside it."""
    module = ModuleType("gold_score")
    module.__file__ = str(path)
    exec(compile(path.read_text("utf-8"), path, "exec"), module.__dict__)
    function: Callable[[Any, Any], dict[str, float]] = module.score
    return function


def _misses(report: Path) -> list[str]:
    """What a score report lists as missed, each under the heading of its figure."""
    found, heading = [], ""
    for line in report.read_text("utf-8").splitlines() if report.exists() else []:
        if line.startswith("    "):
            found.append(f"{heading}: {line.strip().removeprefix('missed: ')}")
        else:
            heading = re.split(r"\s{2,}|\s+\d+\.\d\d", line, maxsplit=1)[0]
    return found


def _print_change(name: str, before: list[str], after: list[str]) -> None:
    """What this run finds that the last one on this machine missed, and the other way round."""
    if not before:
        return
    for word, lines in (
        ("gained", [m for m in before if m not in after]),
        ("lost", [m for m in after if m not in before]),
    ):
        for line in lines[:SHOWN]:
            print(f"{name} {word}: {line}")
        if len(lines) > SHOWN:
            print(f"{name} {word}: and {len(lines) - SHOWN} more")
