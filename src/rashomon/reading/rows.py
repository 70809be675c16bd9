"""JSON and JSON lines → rows, each with its place; what is broken becomes a note and the rest is read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.reading.fields import has_text
from rashomon.reading.services import find_list

ARTICLES_DEPTH = 3  # levels of "articles" lists opened: a file of stories of articles has two
BROKEN = "is not JSON"


@dataclass(frozen=True, slots=True)
class Row:
    """One JSON object and its place (line or item, from 1), or what was wrong there (`value` is None)."""

    place: int
    value: Mapping[str, Any] | None
    wrong: str = ""
    mended: str = ""
    raw: str = ""


def looks_like_json(text: str) -> bool:
    """Does `text` begin as JSON, with an object or a list, and its first line or itself parse?"""
    start = text[:4096].lstrip()
    if not start.startswith(("{", "[")):
        return False
    line = text.lstrip().split("\n", 1)[0]
    value, wrong, _ = _parsed(line)
    return (not wrong and isinstance(value, dict | list)) or not _parsed(text)[1]


def find_rows(text: str, *, lines: bool) -> Iterator[Row]:
    """The objects in `text`: one, a list of them, an object with an "articles" list, or one a line.

    `lines` says that the file's name promises JSON lines.
    """
    if (lines or _one_a_line(text)) and not _is_whole(text):
        yield from _from_lines(text)
        return
    value, wrong, mended = _parsed(text)
    if wrong:
        yield Row(0, None, wrong)
        return
    yield from find_opened(value, mended=mended)


def find_opened(value: Any, *, mended: str = "", place: int = 1) -> Iterator[Row]:
    """`value` as rows: lists and "articles" lists opened, in order, numbered from `place`."""
    for number, (item, depth) in enumerate(_opened(value, 0), place):
        if isinstance(item, Mapping):
            yield Row(number, item, mended=mended if number == place else "")
        else:
            yield Row(number, None, "lists within lists" if depth > ARTICLES_DEPTH else "is not an object")


def _opened(value: Any, depth: int) -> Iterator[tuple[Any, int]]:
    if isinstance(value, Mapping) and depth <= ARTICLES_DEPTH and _has_both(value):
        yield {name: held for name, held in value.items() if name != "articles"}, depth
        value = value["articles"]
    inner = value if isinstance(value, list) else _articles(value)
    if inner is None or depth > ARTICLES_DEPTH:
        yield value, depth
        return
    for item in inner:
        yield from _opened(item, depth + 1)


def _has_both(value: Mapping[str, Any]) -> bool:
    """Is it an article that holds articles, each with a text of its own?"""
    inner = value.get("articles")
    if not isinstance(inner, list) or not has_text(value):
        return False
    return bool(inner) and all(isinstance(one, Mapping) and has_text(one) for one in inner)


def _articles(value: Any) -> list[Any] | None:
    """The list of articles in an object that is not itself an article."""
    if not isinstance(value, Mapping) or any(isinstance(value.get(name), str) for name in ("text", "articleBody")):
        return None
    inner = value.get("articles")
    return inner if isinstance(inner, list) else find_list(value)


def _is_whole(text: str) -> bool:
    """Is this one value over several lines, rather than one a line?"""
    start = text.lstrip()
    first = start.split("\n", 1)[0].strip()
    return first in ("{", "[") or (first.startswith("[") and not _parsed(start)[1])


def _one_a_line(text: str) -> bool:
    """Do the first two lines that are not empty both begin an object, and does the first one parse?"""
    heads = [line for line in text[:2_000_000].split("\n") if line.strip()][:2]
    return len(heads) == 2 and heads[1].lstrip().startswith("{") and not _parsed(heads[0])[1]


def _from_lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        value, wrong, mended = _parsed(line)
        if wrong:
            yield Row(number, None, wrong, raw=line)
            continue
        if not isinstance(value, Mapping):
            yield Row(number, None, "is not an object", raw=line)
            continue
        for row in find_opened(value, mended=mended, place=number):
            yield Row(number, row.value, row.wrong, row.mended, line)


def _parsed(text: str) -> tuple[Any, str, str]:
    """(value, what was wrong, what was mended): the last of two like keys counts, as it does in Python."""
    twice: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) < len(items):
            seen: set[str] = set()
            for key, _ in items:
                if key in seen:
                    twice.append(key)
                seen.add(key)
        return found

    try:
        value = json.loads(text, object_pairs_hook=pairs)
    except RecursionError:
        return None, "is nested too deeply", ""
    except ValueError as error:  # not JSON, or a number of thousands of digits
        return None, f"{BROKEN} ({str(error)[:80]})", ""
    return value, "", f"the key {twice[0][:40]!r} stands twice; the last one was used" if twice else ""
