"""Lines that set two wordings side by side, each under the name of who prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from rashomon.account.things import count_origins
from rashomon.account.writer import LINES
from rashomon.vocabulary import Anchor, Article, Difference, Line, Span, Stances, Verdict

BETWEEN = " / "
_ENDING = re.compile(r"\.(?:txt|html?|md|json|jsonl)(?:\.gz)?$")
_MARKS = {'"': '"', "“": "”"}


def find_pairs(
    differences: Iterable[Difference], verdict: Verdict, articles: Sequence[Article], origin_of: Mapping[str, str]
) -> tuple[Line, ...]:
    """One line for each two wordings, however many articles carry the one or the other; surest first.

    Two papers that give one quotation in their own words, or go on longer, are not at odds: those are left out."""
    by_id = {a.id: a for a in articles}
    pairs: dict[tuple[str, str], list[Difference]] = {}
    rows = [d for d in differences if d.verdict == verdict and (verdict != "differ" or d.kind != "quote_wording")]
    for row in sorted(rows, key=lambda d: (-d.confidence, d.a, d.b)):
        pairs.setdefault((row.a.exact, row.b.exact), []).append(row)
    told: set[str] = set()
    lines: list[Line] = []
    for (one, two), same in pairs.items():
        if len(lines) == LINES or {one, two} <= told:
            continue
        told |= {one, two}
        lines.append(_line(same, by_id, origin_of))
    return tuple(lines)


def _line(same: Sequence[Difference], articles: Mapping[str, Article], origin_of: Mapping[str, str]) -> Line:
    first = same[0]
    text, added = "", []
    for anchor in (first.a, first.b):
        text += BETWEEN if text else ""
        name = f"[{_name(articles[anchor.article])}:] "
        added.append(Span(len(text), len(text) + len(name)))
        text += name + _words(anchor, articles[anchor.article])
    anchors = tuple(sorted({a for d in same for a in (d.a, d.b)}))
    origins = count_origins(anchors, origin_of)
    return Line(text, anchors, origins, tuple(added), Stances(asserts=origins))


def _name(article: Article) -> str:
    if article.outlet:
        return article.outlet
    host = urlsplit(article.source).hostname or ""
    return host.removeprefix("www.") or _ENDING.sub("", article.source) or article.title


def _words(anchor: Anchor, article: Article) -> str:
    """The exact words, with the quotation marks that stand directly round them."""
    before, after = article.text[max(0, anchor.start - 1) : anchor.start], article.text[anchor.end : anchor.end + 1]
    return f"{before}{anchor.exact}{after}" if before and _MARKS.get(before) == after else anchor.exact
