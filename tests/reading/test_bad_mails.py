"""Mails that are cut, damaged or made to slow a reader down: read as far as they can be, and told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from rashomon.reading import Reading, read_articles

HEAD = (
    b"From: Pellam Courier <news@courier.example>\r\nSubject: Old lock closed\r\nMIME-Version: 1.0\r\n"
    b"Date: Sun, 3 Mar 2024 10:00:00 +0000\r\nMessage-ID: <1@courier.example>\r\n"
)
TEXT = b"The council of Pellam voted on Tuesday to close the old lock after engineers found cracks in its wall.\r\n"
PARTS = HEAD + b'Content-Type: multipart/mixed; boundary="B"\r\n\r\n'
PLAIN = b"--B\r\nContent-Type: text/plain\r\n\r\n"


def _read(tmp_path: Path, data: bytes) -> Reading:
    (tmp_path / "mail.eml").write_bytes(data)
    return read_articles(tmp_path / "mail.eml")


@pytest.mark.parametrize(
    "data",
    [
        PARTS + PLAIN + TEXT,
        PARTS + TEXT,
        HEAD + b"Content-Type: multipart/mixed\r\n\r\n" + TEXT,
        HEAD + b'Content-Type: text/plain; charset="u\0tf"\r\n\r\n' + TEXT,
        HEAD + b"Content-Type: text/plain; charset=zip\r\n\r\n" + TEXT,
        HEAD + b"Content-Type: text/html\r\n\r\n<!-- <p>" + TEXT,
    ],
    ids=["cut short", "without its parts", "without a boundary", "zero in a name", "no charset", "one long comment"],
)
def test_the_text_of_a_damaged_mail_is_read(tmp_path: Path, data: bytes) -> None:
    (article,) = _read(tmp_path, data).articles
    assert TEXT.decode().strip() in article.text
    assert (article.title, article.outlet) == ("Old lock closed", "Pellam Courier")


@pytest.mark.parametrize("data", [PARTS + PLAIN + TEXT, PARTS + TEXT])
def test_a_mail_that_breaks_off_is_told(tmp_path: Path, data: bytes) -> None:
    assert any("breaks off" in problem.what for problem in _read(tmp_path, data).problems)


def test_a_mail_that_ends_as_it_should_is_not(tmp_path: Path) -> None:
    assert _read(tmp_path, PARTS + PLAIN + TEXT + b"--B--\r\n").problems == ()


@pytest.mark.parametrize(
    "data",
    [
        HEAD.replace(b"Old lock closed", b"a " * 2_000_000) + b"\r\n" + TEXT,
        HEAD.replace(b"Pellam Courier <", b"(" * 200_000) + b"\r\n" + TEXT,
        HEAD.replace(b"Old lock closed", b"=?utf-8?b?YQ==?= " * 100_000) + b"\r\n" + TEXT,
        HEAD + b"X-Filler: and so on\r\n" * 300_000 + b"\r\n" + TEXT,
        PARTS + PLAIN * 200_000 + TEXT,
        HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 3_000 + TEXT,
    ],
    ids=["subject", "comments", "encoded words", "fields", "parts", "mails in mails"],
)
def test_a_mail_made_to_slow_a_reader_down_does_not(tmp_path: Path, data: bytes) -> None:
    started = time.monotonic()
    reading = _read(tmp_path, data)
    assert time.monotonic() - started < 30  # of many minutes without bounds
    assert reading.articles or reading.problems
