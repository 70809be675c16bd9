"""Forms of plain text: hard-wrapped lines and Markdown."""

from __future__ import annotations

import textwrap
import zipfile
from pathlib import Path

from rashomon.reading import read_articles

PARAGRAPHS = [
    "The harbour board of Velmouth said on Tuesday that the new mole would be finished by the autumn of next year, "
    "and that ships of up to nine metres draught would be able to call there from then on.",
    "Its chairman told reporters that the cost had risen to forty million, a third more than the council was promised "
    "when it voted for the plan after a long night of debate.",
    "Fishermen have asked for a meeting with the board before the work on the second stage can begin in the spring.",
]


def test_hard_wrapped_paragraphs_become_lines() -> None:
    wrapped = "\n\n".join(textwrap.fill(p, 66, break_on_hyphens=False) for p in PARAGRAPHS)
    assert read_articles({"text": "Mole by autumn\n\n" + wrapped}).articles[0].text.split("\n\n")[1:] == PARAGRAPHS


def test_one_line_a_paragraph_stays_as_it_is() -> None:
    assert read_articles({"text": "\n".join(PARAGRAPHS * 3)}).articles[0].text == "\n".join(PARAGRAPHS * 3)


def test_short_lines_of_a_list_stay_lines() -> None:
    items = "\n".join(["Reds: four seats", "Blues: eleven seats", "Greens: two", "Others: one seat"] * 3)
    assert items in read_articles({"text": f"{PARAGRAPHS[0]}\n\n{items}\n\n{PARAGRAPHS[1]}"}).articles[0].text


def test_markdown_loses_its_marks_and_keeps_its_fields(tmp_path: Path) -> None:
    body = (
        "\n\n".join(PARAGRAPHS)
        .replace("Velmouth", "[Velmouth](https://velmouth.example)")
        .replace("forty", "**forty**")
    )
    text = f"---\ntitle: Mole by autumn\ndate: 2021-05-04\nauthor: Jana Till\n---\n\n# Mole by autumn\n\n{body}"
    (tmp_path / "a.md").write_text(text)
    article = read_articles(tmp_path / "a.md").articles[0]
    assert article.text == "\n\n".join(["Mole by autumn", *PARAGRAPHS])
    assert (article.title, article.byline, article.published.edtf) == ("Mole by autumn", "Jana Till", "2021-05-04")
    assert article.source == "a.md"


def test_front_matter_over_several_lines(tmp_path: Path) -> None:
    text = "---\ntitle: >\n  Mole\n  by autumn\nauthor:\n  - Jana Till\n  - Ole Rask\n---\n\n" + "\n\n".join(PARAGRAPHS)
    (tmp_path / "a.md").write_text(text)
    article = read_articles(tmp_path / "a.md").articles[0]
    assert (article.title, article.byline) == ("Mole by autumn", "Jana Till, Ole Rask")


def test_words_between_two_rules_are_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\n{PARAGRAPHS[0]}\n---\n{PARAGRAPHS[1]}\n\n---\n")
    assert read_articles(tmp_path / "a.md").articles[0].text.split() == f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}".split()


def test_a_column_of_uneven_lines_is_joined() -> None:
    column = (
        "The council of Pellam voted on Tuesday to\nclose the old lock after a group of engineers\n"
        "found cracks in its wall,\n"
        "ending a long dispute.\n\nHarbour master Ida Renn told the council\n"
        "that the lock carries four hundred barges\n"
        "a month and that its closure would ruin\nthe grain trade upstream."
    )
    text = read_articles({"text": f"Pellam council closes old lock\n\n{column}"}).articles[0].text
    assert "voted on Tuesday to close the old lock after a group of engineers found cracks in its wall, ending" in text
    assert len([line for line in text.split("\n") if line]) == 3


def test_an_old_word_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "memo.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1500))
    (told,) = read_articles(tmp_path / "memo.doc").problems
    assert "an old office document" in told.what
    assert "save it as .docx" in told.what


def test_an_archive_with_a_part_without_a_name_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as packed:
        packed.writestr(zipfile.ZipInfo(""), "The mole at Ostrava was mended on Monday, the harbour master said.")
        packed.writestr("two.txt", "The board met on Tuesday and the chairman said that the pier would be built.")
    reading = read_articles(tmp_path / "pages.zip")
    assert any("chairman" in a.text for a in reading.articles)
    assert len(reading.articles) + len(reading.problems) == 2
