"""Limits and conditions that one telling has and the other leaves out: `part of`, `non-binding`, `upon repayment`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rashomon.clauses import is_equation, is_object, is_subject, opened_by, stands_before_noun
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching
from rashomon.compare.side import Side


@dataclass(frozen=True, slots=True)
class _Limit:
    """A class of limits. `strong`: the words that must not be dropped; `like`: those, and all that may stand for them
    in the telling that seems to lack them."""

    name: str
    strong: re.Pattern[str]
    like: re.Pattern[str]


def _limit(name: str, strong: str, like: str) -> _Limit:
    return _Limit(name, *(re.compile(rf"\b(?:{p})\b", re.IGNORECASE) for p in (strong, f"{strong}|{like}")))


_LIMITS = (
    _limit(
        "alleged",
        r"alleged|allegedly|suspected|purported|purportedly|unconfirmed",
        r"accus\w{1,8}|alleg\w{1,8}|believed|thought to|said to|claim\w{0,3}|so-called|presumed|suspicions?"
        r"|apparent(?:ly)?|supposed(?:ly)?|reported(?:ly)?|charge[sd]?|according to|contend\w{0,3}|suspects?",
    ),
    _limit("reported", r"reportedly", r"according to|report\w{0,6}|said|says|told|alleg\w{1,8}|apparently|believed"),
    _limit(
        "part",
        r"part of|partly|partially|in part|for the most part|mostly|mainly|largely|primarily",
        r"partial|some|most|one of|among|contribut\w{1,8}|a number of|several|many|much|generally|parts|in large"
        r"|portion|element|in the main|chiefly|majority|overwhelmingly|predominantly|key|almost",
    ),
    _limit(
        "bound",
        r"up to|as many as|as much as|at most|no more than|a maximum of",
        r"maximum|not more than|at the most|or fewer|or less|as high as|as far as|almost|nearly"
        r"|less than|fewer than|under|more than|limit\w{0,4}|ceiling|only|just|runs? to|reach\w{0,3}|rang\w{1,3}",
    ),
    _limit(
        "force",
        r"non-?binding|tentative|tentatively|in principle|provisional|provisionally|preliminary",
        r"not binding|advisory|interim|draft|informal(?:ly)?|unofficial(?:ly)?|initial|early|first",
    ),
    _limit(
        "condition",
        r"unless|provided that|upon|subject to|on condition that|contingent|only if|if",
        r"provided|providing|conditional\w{0,2}|pending|as long as|so long as|depend\w{1,5}|in case|until|once|after"
        r"|when|in exchange|in return|assuming|only|were|should|would|could|on condition",
    ),
)
KEPT = 0.6  # of the content words beside a limit (0 to 1) that the other sentence must have: it tells the rest of it
KEPT_WHOLE = 0.75  # the same of all words of the sentence
KEPT_AROUND = 0.7  # the same for a condition: of the words of the sentence outside it
BEFORE = 3  # words from a bound to its number
AROUND = 4  # content words on each side of a limit that are beside it
MIN_AROUND = 3  # of them there must be so many
MIN_INSIDE = 2  # content words of a condition; `if they wished` says little
CERTAIN = 0.8  # confidence


def compare_qualifiers(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each limit in one sentence that no near sentence of the other telling has; where it is known which
    is the copy, only for those that the copy dropped."""
    if pairing.source != "b":
        yield from _dropped(pairing, backward=False)
    if pairing.source != "a":
        yield from _dropped(pairing, backward=True)


def _dropped(pairing: Pairing, *, backward: bool) -> Iterator[Finding]:
    one, near = (pairing.b, pairing.near_a) if backward else (pairing.a, pairing.near_b)
    for limit in _LIMITS:
        for match in limit.strong.finditer(one.parse.text):
            token = next((t.index for t in one.tokens if t.start >= match.start()), -1)
            if token < 0 or not _limits(one, match, token, limit.name):
                continue
            if any(limit.like.search(side.parse.text) for side in near):
                continue
            if _kept(pairing.matching, one, match, token, limit.name, backward):
                values = (f"no {match[0]!r}", match[0]) if backward else (match[0], f"no {match[0]!r}")
                yield Finding("qualifier_dropped", match[0].lower(), *values, CERTAIN)


def _limits(side: Side, match: re.Match[str], token: int, name: str) -> bool:
    """Are the words used as a limit: before a number, before a noun, `Part of the failure` but not `as part of`?"""
    word = side.tokens[token]
    if name == "bound":
        after = (t for t in side.tokens if t.start >= match.end())
        return any(t.pos == "NUM" for t in islice(after, BEFORE))
    if name == "alleged":
        return stands_before_noun(word) or word.pos == "ADV"
    return match[0].lower() != "part of" or _is_share(side, token)


def _is_share(side: Side, token: int) -> bool:
    """`Part of the failure was due to …`: not `as part of`, `was part of`, nor `part of the deal was a council`."""
    word = side.tokens[token]
    bare = not any(c < token for c in side.parse.children[token])
    return bare and (is_subject(word) or is_object(word)) and not is_equation(side.parse, word.head)


def _kept(matching: Matching, one: Side, match: re.Match[str], token: int, name: str, backward: bool) -> bool:
    """Does the other sentence tell what the limit stands beside?"""
    forward, stands = matching.forward, matching.stands
    matched = {*forward.values(), *stands.values()} if backward else {*forward, *stands}
    if name == "condition":
        return _condition_dropped(one, token, matched)
    first = next((n for n, i in enumerate(one.content) if one.tokens[i].start >= match.start()), len(one.content))
    inside = {i for i in one.content if one.tokens[i].start < match.end() and match.start() < one.tokens[i].end}
    beside = [i for i in one.content[max(0, first - AROUND) : first + AROUND + len(inside)] if i not in inside]
    whole = sum(i in matched for i in one.content) >= KEPT_WHOLE * len(one.content)
    return len(beside) >= MIN_AROUND and (whole or sum(i in matched for i in beside) >= KEPT * len(beside))


def _condition_dropped(one: Side, token: int, matched: set[int]) -> bool:
    """Is all of a condition gone, and nearly all of the rest there?"""
    under = set(one.parse.subtree(opened_by(one.parse, token)))
    inside = [i for i in one.content if i in under]
    rest = [i for i in one.content if i not in under]
    if len(inside) < MIN_INSIDE or len(rest) < MIN_AROUND or any(i in matched for i in inside):
        return False
    return sum(i in matched for i in rest) >= KEPT_AROUND * len(rest)
