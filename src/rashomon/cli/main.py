"""The commands `read`, `check`, `copies`, `export`, `demo`, `show`, `doctor`, `schema`, and those of the library."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from rashomon import __version__
from rashomon.cli.check import check
from rashomon.cli.copies import copies
from rashomon.cli.export import export
from rashomon.cli.following import follow, update
from rashomon.cli.library import COMMANDS as LIBRARY
from rashomon.cli.progress import shown_progress
from rashomon.collecting import use_few_collections
from rashomon.errors import RashomonError
from rashomon.threads import use_one_thread

EXIT_FAILED = 1
DEBUG = "RASHOMON_DEBUG"  # environment: let a fault of the program end in its traceback
EXIT_LEFT_OUT = 3
FIELDS = ("text", "title", "published", "outlet", "url", "byline", "language")  # of an article, as --map names them

EXIT_CODES = """
\b
Exit codes:
  0  everything was read
  1  nothing could be read, or nothing could be written
  2  wrong usage
  3  read and written, but something in the input was left out
"""


class _Group(click.Group):
    """Errors of rashomon as one line on standard error, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal without curly quotes still gets its answer
        try:
            return super().invoke(ctx)
        except RashomonError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(EXIT_FAILED)
        except OSError as error:
            raise click.ClickException(f"{error.filename or ''}: {error.strerror or error}".lstrip(": ")) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            said = f"{type(error).__name__}: {error}".splitlines()[0][:300]
            raise click.ClickException(
                f"a fault of rashomon, not of the input ({said}); {DEBUG}=1 shows more"
            ) from error


@click.group(cls=_Group, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rashomon")
def main() -> None:
    """One sourced account of a developing story: who said what, how many independent tellings stand behind it."""
    use_one_thread()
    use_few_collections()


def _mapped(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = [tuple(one.split("=", 1)) for one in given]
    wrong = next((one for one, pair in zip(given, pairs, strict=True) if len(pair) < 2 or pair[0] not in FIELDS), "")
    if wrong:
        raise click.BadParameter(f"{wrong!r} is not FIELD=NAME with a field of {', '.join(FIELDS)}")
    return tuple((pair[0], pair[1]) for pair in pairs)


def _show_forms(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from rashomon.reading import FORMS

        for form in FORMS:
            click.echo(f"{form.name:<12}{form.what}" + (f" [{' '.join(form.suffixes)}]" if form.suffixes else ""))
        context.exit()


main.add_command(check)
main.add_command(copies)
main.add_command(export)
for command in (*LIBRARY, follow, update):
    main.add_command(command)


@main.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option(
    "-o",
    "--out",
    default="out",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for story.json and story.html.",
)
@click.option("--model", default="", help="spaCy pipeline: a package name or a folder. Default: the best installed.")
@click.option(
    "--encoder", default="", help="Sentence encoder: a folder, or none. Default: the one that comes with rashomon."
)
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that parse; the result is the same with any number.",
)
@click.option(
    "--reader",
    "readers",
    multiple=True,
    metavar="NAME",
    help="Only this reader of facts; may be given again. Default: all. "
    "There are: speech, events, outcomes, questions, channels, positions.",
)
@click.option("--all", "doubtful", is_flag=True, help="Also tell differences that are doubtful.")
@click.option("--length", default=0, metavar="WORDS", type=click.IntRange(min=0), help="Words of the account at most.")
@click.option(
    "--map",
    "fields",
    multiple=True,
    metavar="FIELD=NAME",
    callback=_mapped,
    help="In rows and tables: FIELD (text, title, published, outlet, url, byline) is called NAME.",
)
@click.option(
    "--forms",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_forms,
    help="List the forms of file that are read, and end.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary and no progress.")
def read(paths: tuple[str, ...], out: Path, quiet: bool, **options: Any) -> None:
    """Read articles (files, folders, archives, addresses, - for standard input) and write one sourced account."""
    sys.exit(_read(list(paths), out, quiet=quiet, **options))


@main.command(epilog=EXIT_CODES)
@click.option(
    "-o",
    "--out",
    default="out",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for story.json and story.html.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary and no progress.")
def demo(out: Path, quiet: bool) -> None:
    """Read the invented story that comes with rashomon."""
    from rashomon.demo import demo_folder

    sys.exit(_read([str(demo_folder())], out, quiet=quiet))


def _read(paths: list[str], out: Path, *, quiet: bool, **given: Any) -> int:
    """`given`: fields of `Options`."""
    from rashomon.record import write_story
    from rashomon.show import summary_text, write_page
    from rashomon.story import Options
    from rashomon.story import read as read_story_of

    _check_place(out)
    options = Options(**given)
    with shown_progress(quiet) as progress:
        record = read_story_of(paths, options=options, progress=progress)
        progress("writing", 0, 0)
        out.mkdir(parents=True, exist_ok=True)
        write_story(record, out / "story.json")
        write_page(record, out / "story.html")
    for problem in record.run.problems:
        click.echo(f"rashomon: {problem}", err=True)
    if not quiet:
        click.echo(summary_text(record).rstrip())
        click.echo(f"\nWritten: {out / 'story.html'} (open it in a browser) and {out / 'story.json'}")
    return EXIT_LEFT_OUT if record.run.counts.left_out else 0


def _check_place(out: Path) -> None:
    """Fails before the work where its result could not be written."""
    place = next(p for p in (out, *out.absolute().parents) if p.exists())
    if not place.is_dir() or not os.access(place, os.W_OK):
        raise click.ClickException(f"{out}: nothing can be written there")


@main.command()
@click.argument("story", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--table", default="account", show_default=True, help="Which table, or `run`; `tables` lists them.")
@click.option("--json", "as_json", is_flag=True, help="The rows as JSON.")
@click.option("--width", default=0, help="Columns of the terminal. Default: this terminal's.")
@click.option("--length", default=0, metavar="WORDS", type=click.IntRange(min=0), help="Words of the account at most.")
def show(story: Path, table: str, as_json: bool, width: int, length: int) -> None:
    """Show a table of a STORY.json in the terminal."""
    from rashomon.record import read_story
    from rashomon.show import account_text, table_text
    from rashomon.vocabulary import TABLES, plain

    if table == "tables":
        click.echo("\n".join((*TABLES, "run")))
        return
    if table not in (*TABLES, "run"):
        raise click.UsageError(f"no table {table!r}; there are: {', '.join(TABLES)}, run")
    record = read_story(story)
    if as_json or table == "run":
        rows = plain(record.run if table == "run" else record.table(table))
        _echo_json(json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    elif table == "account":
        click.echo(account_text(record, length=length).rstrip())
    else:
        click.echo(table_text(record, table, width=width or _width()))


def _echo_json(text: str) -> None:
    """JSON is UTF-8, whatever the terminal speaks."""
    click.echo(text.encode(), nl=False)


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((120, 40)).columns


@main.command()
def doctor() -> None:
    """What is installed: versions, language models and where they lie."""
    from rashomon.cli.doctor import doctor_text

    text, healthy = doctor_text()
    click.echo(text)
    if not healthy:
        sys.exit(EXIT_FAILED)


@main.command()
def schema() -> None:
    """Print the JSON Schema of story.json."""
    from rashomon.record import schema_text

    _echo_json(schema_text())
