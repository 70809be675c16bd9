"""Where the evals find their material and leave their reports."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "evals"


class MissingError(Exception):
    """The material an eval needs is not on this machine: it is skipped."""


class BrokenError(Exception):
    """An eval could not be carried out: that is a failure."""


def shared() -> Path:
    """The folder of answer keys and data sets, beside this checkout or at RASHOMON_SHARED; or `MissingError`."""
    folder = Path(os.environ.get("RASHOMON_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        raise MissingError(f"no {folder.name} folder beside this checkout (RASHOMON_SHARED may name another place)")
    return folder
