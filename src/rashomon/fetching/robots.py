"""What a site asks programs to leave alone: its robots.txt (RFC 9309)."""

from __future__ import annotations

from protego import Protego

NAME = "rashomon"
MOST_BYTES = 500_000  # of a robots.txt; the standard asks for 500 KiB at least


class Rules:
    """The rules of one site; `None` of text allows all, as where there is no such file."""

    def __init__(self, text: str | None, *, closed: bool = False) -> None:
        self._closed = closed
        self._rules = Protego.parse(text) if text else None

    def allow(self, url: str) -> bool:
        """May we open this address?"""
        if self._closed:
            return False
        return self._rules is None or self._rules.can_fetch(url, NAME)


def find_rules(status: int, data: bytes) -> Rules:
    """The rules from what came for robots.txt: none where there is no such file, all closed where the site is down."""
    if 200 <= status < 300:
        return Rules(data[:MOST_BYTES].decode("utf-8-sig", "replace"))
    return Rules(None, closed=status >= 500)
