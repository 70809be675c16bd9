"""The documents: Markdown read by markdown-it, DOCX by mammoth, PDF by pypdf."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import mammoth
import pypdf
import pytest
from markdown_it import MarkdownIt

from rashomon.errors import ExportError
from rashomon.export import ExportOptions, export_record
from rashomon.export.brief import find_brief
from rashomon.export.pdf import find_lines
from rashomon.vocabulary import Record
from tests.export.material import box_font, hostile_record
from tests.record.material import demo_record


class _Reader(HTMLParser):
    """The text, links and element names of an HTML document."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces, self.links, self.tags = list[str](), set[str](), set[str]()
        self.feed(html)
        self.text = "".join(self.pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value or "" for name, value in attrs if name in {"href", "src"}}

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def _markdown(record: Record) -> _Reader:
    text = export_record(record, "md").files["story.md"].decode()
    return _Reader(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))


def _docx(record: Record) -> _Reader:
    return _Reader(mammoth.convert_to_html(io.BytesIO(export_record(record, "docx").files["story.docx"])).value)


def _pdf(record: Record, *fonts: Path) -> pypdf.PdfReader:
    found = export_record(record, "pdf", options=ExportOptions(fonts=fonts))
    return pypdf.PdfReader(io.BytesIO(found.files["story.pdf"]))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _address(link: str) -> str:
    return unquote(link.partition("#")[0])


def _texts(record: Record) -> set[str]:
    """Every text of the document."""
    brief = find_brief(record, ExportOptions())
    entries = [entry for chapter in brief.chapters for entry in chapter.entries]
    texts = {brief.title, *brief.lead, *(c.heading for c in brief.chapters)}
    texts |= {text for e in entries for text in (e.lead, e.text, e.aside)}
    return texts | {source.sentence for e in entries for source in e.sources}


def _links(record: Record) -> set[str]:
    brief = find_brief(record, ExportOptions())
    return {source.link for chapter in brief.chapters for e in chapter.entries for source in e.sources}


def _titled(record: Record, title: str) -> Record:
    return replace(record, articles=(replace(record.articles[0], title=title), *record.articles[1:]))


@pytest.mark.parametrize("read", [_markdown, _docx])
@pytest.mark.parametrize("story", ["demo", "hostile"])
def test_another_program_reads_every_word_and_link(read, story: str, request) -> None:
    record = request.getfixturevalue(story)
    found = read(record)
    text = _squeezed(found.text)
    assert [t for t in _texts(record) if _squeezed(t) not in text] == []
    assert {_address(link) for link in found.links if link} == {_address(link) for link in _links(record)}
    assert len(found.links - {""}) >= len(_links(record))
    assert found.tags.isdisjoint({"script", "img", "table", "code"})


def test_the_document_has_every_row_a_reader_wants(demo: Record) -> None:
    brief = find_brief(demo, ExportOptions())
    by_heading = {chapter.heading: chapter.entries for chapter in brief.chapters}
    told = [entry.text for chapter in brief.chapters[: len(demo.account)] for entry in chapter.entries]
    lines = [line.text for section in demo.account for line in section.lines]
    assert [" ".join(text.split()) for text in told] == [" ".join(line.split()) for line in lines]
    assert len(by_heading["All events by date"]) == len(demo.events)
    assert len(by_heading["All differences"]) == len(demo.differences)
    assert len(by_heading["Articles"]) == len(demo.articles)
    said = {source.place for entry in by_heading["All statements"] for source in entry.sources}
    assert {f"{a.start}–{a.end}" for s in demo.statements for a in s.anchors} <= said


class TestDocx:
    def test_headings_are_headings_and_links_leave_the_file(self, invented: Record) -> None:
        found = _docx(invented)
        assert {"h1", "ul", "a"} <= found.tags
        assert any(":~:text=" in link for link in found.links)

    def test_nothing_in_it_tells_the_time(self, invented: Record) -> None:
        with zipfile.ZipFile(io.BytesIO(export_record(invented, "docx").files["story.docx"])) as archive:
            assert {member.date_time[0] for member in archive.infolist()} == {1980}


class TestPdf:
    def test_a_reader_finds_every_word(self, demo: Record) -> None:
        text = _squeezed("".join(page.extract_text() for page in _pdf(demo).pages))
        assert [t for t in _texts(demo) if _squeezed(t) not in text] == []

    def test_links_and_bookmarks_are_there(self, demo: Record) -> None:
        reader = _pdf(demo)
        notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
        links = {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}
        assert _links(demo) <= links
        headings = [chapter.heading for chapter in find_brief(demo, ExportOptions()).chapters]
        assert [str(item["/Title"]) for item in reader.outline] == headings  # type: ignore[index, call-overload]

    def test_a_letter_without_a_glyph_is_told_by_its_number(self, invented: Record) -> None:
        text = "".join(page.extract_text() for page in _pdf(invented).pages)
        assert "[U+1F6A2]" in text
        assert "\ufffd" not in text

    def test_a_story_whose_letters_no_font_has_is_refused(self, invented: Record) -> None:
        with pytest.raises(ExportError, match=r"2 letters of this story .渡 船.*--font"):
            export_record(_titled(invented, "渡船"), "pdf")

    def test_a_font_brings_its_letters(self, invented: Record, tmp_path: Path) -> None:
        options = ExportOptions(fonts=(box_font(tmp_path, "渡船"),))
        first, again = (export_record(_titled(invented, "渡船"), "pdf", options=options) for _ in range(2))
        assert first == again
        reader = _pdf(_titled(invented, "渡船"), *options.fonts)
        assert "渡船" in "".join(page.extract_text() for page in reader.pages)

    def test_a_file_that_is_no_font_is_refused(self, invented: Record, tmp_path: Path) -> None:
        path = tmp_path / "no.ttf"
        path.write_text("no font", "utf-8")
        with pytest.raises(ExportError, match=r"no\.ttf is no TrueType or OpenType font"):
            export_record(invented, "pdf", options=ExportOptions(fonts=(path,)))

    def test_lines_fit_and_lose_nothing(self) -> None:
        text = "a bb ccc " + "d" * 1000 + "  e"
        lines = find_lines(text, 30, len)
        assert max(map(len, lines)) <= 30
        assert _squeezed("".join(lines)) == _squeezed(text)

    def test_a_giant_title_is_printed_whole(self, tmp_path: Path) -> None:
        record = hostile_record()
        record = replace(record, articles=tuple(replace(a, title="T" * 50_000) for a in record.articles))
        reader = _pdf(record, box_font(tmp_path, "漢字"))
        text = "".join(page.extract_text() for page in reader.pages)
        assert text.count("T") >= 200_000


class TestABrief:
    """The account alone, on two pages."""

    def test_it_has_the_lines_of_the_account_and_no_table(self) -> None:
        record = demo_record()
        text = export_record(record, "md", options=ExportOptions(brief=True)).files["brief.md"].decode()
        headings = {s.section for s in record.account}
        assert set(re.findall(r"^## (.+)$", text, re.MULTILINE)) <= headings
        assert "independent telling" in text
        assert all(f"- [{n} of" in text for n in {1, max(x.origins for s in record.account for x in s.lines)})

    def test_the_pdf_has_at_most_two_pages(self) -> None:
        made = export_record(demo_record(), "pdf", options=ExportOptions(brief=True)).files["brief.pdf"]
        assert len(pypdf.PdfReader(io.BytesIO(made)).pages) <= 2

    def test_what_is_no_document_is_refused(self) -> None:
        with pytest.raises(ExportError, match="no document"):
            export_record(demo_record(), "csv", options=ExportOptions(brief=True))
