"""The command `copies`: who copied whom in a corpus of any size, or between two articles."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from rashomon.copies.corpus import CorpusResult

EXIT_LEFT_OUT = 3
UNITS = {"reading": "MB"}  # of a stage's rate; the others count pairs or articles a second
MEGABYTE = 1_000_000

EPILOG = """
\b
Examples:
  rashomon copies archive/ more.jsonl.zst -o links.parquet --origins origins.parquet
  rashomon copies crawl.warc.gz -o links.jsonl --workers 8
  rashomon copies one.txt other.html
  rashomon copies one.txt other.html --page both.html

\b
Exit codes:
  0  everything was read
  1  nothing could be read, or nothing could be written
  2  wrong usage
  3  read and written, but something in the input was left out
"""


def _processors() -> int:
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 64)


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Table of links: .parquet, .jsonl or .csv. Without it, two articles are shown side by side.",
)
@click.option(
    "--origins",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Table of origins: articles that count as one telling.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes; the result is the same with any number. Default: one for each processor.",
)
@click.option(
    "--resume/--fresh",
    default=True,
    help="Go on where an earlier run was stopped (the default), or begin anew.",
)
@click.option("--passages/--no-passages", default=True, help="Where the shared text stands, or not. CSV never says.")
@click.option(
    "--page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With two articles: also write the view as a self-contained page.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary and no progress.")
def copies(
    paths: tuple[str, ...],
    out: Path | None,
    origins: Path | None,
    workers: int | None,
    resume: bool,
    passages: bool,
    page: Path | None,
    quiet: bool,
) -> None:
    """Find which texts share text, who took it from whom, and which count as one telling.

    PATH is any number of files and folders: JSON lines, Parquet, WARC, HTML, plain text; packed with gzip or
    Zstandard or not. Rows are named by their `id`, else by their `source`. A run may be stopped at any time: the same
    command goes on from there.
    """
    if out is None:
        _refuse(origins is not None, "--origins needs -o")
        sys.exit(_show_two(paths, page))
    _refuse(page is not None, "--page shows two articles; it does not go with -o")
    sys.exit(_link(paths, out, origins, workers or _processors(), not resume, passages, quiet))


def _refuse(wrong: bool, why: str) -> None:
    if wrong:
        raise click.UsageError(why)


def _link(
    paths: tuple[str, ...],
    out: Path,
    origins: Path | None,
    workers: int,
    fresh: bool,
    passages: bool,
    quiet: bool,
) -> int:
    from rashomon.copies.corpus import CorpusOptions, link_corpus

    options = CorpusOptions(workers=workers, passages=passages, fresh=fresh)
    try:
        with _shown_progress(quiet) as progress:
            result = link_corpus(paths, out, origins=origins, options=options, progress=progress)
    except KeyboardInterrupt:
        click.echo("rashomon: stopped; the same command goes on from here", err=True)
        return 130
    for line in _notes(result, out):
        click.echo(f"rashomon: {line}", err=True)
    if not quiet:
        click.echo(_summary(result, origins is not None))
    return EXIT_LEFT_OUT if result.left_out else 0


def _notes(result: CorpusResult, out: Path) -> Iterator[str]:
    yield from result.notes
    if result.problems:
        noun = "problem" if result.problems == 1 else "problems"
        yield f"{result.problems:,} {noun} in the input, {result.left_out:,} left out; see {out}.problems.txt"


def _summary(result: CorpusResult, with_origins: bool) -> str:
    seconds = sum(result.seconds.values())
    stages = ", ".join(f"{name} {took:.1f} s" for name, took in result.seconds.items())
    lines = [f"{result.documents:,} documents, {result.links:,} links"]
    if with_origins:
        lines[0] += f", {result.origins:,} origins"
    lines.append(f"{result.documents / max(seconds, 0.001):,.0f} documents a second ({stages})")
    lines.append("Written: " + ", ".join(str(path) for path in result.written))
    return "\n".join(lines)


@contextmanager
def _shown_progress(quiet: bool) -> Iterator[Callable[[str, int, int, int], None]]:
    """A bar with rate and time left on standard error, gone when done; nothing when quiet or piped."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description:<16}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]:>18}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Stages(bar).report


class _Stages:
    """One line of the bar for each stage, with its rate in this run."""

    def __init__(self, bar: Progress) -> None:
        self.bar = bar
        self.tasks: dict[str, TaskID] = {}

    def report(self, stage: str, done: int, total: int, before: int) -> None:
        if stage not in self.tasks:
            self.tasks[stage] = self.bar.add_task(stage, total=total or None, completed=before, rate="")
        task = self.tasks[stage]
        elapsed = self.bar.tasks[task].elapsed or 0.0
        self.bar.update(task, completed=done, total=total or None, rate=_rate(stage, done - before, elapsed))


def _rate(stage: str, done: int, seconds: float) -> str:
    if seconds < 0.5:
        return ""
    if UNITS.get(stage) == "MB":
        return f"{done / MEGABYTE / seconds:,.1f} MB/s"
    unit = "pairs" if "pairs" in stage else "articles"
    return f"{done / seconds:,.0f} {unit}/s"


def _show_two(paths: tuple[str, ...], page: Path | None) -> int:
    two = len(paths) == 2 and all(Path(path).is_file() for path in paths)
    _refuse(not two, "give -o LINKS.parquet, or just two files to see side by side")
    from rashomon.show.side_by_side import read_two
    from rashomon.show.side_by_side_page import write_side_by_side_page
    from rashomon.show.side_by_side_text import side_by_side_text

    view = read_two(paths[0], paths[1])
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    columns = shutil.get_terminal_size((120, 40)).columns
    click.echo(side_by_side_text(view, width=columns, colour=colour), nl=False)
    if page is not None:
        write_side_by_side_page(view, page)
        click.echo(f"\nWritten: {page} (open it in a browser)")
    for problem in view.problems:
        click.echo(f"rashomon: {problem}", err=True)
    return EXIT_LEFT_OUT if any(problem.left_out for problem in view.problems) else 0
