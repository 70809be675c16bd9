"""Text made safe for the places exports put it: spreadsheet cells, XML, JSON inside a page."""

from __future__ import annotations

import json
import re
from typing import Any

from rashomon.show.clean import find_plain

REPLACEMENT = "\ufffd"  # stands for a character that a form cannot hold: seen, and as long as what it stands for

# What XML 1.0 has no way to write: controls but tab and line breaks, lone surrogates, two non-characters.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# How a spreadsheet recognises a formula (OWASP, "CSV injection"), with the full-width signs that some fold to these,
# and behind white space or unseen characters, which some skip; the apostrophe too, so that taking one apostrophe off
# gives back every cell as it was.
_FORMULA = re.compile("[\t\r\n']|[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\\-@＝＋－＠]")
_ENDS_SCRIPT = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def find_xml_text(text: str) -> str:
    """`text` with U+FFFD for every character that XML cannot hold; as long as before, so that offsets in it hold."""
    return _NOT_XML.sub(REPLACEMENT, text)


def find_safe_cell(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula: an apostrophe stands before one that looks like it."""
    text = find_xml_text(text)
    return f"'{text}" if _FORMULA.match(text) else text


def find_line(text: str) -> str:
    """`text` as one line for a person to read: no escape sequences, control characters or direction overrides."""
    return find_xml_text(find_plain(text))


def find_json(value: Any) -> str:
    """`value` as JSON (sorted keys, two-space indent, final line break) that may also stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n"
    return _ENDS_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
