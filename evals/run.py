"""Run the evals and hold their figures against the floors: `make eval`, or `python -m evals.run [NAME …] [--update]`.

Exit code 0 if no figure lies under its floor, 1 otherwise.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
import traceback
from dataclasses import dataclass

from evals.floors import Figures, as_text, as_toml, find_rows, raise_floors, read_table
from evals.material import ROOT, BrokenError, MissingError

FLOORS = ROOT / "evals" / "floors.toml"
TARGETS = ROOT / "evals" / "targets.toml"


@dataclass(frozen=True, slots=True)
class Eval:
    """An eval: its name in the floors, and the function `() -> dict[str, float]` that measures its figures."""

    name: str
    module: str
    function: str = "measure"

    def measure(self) -> Figures:
        figures: Figures = getattr(importlib.import_module(self.module), self.function)()
        return figures


EVALS: tuple[Eval, ...] = (
    Eval("seeds", "evals.stories", "measure_seeds"),
    Eval("beijing", "evals.stories", "measure_beijing"),
    Eval("crimea", "evals.stories", "measure_crimea"),
    Eval("central", "evals.central"),
    Eval("copies", "evals.copies"),
    Eval("differences", "evals.differences"),
    Eval("tellings", "evals.tellings"),
    Eval("claims", "evals.claims"),
    Eval("corpus", "evals.corpus"),
    Eval("speech", "evals.speech"),
    Eval("dates", "evals.dates"),
    Eval("people", "evals.people"),
    Eval("plover", "evals.plover"),
    Eval("timelines", "evals.timelines"),
    Eval("criticism", "evals.criticism"),
    Eval("sourcing", "evals.sourcing"),
    Eval("edits", "evals.edits"),
)


def main(arguments: list[str] | None = None) -> int:
    names = [one.name for one in EVALS]
    parser = argparse.ArgumentParser(prog="evals", description="Measure quality and compare it with the floors.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these of: {', '.join(names)}")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.names) - set(names)):
        parser.error(f"no such eval: {', '.join(unknown)}")
    chosen = [one for one in EVALS if not options.names or one.name in options.names]
    measured, broken = _measure_all(chosen)
    failed = _compare(measured)
    if options.update:
        FLOORS.write_text(as_toml(raise_floors(read_table(FLOORS), measured)), "utf-8")
        print(f"\nfloors raised in {FLOORS.relative_to(ROOT)}")
    return int(broken or failed)


def _measure_all(chosen: list[Eval]) -> tuple[dict[str, Figures], bool]:
    measured: dict[str, Figures] = {}
    broken = False
    for one in chosen:
        started = time.perf_counter()
        try:
            measured[one.name] = one.measure()
        except MissingError as reason:
            print(f"{one.name}: skipped, {reason}")
        except BrokenError as reason:
            print(f"{one.name}: FAILED, {reason}")
            broken = True
        except Exception:  # the other evals still run
            print(f"{one.name}: FAILED")
            traceback.print_exc(file=sys.stdout)
            broken = True
        else:
            print(f"{one.name}: measured in {time.perf_counter() - started:.1f} s")
    return measured, broken


def _compare(measured: dict[str, Figures]) -> bool:
    """Print every figure with its floor; true if one of them fails."""
    floors, targets = read_table(FLOORS), read_table(TARGETS)
    rows = [
        row
        for part, figures in measured.items()
        for row in find_rows(part, figures, floors.get(part, {}), targets.get(part, {}))
    ]
    if rows:
        print(f"\n{as_text(rows)}")
    failing = [row for row in rows if row.fails]
    for row in failing:
        print(f"under its floor: {row.part} {row.figure}, {row.value} where {row.floor} is needed")
    return bool(failing)


if __name__ == "__main__":
    sys.exit(main())
