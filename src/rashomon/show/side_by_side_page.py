"""Two articles side by side as one self-contained page: no network, no script."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from rashomon.show.side_by_side import SideBySide
from rashomon.show.side_by_side_text import MEANINGS, SIGNS

_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def side_by_side_html(view: SideBySide) -> str:
    """The view as HTML; same view, same text. Only its own style is admitted, everything from articles is escaped."""
    style = _asset("side_by_side.css")
    met = {piece.kind for row in view.rows for piece in (*row.a, *row.b)}
    legend = [(kind, SIGNS[kind], meaning) for kind, meaning in MEANINGS.items() if kind in met]
    html = _template().render(view=view, signs=SIGNS, legend=legend, style=Markup(style), policy=_policy(style))
    return _DROPPED.sub("", html)


def write_side_by_side_page(view: SideBySide, path: Path) -> None:
    """Writes the page to `path` as UTF-8."""
    Path(path).write_bytes(side_by_side_html(view).encode("utf-8"))


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _asset(name: str) -> str:
    """One of this folder's files, with line breaks as a browser sees them, since the hash is of that."""
    return resources.files("rashomon.show").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_asset("side_by_side.html"))
