"""Exports of press archives and pastes: as many articles as are in them, each with its outlet, date and byline."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.reading import Reading, read_articles
from rashomon.vocabulary import Article

ONE = """The harbour of Velm was shut on Monday after a crane fell onto the eastern quay and blocked the channel.

“We will not let a single ship in before we know what lies on the bottom,” harbour master Otto Lund said."""
TWO = """The dockers’ union said on Tuesday that cuts to the staff who look after machines were to blame for the fall.

Brackwater Lifting denied that it had cut its crew. It said that three men had left and three had been hired."""

NEXIS_OLD = f"""
                               1 of 2 DOCUMENTS


                               Velm Courier

                             May 6, 2024 Monday
                              London Edition

Harbour of Velm shuts after crane falls

BYLINE: Ada Korin, Port correspondent

SECTION: NEWS; Pg. 4

LENGTH: 120 words

DATELINE: VELM

{ONE}

LOAD-DATE: May 7, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                     Copyright 2024 Velm Courier Ltd
                          All Rights Reserved


                               2 of 2 DOCUMENTS


                              Northern Post

                             May 7, 2024 Tuesday

Unions blame cuts for fall of Velm crane

BYLINE: Jens Dahl

LENGTH: 98 words

{TWO}

LOAD-DATE: May 8, 2024

LANGUAGE: ENGLISH

                     Copyright 2024 Northern Post
                          All Rights Reserved
"""
NEXIS_NEW = f"""User Name: desk
Date and Time: 9 May 2024 10:11:00 o'clock
Documents (2)
1. Harbour of Velm shuts after crane falls
2. Unions blame cuts for fall of Velm crane

Harbour of Velm shuts after crane falls
Velm Courier
May 6, 2024 Monday 8:15 AM GMT

Copyright 2024 Velm Courier Ltd All Rights Reserved
Section: NEWS
Length: 120 words
Byline: Ada Korin
Body

{ONE}
Graphic

A crane on a quay
Load-Date: May 7, 2024

End of Document

Unions blame cuts for fall of Velm crane
Northern Post
May 7, 2024 Tuesday

Copyright 2024 Northern Post All Rights Reserved
Length: 98 words
Byline: Jens Dahl
Body

{TWO}
Load-Date: May 8, 2024

End of Document
"""
FACTIVA = f"""Harbour of Velm shuts after crane falls
Ada Korin
120 words
6 May 2024
08:15
Velm Courier
VCOUR
4
English
Copyright 2024 Velm Courier Ltd.

{ONE}

Document VCOUR00020240506ek5600001

Unions blame cuts for fall of Velm crane
By Jens Dahl
98 words
7 May 2024
Northern Post
NPOST
English
(c) 2024 Northern Post

{TWO}

Document NPOST00020240507ek5700002
"""
FACTIVA_CODES = f"""HD  Harbour of Velm shuts after crane falls
BY  Ada Korin
WC  120 words
PD  6 May 2024
SN  Velm Courier
SC  VCOUR
LA  English
CY  Copyright 2024 Velm Courier Ltd.
LP  {ONE.split(chr(10))[0]}
TD  {ONE.split(chr(10))[2]}
NS  gcat : Port news
AN  Document VCOUR00020240506ek5600001
HD  Unions blame cuts for fall of Velm crane
BY  Jens Dahl
WC  98 words
PD  7 May 2024
SN  Northern Post
LP  {TWO.split(chr(10))[0]}
TD  {TWO.split(chr(10))[2]}
AN  Document NPOST00020240507ek5700002
"""
PROQUEST = f"""____________________________________________________________

Report Information from ProQuest

9 May 2024
____________________________________________________________

Document 1 of 2

Harbour of Velm shuts after crane falls

Author: Ada Korin

Publication info: Velm Courier ; Velm [Velm]06 May 2024: 4.

Abstract: A crane fell.

Full text: {ONE}

Subject: Ports; Cranes

Title: Harbour of Velm shuts after crane falls

Publication title: Velm Courier; Velm

Publication date: May 6, 2024

ProQuest document ID: 1234567

____________________________________________________________

Document 2 of 2

Unions blame cuts for fall of Velm crane

Author: Jens Dahl

Publication info: Northern Post ; Oster [Oster]07 May 2024.

Full text: {TWO}

Subject: Ports

Publication title: Northern Post; Oster

ProQuest document ID: 1234568
____________________________________________________________
"""
FACTIVA_PAGE = f"""<html><head><title>Factiva</title></head><body>
<div class="article enArticle"><p><div id="hd"><span class="enHeadline">Harbour of Velm shuts after crane falls</span>
</div></p><div class="author">Ada Korin</div><div>120 words</div><div>6 May 2024</div><div>08:15</div>
<div>Velm Courier</div><div>VCOUR</div><div>English</div><div>Copyright 2024 Velm Courier Ltd.</div>
<p class="articleParagraph">{ONE.split(chr(10))[0]}</p><p class="articleParagraph">{ONE.split(chr(10))[2]}</p></div>
<div class="article enArticle"><table>
<tr><td><b>HD</b></td><td>Unions blame cuts for fall of Velm crane</td></tr>
<tr><td><b>BY</b></td><td>Jens Dahl</td></tr>
<tr><td><b>WC</b></td><td>98 words</td></tr><tr><td><b>PD</b></td><td>7 May 2024</td></tr>
<tr><td><b>SN</b></td><td>Northern Post</td></tr><tr><td><b>LP</b></td><td><p>{TWO.split(chr(10))[0]}</p></td></tr>
<tr><td><b>TD</b></td><td><p>{TWO.split(chr(10))[2]}</p></td></tr></table></div></body></html>"""
EUROPRESSE = """<html><body>""" + "".join(
    f"""<article><header><div class="DocPublicationName">{outlet}, no. 12</div>
<span class="DocHeader">{date}</span><div class="titreArticle"><p class="rdp__articletitle">{title}</p></div>
<div class="sm-margin-bottomNews">{byline}</div></header>
<section><div class="docOcurrContainer">{"".join(f"<p>{p}</p>" for p in text.split(chr(10)) if p)}</div></section>
<footer>© 2024 {outlet}</footer></article>"""
    for outlet, date, title, byline, text in (
        ("Velm Courier", "Monday, May 6, 2024", "Harbour of Velm shuts after crane falls", "Ada Korin", ONE),
        ("Northern Post", "Tuesday, May 7, 2024", "Unions blame cuts for fall of Velm crane", "Jens Dahl", TWO),
    )
) + "</body></html>"  # fmt: skip
EXPORTS = {
    "older.txt": NEXIS_OLD, "newer.txt": NEXIS_NEW, "factiva.txt": FACTIVA, "codes.txt": FACTIVA_CODES,
    "proquest.txt": PROQUEST, "factiva.html": FACTIVA_PAGE, "europresse.html": EUROPRESSE,
}  # fmt: skip


def _read(folder: Path, name: str, text: str) -> Reading:
    (folder / name).write_text(text)
    return read_articles(folder / name)


def _told(article: Article) -> tuple[str, str, str, str]:
    return article.title, article.outlet, article.published.edtf[:10], article.byline.removeprefix("By ")[:9].strip()


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_each_article_of_an_export_is_one(tmp_path: Path, name: str) -> None:
    reading = _read(tmp_path, name, EXPORTS[name])
    assert [_told(a) for a in reading.articles] == [
        ("Harbour of Velm shuts after crane falls", "Velm Courier", "2024-05-06", "Ada Korin"),
        ("Unions blame cuts for fall of Velm crane", "Northern Post", "2024-05-07", "Jens Dahl"),
    ]
    for article, text in zip(reading.articles, (ONE, TWO), strict=True):
        lines = [line for line in article.text.split("\n") if line and line != article.title]
        assert lines == [line for line in text.split("\n") if line]
    assert not any(p.left_out for p in reading.problems)


def test_an_export_of_word_is_split_as_one_of_text(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in NEXIS_NEW.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "nexis.docx"))
    assert [_told(a)[1] for a in read_articles(tmp_path / "nexis.docx").articles] == ["Velm Courier", "Northern Post"]


def test_an_export_of_one_article_goes_by_the_name_of_its_file(tmp_path: Path) -> None:
    reading = _read(tmp_path, "one.txt", FACTIVA.split("Document VCOUR")[0] + "Document VCOUR00020240506ek5600001\n")
    assert [a.source for a in reading.articles] == ["one.txt"]
    assert reading.problems == ()


def _filled(text: str) -> str:
    """`text` long enough to be an article of its own."""
    return f"{text}\n\nNobody in the port could say how long it would take to clear it, or at what cost."


def test_a_paste_with_rules_is_split_and_told(tmp_path: Path) -> None:
    text = f"Harbour of Velm shuts\n\n{_filled(ONE)}\n\n==========\n\nUnions blame cuts for fall\n\n{_filled(TWO)}\n"
    reading = _read(tmp_path, "paste.txt", text)
    assert [a.title for a in reading.articles] == ["Harbour of Velm shuts", "Unions blame cuts for fall"]
    assert ["of 2 articles" in p.what for p in reading.problems] == [True]


@pytest.mark.parametrize("rule", ["* * *", "---", "=========="])
def test_sections_of_one_article_stay_together(tmp_path: Path, rule: str) -> None:
    reading = _read(tmp_path, "essay.txt", f"Harbour shuts\n\n{_filled(ONE)}\n\n{rule}\n\n{_filled(TWO)}\n")
    assert len(reading.articles) == 1


def test_an_entry_without_a_text_is_named(tmp_path: Path) -> None:
    empty = NEXIS_NEW.replace(TWO, "")
    reading = _read(tmp_path, "newer.txt", empty)
    assert len(reading.articles) == 1
    assert [p.what for p in reading.problems if p.left_out] == ["an entry without a text"]
