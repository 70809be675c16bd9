"""Messages in the form of mail, parsed within bounds: the library takes minutes for what is made to slow it down."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from typing import Any

from rashomon.reading.forms.opened import RefusedError

FIELD_CHARS = 2_000  # of one field of a head; what is longer is no name, subject or day
MOST_MARKS = 20_000  # lines that may part two parts; so many take the parser five seconds


class _Bounded(email.policy.EmailPolicy):
    """The usual rules, for fields of a bounded length."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        return super().header_fetch_parse(name, value[:FIELD_CHARS])


_BOUNDED: Any = _Bounded()  # the library's types know no policy but its own


def find_message(data: bytes) -> EmailMessage:
    """The message in `data`. Raises `RefusedError` for one of too many parts, and what the library raises."""
    if data.count(b"\n--") > MOST_MARKS:
        raise RefusedError(f"a message of more than {MOST_MARKS:,} parts")
    message: EmailMessage = email.message_from_bytes(data, policy=_BOUNDED)
    return message
