"""Which addresses may be opened: only public ones, checked on the very address that is connected to.

A name may stand for one address when it is asked about and for another when it is opened (DNS rebinding), so it is
resolved once and what was checked is connected to. Every redirect is checked again.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, quote, quote_from_bytes, urljoin, urlsplit

from rashomon.fetching.values import FetchError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

SCHEMES = {"http": 80, "https": 443}
LONGEST = 2_000  # characters of an address
MOST_ADDRESSES = 4  # of a host that are tried: of both kinds of address, where one kind leads nowhere
FIRST_FREE_PORT = 1024  # under it stand mail, shells, file servers; pages stand on 80 and 443 alone
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address within an IPv6 one
SIIT = ipaddress.ip_network("::ffff:0:0:0/96")
# Of IANA's registries of special addresses those that some releases of Python take for public, and the address under
# which a cloud answers its own machines (Azure's 168.63.129.16).
_SPECIAL = [
    ipaddress.ip_network(n)
    for n in (
        "192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10", "198.18.0.0/15", "168.63.129.16/32",
        "3fff::/20", "5f00::/16", "64:ff9b:1::/48", "fec0::/10",
    )
]  # fmt: skip
_ISATAP = 0x5EFE  # before the IPv4 address in an IPv6 one, with two bits that may be set
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"^`{|}\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_FOREIGN = re.compile(r"[^\x00-\x7f]{1,2000}")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?){0,20}\.?")
_LOCAL = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".onion", ".test", ".invalid")


def check_url(url: str) -> SplitResult:
    """`url` in its parts, all of them in ASCII. Raises `FetchError` for what is no plain address of a web page."""
    if len(url) > LONGEST:
        raise FetchError(f"the address has more than {LONGEST:,} characters")
    if _FORBIDDEN.search(url):
        raise FetchError("the address has characters that no address has")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname or ""
    except ValueError as error:
        raise FetchError("the address is malformed") from error
    if parts.scheme not in SCHEMES:
        raise FetchError("only http and https are opened")
    if "@" in parts.netloc:
        raise FetchError("an address with a name or password is not opened")
    if port is not None and port not in SCHEMES.values() and port < FIRST_FREE_PORT:
        raise FetchError(f"port {port} is none of a web page")
    return parts._replace(
        netloc=_netloc(host, port), path=_in_ascii(parts.path), query=_in_ascii(parts.query), fragment=""
    )


def _in_ascii(part: str) -> str:
    """A path or query with its letters beyond ASCII as browsers send them."""
    try:
        return _FOREIGN.sub(lambda found: quote(found[0]), part)
    except UnicodeError as error:
        raise FetchError("the address has characters that no address has") from error


def _netloc(host: str, port: int | None) -> str:
    shown = f"[{host}]" if ":" in host else ascii_host(host)
    return f"{shown}:{port}" if port is not None else shown


def ascii_host(host: str) -> str:
    """A host's name as DNS has it. Raises `FetchError` for one that cannot be, or is never public."""
    try:
        name = host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError as error:
        raise FetchError("the address has a host that cannot be") from error
    if not _HOST.fullmatch(name):
        raise FetchError("the address has a host that cannot be")
    bare = name.rstrip(".")
    if bare == "localhost" or bare.endswith(_LOCAL):
        raise FetchError(f"{bare} is no public host")
    return name


def join_url(base: str, reference: str) -> str:
    """Where a redirect of `base` leads; `reference` is a header, a character a byte, which servers fill with UTF-8.

    Raises `FetchError` for one that leads nowhere.
    """
    given = reference.strip().encode("latin-1", "replace")
    try:
        told = given.decode()
    except UnicodeDecodeError:
        told = re.sub(rb"[\x80-\xff]", lambda found: quote_from_bytes(found[0]).encode(), given).decode("ascii")
    try:
        return urljoin(base, told)
    except ValueError as error:
        raise FetchError("it redirects to a malformed address") from error


def is_public(address: str) -> bool:
    """May this IP address be opened: one of the public internet, also behind what embeds an IPv4 address?"""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public(ip) and all(_is_public(inner) for inner in _embedded(ip))


def _is_public(ip: IP) -> bool:
    if ip.version == 6 and ip in NAT64:
        return True  # what it embeds is asked about
    if any(ip in network for network in _SPECIAL):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def _embedded(ip: IP) -> list[IP]:
    """The IPv4 addresses that an IPv6 address stands for: mapped, translated, 6to4, Teredo, ISATAP."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    found: list[IP | None] = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in NAT64 or ip in SIIT or int(ip) >> 32 & 0xFCFFFFFF == _ISATAP:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system. Raises `FetchError` where it has none."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no host {host}") from error
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def find_public(host: str, port: int, asked: Resolve, allowed: frozenset[str]) -> Sequence[str]:
    """The addresses of `host`, in the order to try them. Raises `FetchError` if one of them may not be opened.

    `allowed` are addresses that are opened all the same: of a server of one's own, in tests.
    """
    addresses = asked(host, port)
    if not addresses:
        raise FetchError(f"there is no host {host}")
    for address in addresses:
        if address not in allowed and not is_public(address):
            told = "" if address == host else f" stands for {address}, which"
            raise FetchError(f"{host}{told} is no public address")
    return addresses[:MOST_ADDRESSES]
