"""The commands `follow` and `update`: feeds asked, new pages judged, known ones looked at again."""

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
    open_fetcher,
    open_library,
    out_option,
    quiet_option,
    write_told,
)
from rashomon.cli.progress import shown_progress

if TYPE_CHECKING:
    from rashomon.fetching import Fetcher
    from rashomon.library import Library


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
