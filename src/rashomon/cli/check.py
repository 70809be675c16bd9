"""The command `check`: did they say this?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.checking import Checked
    from rashomon.vocabulary import Record

EXIT_ALTERED, EXIT_NOT_FOUND, EXIT_RELATED, EXIT_PARAPHRASE = 4, 6, 7, 5
# The worst of several decides the exit code.
_CODES = {
    "altered": EXIT_ALTERED,
    "not_found": EXIT_NOT_FOUND,
    "related": EXIT_RELATED,
    "paraphrase": EXIT_PARAPHRASE,
}
_TOLD = {
    "exact": "Word for word",
    "punctuation": "The same but for punctuation, case or spelling",
    "altered": "Altered",
    "paraphrase": "Found as a paraphrase, not word for word",
    "related": "On this subject, not confirmed",
    "not_found": "Not found",
    "unchecked": "Not checked",
}
EPILOG = """
\b
Examples:
  rashomon check out/story.json "We came here to keep a river alive"
  rashomon check out/story.json "“We came here to keep a river alive,” said Lena Morav."
  rashomon check out/story.json "Lena Morav said that they had come to keep a river alive"
  rashomon check out/story.json --file draft.md
  pandoc -t plain draft.odt | rashomon check out/story.json --file -

\b
Exit codes:
  0  all of it stands in the articles, word for word or but for punctuation
  1  the story or the draft could not be read
  2  wrong usage
  4  something is altered: the words, a value, who said them, or their sense
  6  nothing is altered, but something is not found
  7  nothing is altered or missing, but something is not confirmed: the articles have its subject only
  5  everything is confirmed, but something in other words only
"""


@click.command(epilog=EPILOG)
@click.argument("story", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("text", required=False, default="")
@click.option(
    "--file",
    "draft",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="Check every quotation and sentence of a draft (text, Markdown, HTML, DOCX, PDF; - for standard input).",
)
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
def check(story: Path, text: str, draft: Path | None, as_json: bool) -> None:
    """Did they say this? Hold a quotation, a claim or a draft against a STORY.json.

    Round a quotation of its own use quotation marks in the text, with whom you credit it to: then the speaker is
    checked, too. Silence of the articles is no proof that nobody said it.
    """
    from rashomon.checking import check as check_text
    from rashomon.checking import check_draft
    from rashomon.record import read_story

    if bool(text.strip()) == (draft is not None):
        raise click.UsageError("give either a text or --file DRAFT")
    record = read_story(story)
    found = check_draft(record, _draft_text(draft)) if draft is not None else check_text(record, text)
    if as_json:
        _echo_json(found)
    else:
        click.echo(found_text(found, record))
    codes = [_CODES[one.verdict] for one in found if one.verdict in _CODES]
    order = (EXIT_ALTERED, EXIT_NOT_FOUND, EXIT_RELATED, EXIT_PARAPHRASE)
    sys.exit(next((code for code in order if code in codes), 0))


def _draft_text(draft: Path) -> str:
    from rashomon.reading import find_document_text

    if str(draft) == "-":
        return find_document_text(sys.stdin.buffer.read(), "")
    return find_document_text(draft.read_bytes(), draft.name)


def found_text(found: tuple[Checked, ...], record: Record) -> str:
    """All findings, and at the end what was not checked."""
    parts = [checked_text(one, record) for one in found if one.verdict != "unchecked"] or ["Nothing in it to check."]
    skipped = [f"  {one.text.strip()} ({'; '.join(one.why)})" for one in found if one.verdict == "unchecked"]
    if skipped:
        parts.append("\n".join([f"Not checked ({len(skipped)}):", *skipped]))
    return "\n\n".join(parts)


def _echo_json(found: tuple[Checked, ...]) -> None:
    from rashomon.vocabulary import plain

    rows = [plain(one) for one in found]
    click.echo((json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(), nl=False)


def checked_text(one: Checked, record: Record) -> str:
    """A finding in a few lines: the verdict, what differs, who says it where, and how many origins stand behind it."""
    lines = [f"{_TOLD[one.verdict]}: {one.text.strip()}"]
    lines += [
        f"  given: {given or '(nothing)'} | in the article: {found or '(nothing)'}" for given, found in one.changes
    ]
    lines += [f"  {why}" for why in one.why]
    rows = {a.id: a for a in record.articles}
    for where in one.where:
        row = rows[where.anchor.article]
        who = where.speaker or "nobody named"
        marks = "in quotation marks" if where.quoted else "not in quotation marks"
        lines.append(f"  {row.outlet or row.source}, {row.published.edtf or 'undated'}: {who}, {marks}:")
        lines.append(f"    {' '.join(where.anchor.exact.split())}")
    if one.where and one.verdict != "related":
        lines.append(f"  {one.origins} independent {'telling' if one.origins == 1 else 'tellings'}")
    return "\n".join(lines)
