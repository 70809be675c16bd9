"""One round of following a story: its feeds are asked, new pages judged, known pages looked at again.

Each feed and each page is kept by itself: what a round that is cut off has done stands, the next one does the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from rashomon.edits import Edit
from rashomon.errors import InputError
from rashomon.fetching import Fetched, FetchError, GoneError, LaterError
from rashomon.following.belonging import Encode, Head, Profile, Verdict, head_of
from rashomon.following.listing import Listing, find_address, find_listing
from rashomon.following.schedule import FEED, GIVE_UP, after, after_failure, next_look
from rashomon.library import Library
from rashomon.library.feeds import (
    Entry,
    Feed,
    Visit,
    add_entries,
    add_feed,
    find_entry,
    list_entries,
    list_feeds,
    list_visits,
    note_entry,
    note_feed,
    note_visit,
)
from rashomon.library.sources import Found, keep_source, part_of_found
from rashomon.library.stories import story_id, take_member
from rashomon.vocabulary import Problem

REJECTED = "rejected by hand"
PAGES = 200  # new pages fetched in one round at most; the rest wait for the next


class Fetches(Protocol):
    """What opens addresses: a `rashomon.fetching.Fetcher`."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """The answer, or `FetchError`."""


@dataclass(slots=True)
class Updated:
    """What a round did, by addresses; `asked`: pages that somebody must accept or reject, with why."""

    taken: list[str] = field(default_factory=list)
    changed: list[tuple[str, tuple[Edit, ...]]] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    left: int = 0
    problems: list[Problem] = field(default_factory=list)


def follow(library: Library, story: str, address: str, fetcher: Fetches, *, now: str) -> str:
    """Follow a feed, a sitemap, or a page: of a page its own feed, where it names one. The address that is followed.

    Raises `FetchError` where it cannot be opened, `InputError` where it lists nothing.
    """
    number = story_id(library.database, story)
    found = fetcher.fetch(address)
    listing = find_listing(found.url, found.data)
    chosen = find_address(listing.feeds[0] if listing.feeds else found.url)
    with library.database.writing():
        add_feed(library.database, number, chosen, now)
    return chosen


def update(
    library: Library, story: str, fetcher: Fetches, *, now: str, encode: Encode | None, limit: int = PAGES
) -> Updated:
    """One round. `now`: the time it is; feeds and pages that are not due are left alone."""
    number, done = story_id(library.database, story), Updated()
    for feed in list_feeds(library.database, number, now):
        _ask(library, number, feed, fetcher, now, done)
    profile = _profile(library, number, encode)
    for entry in list_entries(library.database, number, "waiting", due=now)[:limit]:
        if _judge(library, number, entry, profile, fetcher, now, done) == "taken":
            profile = _profile(library, number, encode)
    for visit in list_visits(library.database, number, now):
        _look_again(library, visit, fetcher, now, done)
    done.asked = [(e.address, e.title, e.why) for e in list_entries(library.database, number, "asked")]
    return done


def accept(library: Library, story: str, address: str, fetcher: Fetches, *, now: str) -> None:
    """Take a page that was left or asked about. Raises `FetchError` where it cannot be had any more."""
    number = story_id(library.database, story)
    entry = find_entry(library.database, number, find_address(address))
    page = fetcher.fetch(entry.address)
    _take(library, number, replace(entry, state="taken", why="accepted by hand"), page, now)


def reject(library: Library, story: str, address: str) -> None:
    """Leave a page; what is most like it is left from now on."""
    number = story_id(library.database, story)
    entry = find_entry(library.database, number, find_address(address))
    with library.database.writing():
        note_entry(library.database, replace(entry, state="left", why=REJECTED))
        sql = "DELETE FROM member WHERE story = ? AND source = (SELECT id FROM source WHERE place = ?)"
        library.database.put(sql, [number, entry.address])


def _ask(library: Library, story: int, feed: Feed, fetcher: Fetches, now: str, done: Updated) -> None:
    """Ask a feed what is new; of an index of sitemaps the sitemaps."""
    database = library.database
    try:
        page = fetcher.fetch(feed.address, _conditions(feed.etag, feed.modified))
        rows = _listed(page, fetcher) if page.status != 304 else ()
    except (FetchError, InputError) as error:
        failures, seconds = feed.failures + 1, _seconds(error)
        done.problems.append(Problem(feed.address, str(error), "it is asked again later", left_out=False))
        with database.writing():
            note_feed(
                database, replace(feed, failures=failures, told=str(error)), now, after_failure(now, failures, seconds)
            )
        return
    etag, modified = _validators(page) if page.status != 304 else (feed.etag, feed.modified)
    with database.writing():
        add_entries(database, story, rows, now)
        note_feed(database, replace(feed, etag=etag, modified=modified, failures=0, told=""), now, after(now, FEED))


def _listed(page: Fetched, fetcher: Fetches) -> list[tuple[str, str, str]]:
    listing = find_listing(page.url, page.data)
    more: list[Listing] = []
    for address in listing.more:
        inner = fetcher.fetch(address)
        more.append(find_listing(inner.url, inner.data))
    return [(e.address, e.title, e.teaser) for part in (listing, *more) for e in part.entries]


def _judge(
    library: Library, story: int, entry: Entry, profile: Profile, fetcher: Fetches, now: str, done: Updated
) -> str:
    """What becomes of a new address: left by its headline alone, or by its page."""
    verdict = profile.judge(head_of(entry.title, entry.teaser)) if entry.title else None
    if verdict and verdict.state == "left" and profile.known:
        return _settle(library, entry, verdict, done)
    try:
        page = fetcher.fetch(entry.address)
        head = _head(page)
    except GoneError as error:
        return _settle(library, entry, Verdict("failed", 0.0, str(error)), done)
    except (FetchError, InputError) as error:
        failures, seconds = entry.failures + 1, _seconds(error)
        state = "waiting" if failures < GIVE_UP else "failed"
        done.problems.append(Problem(entry.address, str(error), "it is asked for again later", left_out=False))
        with library.database.writing():
            due = after_failure(now, failures, seconds)
            note_entry(library.database, replace(entry, failures=failures, why=str(error), state=state), due)
        return state
    verdict = profile.judge(head) if profile.known else Verdict("taken", 1.0, "the story's first page")
    if verdict.state != "taken":
        return _settle(library, replace(entry, title=entry.title or head.text[:200]), verdict, done)
    _take(library, story, replace(entry, state="taken", why=verdict.why), page, now)
    done.taken.append(entry.address)
    return "taken"


def _settle(library: Library, entry: Entry, verdict: Verdict, done: Updated) -> str:
    done.left += verdict.state == "left"
    with library.database.writing():
        note_entry(library.database, replace(entry, state=verdict.state, why=verdict.why))
    return verdict.state


def _take(library: Library, story: int, entry: Entry, page: Fetched, now: str) -> None:
    """Keep a page as the story's, and when it is looked at again."""
    database, found = library.database, _found(page)
    with database.writing():
        source, *_ = keep_source(database, found, now)
        take_member(database, story, source, entry.why, now)
        note_visit(database, source, *_validators(page), next_look(now, now))
        note_entry(database, entry)


def _look_again(library: Library, visit: Visit, fetcher: Fetches, now: str, done: Updated) -> None:
    """Has a page changed? Where it cannot be had it is asked for again, a few times."""
    database = library.database
    try:
        page = fetcher.fetch(visit.place, _conditions(visit.etag, visit.modified))
    except FetchError as error:
        failures, seconds = visit.failures + 1, _seconds(error)
        gone = isinstance(error, GoneError) or failures >= GIVE_UP
        done.problems.append(Problem(visit.place, str(error), "what was kept of it stays", left_out=False))
        due = "" if gone else after_failure(now, failures, seconds)
        with database.writing():
            note_visit(database, visit.source, visit.etag, visit.modified, due, failures, str(error))
        return
    due = next_look(now, visit.first_seen)
    with database.writing():
        if page.status == 304:
            note_visit(database, visit.source, visit.etag, visit.modified, due)
            return
        _, what, edits = keep_source(database, replace(_found(page), place=visit.place), now)
        note_visit(database, visit.source, *_validators(page), due)
    if what == "changed":
        done.changed.append((visit.place, edits))


def _profile(library: Library, story: int, encode: Encode | None) -> Profile:
    """What the story is about now."""
    articles = library.heads(story)
    rejected = [e for e in list_entries(library.database, story, "left") if e.why == REJECTED]
    return Profile(
        [head_of(title, text) for title, text in articles], [head_of(e.title, e.teaser) for e in rejected], encode
    )


def _head(page: Fetched) -> Head:
    """The head of the article at an address. Raises `InputError` where there is none."""
    part = part_of_found(_found(page))
    if not part.articles:
        raise InputError("; ".join(p.what for p in part.problems) or "there is no article at this address")
    article = max((a for a, _ in part.articles), key=lambda a: len(a.text))
    return head_of(article.title, article.text)


def _found(page: Fetched) -> Found:
    return Found(find_address(page.url) or page.url, page.url, page.data, page.headers)


def _seconds(error: Exception) -> float:
    """How long the server asks to be left alone."""
    return error.seconds if isinstance(error, LaterError) else 0.0


def _conditions(etag: str, modified: str) -> dict[str, str]:
    pairs = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in pairs.items() if value}


def _validators(page: Fetched) -> tuple[str, str]:
    return page.headers.get("etag", "")[:500], page.headers.get("last-modified", "")[:100]
