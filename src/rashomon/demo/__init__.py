"""The demo story: nine invented articles on an invented quarrel over a river, and their answer key."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["demo_folder"]


def demo_folder() -> Path:
    """The folder of the demo's articles, in mixed formats; its answer key is `KEY.json`, one level up."""
    return Path(str(files(__name__).joinpath("articles")))
