"""Mail: its HTML part as a page or its plain part as text, its head as fields, attached articles read as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from rashomon.reading.decode import find_text
from rashomon.reading.files import Source
from rashomon.reading.forms.message import find_message
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.limits import Draft, Limits
from rashomon.reading.newsletters import find_page_stories, find_plain_stories
from rashomon.reading.pages import find_refusal
from rashomon.vocabulary import Problem

HEAD = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){3,200}\r?\n")
MARKS = re.compile(
    r"^(?:from|received|return-path|delivered-to|message-id|mime-version):", re.IGNORECASE | re.MULTILINE
)
MOST_PARTS = 200
CUT_SHORT = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
TEASER_CHARS = 500  # of a story: shorter ones are what a newsletter shows to be clicked on
_FORWARDED = re.compile(r"^(?:(?:fwd?|wg|tr|re|aw) ?: ?){1,5}", re.IGNORECASE)


def looks(file: Opened) -> bool:
    """Does it begin with the head of a mail: lines of fields, two that every mail has, and an empty line?"""
    text = file.start.replace("\r\n", "\n")[:32_768]
    head = text.split("\n\n", 1)[0]
    return bool(HEAD.match(text)) and len({m.lower() for m in MARKS.findall(head)}) >= 2


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The mail's own text as one article, or as the stories of a newsletter; then each attached file."""
    try:
        message = find_message(source.data)
        yield from _from_message(message, source, limits)
    except RefusedError:
        raise
    except Exception as error:  # the parser of mail raises many kinds on broken heads and encodings
        raise RefusedError(f"a mail that cannot be read ({type(error).__name__})") from error


def _from_message(message: EmailMessage, source: Source, limits: Limits) -> Iterator[Found]:
    body: MIMEPart | None = message.get_body(preferencelist=("html", "plain"))
    if body is None and message.get_content_maintype() == "multipart" and not message.is_multipart():
        body = message  # said to have parts, and has none: all of it is the text
    if any(isinstance(defect, CUT_SHORT) for part in message.walk() for defect in part.defects):
        yield Problem(source.name, "the mail is damaged or breaks off", "what could be had of it was read")
    given = {
        "title": _FORWARDED.sub("", _field(message, "subject")),
        "outlet": parseaddr(_field(message, "from"))[0] or parseaddr(_field(message, "from"))[1].rpartition("@")[2],
        "published": _field(message, "date"),
    }
    if body is not None and (data := _bytes(body)).strip():
        is_page = body.get_content_type() == "text/html"
        if stories := _stories(data, source.name, limits, is_page=is_page):
            yield from (replace(one, outlet=given["outlet"], published=given["published"]) for one in stories)
            what = f"a newsletter of {len(stories)} stories"
            yield Problem(source.name, what, "it was split at their heads", left_out=False)
            if teasers := sum(len(one.text) < TEASER_CHARS for one in stories):
                what = f"{teasers} of its {len(stories)} stories are only teasers"
                yield Problem(source.name, what, "they were read; give the articles themselves", left_out=False)
        else:
            yield Source(source.name, data, path="mail.html" if is_page else "mail.txt", given=given)
    else:
        yield Problem(source.name, "a mail without a text", "its attachments were read")
    for number, part in enumerate(message.iter_attachments()):
        if number >= MOST_PARTS:
            yield Problem(source.name, f"the mail has more than {MOST_PARTS} attachments", "the rest was left out")
            return
        yield from _attached(part, number, source)


def _stories(data: bytes, name: str, limits: Limits, *, is_page: bool) -> list[Draft]:
    """The stories of a newsletter; none where the mail holds one, or is a page too large to analyse."""
    text = find_text(data, page=is_page).text
    if not is_page:
        return find_plain_stories(text.replace("\r\n", "\n"), name)
    return [] if find_refusal(text, limits) else find_page_stories(text, name)


def _attached(part: EmailMessage, number: int, source: Source) -> Iterator[Found]:
    name = part.get_filename() or f"part {number + 1}"
    if part.get_content_type() == "message/rfc822":
        for inner in part.iter_parts():
            yield Source(f"{source.name}/{number + 1}.eml", inner.as_bytes(), path="inner.eml")
    elif part.get_content_maintype() not in ("image", "audio", "video", "font", "multipart"):
        yield Source(f"{source.name}/{name}", _bytes(part), path=name)


def _bytes(part: MIMEPart) -> bytes:
    """The content as bytes; text in UTF-8, whatever the mail had it in."""
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else str(part.get_payload()).encode()
    charset = part.get_content_charset()
    if part.get_content_maintype() != "text" or not charset:
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, ValueError):  # the latter also of names with a zero byte
        return data


def _field(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:1000]
    except Exception:  # a head of a kind that its own standard forbids
        return ""
