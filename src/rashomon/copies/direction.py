"""Who took it from whom, from what stands in or on the two articles; `unknown` unless the evidence is plain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.copies.credits import names_outlet
from rashomon.copies.texts import Text
from rashomon.vocabulary import Article, Date, Direction, Link, LinkKind

# Kinds whose direction dates may tell. Not rewrites: of two texts that reword a third, one is the later too
# (3 wrong of 6 on rewrites/).
DATED_KINDS = ("duplicate", "reprint")

_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[0-9:.Z+-]{2,20})?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two articles share, as far as direction needs it: `cut_a` says that a's text breaks off inside a
    sentence that goes on in b, `cut_b` the reverse."""

    kind: LinkKind
    cut_a: bool = False
    cut_b: bool = False


def find_direction(a: Text, b: Text, seen: Evidence) -> tuple[Direction, str]:
    """Direction and the reason, by the first of: one agency credited by both, a credit to the other's outlet,
    a text that breaks off. For shared passages alone only the first counts."""
    both = sorted(a.agencies & b.agencies)
    sells = [one.article.outlet in both for one in (a, b)]
    if both and not any(sells):
        return "common_source", f"both credit {both[0]}"
    if seen.kind == "passages":
        return "unknown", ""
    if sells[0] != sells[1]:
        return ("b_from_a" if sells[0] else "a_from_b"), f"credits {both[0]}"
    credit = _credited(a.article, b.article)
    if credit:
        return credit
    if seen.cut_a != seen.cut_b:
        which: Direction = "a_from_b" if seen.cut_a else "b_from_a"
        return which, f"{'a' if seen.cut_a else 'b'} breaks off inside a sentence of the other"
    return "unknown", ""


def _credited(a: Article, b: Article) -> tuple[Direction, str] | None:
    """Direction where exactly one of the two says that it first appeared with the other's outlet."""
    from_b, from_a = names_outlet(a, b), names_outlet(b, a)
    if from_b == from_a:
        return None
    source = b if from_b else a
    return ("a_from_b" if from_b else "b_from_a"), f"credits {source.outlet}"


def add_dates(links: Sequence[Link], texts: Mapping[str, Text]) -> list[Link]:
    """The links, with the direction of copies word for word that were published on different days.

    The later is from the earlier, unless an agency is credited; two that both have an earlier copy have it as
    their common source. `texts` by article id.
    """
    days = [_days(link, texts) for link in links]
    earlier = {(link.a, link.b) if a < b else (link.b, link.a) for link, (a, b) in zip(links, days, strict=True) if a}
    sources: dict[str, set[str]] = {}
    for source, copy in sorted(earlier):
        sources.setdefault(copy, set()).add(source)
    return [
        _with_day(link, a, b, sorted(sources.get(link.a, set()) & sources.get(link.b, set()))) if a else link
        for link, (a, b) in zip(links, days, strict=True)
    ]


def _days(link: Link, texts: Mapping[str, Text]) -> tuple[str, str]:
    """Both days of publication where they decide, else two empty strings."""
    a, b = texts[link.a], texts[link.b]
    if link.direction != "unknown" or link.kind not in DATED_KINDS or a.agencies | b.agencies:
        return "", ""
    days = find_day(a.article.published), find_day(b.article.published)
    return days if all(days) and days[0] != days[1] else ("", "")


def _with_day(link: Link, day_a: str, day_b: str, common: list[str]) -> Link:
    reason = f"published {day_a} and {day_b}"
    if common:
        return replace(
            link, direction="common_source", why=(*link.why, reason, f"both have an earlier copy, {common[0]}")
        )
    return replace(link, direction="b_from_a" if day_a < day_b else "a_from_b", why=(*link.why, reason))


def find_day(date: Date) -> str:
    """The day of a date that is known to the day, else an empty string."""
    return date.edtf[:10] if _FULL_DAY.fullmatch(date.edtf) else ""
