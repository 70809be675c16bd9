"""Which date belongs to which verb or noun: by the sentence's tree, never by mere distance."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.dates.find import date_head
from rashomon.dates.found import FoundDate
from rashomon.language import Parse, ParsedSentence

MAX_CLIMB = 40  # words above a date; as in `leaning`
# Where a clause of its own begins: a date below does not belong to what is above.
CLAUSES = frozenset(
    {
        "relative clause",
        "content clause",
        "adverbial clause",
        "noun clause",
        "open clause",
        "conjunct",
        "clausal subject",
        "passive clausal subject",
        "governed clause",
        "parataxis",
    }
)
# Prepositions whose noun lies in the same time as the verb: `met at a summit in May`.
SAME_TIME = frozenset("at in on during with to from by into near between via for".split())
HAPPENING_AT = frozenset("at in on during".split())
BEFORE_NOUN = frozenset({"numeral", "compound", "noun modifier", "adjective", "possessor"})
# Verbs that only say that the noun takes place: their date is the noun's.
LIGHT = frozenset(
    "hold have begin start open conclude end finish resume make pay take conduct host attend join give launch convene "
    "stage sign complete wrap be come occur happen last follow visit enter".split()
)
# Verbs whose own date is not that of the act in their infinitive: `agreed on Friday to meet`.
COMMITTING = frozenset(
    "agree promise vow decide ask urge call pledge offer refuse threaten order tell invite vote".split()
)


def date_of(sentence: ParsedSentence, index: int, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The date that governs token `index` (an event's verb or noun), or None.

    First a date in the token's own clause, then that of a clause it shares its time with; a date
    that a nearer verb owns is never taken. Durations and sets are no dates.
    """
    if not 0 <= index < len(sentence.parse.tokens):
        return None
    usable = [d for d in dates if d.kind in {"date", "time"}]
    second = sentence.parse.tokens[index].role == "conjunct"  # `came in March and was told to leave in May`
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
    inside = parse.tokens[at].role in BEFORE_NOUN
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
    head = parse.tokens[token.head]
    return (token.role == "governed noun" and head.text.lower() in HAPPENING_AT) or head.lemma.lower() in LIGHT


def _passes(parse: Parse, at: int) -> bool:
    """May a date below `at` belong to what is above `at`?"""
    token, head = parse.tokens[at], parse.tokens[parse.tokens[at].head]
    if token.role in CLAUSES:
        return token.role == "conjunct" and token.pos not in {"VERB", "AUX"}
    if token.role == "governed noun":
        return head.text.lower() in SAME_TIME or token.pos == "NUM"
    return True


def _above(parse: Parse, at: int, *, found: bool) -> int | None:
    """The clause above whose date `at` may share; None where it may not."""
    token, head = parse.tokens[at], parse.tokens[parse.tokens[at].head]
    if head.index == at or found:
        return None
    if token.pos in {"NOUN", "PROPN"}:
        return _above_noun(parse, at)
    if token.role in {"auxiliary", "passive auxiliary"}:
        return head.index
    if token.role in {"open clause", "object complement"} and head.lemma.lower() not in COMMITTING:
        return head.index
    if token.role == "conjunct" and _is_timeless(parse, at):
        return None  # `was ceded in 1898, yet its people cannot vote`
    if token.role == "conjunct" or (token.role == "adverbial clause" and token.tag == "VBG" and not _marked(parse, at)):
        return head.index
    return None


def _above_noun(parse: Parse, at: int) -> int | None:
    token, head = parse.tokens[at], parse.tokens[parse.tokens[at].head]
    if token.role in {"object", "subject", "passive subject", "complement"} and head.lemma.lower() in LIGHT:
        return head.index
    if token.role == "governed noun" and head.text.lower() in HAPPENING_AT and head.role == "preposition":
        above = parse.tokens[head.head]
        return above.index if above.pos in {"VERB", "AUX"} else None
    return head.index if token.role == "conjunct" and head.pos in {"NOUN", "PROPN"} else None


def _is_timeless(parse: Parse, at: int) -> bool:
    """A clause with a subject of its own that tells of the present or of what can be."""
    below = [parse.tokens[c] for c in parse.children[at]]
    if not any(t.role in {"subject", "passive subject"} for t in below):
        return False
    return parse.tokens[at].tag in {"VBZ", "VBP"} or any(
        t.role == "auxiliary" and t.tag in {"MD", "VBZ", "VBP"} for t in below
    )


def _marked(parse: Parse, at: int) -> bool:
    return any(
        parse.tokens[c].role in {"marker", "preposition"} and parse.tokens[c].index < at for c in parse.children[at]
    )


def _shared(parse: Parse, index: int, at: int, found: FoundDate) -> bool:
    """Is the date of the clause at `at`, above `index`, also that of `index`? To a verb, only if it stands before."""
    if parse.tokens[index].pos in {"VERB", "AUX"} and parse.tokens[at].pos in {"VERB", "AUX"}:
        return found.last <= index
    return True
