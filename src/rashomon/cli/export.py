"""The command `export`: a story in the forms other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.export import ExportOptions
    from rashomon.vocabulary import Record

EPILOG = """
\b
Examples:
  rashomon export out/story.json --to docx
  rashomon export out/story.json --to pdf --brief
  rashomon export out/story.json --to csv --to xlsx -o tables/
  rashomon export out/story.json --to xlsx --table events --table sources -o events.xlsx

\b
Exit codes:
  0  written whole; what a form has no place for is told on standard error
  1  refused, or nothing could be written: nothing is written in this form
  2  wrong usage
"""


def _forms(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001
    from rashomon.export import FORMS

    if value:
        click.echo("\n".join(f"{name:<12} {form.what}" for name, form in FORMS.items()))
        ctx.exit()


@click.command(epilog=EPILOG)
@click.argument("story", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "forms", multiple=True, required=True, metavar="FORM", help="A form; may be repeated.")
@click.option(
    "--forms", "listed", is_flag=True, is_eager=True, expose_value=False, callback=_forms, help="List the forms."
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="Folder to write to, or the file, for one form that is one file. Default: the folder of STORY.json.",
)
@click.option("--table", "tables", multiple=True, help="Only this table (csv, parquet, xlsx); may be repeated.")
@click.option("--brief", is_flag=True, help="Of a document (docx, md, pdf) the account alone, on two pages.")
@click.option("--page", default="", help="Where story.html lies, for links to articles that have no address.")
@click.option(
    "--font",
    "fonts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A font file (TrueType, OpenType) with letters that the PDF lacks, such as Chinese; may be repeated.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of what was written.")
def export(
    story: Path,
    forms: tuple[str, ...],
    out: Path | None,
    tables: tuple[str, ...],
    brief: bool,
    page: str,
    fonts: tuple[Path, ...],
    quiet: bool,
) -> None:
    """Export a STORY.json: complete or refused, with the source sentence and a link in each row."""
    from rashomon.export import FORMS, ExportOptions
    from rashomon.export.places import PAGE
    from rashomon.record import read_story

    unknown = [form for form in forms if form not in FORMS]
    if unknown:
        raise click.UsageError(f"no form {unknown[0]!r}; there are: {', '.join(FORMS)}")
    record = read_story(story)
    options = ExportOptions(tables=tables, page=page or PAGE, fonts=fonts, brief=brief)
    for line in _write(record, list(dict.fromkeys(forms)), out or story.parent, options):
        if not quiet:
            click.echo(line)


def _write(record: Record, forms: list[str], out: Path, options: ExportOptions) -> Iterator[str]:
    from rashomon.export import write_export

    for form in forms:
        written, notes = write_export(
            record, _place(form, out, options, alone=len(forms) == 1), to=form, options=options
        )
        for note in notes:
            click.echo(f"rashomon: {form}: {note}", err=True)
        if len(written) == 1:
            yield f"Written: {written[0]}"
        else:
            yield f"Written: {len(written)} files in {written[0].parent}"


def _place(form: str, out: Path, options: ExportOptions, *, alone: bool) -> Path:
    """Where a form goes: `out` itself if it is named as the form's file is, else a file or folder inside it."""
    from rashomon.export import FORMS

    name = FORMS[form].name
    if options.brief and name:
        name = f"brief{Path(name).suffix}"
    if name and alone and not out.is_dir() and out.suffix == Path(name).suffix:
        return out
    return out / (name or form)
