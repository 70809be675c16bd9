"""A story followed on a real server on this machine: what belongs is taken, politely, once, and looked at again."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("httpcore")
pytest.importorskip("protego")
pytest.importorskip("feedparser")

from evals.site import Site, serving
from rashomon.fetching import Fetched, Fetcher
from rashomon.following import accept, follow, reject, update
from rashomon.following.schedule import after, after_failure, next_look
from rashomon.language import load_encoder
from rashomon.library import Library

pytestmark = pytest.mark.loopback
PIER = (
    "Old pier of Ostrand closed after planks break",
    "The harbour board of Ostrand closed the old pier on Monday after an inspection.\nFour people were hurt when a "
    "plank of the pier broke.\n“We will mend it before the summer,” said Ida Renn, the harbour master of Ostrand.",
)
REPAIR = (
    "Ostrand harbour board plans repair of the pier",
    "The harbour board of Ostrand will mend the old pier by May, Ida Renn, the harbour master, said on Thursday.\nFour "
    "people had been hurt when a plank of the pier broke. The council of Ostrand pays for the repair.",
)
COOKING = (
    "Ten soups for cold evenings",
    "Leeks and potatoes make a soup that warms anybody.\nCut them small, says the cook Berta Lind, and let them simmer "
    "for half an hour with bay leaves and a little cream.",
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        found.pages = {"/pier": PIER, "/repair": REPAIR, "/soups": COOKING}
        found.feeds = {"/rss.xml": ["/pier"]}
        yield found


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(allowed=frozenset({"127.0.0.1"}), sleep=lambda _: None) as found:
        yield found


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.sqlite") as found:
        found.new("pier", now=at(0))
        yield found


def at(minutes: int) -> str:
    from datetime import timedelta

    return after("2026-03-03T08:00:00Z", timedelta(minutes=minutes))


def one_round(library: Library, fetcher: Any, minutes: int) -> Any:
    encoder = load_encoder()
    return update(library, "pier", fetcher, now=at(minutes), encode=encoder.encode if encoder else None)


def test_a_page_gives_its_feed_and_what_belongs_is_taken(site: Site, library: Library, fetcher: Fetcher) -> None:
    assert follow(library, "pier", f"{site.root}/pier", fetcher, now=at(0)) == f"{site.root}/rss.xml"
    done = one_round(library, fetcher, 1)
    assert done.taken == [f"{site.root}/pier"]
    site.feeds["/rss.xml"] = ["/soups", "/repair", "/pier"]
    done = one_round(library, fetcher, 20)
    assert (done.taken, done.left, done.problems) == ([f"{site.root}/repair"], 1, [])
    assert site.asked["/soups"] == 0  # left by its headline
    assert len(library.read("pier").articles) == 2


def test_a_feed_is_asked_with_what_it_gave_and_not_too_often(site: Site, library: Library, fetcher: Fetcher) -> None:
    follow(library, "pier", f"{site.root}/rss.xml", fetcher, now=at(0))
    for minutes in (1, 3, 5):
        one_round(library, fetcher, minutes)
    assert site.asked["/rss.xml"] == 2  # when it was followed, and in the first round
    one_round(library, fetcher, 15)
    assert (site.asked["/rss.xml"], site.unchanged["/rss.xml"]) == (3, 1)


def test_a_server_that_asks_to_be_left_alone_is(site: Site, library: Library, fetcher: Fetcher) -> None:
    follow(library, "pier", f"{site.root}/rss.xml", fetcher, now=at(0))
    site.wrong["/rss.xml"] = (429, {"Retry-After": "7200"})
    (problem,) = one_round(library, fetcher, 1).problems
    assert "7,200 seconds" in problem.what
    asked = site.asked["/rss.xml"]
    for minutes in (10, 60, 119):
        assert one_round(library, fetcher, minutes).problems == []
    assert site.asked["/rss.xml"] == asked
    del site.wrong["/rss.xml"]
    assert one_round(library, fetcher, 122).taken


@pytest.mark.parametrize("status", [500, 502, 503])
def test_failures_are_asked_again_less_and_less_often(
    site: Site, library: Library, fetcher: Fetcher, status: int
) -> None:
    follow(library, "pier", f"{site.root}/rss.xml", fetcher, now=at(0))
    site.wrong["/pier"] = (status, {})
    times = [m for m in range(1, 200, 2) if one_round(library, fetcher, m).problems]
    waits = [b - a for a, b in itertools.pairwise(times)]
    assert waits == sorted(waits)
    assert waits[-1] >= 4 * waits[0]
    del site.wrong["/pier"]
    assert one_round(library, fetcher, 2_000).taken == [f"{site.root}/pier"]


def test_a_page_that_is_gone_is_not_asked_for_again(site: Site, library: Library, fetcher: Fetcher) -> None:
    follow(library, "pier", f"{site.root}/rss.xml", fetcher, now=at(0))
    site.wrong["/pier"] = (410, {})
    for minutes in (1, 30, 300):
        assert one_round(library, fetcher, minutes).taken == []
    assert site.asked["/pier"] == 1


def test_an_edited_page_is_a_version_and_an_untouched_one_is_not(
    site: Site, library: Library, fetcher: Fetcher
) -> None:
    follow(library, "pier", f"{site.root}/rss.xml", fetcher, now=at(0))
    one_round(library, fetcher, 1)
    one_round(library, fetcher, 40)
    assert (site.asked["/pier"], site.unchanged["/pier"]) == (2, 1)
    site.pages["/pier"] = (PIER[0], PIER[1].replace("Four", "Seven"))
    done = one_round(library, fetcher, 80)
    ((address, (edit,)),) = done.changed
    assert (address, edit.kind, edit.sorts) == (f"{site.root}/pier", "altered", ("figure",))
    assert edit.changed == (("Four", "Seven"),)
    assert [v.number for v in library.versions(f"{site.root}/pier")] == [1, 2]
    assert "Seven people" in library.read("pier").articles[0].text


def test_what_is_asked_about_is_taken_or_left_for_good(
    site: Site, library: Library, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.following.belonging.TAKE", 1.1)  # nothing is sure
    monkeypatch.setattr("rashomon.following.belonging.LEAVE", -0.1)
    follow(library, "pier", f"{site.root}/rss.xml", fetcher, now=at(0))
    one_round(library, fetcher, 1)
    site.feeds["/rss.xml"] = ["/repair", "/soups"]
    asked = {address for address, *_ in one_round(library, fetcher, 20).asked}
    assert asked == {f"{site.root}/repair", f"{site.root}/soups"}
    accept(library, "pier", f"{site.root}/repair", fetcher, now=at(21))
    reject(library, "pier", f"{site.root}/soups")
    assert {a.title for a in library.read("pier").articles} == {PIER[0], REPAIR[0]}
    assert one_round(library, fetcher, 40).asked == []
    site.pages["/more"] = ("Ten more soups for cold evenings", COOKING[1])
    site.feeds["/rss.xml"] = ["/more"]
    done = one_round(library, fetcher, 60)
    assert (done.taken, done.asked, done.left) == ([], [], 1)  # likest the one that was rejected


class Killed(BaseException):
    """As SIGKILL would: nothing after it runs."""


@pytest.mark.parametrize("at_request", range(1, 6))
def test_a_round_that_is_cut_off_is_taken_up_again(
    site: Site, library: Library, fetcher: Fetcher, at_request: int
) -> None:
    site.feeds["/rss.xml"] = ["/pier", "/repair"]
    follow(library, "pier", f"{site.root}/rss.xml", fetcher, now=at(0))

    class Cut:
        count = 0

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
            self.count += 1
            if self.count == at_request:
                raise Killed
            return fetcher.fetch(url, headers)

    try:
        one_round(library, Cut(), 1)
    except Killed:
        assert at_request <= 3
    one_round(library, fetcher, 2)
    assert {a.title for a in library.read("pier").articles} == {PIER[0], REPAIR[0]}
    assert len(library.read("pier").articles) == 2


def test_the_commands(site: Site, tmp_path: Path) -> None:
    environment = os.environ | {"RASHOMON_LIBRARY": str(tmp_path / "l.sqlite"), "RASHOMON_ALLOW": "127.0.0.1"}

    def run(*args: str) -> Any:
        command = [sys.executable, "-m", "rashomon", *args]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("new", "pier")
    assert run("follow", "pier", site.root + "/rss.xml") == f"pier follows {site.root}/rss.xml\n"
    first = json.loads(run("update", "pier", "--json", "-o", str(tmp_path / "out")))
    assert (first["taken"], first["reading"]) == ([f"{site.root}/pier"], 1)
    assert "Ida Renn" in (tmp_path / "out" / "story.html").read_text("utf-8")
    assert run("update", "--all") == ""
    assert "Four people were hurt" in run("news", "pier", "--all")
    assert run("news", "pier") == ""


def test_when_pages_are_looked_at_again() -> None:
    assert next_look(at(0), at(0)) == at(30)
    assert next_look(at(60 * 24 * 3), at(0)) == at(60 * 24 * 3 + 720)
    assert next_look(at(60 * 24 * 40), at(0)) == ""
    assert [after_failure(at(0), n) for n in (1, 2, 3)] == [at(5), at(10), at(20)]
    assert after_failure(at(0), 50) == at(60 * 24)
    assert after_failure(at(0), 1, 3600) == at(60)
