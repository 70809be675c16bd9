"""The commands of the library: `new`, `add`, `news`, `stories`, `search`, `versions`, `forget`, `library`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.opened import (
    EXIT_LEFT_OUT,
    echo_json,
    json_option,
    library_option,
    now,
    open_library,
    out_option,
    quiet_option,
    write_told,
)
from rashomon.cli.progress import shown_progress

if TYPE_CHECKING:
    from rashomon.library import Added, Library, Told

NEW = 8  # new rows of a table that `news` prints without --all


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


COMMANDS = (new, add, news, stories, search, versions, forget, library_group)
