"""Mails of several stories are split at their heads; mails of one stay one."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from rashomon.reading import Reading, read_articles

LOCK = "The council of Pellam voted on Tuesday to close the old lock after engineers found cracks in its northern wall."
MOLE = "The harbour board of Velmouth said on Monday that the new mole would be finished by the autumn of next year."
MILL = "Workers at the Tolna mill went back to work on Sunday after the owners agreed to raise their pay by a tenth."
STORIES = {"Old lock is closed": LOCK, "Mole by autumn": MOLE, "Mill opens again": MILL}


def _read(tmp_path: Path, html: str = "", plain: str = "") -> Reading:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Pellam Courier <news@courier.example>", "desk@velm.example"
    mail["Subject"], mail["Date"] = "Your morning in Pellam", "Tue, 12 Mar 2024 07:00:00 +0000"
    mail["Message-ID"] = "<1@courier.example>"
    if plain:
        mail.set_content(plain)
    if html:
        mail.add_alternative(html, subtype="html") if plain else mail.set_content(html, subtype="html")
    (tmp_path / "mail.eml").write_bytes(mail.as_bytes())
    return read_articles(tmp_path / "mail.eml")


SITE = "https://courier.example"


def _headed(number: int, head: str, text: str) -> str:
    link = f"{SITE}/{number}"
    return f'<h2><a href="{link}">{head}</a></h2><p>{text}</p><p><a href="{link}">Read more</a></p>'


def _tabled(number: int, head: str, text: str) -> str:
    link = f'<a style="font-size:20px" href="https://click.courier.example/{number}">{head}</a>'
    told = f"{link}<br><br>{text} It will <b>not</b> be the last."
    return f'<table><tr><td><img src="{number}.png"></td><td>{told}</td></tr></table>'


def _plain_heading(number: int, head: str, text: str) -> str:
    more = f'<a href="{SITE}/{number}">Full story</a>'
    return f"<h3>{head}</h3><p>By Nora Quill</p><p>{text}</p><p>{more}</p>"


@pytest.mark.parametrize("block", [_headed, _tabled, _plain_heading])
def test_a_newsletter_is_split_at_its_heads(tmp_path: Path, block: object) -> None:
    assert callable(block)
    blocks = "".join(block(n, head, text) for n, (head, text) in enumerate(STORIES.items(), 1))
    html = (
        "<html><body><div style='display:none'>All that happened while you slept</div><p>Good morning, reader.</p>"
        f"{blocks}<p>You get this mail since you asked for it.</p></body></html>"
    )
    reading = _read(tmp_path, html)
    found = {a.title: a for a in reading.articles}
    assert set(found) == set(STORIES)
    for number, (head, text) in enumerate(STORIES.items(), 1):
        assert text in found[head].text
        assert found[head].url.endswith(f"/{number}")
        assert (found[head].outlet, found[head].published.edtf[:10]) == ("Pellam Courier", "2024-03-12")
    told = [str(p) for p in reading.problems]
    assert any("a newsletter of 3 stories; it was split at their heads" in t for t in told)
    assert any("3 of its 3 stories are only teasers" in t for t in told)
    assert any("Good morning" in cut.exact for a in reading.articles for cut in a.furniture)


def test_a_plain_newsletter_is_split_at_its_heads(tmp_path: Path) -> None:
    parts = [f"{head}\n\n{text}\n\nhttps://courier.example/{n}" for n, (head, text) in enumerate(STORIES.items(), 1)]
    reading = _read(tmp_path, plain="Good morning.\n\n" + "\n\n".join(parts) + "\n\nYou asked for this mail.\n")
    assert {a.title for a in reading.articles} == set(STORIES)


def _wrapped(text: str) -> str:
    return textwrap.fill(f"{text} That was said in a note on Friday.", 68)


PLAIN: dict[str, Callable[[int, str, str], str]] = {
    "address under the head": lambda n, head, text: f"{head}\n{SITE}/{n}\n{_wrapped(text)}",
    "address apart": lambda n, head, text: f"{head}\n\n{SITE}/{n}\n\n{_wrapped(text)}",
    "address behind the head": lambda n, head, text: f"{head} <{SITE}/{n}>\n\n{_wrapped(text)}",
    "head underlined": lambda n, head, text: f"{head}\n{'-' * 20}\n{_wrapped(text)}\nRead more: {SITE}/{n}",
    "numbered": lambda n, head, text: f"{n}. {head}\n\n{_wrapped(text)}\n\nFull story: {SITE}/{n}",
    "stars": lambda n, head, text: f"* {head} *\n\n{_wrapped(text)}\n\n[{SITE}/{n}]",
    "no gap": lambda n, head, text: f"{head}\n{_wrapped(text)}\n{SITE}/{n}",
}


@pytest.mark.parametrize("layout", PLAIN)
def test_a_newsletter_in_plain_text_is_split_whatever_its_layout(tmp_path: Path, layout: str) -> None:
    told = [PLAIN[layout](n, head, text) for n, (head, text) in enumerate(STORIES.items(), 1)]
    reading = _read(tmp_path, plain="\n\n".join(["Good morning, reader.", *told, "-- \nYou asked for this mail.\n"]))
    assert {(a.title, a.url) for a in reading.articles} == {(h, f"{SITE}/{n}") for n, h in enumerate(STORIES, 1)}
    for article in reading.articles:
        assert STORIES[article.title] in article.text


def test_a_story_with_links_to_others_stays_one(tmp_path: Path) -> None:
    related = '<p><a href="https://courier.example/{0}">Read also: the long dispute over lock number {0}</a></p>'
    html = (
        f"<html><body><h1>Old lock is closed</h1><p>{LOCK} {MOLE}</p><p>{MILL}</p>{related.format(1)}<p>{MOLE}</p>"
        f"{related.format(2)}<p>{MILL} {LOCK}</p></body></html>"
    )
    assert len(_read(tmp_path, html).articles) == 1


def test_a_story_with_headings_stays_one(tmp_path: Path) -> None:
    sections = "".join(f"<h2>{head}</h2><p>{text} {text}</p>" for head, text in STORIES.items())
    more = f'<p><a href="{SITE}/a">Read online</a></p>'
    html = f"<html><body><h1>A week in Pellam</h1>{sections}{more}</body></html>"
    assert len(_read(tmp_path, html).articles) == 1


def test_a_letter_stays_one(tmp_path: Path) -> None:
    letter = f"Dear desk\n\n{LOCK}\n\nSee https://courier.example/1\n\n{MOLE}\n\nYours\nNora Quill\n"
    assert len(_read(tmp_path, plain=letter).articles) == 1
