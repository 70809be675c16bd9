"""Packages that only a corpus needs, loaded when they are needed."""

from __future__ import annotations

import importlib
from typing import Any

from rashomon.errors import InputError


def need(package: str, what: str) -> Any:
    """The module `package`; `InputError`, saying how to get it, where it is not installed."""
    try:
        return importlib.import_module(package)
    except ImportError as error:
        name = package.split(".")[0]
        how = f"which is not installed: pip install {name}"
        raise InputError(f"{what} need the package {name}, {how}") from error
