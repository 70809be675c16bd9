"""Which date belongs to which verb or noun: by the sentence's tree, never by mere distance."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clauses import (
    helpers_of,
    is_aside,
    is_clause,
    is_helper,
    is_joined,
    is_marked,
    is_noun,
    is_subject,
    is_taken,
    is_told_by,
    is_verb,
    preposition_of,
    stands_before_noun,
)
from rashomon.dates.find import date_head
from rashomon.dates.found import FoundDate
from rashomon.language import Parse, ParsedSentence
from rashomon.lexicon import words_of

MAX_CLIMB = 40  # words above a date; as in `leaning`
_NOW = frozenset({"VBZ", "VBP"})  # tags of the present
_SAME_TIME = words_of("dates", "same time")  # their noun lies in the verb's time: `met at a summit in May`
_HAPPENING_AT = words_of("dates", "happening at")
_LIGHT = words_of("dates", "light")  # verbs that only say that the noun takes place: their date is the noun's
_COMMITTING = words_of("dates", "committing")  # whose own date is not the infinitive's: `agreed on Friday to meet`


def date_of(sentence: ParsedSentence, index: int, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The date that governs token `index` (an event's verb or noun), or None.

    First a date in the token's own clause, then that of a clause it shares its time with; a date
    that a nearer verb owns is never taken. Durations and sets are no dates.
    """
    if not 0 <= index < len(sentence.parse.tokens):
        return None
    usable = [d for d in dates if d.kind in {"date", "time"}]
    second = is_joined(sentence.parse.tokens[index])  # `came in March and was told to leave in May`
    below = set(sentence.parse.subtree(index)) if second else ()
    farther = any(d.first in below for d in usable)
    seen, at = index, index
    for _ in range(MAX_CLIMB):
        found = _own(sentence, at, usable)
        if found is not None and (at == index or (not farther and _shared(sentence.parse, index, at, found))):
            return found
        up = _above(sentence.parse, at, found=found is not None)
        if up is None or up == seen:
            return None
        seen, at = at, up
    return None


def _own(sentence: ParsedSentence, index: int, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The date nearest below `index` without another clause between; on a tie one that is resolved, then the first."""
    ranked = []
    for date in dates:
        steps = _steps(sentence.parse, date_head(sentence, date.first, date.last), index)
        if steps is not None:
            ranked.append((not date.value.edtf, steps, date.start, date))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None


def _steps(parse: Parse, at: int, index: int) -> int | None:
    """Steps from the date's head up to `index`, None where it belongs to another clause or thing."""
    inside = stands_before_noun(parse.tokens[at])
    for steps in range(MAX_CLIMB):
        if at == index:
            return steps
        token = parse.tokens[at]
        if token.head == at or (steps and not _passes(parse, at)):
            return None
        if steps == 1 and inside and not _lends(parse, at):
            return None
        at = token.head
    return None


def _lends(parse: Parse, noun: int) -> bool:
    """Has the verb the date that stands before its noun: `spoke at a Sunday meeting`, not `praised a 1994 treaty`?"""
    token = parse.tokens[noun]
    return preposition_of(parse, token) in _HAPPENING_AT or parse.tokens[token.head].lemma.lower() in _LIGHT


def _passes(parse: Parse, at: int) -> bool:
    """May a date below `at` belong to what is above `at`?"""
    token = parse.tokens[at]
    if is_clause(token) or (is_joined(token) and is_verb(token)):
        return False
    preposition = preposition_of(parse, token)
    return not preposition or preposition in _SAME_TIME or token.pos == "NUM"


def _above(parse: Parse, at: int, *, found: bool) -> int | None:
    """The clause above whose date `at` may share; None where it may not."""
    token, head = parse.tokens[at], parse.tokens[parse.tokens[at].head]
    if head.index == at or found:
        return None
    if is_noun(token):
        return _above_noun(parse, at)
    if is_helper(token) or (is_taken(token) and head.lemma.lower() not in _COMMITTING):
        return head.index
    if is_joined(token):  # `was ceded in 1898, yet its people cannot vote`: not in 1898
        return None if _is_timeless(parse, at) else head.index
    return head.index if is_aside(token) and token.tag == "VBG" and not is_marked(parse, at) else None


def _above_noun(parse: Parse, at: int) -> int | None:
    token, head = parse.tokens[at], parse.tokens[parse.tokens[at].head]
    if is_told_by(token) and head.lemma.lower() in _LIGHT:
        return head.index
    if preposition_of(parse, token) in _HAPPENING_AT:
        return head.head if is_verb(parse.tokens[head.head]) else None
    return head.index if is_joined(token) and is_noun(head) else None


def _is_timeless(parse: Parse, at: int) -> bool:
    """A clause with a subject of its own that tells of the present or of what can be."""
    own = any(is_subject(parse.tokens[c]) for c in parse.children[at])
    helpers = helpers_of(parse, at)
    return own and (parse.tokens[at].tag in _NOW or any(h.tag in _NOW or h.tag == "MD" for h in helpers))


def _shared(parse: Parse, index: int, at: int, found: FoundDate) -> bool:
    """Is the date of the clause at `at`, above `index`, also that of `index`? To a verb, only if it stands before."""
    return found.last <= index or not (is_verb(parse.tokens[index]) and is_verb(parse.tokens[at]))
