"""Limits and conditions that one telling has and the other leaves out: `part of`, `non-binding`, `upon repayment`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching
from rashomon.compare.side import Side

# Classes of words that limit what is said. A sentence with any word of a class has the limit.
_LIMITS = {
    "allegation": r"alleged(?:ly)?|suspected|reported(?:ly)?|purported(?:ly)?|apparent(?:ly)?|unconfirmed|supposed(?:ly)?"
    r"|accused|believed to|thought to|said to|claims?|claimed|so-called|presumed|accusations?|allegations?|suspicions?",
    "part": r"part of|partly|partially|partial|in part|some of|some|most of|mostly|mainly|largely|for the most part"
    r"|in the main|chiefly|primarily|one of|among|contribut\w{1,8}|a number of|several|many|much|generally|parts|in large",
    "bound": r"up to|as many as|as much as|at most|no more than|a maximum of|not more than|maximum|at the most|or fewer"
    r"|or less|as high as|as far as",
    "force": r"non-?binding|not binding|advisory|preliminary|provisional|tentative(?:ly)?|interim|draft|in principle"
    r"|informal(?:ly)?|unofficial(?:ly)?|recommend\w{0,7}",
    "condition": r"if|unless|provided|providing|upon|subject to|conditional\w{0,2}|on condition|pending|as long as|so long as"
    r"|depend\w{1,5}|in case|until|once|after|when|contingent|in exchange|in return|assuming|only",
}
_FOUND = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _LIMITS.items()}
# Of these, the ones that must not be dropped; the others are only looked for in the telling that seems to lack them.
_STRONG = {
    "allegation": re.compile(
        r"\b(?:alleged(?:ly)?|suspected|purported(?:ly)?|unconfirmed|reportedly)\b", re.IGNORECASE
    ),
    "part": re.compile(
        r"\b(?:part of|partly|partially|in part|for the most part|mostly|mainly|largely|primarily)\b", re.IGNORECASE
    ),
    "bound": re.compile(r"\b(?:up to|as many as|as much as|at most|no more than|a maximum of)\b", re.IGNORECASE),
    "force": re.compile(
        r"\b(?:non-?binding|tentative(?:ly)?|in principle|provisional(?:ly)?|preliminary)\b", re.IGNORECASE
    ),
    "condition": re.compile(
        r"\b(?:unless|provided that|upon|subject to|on condition that|contingent|only if|if)\b", re.IGNORECASE
    ),
}
KEPT = 0.6  # of the content words beside a limit (0 to 1) that the other sentence must have: it tells the rest of it
KEPT_AROUND = 0.7  # the same for a condition: of the words of the sentence outside it
KEPT_WHOLE = 0.75  # the same of all words of the sentence
MIN_INSIDE = 2  # content words of a condition; `if they wished` says little
AROUND = 4  # content words on each side of a limit that are beside it
MIN_AROUND = 3  # of them there must be so many
CERTAIN, LIKELY = 0.8, 0.65


def compare_qualifiers(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each limit in one sentence that no near sentence of the other telling has."""
    yield from _dropped(pairing, backward=False)
    yield from _dropped(pairing, backward=True)


def _dropped(pairing: Pairing, *, backward: bool) -> Iterator[Finding]:
    one, near = (pairing.b, pairing.near_a) if backward else (pairing.a, pairing.near_b)
    other = pairing.a if backward else pairing.b
    for name, pattern in _STRONG.items():
        for limit in pattern.finditer(one.parse.text):
            if any(_FOUND[name].search(side.parse.text) for side in near):
                continue
            if not _kept(pairing.matching, one, limit, name, backward):
                continue
            told, lacking = limit[0], f"no {limit[0]!r}"
            values = (lacking, told) if backward else (told, lacking)
            yield Finding(
                "qualifier_dropped", f"{name}: {limit[0]}", *values, CERTAIN if len(other.content) > 4 else LIKELY
            )


def _kept(matching: Matching, one: Side, limit: re.Match[str], name: str, backward: bool) -> bool:
    """Does the other sentence tell what the limit stands beside?"""
    matched = (
        {*matching.forward.values(), *matching.stands.values()} if backward else {*matching.forward, *matching.stands}
    )
    first = next((n for n, i in enumerate(one.content) if one.tokens[i].start >= limit.start()), len(one.content))
    if name == "condition":
        return _condition_dropped(one, limit, matched)
    inside = {i for i in one.content if one.tokens[i].start < limit.end() and limit.start() < one.tokens[i].end}
    beside = [i for i in one.content[max(0, first - AROUND) : first + AROUND + len(inside)] if i not in inside]
    whole = sum(i in matched for i in one.content) >= KEPT_WHOLE * len(one.content)
    return len(beside) >= MIN_AROUND and (whole or sum(i in matched for i in beside) >= KEPT * len(beside))


def _condition_dropped(one: Side, limit: re.Match[str], matched: set[int]) -> bool:
    """Is all of a condition gone, and nearly all of the rest there?"""
    at = next((t.index for t in one.tokens if t.start >= limit.start()), -1)
    if at < 0:
        return False
    top = one.tokens[at].head if one.tokens[at].dep in {"mark", "advmod"} else at
    under = set(one.parse.subtree(top))
    inside = [i for i in one.content if i in under]
    rest = [i for i in one.content if i not in under]
    if len(inside) < MIN_INSIDE or len(rest) < MIN_AROUND or any(i in matched for i in inside):
        return False
    return sum(i in matched for i in rest) >= KEPT_AROUND * len(rest)
