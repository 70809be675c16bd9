"""What the commands of the library share: options, the library, what opens addresses, ways of printing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rashomon.fetching import Fetcher
    from rashomon.library import Library, Told

EXIT_LEFT_OUT = 3
ALLOW = "RASHOMON_ALLOW"  # of the environment: addresses of one's own network that may be opened

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


def write_told(told: Told, out: Path) -> None:
    """Write the record and its page."""
    from rashomon.record import write_story
    from rashomon.show import write_page

    out.mkdir(parents=True, exist_ok=True)
    write_story(told.record, out / "story.json")
    write_page(told.record, out / "story.html")
