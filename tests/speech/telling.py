"""What a text's statements read like."""

from __future__ import annotations

from rashomon.speech import find_statements


def told(text: str) -> list[tuple[str, str, str, bool]]:
    """Source, cue and content of each statement, and whether it is an attitude."""
    rows = []
    for f in find_statements(text):
        source, cue, content = (
            " + ".join(text[s.start : s.end] for s in role) for role in (f.source, f.cue, f.content)
        )
        rows.append((source, cue, content, f.attitude))
    return rows


def said(text: str) -> list[tuple[str, str]]:
    """Source and content of each statement that gives somebody's words."""
    return [(source, content) for source, _, content, attitude in told(text) if not attitude]
