"""DOCX: the document for a word processor, with headings, lists and links that can be clicked."""

from __future__ import annotations

import io
from typing import Any

from rashomon.export.archives import find_timeless
from rashomon.export.brief import Brief, Entry, Source, find_brief
from rashomon.export.forms import Export, ExportOptions
from rashomon.export.needs import need
from rashomon.export.sheets import EPOCH, MAX_LINK
from rashomon.vocabulary import Record

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
SMALL = 9  # points of a source's text, under lines of 11
LINK_COLOUR = (0x05, 0x63, 0xC1)  # of Word's own links


def docx(record: Record, options: ExportOptions) -> Export:
    """The document as DOCX: headings in outline levels, a bullet for each entry, its sources under it."""
    library = need("docx", "an export to docx")
    brief = find_brief(record, options)
    document = library.Document()
    _properties(document.core_properties, brief)
    document.add_heading(brief.title, 0)
    for line in brief.lead:
        document.add_paragraph(line)
    for chapter in brief.chapters:
        document.add_heading(chapter.heading, 1)
        for entry in chapter.entries:
            _entry(library, document, entry)
    out = io.BytesIO()
    document.save(out)
    return Export({f"{brief.name}.docx": find_timeless(out.getvalue())})


def _properties(properties: Any, brief: Brief) -> None:
    """Nothing of the moment, nor of the template's author."""
    properties.title = brief.title[:255]  # what the format allows
    properties.author = properties.last_modified_by = "rashomon"
    properties.comments = ""
    properties.created = properties.modified = EPOCH
    properties.revision = 1


def _entry(library: Any, document: Any, entry: Entry) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    if entry.lead:
        paragraph.add_run(f"{entry.lead} ").bold = True
    paragraph.add_run(entry.text)
    if entry.aside:
        paragraph.add_run(f" ({entry.aside})").italic = True
    for source in entry.sources:
        _source(library, document, source)


def _source(library: Any, document: Any, source: Source) -> None:
    paragraph = document.add_paragraph(style="List Bullet 2")
    run = paragraph.add_run(source.named)
    run.font.size = library.shared.Pt(SMALL)
    if len(source.link) <= MAX_LINK:
        _link(library, document, paragraph, run, source.link)
    if source.sentence:
        paragraph.add_run(f": {source.sentence}").font.size = library.shared.Pt(SMALL)


def _link(library: Any, document: Any, paragraph: Any, run: Any, address: str) -> None:
    """Put `run` inside a hyperlink; python-docx has no call for it."""
    run.font.color.rgb = library.shared.RGBColor(*LINK_COLOUR)
    run.font.underline = True
    link = library.oxml.OxmlElement("w:hyperlink")
    relation = document.part.relate_to(address, HYPERLINK, is_external=True)
    link.set(library.oxml.ns.qn("r:id"), relation)
    paragraph._p.remove(run._r)
    link.append(run._r)
    paragraph._p.append(link)
