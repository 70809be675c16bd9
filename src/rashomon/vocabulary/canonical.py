"""One way to write a value down: canonical JSON, digests, ids."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import msgspec

ID_DIGITS = 12  # hex digits of an id; 48 bits: one chance in a million of a clash at 24,000 rows


def plain(value: Any) -> Any:
    """`value` (a dataclass, or containers of them) as plain dicts, lists and scalars."""
    return msgspec.to_builtins(value)


def canonical_json(value: Any) -> str:
    """`value` as JSON with sorted keys, one-space indent and a final line break: same value, same bytes."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n"


def digest(value: str | bytes) -> str:
    """SHA-256 of text (as UTF-8) or bytes, in hex."""
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def make_id(prefix: str, *parts: object) -> str:
    """A short id that depends on `parts` alone, e.g. `s4f09c2…`; same parts, same id, in any run."""
    return prefix + digest("\x1f".join(str(p) for p in parts))[:ID_DIGITS]
