"""Factiva: each article ends in a line "Document …"; its fields stand in a fixed order or under two letters."""

from __future__ import annotations

import re

from rashomon.reading.collected.fields import date_in, filled, paragraphs
from rashomon.reading.limits import Draft

_END = re.compile(r"\s*(?:AN\s+)?Document [A-Za-z0-9]{12,32}\s*")
_WORDS = re.compile(r"\s*[\d,]{1,7} words\s*")
_CODE = re.compile(r"\s*(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|CLM|SE|ART)"
                   r"(?:\s{2,}|\t|$)(.*)")  # fmt: skip
_TIME = re.compile(r"\d{1,2}:\d\d(?: [AP]M)?(?: [A-Z]{2,4})?")
_COPYRIGHT = re.compile(r"(?:Copyright\b|©|\(c\)).*", re.IGNORECASE)
_PAGE = re.compile(r"(?:[A-Z]{1,3}-?)?\d{1,4}|[A-Z0-9]{2,8}|.{1,30}edition", re.IGNORECASE)
BYLINE_WORDS = 5  # of two names; a headline has more, or words in small letters
HEAD_LINES = 14  # between the count of words and the copyright or the language


def find_factiva(lines: list[str], name: str) -> list[Draft]:
    """The articles of an export, none where `lines` are none."""
    ends = [i for i, line in enumerate(lines) if _END.fullmatch(line)]
    chunks = [lines[a:b] for a, b in zip([0, *(e + 1 for e in ends[:-1])], ends, strict=True)] if ends else []
    if not chunks or not any(_WORDS.fullmatch(line) or line.startswith("WC ") for line in chunks[0]):
        return []
    return [_of_codes(c, f"{name}:{n}", n) or draft_of_lines(c, f"{name}:{n}", n) for n, c in enumerate(chunks, 1)]


def _of_codes(lines: list[str], source: str, number: int) -> Draft | None:
    """The article where each field follows its two letters."""
    fields: dict[str, list[str]] = {}
    current = ""
    for line in lines:
        match = _CODE.match(line)
        if match:
            current = match[1]
            fields.setdefault(current, []).append(match[2])
        elif current:
            fields[current].append(line)
    if "HD" not in fields or not ("LP" in fields or "TD" in fields):
        return None
    one = {name: " ".join(filled(value)) for name, value in fields.items()}
    return Draft(
        source=source,
        text=paragraphs([*fields.get("LP", []), "", *fields.get("TD", [])]),
        place=number,
        title=one["HD"],
        outlet=one.get("SN", ""),
        byline=one.get("BY", ""),
        published=date_in(one.get("PD", "")),
        language=one.get("LA", "").lower(),
    )


def draft_of_lines(lines: list[str], source: str, number: int) -> Draft:
    """The article of lines in Factiva's fixed order: title, byline, words, date, time, outlet, …, copyright, text."""
    at = next((i for i, line in enumerate(lines) if _WORDS.fullmatch(line)), -1)
    if at < 0:
        return Draft(source=source, text=paragraphs(lines), place=number)
    above = filled(lines[:at])
    head = lines[at + 1 : at + 1 + HEAD_LINES]
    end = next((i for i, line in enumerate(head) if _COPYRIGHT.match(line.strip())), -1)
    if end < 0:
        end = next((i for i, line in enumerate(head) if line.strip() == "English"), 0)
    told = [line for line in filled(head[:end]) if line != "English" and not _TIME.fullmatch(line)]
    date = next((date for line in told if (date := date_in(line))), "")
    outlet = next((line for line in told if not date_in(line) and not _PAGE.fullmatch(line)), "")
    # A section may stand above the title on a line of its own; the byline stands below it.
    byline = above[-1] if len(above) > 1 and _is_byline(above[-1]) else ""
    title = above[-2] if byline else (above[-1] if above else "")
    return Draft(
        source=source,
        text=paragraphs(lines[at + 1 + end + 1 :]),
        place=number,
        title=title,
        outlet=outlet,
        byline=byline,
        published=date,
    )


def _is_byline(line: str) -> bool:
    """Is `line` the names of writers: "By …", or few words that each begin with a capital letter?"""
    words = [word for word in line.split() if word.lower() not in ("and", "in", "with")]
    return line.lower().startswith("by ") or (len(words) <= BYLINE_WORDS and all(word[0].isupper() for word in words))
