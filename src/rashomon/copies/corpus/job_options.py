"""How a corpus is searched for copies, what came of it, and how progress is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[str, int, int, int], None]
"""Called with a stage, how much of it is done, how much there is in all, and how much an earlier run had done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusOptions:
    """Nothing here changes which links are found; without `passages` their places in the texts are not written."""

    workers: int = 1  # processes
    passages: bool = True
    fresh: bool = False  # begin anew where an earlier run was stopped


@dataclass(frozen=True, slots=True)
class CorpusResult:
    """What a run read, found and wrote. `origins` is 0 where none were asked for; `seconds` are of this run."""

    documents: int
    links: int
    origins: int
    problems: int
    left_out: int
    written: tuple[Path, ...]
    notes: tuple[str, ...]
    seconds: dict[str, float]
