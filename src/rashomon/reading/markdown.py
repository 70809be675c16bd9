"""Markdown → plain lines: front matter read as fields, marks of headings, emphasis and links taken off."""

from __future__ import annotations

import re

FIELD_CHARS = 1_000  # characters of a line of front matter
_FIELD = re.compile(r"([A-Za-z_-]{1,30}):(?:\s+(.{1,1000}))?")
_RULE = re.compile(r"^ {0,3}(?:-{3,80}|\*{3,80}|_{3,80})[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6} +(.*?) *#{0,6} *$", re.MULTILINE)
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,300})\]\([^()\s]{0,1000}(?: \"[^\"\n]{0,200}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1")
_QUOTE = re.compile(r"^ {0,3}> ?", re.MULTILINE)


def find_markdown(text: str) -> dict[str, str]:
    """The fields of the front matter of `text`, and under "text" the rest without its marks."""
    fields: dict[str, str] = {}
    if text.startswith("---\n") and (end := text.find("\n---", 4)) > 0:
        fields = find_fields(text[4:end].split("\n"))
        text = text[end + 4 :] if fields else text  # what stands between two rules is text
    text = _QUOTE.sub("", _HEADING.sub(r"\1", text))
    text = _STRONG.sub(r"\2", _LINK.sub(lambda m: f"Image: {m[2]}" if m[1] and m[2] else m[2], text))
    return {**fields, "text": _RULE.sub("", text)}


def find_fields(lines: list[str]) -> dict[str, str]:
    """The fields of front matter, a value over several lines as one; none where a line is no part of it."""
    fields: dict[str, str] = {}
    name = ""
    for line in (line[:FIELD_CHARS].rstrip() for line in lines):
        match = _FIELD.fullmatch(line)
        if match:
            name = match[1].lower()
            fields[name] = (match[2] or "").strip("|>\"' -")
        elif name and line.startswith((" ", "\t", "-")):
            more = line.strip(" \t-\"'")
            fields[name] = f"{fields[name]}{', ' if line.lstrip().startswith('-') else ' '}{more}".strip(", ")
        elif line and not line.startswith("#"):
            return {}
    return {field: value for field, value in fields.items() if value}
