"""What is installed, for `rashomon doctor`."""

from __future__ import annotations

import importlib.metadata
import platform
import re

from rashomon import __version__
from rashomon.language import find_encoder, find_models

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def doctor_text() -> tuple[str, bool]:
    """A report, and whether everything needed is there."""
    lines = [f"rashomon {__version__}, Python {platform.python_version()} on {platform.system()} {platform.machine()}"]
    missing = []
    for name in _needed():
        try:
            lines.append(f"  {name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
            lines.append(f"  {name} MISSING")
    models = find_models()
    lines.append(
        "language models (the first is used):" if models else "language models: NONE; `make setup` installs one"
    )
    lines += [f"  {m.package} {m.version} at {m.path}" for m in models]
    encoder = find_encoder()
    lines.append(
        "sentence encoder:" if encoder else "sentence encoder: NONE; copies are looked for by their letters alone"
    )
    lines += [f"  {encoder.folder.name} at {encoder.model}"] if encoder else []
    lines.append("everything needed is there" if models and not missing else "something needed is missing")
    return "\n".join(lines), bool(models) and not missing


def _needed() -> list[str]:
    """The packages rashomon depends on, by its own metadata."""
    try:
        requires = importlib.metadata.requires("rashomon") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return sorted(m[0] for r in requires if "extra ==" not in r and (m := _NAME.match(r)))
