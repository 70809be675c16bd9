"""Does the clause round a date speak of the past or of what is to come?

News says `Sunday` and `in February` for the nearest one on that side of publication which the
governing verb's tense points to. The words that decide: the nearest one above the date that
decides anything; where none does, the answer is `open`.
"""

from __future__ import annotations

from rashomon.clauses import (
    adjective_of,
    describes,
    helpers_of,
    is_aside,
    is_joined,
    is_noun,
    is_object,
    is_owner,
    is_part_of_name,
    is_passive,
    is_taken,
    is_verb,
    teller_of,
    tells_when,
    tense_of,
    verb_above,
)
from rashomon.dates.rule import Leaning
from rashomon.language import Parse, ParsedSentence
from rashomon.lexicon import words_of

MAX_CLIMB = 40  # words above a date: deeper trees are broken ones; bounds the work in hostile text
_AHEAD = words_of("dates", "ahead")  # what hangs on them is still to come, whatever their own tense
_AHEAD_NOUNS = words_of("dates", "ahead noun")  # they say it of the infinitive below them: `plans to visit in June`
_AFTER, _HALTING = words_of("dates", "after"), words_of("dates", "halting")
_OVERTAKEN = words_of("dates", "overtaken")
_POINTING = words_of("dates", "pointing")  # told of a day to come: `has been postponed until Monday`
_UP_TO = frozenset({"until", "till", "to"})


def find_leaning(sentence: ParsedSentence, index: int) -> Leaning:
    """Where the clause round token `index` looks; `present` may be a timetable's or a habit's, `open` tells nothing."""
    parse = sentence.parse
    below, at = index, index
    up_to = parse.tokens[parse.tokens[index].head].text.lower() in _UP_TO
    for _ in range(MAX_CLIMB):
        if up_to and at != index and points_on(parse, at):
            return "future"
        found = _told_by(parse, at, below, headline=sentence.sentence.role != "body")
        if found:
            # `Tuesday's vote comes with a catch`: what is said of it now may lie behind
            return "open" if found == "present" and is_owner(parse.tokens[index]) else found
        below, at = at, parse.tokens[at].head
        if at == below:
            break
    return "open"


def _told_by(parse: Parse, at: int, below: int, *, headline: bool) -> Leaning | None:
    token = parse.tokens[at]
    if is_noun(token) or at == below:
        below_it = [parse.tokens[c] for c in parse.children[at]]
        if at == below and _is_told_of(parse, at):
            return "past"
        if at != below and _is_followed(parse, at):
            return "past"
        ahead = any(t.lemma.lower() in _AHEAD and is_part_of_name(t) for t in below_it)
        return "future" if ahead and not _overtaken(parse, at) else None
    if token.pos == "ADJ" and token.lemma.lower() in _AHEAD:
        return _ahead(parse, at)
    if not is_verb(token):
        return None
    return _verb(parse, at, direct=tells_when(parse.tokens[below]), headline=headline)


def points_on(parse: Parse, at: int) -> bool:
    """Does it tell of a day ahead when it is said: `extended`, `won an extension`; not `had extended`?"""
    if any(h.lemma == "have" and h.tag == "VBD" for h in helpers_of(parse, at)):
        return False
    objects = (parse.tokens[c] for c in parse.children[at] if is_object(parse.tokens[c]))
    return any(t.lemma.lower() in _POINTING for t in (parse.tokens[at], *objects))


def _is_followed(parse: Parse, at: int) -> bool:
    """`The ad follows a statement on Tuesday`: what is followed lies behind."""
    noun = parse.tokens[at]
    head = parse.tokens[noun.head]
    return is_object(noun) and head.lemma.lower() in _AFTER and head.tag in {"VBZ", "VBP"}


def _is_told_of(parse: Parse, at: int) -> bool:
    """`Friday, when he told reporters`: what the day is known for lies behind, whatever the clause hangs on."""
    after = [t for t in parse.tokens[at + 1 : at + 3] if t.text != ","][:1]
    return bool(after) and after[0].text.lower() == "when" and parse.tokens[after[0].head].tag == "VBD"


def _verb(parse: Parse, at: int, *, direct: bool, headline: bool) -> Leaning | None:
    token, tense, planned = parse.tokens[at], tense_of(parse, at), parse.tokens[at].lemma.lower() in _AHEAD
    called = adjective_of(parse, at)
    match tense:
        case "perfect":
            return "future" if planned and _just_halted(parse, at) else "past"
        case "future":
            return "future"
        case _ if called is not None and called.lemma.lower() in _AHEAD:
            return _ahead(parse, at)  # `were due in Geneva on Friday`
        case "infinitive":
            return _infinitive(parse, at)
        case _ if token.tag == "VBN" and planned:
            return _ahead(parse, at)
        case "past":
            return "past"
        case "present passive":
            return "open" if headline else "past"
        case "progressive":
            return "open" if headline else "future"
        case "present":
            far_be = token.lemma == "be" and (describes(token) or is_aside(token)) and not direct
            return "open" if headline else None if far_be else "present"  # `X, which is Y`: tells nothing of Y
        case "base":
            told = is_taken(token) or is_joined(token) or teller_of(parse, at) is not None
            return None if told else "future"  # `demanded that they stop by Friday`
        case "participle":
            return "past" if describes(token) or is_part_of_name(token) else None
    return None


def _ahead(parse: Parse, at: int) -> Leaning:
    """`planned for Friday`: to come, unless something says that this plan is overtaken."""
    return "past" if _overtaken(parse, at) else "future"


def _overtaken(parse: Parse, at: int) -> bool:
    past = any(parse.tokens[c].text.lower() in _OVERTAKEN for c in parse.children[at]) or (
        parse.tokens[at].tag == "VBN" and tense_of(parse, at) == "perfect"
    )
    return past and not _just_halted(parse, at)


def _just_halted(parse: Parse, at: int) -> bool:
    """`planned for Monday, has been postponed`, `is postponing the vote set for Sunday`: told before the day."""
    if not describes(parse.tokens[at]):
        return False
    verb = parse.tokens[verb_above(parse, parse.tokens[at].head)]
    if verb.lemma.lower() not in _HALTING:
        return False
    return verb.tag == "VBG" or any(h.tag in {"VBZ", "VBP"} for h in helpers_of(parse, verb.index))


def _infinitive(parse: Parse, at: int) -> Leaning | None:
    """`to visit in June`: to come after words of planning, unless these lie in the past perfect."""
    head = parse.tokens[parse.tokens[at].head]
    lemma = head.lemma.lower()
    if head.index == at or lemma == "be" or parse.text[: parse.tokens[at].start].endswith(", to be "):
        return "future"  # `in an interview, to be shown on Tuesday, he said`
    if is_noun(head):
        return "future" if is_passive(parse, at) or lemma in _AHEAD_NOUNS else None  # `an event to be held in May`
    return _ahead(parse, head.index) if lemma in _AHEAD else None
