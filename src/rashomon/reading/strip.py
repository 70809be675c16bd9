"""Markup → lines, in one pass and linear time: for pages too hostile to analyse, and to see what was dropped."""

from __future__ import annotations

import html
import re
from collections import Counter

# The content of these is never read aloud; `<noscript>` repeats what a script would show.
SILENT = ("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "textarea")
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
})  # fmt: skip
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
AUTO_CLOSED = frozenset({
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup",
})  # fmt: skip
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_SELF_CLOSED = re.compile(r"[^<>]{0,2000}/>")
_RUN = re.compile(r"<+(?=<)|<")  # a run of angle brackets: all but the last open nothing
_SPACE = re.compile(r"[ \t\r\f\v]+")


def find_lines(page: str) -> list[str]:
    """The visible text of `page`, a line for each block, without empty lines."""
    text = html.unescape("".join(_pieces(page)))
    return [line for raw in text.split("\n") if (line := _SPACE.sub(" ", raw).strip())]


def find_stripped(page: str) -> str:
    """The visible text of `page` as paragraphs parted by empty lines."""
    return "\n\n".join(find_lines(page))


def count_markup(page: str, most: int = 1 << 30) -> tuple[int, int]:
    """(tags, deepest nesting) of `page`, as a browser nests it: an end closes all that was left open within.

    Elements whose end may be left out do not count as depth; scripts and styles hold no elements. Counting ends
    where more than `most` are open.
    """
    tags = deepest = at = 0
    open_: list[str] = []
    of_name: Counter[str] = Counter()
    missing: set[str] = set()
    while deepest <= most and (match := _TAG.search(page, at)):
        tags += 1
        at = match.end()
        name = match[2].lower()
        if match[1]:
            _close(name, open_, of_name)
        elif name in ("script", "style"):
            at = _past(page, f"</{name}", at, missing)
        elif name not in VOID and name not in AUTO_CLOSED and not _SELF_CLOSED.match(page, at):
            open_.append(name)
            of_name[name] += 1
            deepest = max(deepest, len(open_))
    return tags, deepest


def _close(name: str, open_: list[str], of_name: Counter[str]) -> None:
    """Closes the last element `name` that is open, and all within it; nothing where none is."""
    if not of_name[name]:
        return
    while (last := open_.pop()) != name:
        of_name[last] -= 1
    of_name[name] -= 1


def _pieces(page: str) -> list[str]:
    """Text and line breaks in order; every step moves `at` forward, so the whole is linear."""
    out: list[str] = []
    at = 0
    lower = page.lower() if len(page.lower()) == len(page) else page
    missing: set[str] = set()  # ends already looked for in vain: not again, or many openings cost many scans
    while (start := page.find("<", at)) >= 0:
        out.append(page[at:start].replace("\n", " "))
        at = _after_tag(page, lower, start, out, missing)
    out.append(page[at:].replace("\n", " "))
    return out


def _after_tag(page: str, lower: str, start: int, out: list[str], missing: set[str]) -> int:
    """Where reading goes on after the `<` at `start`; a block's tag leaves a line break in `out`."""
    if page.startswith("<!--", start):
        return _past(page, "-->", start + 4, missing)
    name = _NAME.match(page, start + 1)
    if not name:
        if page[start + 1 : start + 2] in ("!", "?"):
            return _past(page, ">", start + 1, missing)
        run = _RUN.match(page, start)
        end = run.end() if run else start + 1
        out.append(page[start:end])
        return end
    tag = name[1].lower()
    if tag in SILENT and page[start + 1] != "/":
        out.append("\n")
        return _past(page, ">", _past(lower, f"</{tag}", name.end(), missing), missing)
    out.append("" if tag in INLINE else "\n")
    return _past(page, ">", name.end(), missing)


def _past(page: str, end: str, at: int, missing: set[str]) -> int:
    """The place after the next `end`; `at` itself, at no further cost, where there is none left."""
    if end in missing:
        return at
    found = page.find(end, at)
    if found < 0:
        missing.add(end)
        return at
    return found + len(end)
