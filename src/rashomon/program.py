"""The program's own code as a digest, by which results kept from an earlier run are known to be today's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rashomon.vocabulary import digest

_CODE = frozenset({".py", ".tsv", ".json", ".onnx"})


@cache
def code_digest(*rooms: str) -> str:
    """A digest of the code and tables of some folders of the package; of all of it, where none is named."""
    package = Path(__file__).parent
    files = (p for room in rooms or (".",) for p in (package / room).rglob("*") if p.suffix in _CODE and p.is_file())
    lines = [f"{p.relative_to(package).as_posix()} {digest(p.read_bytes())}" for p in files]
    return digest("\n".join(sorted(lines)))[:16]
