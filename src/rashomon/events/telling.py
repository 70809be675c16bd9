"""Is there enough in the words to tell one event from others? Which mentions count, and which only lend support."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clauses import (
    government_of,
    helpers_of,
    is_aside,
    is_infinitive,
    is_passive,
    object_of,
    sense_of,
    subject_of,
)
from rashomon.dates import edtf_interval
from rashomon.events.lexicon import BOUND_NOUNS, FAMILIES, MEASURES, NOUNS, SAYINGS, VERBS
from rashomon.events.mention import EventMention
from rashomon.events.participants import GOINGS
from rashomon.events.plain import OCCASION
from rashomon.events.status import HALTED, UNDONE, Reading
from rashomon.events.triggers import makes_event
from rashomon.language import Parse, Token
from rashomon.lexicon import effects_of
from rashomon.people import Cast

_MATERIAL = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_ABSTRACT = (
    "ence",
    "ance",
    "ness",
    "ity",
    "ship",
    "ism",
    "tum",
    "hood",
)  # `lost patience`: nothing was done to a thing
_PRESENT = frozenset({"VBZ", "VBP"})
_TIMELESS = frozenset("do does can ca cannot".split())
A_WEEK = 7  # days
MIN_SAID = 4  # words of content that a clause of saying needs to tell what was said
_TALK = frozenset(e.family for table in (VERBS, NOUNS, BOUND_NOUNS) for e in table.values() if not e.deed)


def only_reports(mention: EventMention, told: Sequence[EventMention]) -> bool:
    """`Holm said on Friday that Norway had closed the strait`: the event is what was said, a deed or a measure."""
    firm = (m for m in told if m.status in {"happened", "planned"} or m.family in MEASURES or _is_others(mention, m))
    inside = [m for m in firm if m.trigger != mention.trigger and not m.weak]
    return mention.family in SAYINGS and any(
        mention.anchor.start <= m.anchor.start and m.anchor.end <= mention.anchor.end for m in inside
    )


def _is_others(saying: EventMention, deed: EventMention) -> bool:
    """Is the deed somebody else's than who speaks of it? One's own hopes, made known, are an event of their own."""
    doers = {p.actor for p in deed.scene.parts if p.part == "by"}
    return bool(doers) and not doers & saying.actors


def only_plans(parse: Parse, mention: EventMention, told: Sequence[EventMention]) -> bool:
    """`postponed a visit`: the event is the visit, postponed; that somebody postponed it is not another one."""
    if mention.family in FAMILIES:
        return False
    below = set(parse.subtree(mention.trigger)) - {mention.trigger}
    governed = [m for m in told if m.trigger in below and m.status != "happened"]
    return bool(governed) and bool(effects_of(sense_of(parse, mention.trigger)) & UNDONE)


def is_weak(parse: Parse, mention: EventMention, reading: Reading, predicate: int, *, told: bool) -> bool:
    """Too little for an event of its own: a bare noun in passing, or the present tense of a habit."""
    if mention.date is not None:
        return _is_undecided(mention, reading)
    token = parse.tokens[mention.trigger]
    if token.pos in {"NOUN", "PROPN"}:
        deed = mention.type in _MATERIAL or mention.family in {"dismiss", "appoint", "expel", "withdraw"}
        told_of = deed and bool(mention.scene.place or mention.scene.parts)  # `the ouster of …`, `the shelling of …`
        return not (told_of or reading.governed or (predicate != token.index and makes_event(parse, token.index)))
    if is_infinitive(parse, mention.trigger) and not reading.governed and is_aside(token):
        return mention.status == "planned"  # `took a book to keep busy`: an aim
    return told and _is_timeless(parse, token)


def _is_undecided(mention: EventMention, reading: Reading) -> bool:
    """`this year's elections`: whether they were held already, neither the words nor the dates say."""
    told, known = edtf_interval(mention.edtf), edtf_interval(mention.published.edtf)
    if mention.family not in {"vote", OCCASION.family} or not mention.noun or reading.governed or not (told and known):
        return False
    return told[0] <= known[0] and known[1] < told[1] and (told[1] - told[0]).days > A_WEEK


def _is_timeless(parse: Parse, verb: Token) -> bool:
    """The present tense of a habit, affirmed or denied, and what somebody can or cannot do."""
    helpers = helpers_of(parse, verb.index)
    if verb.tag == "VBN":
        return is_passive(parse, verb.index) and [t.tag in _PRESENT for t in helpers] == [True]
    return verb.tag in _PRESENT or (verb.tag == "VB" and any(t.text.lower() in _TIMELESS for t in helpers))


def is_nameless_saying(mention: EventMention, cast: Cast) -> bool:
    """`An aide said on Sunday …`: what a nameless somebody says is a statement, and no event of the story."""
    by = [cast.actor(p.actor).kind for p in mention.scene.parts if p.part == "by"]
    return mention.family in SAYINGS and all(kind == "group" for kind in by)


def is_measure(mention: EventMention, cast: Cast) -> bool:
    """What a state or body calls off, sends home, stays away from is told as fact also where an official says it."""
    by = {cast.actor(p.actor).kind for p in mention.scene.parts if p.part == "by"}
    return mention.family in MEASURES and bool(by & {"country", "organisation"})


def tells(mention: EventMention, parse: Parse, quoted: bool) -> bool:
    """Is there enough in the words to tell one event from others?"""
    entry_deed = mention.family not in _TALK
    acting = len(mention.scene.parts)
    if not entry_deed:
        aimed = mention.type is not None and not quoted and {p.part for p in mention.scene.parts} >= {"by", "to"}
        if mention.family in SAYINGS and len(mention.words) < MIN_SAID:
            return False  # `Holm said on Sunday`, and not what
        return (aimed or (mention.date is not None and acting > 0)) and mention.status == "happened"
    if quoted and not (mention.date is not None or acting >= 2):
        return False
    if " " not in mention.anchor.exact and mention.date is None and parse.tokens[mention.trigger].pos == "VERB":
        return False  # `if approved`: one word tells nothing
    if _is_manner(parse, mention.trigger):
        return False
    if mention.family == OCCASION.family:
        return mention.date is not None
    if mention.family not in FAMILIES:
        return tells_plainly(mention, parse)
    if mention.family == "summit":
        return mention.date is not None or bool(mention.scene.place)
    if mention.family in GOINGS - {"visit", "mobilize"} or parse.tokens[mention.trigger].lemma.lower() in {
        "fly",
        "arrive",
        "travel",
        "land",
    }:
        moved = acting > 0 or mention.family == "mobilize"
        return moved and bool(mention.scene.place or mention.date is not None)
    named = mention.type is not None and bool(mention.patient)
    thought_of = named and mention.status == "possible"  # `the possibility of boycotting the games`
    if mention.family == "host" or (parse.tokens[mention.trigger].tag == "VBG" and not acting and not thought_of):
        return mention.date is not None
    if parse.tokens[mention.trigger].pos == "VERB" and not acting and mention.date is None:
        patient = object_of(parse, mention.trigger) or _subject(parse, mention.trigger)
        if mention.status in {"planned", "possible"}:
            return named
        material = mention.type in _MATERIAL and patient is not None and patient.pos != "PRON"
        return material and (mention.type == "ASSAULT" or bool(mention.scene.place))
    return acting > 0 or mention.date is not None or bool(mention.scene.place) or named


def _is_manner(parse: Parse, index: int) -> bool:
    """`without firing a shot`: how something was done."""
    government = government_of(parse, index)
    return government is not None and government.frame.removeprefix("obj ") == "without"


def tells_plainly(mention: EventMention, parse: Parse) -> bool:
    """A deed that no table knows needs somebody or something done to, and when or where; a halt tells itself."""
    halted = mention.noun and mention.status in HALTED
    if mention.date is not None or (halted and len(mention.words) >= MIN_SAID):
        return True
    below = object_of(parse, mention.trigger)
    if below is not None and below.pos == "NOUN" and below.lemma.lower().endswith(_ABSTRACT):
        return False
    return bool(mention.scene.place or (mention.actors and below is not None))


def _subject(parse: Parse, verb: int) -> Token | None:
    """The verb's subject, if it has one of its own."""
    subject = subject_of(parse, verb)
    return subject if subject is not None and subject.head == verb else None
