"""Connections to checked addresses, each of which ends when its time is over."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import certifi
import httpcore

from rashomon.fetching.guard import Resolve, find_public
from rashomon.fetching.values import FetchError


class Deadline:
    """When a fetch must have ended, by a clock that only runs forward."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds left, at most `most`. Raises `FetchError` where none is."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError("it took too long")
        return left if most is None else min(left, most)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the address that was checked, and never looks a name up twice."""

    def __init__(self, resolve: Resolve, allowed: frozenset[str]) -> None:
        self._inner = httpcore.SyncBackend()
        self._resolve, self._allowed = resolve, allowed
        self.deadline = Deadline(0)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """As httpcore asks for it; `host` is the name of the address. The first of its addresses that answers is it."""
        addresses = find_public(host, port, self._resolve, self._allowed)
        for number, address in enumerate(addresses, 1):
            try:
                left = self.deadline.left(timeout)
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
                return _TimedStream(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise FetchError(f"there is no host {host}")

    def connect_unix_socket(self, *_: object, **__: object) -> httpcore.NetworkStream:
        """Never."""
        raise FetchError("a socket file is no page")


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step must end in time, so that a server that sends a byte now and then holds nobody up."""

    def __init__(self, stream: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._stream, self._backend = stream, backend  # a connection that is kept has the next fetch's deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._backend.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._backend.deadline.left(timeout))
        return _TimedStream(stream, self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def trusted() -> ssl.SSLContext:
    """The certificates of the system and those of certifi."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
