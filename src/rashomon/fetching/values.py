"""What a fetch may cost, what it gives, and why there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.errors import RashomonError

AGENT = "rashomon/{version} (reads news pages for one reader; {contact})"
CONTACT = "no contact given"


class FetchError(RashomonError):
    """An address that is not opened, or that gave nothing; the message says why."""


class LaterError(FetchError):
    """A server asks to be left alone for `seconds`."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class GoneError(FetchError):
    """There is nothing at the address (any more)."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds on one fetch: `seconds` of all of it, redirects and retries included; `wait` seconds that a server may
    ask to be left alone before it is asked again; `sent_bytes` as they come, `unpacked_bytes` of the page."""

    seconds: float = 60.0
    read_seconds: float = 15.0  # without a byte
    wait: float = 20.0
    redirects: int = 8
    tries: int = 2
    sent_bytes: int = 20_000_000
    unpacked_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: `url` is where it was found in the end, `headers` have names in lower case."""

    asked: str
    url: str
    status: int
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
