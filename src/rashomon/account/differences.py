"""Lines that set two wordings side by side, each under the name of who prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from rashomon.account.things import count_origins
from rashomon.account.writer import LINES
from rashomon.vocabulary import Anchor, Article, Difference, Line, Span, Verdict

LONGER = 2  # times the words: then a quotation is longer, not another
BETWEEN = " / "
_ENDING = re.compile(r"\.(?:txt|html?|md|json|jsonl)(?:\.gz)?$")
_IN_BRACKETS = re.compile(r"[(\[][^)\]]{0,60}[)\]]")
_ARTICLES = frozenset({"a", "an", "the", "that"})
_MARKS = {'"': '"', "“": "”"}


def find_pairs(
    differences: Iterable[Difference], verdict: Verdict, articles: Sequence[Article], origin_of: Mapping[str, str]
) -> tuple[Line, ...]:
    """One line for each two wordings, however many articles carry the one or the other; surest first."""
    by_id = {a.id: a for a in articles}
    pairs: dict[tuple[str, str], list[Difference]] = {}
    rows = [d for d in differences if d.verdict == verdict]
    for row in sorted(rows, key=lambda d: (-d.confidence, d.a, d.b)):
        pairs.setdefault((row.a.exact, row.b.exact), []).append(row)
    told: set[str] = set()
    lines: list[Line] = []
    for (one, two), same in pairs.items():
        if len(lines) == LINES or {one, two} <= told or _is_slip(one, two):
            continue
        if verdict == "differ" and _is_part(one, two):
            continue
        told |= {one, two}
        lines.append(_line(same, by_id, origin_of))
    return tuple(lines)


def _is_slip(one: str, two: str) -> bool:
    """Whether two wordings differ in nothing but marks, articles and what one adds in brackets."""
    return _bare(one) == _bare(two)


def _is_part(one: str, two: str) -> bool:
    """Whether one telling quotes the same words and goes on: `LONGER` times as many."""
    short, long = sorted((_bare(one), _bare(two)), key=len)
    return len(long) >= LONGER * len(short) and f" {' '.join(short)} " in f" {' '.join(long)} "


def _bare(text: str) -> list[str]:
    words = re.findall(r"\w+", _IN_BRACKETS.sub(" ", text.casefold().replace("&", " and ")))
    return [w for w in words if w not in _ARTICLES]


def _line(same: Sequence[Difference], articles: Mapping[str, Article], origin_of: Mapping[str, str]) -> Line:
    first = same[0]
    text, added = "", []
    for anchor in (first.a, first.b):
        text += BETWEEN if text else ""
        name = f"[{_name(articles[anchor.article])}:] "
        added.append(Span(len(text), len(text) + len(name)))
        text += name + _words(anchor, articles[anchor.article])
    anchors = tuple(sorted({a for d in same for a in (d.a, d.b)}))
    return Line(text, anchors, count_origins(anchors, origin_of), tuple(added))


def _name(article: Article) -> str:
    if article.outlet:
        return article.outlet
    host = urlsplit(article.source).hostname or ""
    return host.removeprefix("www.") or _ENDING.sub("", article.source) or article.title


def _words(anchor: Anchor, article: Article) -> str:
    """The exact words, with the quotation marks that stand directly round them."""
    before, after = article.text[max(0, anchor.start - 1) : anchor.start], article.text[anchor.end : anchor.end + 1]
    return f"{before}{anchor.exact}{after}" if before and _MARKS.get(before) == after else anchor.exact
