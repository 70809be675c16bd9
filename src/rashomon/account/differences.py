"""Lines that set two wordings side by side, each under the name of who prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from rashomon.account.sentences import Candidates
from rashomon.account.tellers import Tellers
from rashomon.account.things import count_origins
from rashomon.account.writer import LINES
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Article, Difference, Line, Span, Stances, Verdict

BETWEEN = " / "
ONE_FACT = -1.0  # log-odds from which two sentences of a difference tell one fact; what differs lowers them
RETOLD = 0.75  # share (0 to 1) of the words of a quotation that stand in the other wording: only the marks are gone
_OF_A_THING = ("status", "name")
_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"\.(?:txt|html?|md|json|jsonl)(?:\.gz)?$")
_MARKS = {'"': '"', "“": "”"}


class Pairs:
    """The differences that the account tells: two wordings of one thing that say something else.

    Left out are: two papers that give one quotation in their own words or go on longer; what a copy prints without
    quotation marks, word for word; and two sentences that do not tell one fact."""

    def __init__(self, differences: Iterable[Difference], candidates: Candidates, tellers: Tellers) -> None:
        self._candidates, self._tellers = candidates, tellers
        self._rows = [d for d in differences if not _is_retold(d) and self._are_one(d)]

    def of(self, verdict: Verdict) -> list[Difference]:
        """Those of a verdict, surest first."""
        return sorted((d for d in self._rows if d.verdict == verdict), key=lambda d: (-d.confidence, d.a, d.b))

    def _are_one(self, difference: Difference) -> bool:
        """What became of an event, and how a name is spelled, need not stand in sentences that tell the same."""
        if not self._tellers.asked or (difference.verdict == "differ" and difference.kind in _OF_A_THING):
            return True
        a, b = self._candidates.row(difference.a), self._candidates.row(difference.b)
        return a is None or b is None or self._tellers.are_one(a, b, least=ONE_FACT)


def _is_retold(difference: Difference) -> bool:
    """Whether no more changed than who speaks, or how."""
    if difference.verdict == "differ" and difference.kind == "quote_wording":
        return True
    values = [w.partition(": ")[2] for w in difference.why if w.startswith(("a: ", "b: "))]
    if len(values) == 2 and values[0] == values[1]:
        return True
    one, other = sorted((set(_WORD.findall(fold(a.exact))) for a in (difference.a, difference.b)), key=len)
    return difference.kind == "quote_fabricated" and len(one - other) <= len(one) * (1 - RETOLD)


def find_pairs(
    rows: Iterable[Difference], articles: Sequence[Article], origin_of: Mapping[str, str]
) -> tuple[Line, ...]:
    """One line for each two wordings, however many articles carry the one or the other, and each wording once."""
    by_id = {a.id: a for a in articles}
    pairs: dict[tuple[str, str], list[Difference]] = {}
    for row in rows:
        pairs.setdefault((row.a.exact, row.b.exact), []).append(row)
    told: set[str] = set()
    lines: list[Line] = []
    for (one, two), same in pairs.items():
        if len(lines) == LINES or not told.isdisjoint({one, two}):
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
