"""Edits: two versions of one article → what was cut, added and altered, and which of it a correction tells."""

from rashomon.edits.find import find_edits
from rashomon.edits.values import Edit, EditKind, EditSort

__all__ = ["Edit", "EditKind", "EditSort", "find_edits"]
