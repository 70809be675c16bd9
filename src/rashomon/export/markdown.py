"""Markdown (CommonMark): the document with its sources as links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.export.brief import Entry, Source, find_brief
from rashomon.export.forms import Export, ExportOptions
from rashomon.vocabulary import Record

# Signs that mean something in CommonMark or its common extensions wherever they stand; a backslash makes each itself.
# The others do so at the start of a line only.
_ALWAYS = re.compile(r"[\\`*_\[\]<>#|~&$^]")
_BEGINS = re.compile(r"^(?:[+\-=:!]|\d{1,9}(?=[.)]))")
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|www)(?=[:.])")  # what makes some programs link words by themselves


def markdown(record: Record, options: ExportOptions) -> Export:
    """The document as Markdown. No sign from an article can become markup, a link or HTML."""
    brief = find_brief(record, options)
    lines = [f"# {find_escaped(brief.title)}", "", *(f"{find_escaped(line)}  " for line in brief.lead)]
    for chapter in brief.chapters:
        lines += ["", f"## {find_escaped(chapter.heading)}", ""]
        lines += [line for entry in chapter.entries for line in _entry(entry)]
    return Export({f"{brief.name}.md": ("\n".join(lines) + "\n").encode("utf-8", "replace")})


def find_escaped(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    text = _ADDRESS.sub(lambda found: found[0][:-1] + f"&#{ord(found[0][-1])};", _ALWAYS.sub(r"\\\g<0>", text))
    begins = _BEGINS.match(text)
    if begins:
        return f"{begins[0]}\\{text[len(begins[0]) :]}" if begins[0].isdigit() else f"\\{text}"
    return text


def _entry(entry: Entry) -> Iterator[str]:
    lead = f"**{find_escaped(entry.lead)}** " if entry.lead else ""
    aside = f" ({find_escaped(entry.aside)})" if entry.aside else ""
    yield f"- {lead}{find_escaped(entry.text)}{aside}"
    yield from (f"  - {_source(source)}" for source in entry.sources)


def _source(source: Source) -> str:
    link = source.link.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    said = f": {find_escaped(source.sentence)}" if source.sentence else ""
    return f"[{find_escaped(source.named)}](<{link}>){said}"
