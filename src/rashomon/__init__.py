"""One sourced account of a developing story: who said what, how many tellings stand behind it, what copies changed.

    import rashomon
    record = rashomon.read("folder/")
    for statement in record.statements: ...

Heavy parts are loaded on first use; `import rashomon` itself is light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.errors import AnchorError, ExportError, InputError, ModelError, RashomonError, RecordError

if TYPE_CHECKING:
    from rashomon.checking import Checked, check, check_draft
    from rashomon.export import to_arrow, to_pandas, to_polars, write_export
    from rashomon.record import read_story, write_story
    from rashomon.show import page_html, summary_text, write_page
    from rashomon.story import Options, read
    from rashomon.vocabulary import Anchor, Record

__version__ = "0.1.0"

_LAZY = {
    "Anchor": "rashomon.vocabulary",
    "Checked": "rashomon.checking",
    "Options": "rashomon.story",
    "Record": "rashomon.vocabulary",
    "check": "rashomon.checking",
    "check_draft": "rashomon.checking",
    "page_html": "rashomon.show",
    "read": "rashomon.story",
    "read_story": "rashomon.record",
    "summary_text": "rashomon.show",
    "to_arrow": "rashomon.export",
    "to_pandas": "rashomon.export",
    "to_polars": "rashomon.export",
    "write_export": "rashomon.export",
    "write_page": "rashomon.show",
    "write_story": "rashomon.record",
}

__all__ = [
    "Anchor",
    "AnchorError",
    "Checked",
    "ExportError",
    "InputError",
    "ModelError",
    "Options",
    "RashomonError",
    "Record",
    "RecordError",
    "check",
    "check_draft",
    "page_html",
    "read",
    "read_story",
    "summary_text",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "write_export",
    "write_page",
    "write_story",
]


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_LAZY[name]), name)
