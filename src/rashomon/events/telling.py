"""Is there enough in the words to tell one event from others? Which mentions count, and which only lend support."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clauses import (
    describes,
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
from rashomon.events.clauses import makes_event
from rashomon.events.lexicon import FAMILIES, MEASURES, OCCASION, PALE, SAYINGS, TALK
from rashomon.events.mention import EventMention
from rashomon.events.participants import GOINGS
from rashomon.events.status import AHEAD, HALTED, UNDONE, FoundStatus
from rashomon.events.told import is_main
from rashomon.language import Parse, Token
from rashomon.lexicon import effects_of, is_telling
from rashomon.people import Cast

_MATERIAL = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_OWN_EVENT = frozenset({"dismiss", "appoint", "expel", "withdraw"})  # a noun of these tells an event with whom it names
_PRESENT = frozenset({"VBZ", "VBP"})
A_WEEK = 7  # days
MIN_SAID = 4  # words of content that a clause of saying needs to tell what was said
MIN_TOLD = 2  # words of content that a clause outside the tables needs to tell anything


def only_reports(mention: EventMention, told: Sequence[EventMention]) -> bool:
    """`Holm said on Friday that Norway had closed the strait`: the event is what was said, a deed or a measure."""
    firm = (m for m in told if m.status in {"happened", "planned"} or m.family in MEASURES)
    inside = [m for m in firm if m.trigger != mention.trigger and not m.weak]
    return mention.family in SAYINGS and any(
        mention.anchor.start <= m.anchor.start and m.anchor.end <= mention.anchor.end for m in inside
    )


def only_plans(parse: Parse, mention: EventMention, told: Sequence[EventMention]) -> bool:
    """`postponed a visit`: the event is the visit, postponed; that somebody postponed it is not another one."""
    if mention.family in FAMILIES:
        return False
    below = set(parse.subtree(mention.trigger)) - {mention.trigger}
    governed = [m for m in told if m.trigger in below and m.status != "happened"]
    return bool(governed) and bool(effects_of(sense_of(parse, mention.trigger)) & UNDONE)


def only_lends(parse: Parse, mention: EventMention, told: Sequence[EventMention]) -> bool:
    """`imposed sanctions`, `secured the release of the crew`: in the same words the noun tells a deed with a type."""
    if mention.type is not None:
        return False
    held = (m for m in told if m.type is not None and m.noun and not m.weak and m.anchor == mention.anchor)
    return any(parse.tokens[m.trigger].head == mention.trigger for m in held)


def is_weak(parse: Parse, mention: EventMention, reading: FoundStatus, predicate: int, *, told: bool) -> bool:
    """Too little for an event of its own: a bare noun in passing, or the present tense of a habit."""
    if mention.date is not None:
        return _is_undecided(mention, reading)
    token = parse.tokens[mention.trigger]
    if token.pos in {"NOUN", "PROPN"}:
        deed = mention.type in _MATERIAL or mention.family in _OWN_EVENT
        told_of = deed and bool(mention.scene.place or mention.scene.parts)  # `the ouster of …`, `the shelling of …`
        return not (told_of or reading.governed or (predicate != token.index and makes_event(parse, token.index)))
    if is_infinitive(parse, mention.trigger) and not reading.governed and is_aside(token):
        return mention.status == "planned"  # `took a book to keep busy`: an aim
    return told and _is_timeless(parse, token)


def _is_undecided(mention: EventMention, reading: FoundStatus) -> bool:
    """`this year's elections`: whether they were held already, neither the words nor the dates say."""
    told, known = edtf_interval(mention.edtf), edtf_interval(mention.published.edtf)
    if mention.family not in {"vote", OCCASION.family} or not mention.noun or reading.governed or not (told and known):
        return False
    return told[0] <= known[0] and known[1] < told[1] and (told[1] - told[0]).days > A_WEEK


def _is_timeless(parse: Parse, verb: Token) -> bool:
    """The present tense of a habit, affirmed or denied (`does not visit`), and what somebody can or cannot do."""
    helpers = helpers_of(parse, verb.index)
    if verb.tag == "VBN":
        return is_passive(parse, verb.index) and [t.tag in _PRESENT for t in helpers] == [True]
    able = any(t.lemma.lower() in {"do", "can"} and t.tag != "VBD" for t in helpers)
    return verb.tag in _PRESENT or (verb.tag == "VB" and able)


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
    if mention.family in TALK:
        return _says_enough(mention, quoted)
    if quoted and mention.date is None and len(mention.scene.parts) < 2:
        return False
    if _is_one_word(mention, parse) or _is_manner(parse, mention.trigger) or _is_setting(parse, mention.trigger):
        return False
    if mention.date is not None:
        return mention.family not in GOINGS or bool(mention.actors) or mention.family == "mobilize"
    if mention.family in {OCCASION.family, "host"}:
        return False
    return _tells_undated(mention, parse)


def _says_enough(mention: EventMention, quoted: bool) -> bool:
    """Somebody to somebody, or on a day; of plain saying also what."""
    if mention.family in SAYINGS and len(mention.words) < MIN_SAID:
        return False  # `Holm said on Sunday`, and not what
    aimed = mention.type is not None and not quoted and {p.part for p in mention.scene.parts} >= {"by", "to"}
    return aimed or (mention.date is not None and bool(mention.scene.parts))


def _is_one_word(mention: EventMention, parse: Parse) -> bool:
    """`if approved`"""
    return " " not in mention.anchor.exact and mention.date is None and parse.tokens[mention.trigger].pos == "VERB"


def _is_manner(parse: Parse, index: int) -> bool:
    """`without firing a shot`: how something was done."""
    government = government_of(parse, index)
    return government is not None and government.frame.removeprefix("obj ") == "without"


def _is_setting(parse: Parse, index: int) -> bool:
    """`Speaking to a newspaper, Holm said …`: where something was said."""
    token = parse.tokens[index]
    speaking = token.lemma.lower() == "speak" and token.tag == "VBG"
    return speaking and is_aside(token) and is_telling(parse.tokens[token.head].lemma)


def _tells_undated(mention: EventMention, parse: Parse) -> bool:
    """A deed without a day: of whom, to what, or where must be told, of a movement two of these."""
    acting, place = bool(mention.scene.parts), bool(mention.scene.place)
    if mention.family not in FAMILIES:
        return tells_plainly(mention, parse)
    if mention.family == "summit":
        return place
    named = mention.type is not None and bool(mention.patient)
    token = parse.tokens[mention.trigger]
    if token.pos == "VERB" and mention.family in GOINGS and mention.family != "mobilize":
        return acting and (place or (mention.family == "visit" and bool(mention.patient)))
    if acting or token.pos != "VERB":
        return acting or place or named
    if mention.status in AHEAD:
        return named
    return token.tag != "VBG" and _is_material(mention, parse)


def _is_material(mention: EventMention, parse: Parse) -> bool:
    """`a bridge was bombed`, `crowds were arrested in Sund`: nobody known does it, but it is done to somebody."""
    subject = subject_of(parse, mention.trigger)
    patient = object_of(parse, mention.trigger) or (
        subject if subject is not None and subject.head == mention.trigger else None
    )
    material = mention.type in _MATERIAL and patient is not None and patient.pos != "PRON"
    return material and (mention.type == "ASSAULT" or bool(mention.scene.place))


def tells_plainly(mention: EventMention, parse: Parse) -> bool:
    """A deed that no table knows needs somebody or something done to, and when or where; a halt tells itself."""
    halted = mention.noun and mention.status in HALTED
    if mention.date is not None or (halted and len(mention.words) >= MIN_SAID):
        return True
    return bool(mention.scene.place or (mention.actors and object_of(parse, mention.trigger) is not None))


def stands_alone(parse: Parse, mention: EventMention) -> bool:
    """Does what an article begins with make an event of its own: told as done or to come, of somebody, at some time?"""
    told = mention.status in {"happened", "planned", *HALTED} and is_main(parse, mention.trigger)
    if not told or parse.tokens[mention.trigger].lemma.lower() in PALE:
        return False
    return bool(mention.actors) and tells_plainly(mention, parse)


def is_lasting(parse: Parse, mention: EventMention, role: str) -> bool:
    """What is so at all times, is part of a name, or is one word: `who chairs the board`, `the Southern Forum`."""
    token = parse.tokens[mention.trigger]
    if token.pos == "PROPN" or len(mention.words) < MIN_TOLD:
        return True
    if mention.edtf or role == "title" or not (describes(token) or is_aside(token)):
        return False
    return token.tag in _PRESENT and not helpers_of(parse, token.index)
