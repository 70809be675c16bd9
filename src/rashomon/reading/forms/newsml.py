"""NewsML-G2, NewsML 1 and NITF: the XML that agencies send, one item or a package of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.reading.files import Source
from rashomon.reading.forms.opened import Found, Opened, RefusedError
from rashomon.reading.forms.xml import every, first_text, parse, root_of, text_of
from rashomon.reading.limits import Draft, Limits

ROOTS = frozenset({"newsmessage", "newsitem", "packageitem", "newsml", "nitf"})
PARAGRAPHS = ("p", "hl2", "li", "dd", "td")
BODIES = ("body.content", "body", "inlineXML", "inlineData")


def looks(file: Opened) -> bool:
    """Is its first element one of theirs?"""
    return root_of(file) in ROOTS


def read(source: Source, limits: Limits) -> Iterator[Found]:
    """Each item with a text, in order."""
    del limits
    root = parse(source.data)
    items = every(root, "newsItem", "NewsItem") or every(root, "nitf") or [root]
    drafts = [_draft(item, source.name, number, root) for number, item in enumerate(items, 1)]
    told = [draft for draft in drafts if draft.text]
    if not told:
        raise RefusedError("agency XML without a text, as pictures and notices are")
    yield from told


def _draft(item: Any, name: str, number: int, root: Any) -> Draft:
    guid = item.get("guid", "") or first_text(item, "PublicIdentifier", "NewsItemId")
    return Draft(
        source=guid or (f"{name}:{number}" if item is not root else name),
        text="\n\n".join(_paragraphs(item)),
        place=number,
        title=first_text(item, "hl1", "headline", "HeadLine", "title"),
        outlet=_provider(item) or first_text(item, "distributor"),
        byline=first_text(item, "byline", "by", "ByLine", "bytag"),
        published=_published(item),
        language=_language(item),
    )


def _paragraphs(item: Any) -> list[str]:
    """The paragraphs of the first body that has any; bare text of a body without paragraphs as one."""
    for name in BODIES:
        for body in every(item, name):
            lines = [text_of(p) for p in every(body, *PARAGRAPHS)] or [
                line for raw in "".join(body.itertext()).split("\n\n") if (line := " ".join(raw.split()))
            ]
            if any(lines):
                return [line for line in lines if line]
    return []


def _provider(item: Any) -> str:
    for one in every(item, "provider", "Provider", "creator", "infoSource"):
        if name := first_text(one, "name") or one.get("literal") or one.get("qcode", "").rpartition(":")[2]:
            return str(name)
        for party in every(one, "Party"):
            return str(party.get("FormalName", ""))
    for one in every(item, "pubdata"):
        return str(one.get("name", ""))
    return ""


def _published(item: Any) -> str:
    """When it was first sent: the version's own time comes after."""
    for one in every(item, "date.issue"):
        if one.get("norm"):
            return str(one.get("norm"))
    return first_text(item, "firstCreated", "contentCreated", "FirstCreated", "DateId", "versionCreated",
                      "ThisRevisionCreated")  # fmt: skip


def _language(item: Any) -> str:
    lang = next((one.get("tag") or one.get("FormalName") for one in every(item, "language", "Language")), "")
    return str(lang or item.get("{http://www.w3.org/XML/1998/namespace}lang", ""))
