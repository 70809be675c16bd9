"""Mail: its HTML part as a page or its plain part as text, its head as fields, attached articles read as well."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.limits import Limits
from rashomon.vocabulary import Problem

HEAD = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){3,200}\r?\n")
MARKS = re.compile(
    r"^(?:from|received|return-path|delivered-to|message-id|mime-version):", re.IGNORECASE | re.MULTILINE
)
MOST_PARTS = 200
_FORWARDED = re.compile(r"^(?:(?:fwd?|wg|tr|re|aw) ?: ?){1,5}", re.IGNORECASE)


def looks(file: Opened) -> bool:
    """Does it begin with the head of a mail: lines of fields, two that every mail has, and an empty line?"""
    text = file.start.replace("\r\n", "\n")[:32_768]
    head = text.split("\n\n", 1)[0]
    return bool(HEAD.match(text)) and len({m.lower() for m in MARKS.findall(head)}) >= 2


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The mail's own text as one article, then each attached file."""
    del limits
    try:
        message = email.message_from_bytes(source.data, policy=email.policy.default)
        yield from _from_message(message, source)
    except RefusedError:
        raise
    except Exception as error:  # the parser of mail raises many kinds on broken heads and encodings
        raise RefusedError(f"a mail that cannot be read ({type(error).__name__})") from error


def _from_message(message: EmailMessage, source: Source) -> Iterator[Found]:
    body = message.get_body(preferencelist=("html", "plain"))
    given = {
        "title": _FORWARDED.sub("", _field(message, "subject")),
        "outlet": parseaddr(_field(message, "from"))[0] or parseaddr(_field(message, "from"))[1].rpartition("@")[2],
        "published": _field(message, "date"),
    }
    if body is not None and (data := _bytes(body)).strip():
        ending = ".html" if body.get_content_type() == "text/html" else ".txt"
        yield Source(source.name, data, path=f"mail{ending}", given=given)
    else:
        yield Problem(source.name, "a mail without a text", "its attachments were read")
    for number, part in enumerate(message.iter_attachments()):
        if number >= MOST_PARTS:
            yield Problem(source.name, f"the mail has more than {MOST_PARTS} attachments", "the rest was left out")
            return
        yield from _attached(part, number, source)


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
    except (LookupError, UnicodeError):
        return data


def _field(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:1000]
    except Exception:  # a head of a kind that its own standard forbids
        return ""
