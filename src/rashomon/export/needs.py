"""The libraries that exports are written with: loaded where they are used, named where they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from rashomon.errors import ExportError

EXTRA = "export"  # of pyproject.toml


def need(module: str, what: str, *, extra: str = EXTRA) -> Any:
    """The module called `module`. Raises `ExportError` naming the extra that brings it, where it is missing."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        raise ExportError(f"{what} needs {package}, which is not here: pip install 'rashomon[{extra}]'") from error
