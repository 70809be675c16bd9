"""MHTML: the page of a page saved with all its parts as one file."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.files import Source
from rashomon.reading.forms.message import find_message
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.limits import Limits


def looks(file: Opened) -> bool:
    """Is it a message of related parts, as browsers save pages?"""
    head = file.start[:4096].lower()
    return "multipart/related" in head and ("snapshot-content-location:" in head or file.named(".mhtml", ".mht"))


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """The first part that is a page; the others are what it shows."""
    del limits
    try:
        message = find_message(source.data)
        url = str(message.get("snapshot-content-location", ""))
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                data = part.get_payload(decode=True)
                url = url or str(part.get("content-location", ""))
                if isinstance(data, bytes):
                    yield Source(source.name, data, path="page.html", given={"url": url})
                    return
    except RefusedError:
        raise
    except Exception as error:  # as for mail
        raise RefusedError(f"a saved page that cannot be read ({type(error).__name__})") from error
    raise RefusedError("a saved page without a page in it")
