"""The commands of the library: `new`, `add`, `stories`, `search`, `versions`, `forget`, `library`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rashomon.cli.progress import shown_progress

if TYPE_CHECKING:
    from rashomon.fetching import Fetcher
    from rashomon.library import Added, Library, Told

EXIT_LEFT_OUT = 3
ALLOW = "RASHOMON_ALLOW"  # of the environment: addresses of one's own network that may be opened
NEW = 8  # new rows of a table that `news` prints without --all
_Command = TypeVar("_Command", bound=Callable[..., Any])

library_option = click.option(
    "--library",
    "place",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="RASHOMON_LIBRARY",
    help="The library's file. Default: in the user's data folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="What was done, as JSON.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No summary and no progress.")
out_option = click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write story.json and story.html into this folder.",
)


def now() -> str:
    """The time, as the library writes it down."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_library(place: Path | None) -> Library:
    """The library at `place`, or the user's own."""
    from rashomon.library import Library

    return Library(place)


@contextmanager
def open_fetcher() -> Iterator[Fetcher]:
    """What opens addresses, with the contact that the user gives in the environment."""
    from rashomon.reading.addresses import CONTACT, NEEDS

    try:
        from rashomon.fetching import Fetcher
    except ModuleNotFoundError as error:
        raise click.ClickException(NEEDS) from error
    with Fetcher(contact=os.environ.get(CONTACT, ""), allowed=_allowed()) as fetcher:
        yield fetcher


def _allowed() -> frozenset[str]:
    """Addresses that may be opened though they are not public: of a server of one's own."""
    return frozenset(part for part in os.environ.get(ALLOW, "").replace(",", " ").split() if part)


def echo_json(value: Any) -> None:
    """A value as JSON in UTF-8, whatever the terminal speaks."""
    from rashomon.vocabulary import plain

    click.echo((json.dumps(plain(value), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(), nl=False)


@click.command()
@click.argument("story")
@click.argument("paths", nargs=-1)
@library_option
@out_option
@json_option
@quiet_option
def new(story: str, paths: tuple[str, ...], place: Path | None, **shown: Any) -> None:
    """Make a STORY in the library, of articles at paths and addresses, and tell it."""
    with open_library(place) as library:
        library.new(story, now=now())
        sys.exit(_add(library, story, paths, **shown))


@click.command()
@click.argument("story")
@click.argument("paths", nargs=-1, required=True)
@library_option
@out_option
@json_option
@quiet_option
def add(story: str, paths: tuple[str, ...], place: Path | None, **shown: Any) -> None:
    """Add articles (files, folders, archives, addresses) to a STORY and tell it anew.

    What has changed since it was added becomes a new version; what has not is left alone.
    """
    with open_library(place) as library:
        sys.exit(_add(library, story, paths, **shown))


def _add(library: Library, story: str, paths: tuple[str, ...], out: Path | None, as_json: bool, quiet: bool) -> int:
    from rashomon.reading import Web

    told = None
    with shown_progress(quiet or as_json) as progress:
        with Web() as web:
            added = library.add(story, paths, now=now(), web=web, progress=lambda _: progress("reading", 0, 0))
        if added.new or added.changed or out:
            told = library.tell(story, now=now(), progress=progress)
        if told and out:
            write_told(told, out)
    for problem in added.problems:
        click.echo(f"rashomon: {problem}", err=True)
    if as_json:
        echo_json({"added": added, "reading": told.number if told else None, "story": story})
    elif not quiet:
        click.echo(_summary(story, added, told))
    return EXIT_LEFT_OUT if any(p.left_out for p in added.problems) else 0


def _summary(story: str, added: Added, told: Told | None) -> str:
    counts = [f"{len(rows)} {name}" for name, rows in (("new", added.new), ("changed", added.changed)) if rows]
    lines = [f"{story}: {', '.join(counts) or 'nothing new'}"]
    if told:
        found = told.record.run.counts
        lines.append(
            f"reading {told.number}: {found.articles} articles, {found.origins} independent tellings, "
            f"{found.statements} statements, {found.events} events"
        )
    return "\n".join(lines)


def write_told(told: Told, out: Path) -> None:
    """Write the record and its page."""
    from rashomon.record import write_story
    from rashomon.show import write_page

    out.mkdir(parents=True, exist_ok=True)
    write_story(told.record, out / "story.json")
    write_page(told.record, out / "story.html")


@click.command()
@library_option
@json_option
def stories(place: Path | None, as_json: bool) -> None:
    """List the stories of the library."""
    with open_library(place) as library:
        found = library.stories()
    if as_json:
        echo_json(found)
        return
    for story in found:
        told = f"told {story.readings} times, last {story.told}" if story.readings else "never told"
        click.echo(f"{story.name}: {story.articles} articles of {story.sources} sources; {told}")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--story", default="", help="Only in this story.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="Articles at most.")
@library_option
@json_option
def search(words: tuple[str, ...], story: str, limit: int, place: Path | None, as_json: bool) -> None:
    """Find articles that have all the WORDS; "words together", begin*."""
    with open_library(place) as library:
        found = library.search(" ".join(words), story=story, limit=limit)
    if as_json:
        echo_json(found)
        return
    for hit in found:
        about = ", ".join(part for part in (hit.outlet, hit.published, hit.story) if part)
        click.echo(f"{hit.title or hit.place} ({about})\n  {hit.excerpt}\n  {hit.article} {hit.place}")


@click.command()
@click.argument("article")
@library_option
@json_option
def versions(article: str, place: Path | None, as_json: bool) -> None:
    """List the versions of an ARTICLE (its id, address or path) and what was edited from one to the next."""
    from rashomon.show import edits_text

    with open_library(place) as library:
        found = library.versions(article)
    if as_json:
        echo_json(found)
        return
    for version in found:
        click.echo(f"{version.place} version {version.number}, {version.fetched}, sha256 {version.sha256[:16]}")
        if version.edits:
            click.echo(edits_text(version.edits))


@click.command()
@click.argument("what")
@library_option
@json_option
def forget(what: str, place: Path | None, as_json: bool) -> None:
    """Delete a story, or an article with all its versions (its id, address or path), and say what rested on it."""
    with open_library(place) as library:
        found = library.forget(what)
    if as_json:
        echo_json(found)
        return
    click.echo(f"forgotten: {len(found.places)} sources, {found.versions} versions")
    for one in found.places:
        click.echo(f"  {one}")
    if found.stories:
        click.echo(f"the readings of these stories rested on it and are deleted too: {', '.join(found.stories)}")


@click.group("library")
def library_group() -> None:
    """The library's file: check it, make it smaller, take it elsewhere."""


@library_group.command()
@library_option
def check(place: Path | None) -> None:
    """Look for damage; the exit code is 1 where there is some."""
    with open_library(place) as library:
        wrong = library.check()
        click.echo("\n".join(wrong) or f"{library.database.path}: nothing is wrong")
    sys.exit(int(bool(wrong)))


@library_group.command()
@library_option
def vacuum(place: Path | None) -> None:
    """Give back the space of what was deleted or is not used any more."""
    with open_library(place) as library:
        before = library.database.path.stat().st_size
        library.vacuum()
        click.echo(f"{before:,} → {library.database.path.stat().st_size:,} bytes")


@library_group.command("export")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@library_option
def export_library(target: Path, place: Path | None) -> None:
    """Write the whole library as plain files in a ZIP."""
    from rashomon.library import export_to

    with open_library(place) as library:
        click.echo(f"{export_to(library.database, target):,} files in {target}")


@library_group.command("import")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@library_option
def import_library(source: Path, place: Path | None) -> None:
    """Make a library of such a ZIP; only where there is none yet."""
    from rashomon.library import import_from

    with open_library(place) as library:
        click.echo(f"{import_from(library.database, source):,} files from {source}")


@click.command()
@click.argument("story")
@click.option(
    "--since",
    default="last",
    show_default=True,
    help="A cursor given by this command, a time (2026-03-14, 2026-03-14T09:30Z), or last: since it was last asked so.",
)
@click.option("--all", "everything", is_flag=True, help="Every new row, not only the first of each table.")
@library_option
@json_option
def news(story: str, since: str, everything: bool, place: Path | None, as_json: bool) -> None:
    """Tell what changed in a STORY: rows that are new, changed, joined to another or gone, each once.

    Silent where nothing has changed.
    """
    from rashomon.show import news_text

    with open_library(place) as library:
        found = library.news(story, since, mark=since == "last")
    if as_json:
        echo_json(found)
    elif found.changes:
        click.echo(f"{news_text(found.changes, new=0 if everything else NEW)}\n\ncursor: {found.cursor}")


@click.command()
@click.argument("story")
@click.argument("addresses", nargs=-1, required=True)
@library_option
@json_option
def follow(story: str, addresses: tuple[str, ...], place: Path | None, as_json: bool) -> None:
    """Follow feeds, sitemaps and pages with links for a STORY; `update` asks them. Of a page its own feed is taken."""
    from rashomon.following import follow as follow_one

    with open_library(place) as library, open_fetcher() as fetcher:
        chosen = [follow_one(library, story, address, fetcher, now=now()) for address in addresses]
    if as_json:
        echo_json({"story": story, "follows": chosen})
        return
    for address in chosen:
        click.echo(f"{story} follows {address}")


@click.command()
@click.argument("story", required=False)
@click.option("--all", "every", is_flag=True, help="All stories of the library.")
@click.option("--accept", multiple=True, metavar="ADDRESS", help="Take a page that was asked about or left.")
@click.option("--reject", multiple=True, metavar="ADDRESS", help="Leave a page, and what is most like it from now on.")
@library_option
@out_option
@json_option
@quiet_option
def update(
    story: str | None,
    every: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    place: Path | None,
    out: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Ask what a STORY follows for new pages and changed ones, and tell it anew where there are some.

    Silent where nothing is new. Exit code 3: something could not be had; it is asked for again later.
    """
    if bool(story) == every or (every and (accept or reject or out)):
        raise click.UsageError("one STORY, or --all (without --accept, --reject and --out)")
    code = 0
    with open_library(place) as library, open_fetcher() as fetcher:
        names = [s.name for s in library.stories()] if every else [str(story)]
        rounds = []
        for name in names:
            done = _update(library, name, fetcher, accept, reject, out, quiet or as_json)
            code = EXIT_LEFT_OUT if done["problems"] else code
            rounds.append(done)
            if not as_json:
                _echo_round(done, quiet)
    if as_json:
        echo_json(rounds if every else rounds[0])
    sys.exit(code)


def _update(
    library: Library,
    story: str,
    fetcher: Fetcher,
    accepted: tuple[str, ...],
    rejected: tuple[str, ...],
    out: Path | None,
    quiet: bool,
) -> dict[str, Any]:
    from rashomon import following
    from rashomon.language import load_encoder

    told, encoder = None, load_encoder()
    with shown_progress(quiet) as progress:
        for address in accepted:
            following.accept(library, story, address, fetcher, now=now())
        for address in rejected:
            following.reject(library, story, address)
        progress("asking feeds", 0, 0)
        done = following.update(library, story, fetcher, now=now(), encode=encoder.encode if encoder else None)
        if (done.taken or done.changed or accepted or rejected or out) and library.has_sources(story):
            told = library.tell(story, now=now(), progress=progress)
        if told and out:
            write_told(told, out)
    return {
        "story": story,
        "taken": [*accepted, *done.taken],
        "changed": [{"address": address, "edits": edits} for address, edits in done.changed],
        "asked": [{"address": a, "title": t, "why": w} for a, t, w in done.asked],
        "left": done.left,
        "reading": told.number if told else None,
        "problems": [str(p) for p in done.problems],
    }


def _echo_round(done: dict[str, Any], quiet: bool) -> None:
    from rashomon.show import edits_text, plain_line

    for problem in done["problems"]:
        click.echo(f"rashomon: {plain_line(problem)}", err=True)
    if quiet:
        return
    for address in done["taken"]:
        click.echo(f"{done['story']}: taken {plain_line(address)}")
    for row in done["changed"]:
        click.echo(f"{done['story']}: changed {plain_line(row['address'])}\n{edits_text(row['edits'])}".rstrip())
    for row in done["asked"]:
        said = plain_line(f"{row['title']} ({row['why']})")
        click.echo(f"{done['story']}: is this the story's? {plain_line(row['address'])} {said}")


COMMANDS = (new, add, follow, update, news, stories, search, versions, forget, library_group)
