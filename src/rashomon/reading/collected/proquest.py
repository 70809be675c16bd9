"""ProQuest: fields by name, the article after "Full text:"; a rule of underscores between two articles."""

from __future__ import annotations

import re

from rashomon.reading.collected.fields import date_in, filled, paragraphs
from rashomon.reading.limits import Draft

_RULE = re.compile(r"\s*_{20,}\s*")
_FIELD = re.compile(r"\s*([A-Z][A-Za-z/ ]{2,40}):\s*(.*)")
_FULL = "full text"
DATE_TAIL = 60  # characters at the end of "Publication info" in which its date stands
# The fields that come after the text; any other capital letter and colon is the article's own.
_AFTER = frozenset({
    "subject", "business indexing term", "location", "people", "company / organization", "company", "title",
    "publication title", "publication year", "publication date", "publisher", "place of publication",
    "country of publication", "publication subject", "issn", "source type", "language of publication",
    "document type", "proquest document id", "document url", "copyright", "last updated", "database", "identifier",
    "credit", "illustration", "first page", "pages", "section", "dateline", "edition", "classification",
})  # fmt: skip


def find_proquest(lines: list[str], name: str) -> list[Draft]:
    """The articles of an export, none where `lines` are none."""
    fields = [match[1].lower() for line in lines if len(line) < 5_000 and (match := _FIELD.fullmatch(line))]
    if _FULL not in fields or not {"publication title", "proquest document id", "publication info"} & set(fields):
        return []
    chunks: list[list[str]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line):
            chunks.append([])
        else:
            chunks[-1].append(line)
    told = [chunk for chunk in chunks if any(line.strip().lower().startswith(f"{_FULL}:") for line in chunk)]
    return [_draft(chunk, f"{name}:{number}", number) for number, chunk in enumerate(told, 1)]


def _draft(lines: list[str], source: str, number: int) -> Draft:
    fields: dict[str, str] = {}
    body: list[str] = []
    head: list[str] = []
    inside = False
    for line in lines:
        match = _FIELD.fullmatch(line) if len(line) < 5_000 or line.lower().startswith(_FULL) else None
        name = match[1].lower() if match else ""
        if match and name == _FULL:
            inside, body = True, [match[2]]
        elif match and (name in _AFTER or not inside):
            inside = False
            fields.setdefault(name, match[2].strip())
        elif inside:
            body.append(line)
        elif not fields:
            head.append(line)
    info = fields.get("publication info", "")
    above = [line for line in filled(head) if not re.fullmatch(r"Document \d+ of \d+", line)]
    return Draft(
        source=source,
        text=paragraphs(body),
        place=number,
        title=fields.get("title") or (above[-1] if above else ""),
        outlet=(fields.get("publication title") or info).split(";")[0].strip(),
        byline=fields.get("author", ""),
        url=fields.get("document url", ""),
        published=date_in(fields.get("publication date", "")) or date_in(info[-DATE_TAIL:]),
        language=fields.get("language of publication", "").lower(),
    )
