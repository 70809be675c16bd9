"""Floors and targets: figures compared with what they must reach, floors that only move up."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SLACK = 0.0005  # of a figure; half of the last digit printed, so that rounding alone never fails a run
DIGITS = 4  # decimals of a floor; a floor is rounded down to them

Figures = Mapping[str, float]
Table = dict[str, dict[str, float]]
Verdict = Literal["ok", "gained", "lost", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one eval against its floor and its target (null where there is none)."""

    part: str
    figure: str
    value: float | None
    floor: float | None
    target: float | None

    @property
    def verdict(self) -> Verdict:
        if self.value is None:
            return "gone"
        if self.floor is None:
            return "new"
        if self.value < self.floor - SLACK:
            return "lost"
        return "gained" if self.value > self.floor + SLACK else "ok"

    @property
    def fails(self) -> bool:
        return self.verdict in ("lost", "gone")


def read_table(path: Path) -> Table:
    """A TOML file of `[part]` tables with a number for each figure; empty where there is no such file."""
    if not path.exists():
        return {}
    data = tomllib.loads(path.read_text("utf-8"))
    return {part: {name: float(value) for name, value in figures.items()} for part, figures in data.items()}


def find_rows(part: str, figures: Figures, floors: Figures, targets: Figures) -> list[Row]:
    """The figures of an eval in their order, then the floors whose figure is no longer measured."""
    names = [*figures, *(name for name in floors if name not in figures)]
    return [Row(part, name, figures.get(name), floors.get(name), targets.get(name)) for name in names]


def raise_floors(floors: Table, measured: Mapping[str, Figures]) -> Table:
    """`floors` with every figure that was measured higher, and with the new ones; none is ever lowered."""
    raised = {part: dict(figures) for part, figures in floors.items()}
    for part, figures in measured.items():
        kept = raised.setdefault(part, {})
        for name, value in figures.items():
            kept[name] = max(kept.get(name, -math.inf), math.floor(value * 10**DIGITS + 1e-9) / 10**DIGITS)
    return raised


def as_toml(floors: Table) -> str:
    """`floors` as TOML, in the order given."""
    lines = [
        "# What every figure must reach: `make eval` fails below these. `make eval ARGS=--update` raises them to what",
        "# was measured and never lowers one; lowering is done by hand, in a commit that says why.",
    ]
    for part, figures in floors.items():
        lines += ["", f"[{part}]", *(f"{name} = {value:.{DIGITS}f}" for name, value in figures.items())]
    return "\n".join(lines) + "\n"


def as_text(rows: list[Row]) -> str:
    """The rows as a table for a terminal, a line each."""
    wide = max((len(row.figure) for row in rows), default=0)
    head = f"{'eval':<10} {'figure':<{wide}} {'value':>8} {'floor':>8} {'target':>8}  verdict"
    return "\n".join([head, *(_line(row, wide) for row in rows)])


def _line(row: Row, wide: int) -> str:
    short = "  (under target)" if row.value is not None and row.value + SLACK < (row.target or -math.inf) else ""
    numbers = " ".join(f"{'-':>8}" if n is None else f"{n:8.4f}" for n in (row.value, row.floor, row.target))
    return f"{row.part:<10} {row.figure:<{wide}} {numbers}  {row.verdict.upper() if row.fails else row.verdict}{short}"
