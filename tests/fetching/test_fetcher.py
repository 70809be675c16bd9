"""Pages fetched from a real server on this machine, through an explicit allowance."""

from __future__ import annotations

import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("httpcore")
pytest.importorskip("protego")

from rashomon.fetching import Fetcher, FetchError, FetchLimits
from rashomon.reading import read_articles
from rashomon.reading.addresses import find_media_type
from tests.fetching.server import PAGE, Server, serving

pytestmark = pytest.mark.loopback
HERE = frozenset({"127.0.0.1"})
INNER = {"inner.example": "10.0.0.7", "changing.example": "192.168.0.1"}
Make = Callable[..., Fetcher]


def _by_name(host: str, *_: object) -> Sequence[str]:
    """The system's answer for an address in figures; this machine for most names."""
    return [host] if re.fullmatch(r"[\d.]+", host) else [INNER.get(host, "127.0.0.1")]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture
def make() -> Iterator[Make]:
    """Fetchers that may ask this machine, and wait for nobody."""
    made: list[Fetcher] = []

    def build(**more: Any) -> Fetcher:
        made.append(Fetcher(**{"allowed": HERE, "resolve": _by_name, "sleep": [].append, **more}))
        return made[-1]

    yield build
    for one in made:
        one.close()


@pytest.mark.parametrize("path", ["/page", "/packed", "/in-pieces", "/moved", "/busy", "/named", "/café"])
def test_a_page_is_fetched(server: Server, make: Make, path: str) -> None:
    found = make().fetch(server.site + path)
    assert found.data == PAGE.encode()
    assert (found.asked, find_media_type(found.headers)) == (server.site + path, ("text/html", "utf-8"))
    there = {"/moved": "/page", "/named": "/caf%C3%A9", "/café": "/caf%C3%A9"}
    assert found.url == server.site + there.get(path, path)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/none", "status 404"),
        ("/broken", "status 500"),
        ("/bomb", "unpacks to more"),
        ("/strange", "not asked for"),
        ("/damaged", r"damaged|broke off"),
        ("/endless", "more than 20,000,000 bytes"),
        ("/short", "broke off"),
        ("/nonsense", "no sound answer"),
        ("/round", "redirects more than 8 times"),
        ("/nowhere", "without saying where"),
        ("/inward", r"169\.254\.169\.254 is no public address"),
        ("/sideways", r"inner\.example stands for 10\.0\.0\.7"),
        ("/to-file", "only http and https"),
        ("/onward", "redirects more than 8 times"),
        ("/part", "status 206"),
        ("/unchanged", "status 304"),
        ("/flooding", "no sound answer"),
        ("/lying", "no sound answer"),
        ("/very-busy", "left alone for 86,400 seconds"),
    ],
)
def test_what_cannot_be_had_is_told(server: Server, make: Make, path: str, told: str) -> None:
    with pytest.raises(FetchError, match=told):
        make().fetch(server.site + path)


@pytest.mark.parametrize("path", ["/slow", "/early", "/tiny"])
def test_a_server_that_never_comes_to_an_end_holds_nobody_up(server: Server, make: Make, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        make(limits=FetchLimits(seconds=1.0)).fetch(server.site + path)
    assert time.monotonic() - started < 8  # of ten seconds that the server takes: a bound on work, not a measure


def test_a_name_that_changes_its_address_is_asked_about_once_a_connection(server: Server, make: Make) -> None:
    server.robots = "User-agent: *\nAllow: /\n"
    asked: list[str] = []

    def resolve(host: str, *_: object) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.168.0.1"]

    fetcher = make(resolve=resolve)
    assert fetcher.fetch(server.site + "/page").status == 200
    assert len(asked) == 1
    fetcher.close()
    with pytest.raises(FetchError, match=r"192\.168\.0\.1"):
        fetcher.fetch(server.site + "/page")


def test_a_certificate_nobody_vouches_for_is_refused(server: Server, make: Make, tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("no openssl on this machine to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    wanted = [
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
        "-subj",
        "/CN=pages.example",
    ]
    subprocess.run([openssl, "req", "-x509", *wanted], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with pytest.raises(FetchError, match=r"no connection could be made .*certificate verify failed"):
        make().fetch(server.site.replace("http:", "https:") + "/page")


def test_one_address_of_many_that_is_private_is_enough(make: Make) -> None:
    fetcher = make(resolve=lambda *_: ["93.184.215.14", "10.1.1.1"])
    with pytest.raises(FetchError, match=r"10\.1\.1\.1"):
        fetcher.fetch("http://two.example/")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_robots_txt_closes_is_not_opened(server: Server, make: Make, mark: str) -> None:
    server.robots = f"{mark}User-agent: *\nDisallow: /closed\n"
    fetcher = make()
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(server.site + "/closed")
    assert fetcher.fetch(server.site + "/page").status == 200
    assert (server.asked["/closed"], server.asked["/robots.txt"]) == (0, 1)


def test_a_host_is_not_asked_twice_within_a_second(server: Server, make: Make) -> None:
    waited: list[float] = []
    fetcher = make(sleep=waited.append)
    for _ in range(3):
        fetcher.fetch(server.site + "/page")
    assert len(waited) == 2
    assert all(0.5 < seconds <= 1.0 for seconds in waited)


def test_who_asks_says_so(server: Server, make: Make) -> None:
    make(contact="desk@courier.example").fetch(server.site + "/page")
    assert all(agent.startswith("rashomon/") and "desk@courier.example" in agent for agent in server.agents)


def test_a_page_is_read_as_an_article_beside_files(server: Server, make: Make, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The harbour board of Velmouth said on Tuesday that the mole would be finished.")
    reading = read_articles([f"{server.site}/moved", tmp_path / "note.txt", f"{server.site}/none"], fetcher=make())
    (page,) = [a for a in reading.articles if a.url]
    assert (page.title, page.url) == ("Old lock closed", f"{server.site}/page")
    assert "“We cannot wait for the spring flood,” said Mayor Olin Drax." in page.text
    assert len(reading.articles) == 2
    assert [str(p) for p in reading.problems] == [
        f"{server.site}/none: the server answered with status 404; it was left out"
    ]


def test_where_one_address_of_a_host_does_not_answer_the_next_is_tried(server: Server, make: Make) -> None:
    fetcher = make(allowed=HERE | {"::1"}, resolve=lambda *_: ["::1", "127.0.0.1"])
    assert fetcher.fetch(server.site + "/page").status == 200


def test_what_the_header_tells_of_the_encoding_holds(server: Server, make: Make) -> None:
    reading = read_articles(f"{server.site}/cyrillic", fetcher=make())
    assert "Мост через реку закрыт до весны." in reading.articles[0].text
