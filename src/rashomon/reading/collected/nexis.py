"""Nexis and LexisNexis: "2 of 80 DOCUMENTS" before each article, or "End of Document" after it; fields by name."""

from __future__ import annotations

import re

from rashomon.reading.collected.fields import date_in, filled, paragraphs, parts
from rashomon.reading.limits import Draft

_NUMBER = re.compile(r"\s*\d{1,6} of \d{1,6} DOCUMENTS?\s*")
_END = re.compile(r"\s*End of Document\s*")
_FIELD = re.compile(
    r"\s*(section|length|byline|body|load-date|language|graphic|dateline|highlight|publication-type|journal-code|"
    r"url|copyright|correction(?:-date)?|document-type|subject|classification|series|pub-type|notes|type|acc-no|"
    r"title|headline)(?::\s*(.*?)|)\s*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"\s*(?:Copyright\b|©|\(c\)\s).*", re.IGNORECASE)
_BARE = ("body", "graphic", "classification", "notes")  # fields that may stand alone on their line
_TAIL = frozenset(
    "load-date language graphic publication-type journal-code url correction correction-date document-type subject "
    "classification pub-type notes acc-no".split()
)


def find_nexis(lines: list[str], name: str) -> list[Draft]:
    """The articles of an export, none where `lines` are none."""
    starts = [i for i, line in enumerate(lines) if _NUMBER.fullmatch(line)]
    ends = [i for i, line in enumerate(lines) if _END.fullmatch(line)]
    if starts:
        chunks = parts(lines, starts)
    elif ends:
        chunks = [lines[a:b] for a, b in zip([0, *(e + 1 for e in ends[:-1])], ends, strict=True)]
    else:
        return []
    if not any(_field(line)[0] in ("length", "body", "load-date") for line in lines):
        return []
    return [_draft(chunk, f"{name}:{number}", number) for number, chunk in enumerate(chunks, 1)]


def _field(line: str) -> tuple[str, str]:
    """The field that stands on a line, and its value; two empty strings where none does."""
    match = _FIELD.fullmatch(line) if len(line) < 2_000 else None
    if not match or (match[2] is None and match[1].lower() not in _BARE):
        return "", ""
    return match[1].lower(), match[2] or ""


def _draft(lines: list[str], source: str, number: int) -> Draft:
    first = next((i for i, line in enumerate(lines) if _field(line)[0]), len(lines))
    fields, body = _parts(lines[first:])
    title, outlet, published = _head(filled(lines[:first]))
    return Draft(
        source=source,
        text=paragraphs(body),
        place=number,
        title=fields.get("headline") or fields.get("title") or title,
        outlet=outlet,
        byline=fields.get("byline", ""),
        url=fields.get("url", ""),
        published=published or date_in(fields.get("load-date", "")),
        language=fields.get("language", "").split(";")[0].strip().lower(),
    )


def _parts(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """The fields among `lines`, and the text: what follows "Body", in the older export the last field at the top."""
    fields: dict[str, str] = {}
    body: list[str] = []
    named = False  # has "Body" been seen
    for line in lines:
        name, value = _field(line)
        if name:
            fields.setdefault(name, value)
        if name in _TAIL or (named and _COPYRIGHT.fullmatch(line)):
            break
        if name == "body":
            named, body = True, [value]
        elif name and not named:
            body = []
        else:
            body.append(line)
    return fields, body


def _head(head: list[str]) -> tuple[str, str, str]:
    """(title, outlet, date) of the lines above the fields.

    The newer export has title, outlet, date; the older one outlet, date, edition, title.
    """
    lines = [line for line in head if not _COPYRIGHT.fullmatch(line)]
    at = next((i for i in range(len(lines) - 1, -1, -1) if date_in(lines[i])), -1)
    if at < 0:
        return (lines[0] if lines else ""), "", ""
    date = date_in(lines[at])
    after = [line for line in lines[at + 1 :] if not re.search(r"\bEdition\b", line) and "Rights Reserved" not in line]
    if after:
        return " ".join(after), (lines[at - 1] if at else ""), date
    return (lines[at - 2] if at > 1 else ""), (lines[at - 1] if at else ""), date
