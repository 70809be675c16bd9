"""Mailboxes: each mail as a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.limits import Limits

# The line that parts two mails: "From", a sender or a dash, and a date; quoted as ">From" within a mail.
BETWEEN = re.compile(rb"^From [^\r\n]{1,200}\d\d:\d\d[^\r\n]{0,60}\r?\n", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>{0,9}From )", re.MULTILINE)
MOST_MAILS = 20_000


def looks(file: Opened) -> bool:
    """Does it begin with a mailbox's line between mails?"""
    return bool(BETWEEN.match(file.data[:400])) and b":" in file.data[:4000]


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The mails, in order."""
    del limits
    starts = list(BETWEEN.finditer(source.data))
    if not starts:
        yield Source(source.name, source.data, path="mail.eml")
        return
    if len(starts) > MOST_MAILS:
        raise RefusedError(f"a mailbox of more than {MOST_MAILS:,} mails")
    ends = [*(match.start() for match in starts[1:]), len(source.data)]
    for number, (match, end) in enumerate(zip(starts, ends, strict=True), 1):
        data = _QUOTED.sub(rb"\1", source.data[match.end() : end])
        yield Source(f"{source.name}/{number}", data, path="mail.eml")
