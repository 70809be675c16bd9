"""The words of an event: one readable clause round its trigger, as token range and anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.clauses import (
    MAX_CLIMB,
    NO_TOKEN,
    Government,
    complements_of,
    content_of,
    effect_on,
    government_of,
    infinitives_of,
    is_main,
    is_noun,
    is_passive,
    is_subject,
    is_verb,
    own_clause,
    sense_of,
)
from rashomon.dates import FoundDate
from rashomon.events.lexicon import ENGAGED, LIGHT, OCCUR
from rashomon.events.phrases import trimmed, whole_word
from rashomon.events.status import UNDONE
from rashomon.language import Parse, ParsedArticle, ParsedSentence
from rashomon.text import dateline_end
from rashomon.vocabulary import Anchor

MAX_TOKENS = 45  # tokens of a clause; longer ones are cut to the trigger, its subject and what follows


def predicate_of(parse: Parse, index: int) -> int:
    """The verb whose clause tells of the event: the trigger itself, or what a trigger noun is subject or object of."""
    government = government_of(parse, index) if is_noun(parse.tokens[index]) else None
    if government is None:
        return index
    above = parse.tokens[government.above]
    if government.frame == "in" and above.lemma.lower() in ENGAGED:
        return above.index  # `is involved in talks`
    if above.pos == "NOUN" and government.frame.isalpha():  # `a series of talks was held`
        government = government_of(parse, above.index) or government
    return government.above if _lends(parse, government) else index


def makes_event(parse: Parse, index: int) -> bool:
    """Is the noun the object of a verb that lends it a deed (`reached a deal`), or the subject of `took place`?"""
    verb = predicate_of(parse, index)
    lemma = parse.tokens[verb].lemma.lower()
    if lemma == "be" and any(complements_of(parse, verb)):
        return False  # `the inquiry was fair` tells of the inquiry, not that it was
    occurs = is_subject(parse.tokens[index]) and not is_passive(parse, verb)
    return verb != index and lemma in (OCCUR if occurs else LIGHT | ENGAGED)


def _lends(parse: Parse, government: Government) -> bool:
    """Does the verb say of the noun that it is held, planned, called off …, rather than something about it?"""
    verb, frame = parse.tokens[government.above], government.frame
    if not is_verb(verb) or frame not in {"subj", "obj"}:
        return False
    if frame == "subj":
        return verb.lemma.lower() in OCCUR
    if sense_of(parse, verb.index) == "call":
        return not any(complements_of(parse, verb.index))  # `called the raid an outrage`
    return verb.lemma.lower() in LIGHT or effect_on(parse, verb.index, frame)[0] in UNDONE


def clause_of(parse: Parse, index: int, root: int, dates: Sequence[FoundDate]) -> tuple[int, int]:
    """Tokens first to last (half-open) of the clause of the event at `index`, headed by token `root`."""
    path = _path(parse, index, root)
    kept = sorted({i for at in (*path, *_taken(parse, index)) for i in own_clause(parse, at)})
    first, last = _contiguous(kept, index, path)
    first, last = _bounded(first, last, index)
    for date in dates:  # a date that stands right beside belongs to it
        if date.first - last in {0, 1} and last - first < MAX_TOKENS and date.last - date.first <= 6:
            last = max(last, date.last)
    return trimmed(parse, _after_dateline(parse, first, index), last)


def _taken(parse: Parse, index: int) -> Iterator[int]:
    """What the deed is without which it says nothing: `forced them to *leave*`, `agreed to *let* them *leave*`."""
    at = index
    for _ in range(MAX_CLIMB):
        if not is_verb(parse.tokens[at]):
            return
        taken = content_of(parse, at)
        bound = infinitives_of(parse, at) if effect_on(parse, at, "inf")[0] else iter(())
        found = taken.index if taken is not None else next(bound, NO_TOKEN)
        if found < at:
            return
        yield found
        at = found


def with_words(parse: Parse, index: int, first: int, last: int) -> tuple[int, int]:
    """The range with what is said, asked, announced: the verb's clause, or all of a sentence with quotation marks."""
    said = content_of(parse, index, finite=True)
    below = parse.subtree(said.index) if said is not None else []
    if not below and is_main(parse.tokens[index]) and any(t.tag in {"``", "''"} for t in parse.tokens):
        below = list(range(len(parse.tokens)))
    if not below:
        return first, last
    start, end = min(first, below[0]), max(last, below[-1] + 1)
    return trimmed(parse, start, min(end, start + 2 * MAX_TOKENS))


def _after_dateline(parse: Parse, first: int, index: int) -> int:
    """`WASHINGTON, May 4 (Agency) - The minister …`: the clause begins after the dash."""
    filed = dateline_end(parse.text)
    return next((i for i in range(first, index) if parse.tokens[i].start >= filed), index)


def _path(parse: Parse, index: int, root: int) -> list[int]:
    path, at = [index], index
    while at != root and parse.tokens[at].head != at and len(path) < MAX_TOKENS:
        at = parse.tokens[at].head
        path.append(at)
    return path if at == root else [index]


def _contiguous(kept: Sequence[int], index: int, path: Sequence[int]) -> tuple[int, int]:
    """The stretch of `kept` round the trigger; holes are allowed where the clause goes on after them."""
    have, core = set(kept), {index, *path}
    first, last = min(core), max(core)
    while first - 1 in have or any(i in have for i in range(max(0, first - 12), first)):
        first -= 1
    while last + 1 in have:
        last += 1
    return first, last + 1


def _bounded(first: int, last: int, index: int) -> tuple[int, int]:
    if last - first <= MAX_TOKENS:
        return first, last
    first = max(first, index - MAX_TOKENS // 2)
    return first, min(last, first + MAX_TOKENS)


def anchor_of(article: ParsedArticle, sentence: ParsedSentence, first: int, last: int) -> Anchor:
    """The anchor of tokens first to last (half-open) of a sentence of `article`."""
    tokens = sentence.parse.tokens
    offset = sentence.sentence.start
    first, last = whole_word(sentence.parse, first, last)
    return article.article.anchor(offset + tokens[first].start, offset + tokens[last - 1].end)
