"""Articles pasted one after another with a rule between them."""

from __future__ import annotations

import re

from rashomon.reading.limits import Draft

# A rule of ten signs or more. Shorter ones and single stars part the sections of one article.
_RULE = re.compile(r"\s*([=*_#~-])\1{9,}\s*")
LEAST_WORDS = 40  # of a part that is an article; a note or a caption has fewer
TITLE_CHARS = 160  # of a headline


def find_pasted(lines: list[str], name: str) -> list[Draft]:
    """The articles between the rules; none unless each part has a headline and a text of its own."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line):
            parts.append([])
        else:
            parts[-1].append(line)
    told = [part for part in parts if any(line.strip() for line in part)]
    if len(told) < 2 or not all(_is_article(part) for part in told):
        return []
    return [
        Draft(source=f"{name}:{number}", text="\n".join(part).strip(), place=number)
        for number, part in enumerate(told, 1)
    ]


def _is_article(part: list[str]) -> bool:
    first = next(line.strip() for line in part if line.strip())
    words = sum(len(line.split()) for line in part)
    return words >= LEAST_WORDS and len(first) <= TITLE_CHARS and not first.endswith((".", ",", ";"))
