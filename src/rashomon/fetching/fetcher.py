"""Fetching one page: guarded, polite, bounded in time and size."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from urllib.parse import SplitResult, urlunsplit

import httpcore

from rashomon.fetching.guard import Resolve, check_url, join_url, resolve
from rashomon.fetching.network import Deadline, GuardedBackend, trusted
from rashomon.fetching.robots import Rules, find_rules
from rashomon.fetching.unpack import read_body
from rashomon.fetching.values import AGENT, CONTACT, Fetched, FetchError, FetchLimits, GoneError, LaterError

REDIRECTS = frozenset({301, 302, 303, 307, 308})
WHOLE = frozenset({200, 203})  # not 204, nothing, nor 206, a part that nobody asked for
LATER = frozenset({429, 502, 503, 504})  # the page may be there soon
GONE = frozenset({404, 410})
PAUSE = 1.0  # seconds between two requests to one host
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5"
_TROUBLE: dict[type[Exception], str] = {
    httpcore.TimeoutException: "it took too long",
    httpcore.ConnectError: "no connection could be made",
    httpcore.NetworkError: "the connection broke off",
    httpcore.ProtocolError: "what came is no sound answer, or broke off",
}


class Fetcher:
    """Fetches pages, one at a time. `contact` is told to the servers: an address of mail or of a page.

    `allowed` are IP addresses that are opened though they are not public: of a server of one's own, in tests. `resolve`
    and `sleep` stand for the system's.
    """

    def __init__(
        self,
        *,
        contact: str = "",
        limits: FetchLimits = FetchLimits(),  # noqa: B008 - frozen
        allowed: frozenset[str] = frozenset(),
        resolve: Resolve = resolve,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits, self._sleep = limits, sleep
        self._agent = AGENT.format(version=version("rashomon"), contact=contact or CONTACT)
        self._backend = GuardedBackend(resolve, allowed)
        self._pool = httpcore.ConnectionPool(ssl_context=trusted(), network_backend=self._backend, max_connections=1)
        self._rules: dict[str, Rules] = {}
        self._asked: dict[str, float] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close what connections are open."""
        self._pool.close()

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """The page at `url`, wherever it redirects. Raises `FetchError` where there is none that may be had.

        `headers` are sent besides, as those of a conditional request; an answer 304 then has no data.
        """
        self._backend.deadline = Deadline(self._limits.seconds)
        parts, asked = check_url(url), url
        for _ in range(self._limits.redirects + 1):
            self._check_rules(parts)
            found = self._get(parts, asked, headers or {})
            if found.status not in REDIRECTS:
                return found
            if "location" not in found.headers:
                raise FetchError("it redirects without saying where")
            parts = check_url(join_url(found.url, found.headers["location"]))
        raise FetchError(f"it redirects more than {self._limits.redirects} times")

    def _check_rules(self, parts: SplitResult) -> None:
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._find_rules(site)
        if not self._rules[site].allow(urlunsplit(parts)):
            raise FetchError(f"{parts.hostname} asks programs not to open this page (robots.txt)")

    def _find_rules(self, site: str) -> Rules:
        parts = check_url(f"{site}/robots.txt")
        for _ in range(self._limits.redirects):
            found = self._once(parts, "", {})
            if found.status not in REDIRECTS or "location" not in found.headers:
                return find_rules(found.status, found.data)
            parts = check_url(join_url(found.url, found.headers["location"]))
        return find_rules(404, b"")

    def _get(self, parts: SplitResult, asked: str, headers: Mapping[str, str]) -> Fetched:
        """One answer; asked for once more where the server says that it may be there soon."""
        self._wait_for(parts.netloc)
        found = self._once(parts, asked, headers)
        for _ in range(1, self._limits.tries):
            if found.status not in LATER:
                break
            wait = _seconds_after(found.headers.get("retry-after", ""))
            if wait > self._limits.wait or wait > self._backend.deadline.left():
                raise LaterError(f"the server asks to be left alone for {wait:,.0f} seconds ({found.status})", wait)
            self._sleep(wait)
            found = self._once(parts, asked, headers)
        if found.status in REDIRECTS or found.status in WHOLE or (found.status == 304 and headers):
            return found
        told = f"the server answered with status {found.status}"
        if found.status in LATER:
            raise LaterError(told, _seconds_after(found.headers.get("retry-after", "")))
        raise GoneError(told) if found.status in GONE else FetchError(told)

    def _once(self, parts: SplitResult, asked: str, headers: Mapping[str, str]) -> Fetched:
        url = urlunsplit(parts)
        own = {"Host": parts.netloc, "User-Agent": self._agent, "Accept": ACCEPT, "Accept-Encoding": "gzip"}
        sent = [(name.encode(), value.encode()) for name, value in {**own, **headers}.items()]
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.read_seconds)
        with _told(), self._pool.stream("GET", url, headers=sent, extensions={"timeout": timeouts}) as answer:
            came = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in answer.headers}
            status = int(answer.status)
            wanted = status in WHOLE
            body = answer.iter_stream()
            data = read_body(body, came.get("content-encoding", ""), self._limits) if wanted else b""
        return Fetched(asked, url, status, data, came)

    def _wait_for(self, host: str) -> None:
        """No host is asked twice within `PAUSE`."""
        now = time.monotonic()
        wait = self._asked.get(host, now - PAUSE) + PAUSE - now
        if wait > 0:
            self._sleep(wait)
        self._asked[host] = time.monotonic()


@contextmanager
def _told() -> Iterator[None]:
    """What the network raises as a `FetchError` in plain words."""
    try:
        yield
    except tuple(_TROUBLE) as error:
        told = next(words for kind, words in _TROUBLE.items() if isinstance(error, kind))
        reason = str(error).strip()[:80]
        raise FetchError(f"{told} ({reason})" if "certificate" in reason.lower() else told) from error


def _seconds_after(value: str) -> float:
    """Seconds that `Retry-After` asks for: a number, or a day; one second where it tells neither."""
    if value.strip().isdecimal():
        return float(min(int(value.strip()[:9]), 10**8))
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return 1.0
