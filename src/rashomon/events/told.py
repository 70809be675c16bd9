"""Deeds that no table knows: `raised a flag`, `dug trenches`, `the blaze on Monday`. They are events without a type.

Two reporters of one event seldom use one verb: what one calls a crash `went down` for another. So each clause that
tells of something done is a telling; its family is the verb itself. Most of these are faint: they may join an event and
make none of their own. One that tells a deed as done or to come, by somebody, stands for itself if its words say when
or where; and so does what is called off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from rashomon.clauses import (
    claimants_of,
    content_of,
    describes,
    describes_noun,
    effect_on,
    find_standing,
    has_premodifier,
    heads_clause,
    helpers_of,
    is_aside,
    is_infinitive,
    is_joined,
    is_negated,
    is_object,
    is_participle,
    is_subject,
    object_of,
    objects_of_prepositions,
    owner_of,
    preposition_of,
    sense_of,
    subject_of,
    tense_of,
    told_above,
)
from rashomon.clauses import is_main as heads_sentence
from rashomon.events.frames import KINDS
from rashomon.events.lexicon import FAMILIES, HALTS, PALE, PHASES, SETS, STILL, THIN, Entry
from rashomon.events.status import HALTED, REFUSED, UNDONE, find_status
from rashomon.events.triggers import entry_at, is_in_table
from rashomon.language import Name, Parse, ParsedArticle, Token
from rashomon.lexicon import read_deeds, words_of
from rashomon.people.lexicon import COLLECTIVES, is_role_noun
from rashomon.speech.cues import ACTS, SAYING
from rashomon.speech.cues import NOUNS as WORDS

_AHEAD = UNDONE - REFUSED
_TOLD = frozenset({"past", "perfect", "progressive", "present passive", "future"})
_LITTLE = PALE | THIN | SAYING | ACTS  # verbs that make no event by themselves
_ON = words_of("dates", "happening at")
_WHEN = SETS["dated_by"]
ONE_IN = 10  # uses of a noun of which one must have a time: the blaze has, the government seldom
LEAD = 2  # sentences of the body in which an article tells what it is about
_DAYS = frozenset({"DATE", "TIME"})


class Deed(NamedTuple):
    """A word that tells something done or happening; is it `firm`, or faint: may it only join an event?"""

    at: int
    entry: Entry
    firm: bool


def find_deeds(parse: Parse, happenings: Collection[str] = ()) -> list[Deed]:
    """All that a sentence tells of, in order: what the tables know, and any other deed or happening.

    `happenings`: lemmas of nouns that name one; see `find_happenings`."""
    asked = parse.text.rstrip().endswith("?")
    found = (_deed(parse, token, happenings) for token in parse.tokens if token.pos in KINDS)
    return [deed for deed in found if deed is not None and (deed.firm or not asked)]


def find_happenings(parses: Sequence[Parse]) -> frozenset[str]:
    """Lemmas of the nouns of some sentences that name what happens: those that often enough have a time, or occur."""
    nouns = [(parse, t) for parse in parses for t in parse.tokens if t.pos == "NOUN"]
    timed = Counter(t.lemma.lower() for parse, t in nouns if _has_time(parse, t))
    used = Counter(lemma for _, t in nouns if (lemma := t.lemma.lower()) in timed)
    return frozenset(lemma for lemma, times in timed.items() if times * ONE_IN >= used[lemma])


def _deed(parse: Parse, token: Token, happenings: Collection[str]) -> Deed | None:
    entry = entry_at(parse, token)
    if entry is not None:
        return Deed(token.index, entry, True)
    if token.pos == "VERB" and _is_deed(parse, token):
        return Deed(token.index, Entry(sense_of(parse, token.index), None, True), _stands(parse, token))
    if token.pos != "NOUN":
        return None
    firm = _is_called_off(parse, token)
    told = firm or _is_happening(parse, token, happenings)
    return Deed(token.index, Entry(token.lemma.lower(), None, True), firm) if told else None


def _is_deed(parse: Parse, verb: Token) -> bool:
    """Is something done or happening: not had, thought or begun, and no aim?"""
    if not heads_clause(parse, verb.index) or not verb.text[:1].isalpha():
        return False
    if verb.lemma.lower() in STILL or sense_of(parse, verb.index) in FAMILIES or _leaves_open(parse, verb.index):
        return False
    return not (is_infinitive(parse, verb.index) and (describes(verb) or is_aside(verb)))


def _leaves_open(parse: Parse, verb: int) -> bool:
    """`postponed a visit`, `risked a backlash`: what hangs on it is told, if anything is."""
    frames = {word for word, _ in objects_of_prepositions(parse, verb)}
    frames |= {"obj"} if object_of(parse, verb) is not None else set()
    frames |= {"inf", "that"} if content_of(parse, verb) is not None else set()
    return any(effect_on(parse, verb, frame)[0] in _AHEAD for frame in sorted(frames))


def _stands(parse: Parse, verb: Token) -> bool:
    """Is it told as done, being done or about to be, by somebody, and more than a word of saying or beginning?"""
    lemma, subject, below = verb.lemma.lower(), subject_of(parse, verb.index), object_of(parse, verb.index)
    if lemma in _LITTLE or is_participle(verb) or content_of(parse, verb.index) is not None:
        return False
    if subject is None or _is_vague(subject) or not _is_told(parse, verb.index):
        return False
    if below is None:
        return True
    return not (_is_vague(below) or below.lemma.lower() in WORDS or entry_at(parse, below) is not None)


def _is_told(parse: Parse, index: int) -> bool:
    """As done, being done or about to be; not if it is denied where it is told; `would` only as somebody's words."""
    if find_standing(parse, index).reality not in {"real", "planned"} or is_negated(parse, index):
        return False
    if any(t.lemma.lower() == "would" for t in helpers_of(parse, index)):
        return bool(claimants_of(parse, index))
    tense = tense_of(parse, index)
    return tense in _TOLD or (tense == "participle" and is_joined(parse.tokens[index]))


def _is_vague(token: Token) -> bool:
    """`it`, `that`, `which`, `everything`."""
    return token.pos == "PRON" and (token.tag != "PRP" or token.text.lower() == "it")


def _is_called_off(parse: Parse, noun: Token) -> bool:
    """`The inspection has been postponed`, whatever an inspection is."""
    verb = parse.tokens[noun.head]
    if verb.lemma.lower() not in HALTS or not (is_subject(noun) or is_object(noun)) or noun.lemma.lower() in WORDS:
        return False
    return verb.tag != "VB" and find_status(parse, noun.index).status in HALTED


def _is_happening(parse: Parse, noun: Token, happenings: Collection[str]) -> bool:
    """A noun of a deed or happening that is told of as one: `the blaze`, `his arrest`, `two collisions`."""
    lemma = noun.lemma.lower()
    if describes_noun(noun) or not has_premodifier(parse, noun.index) or lemma in WORDS or is_in_table(noun):
        return False
    return lemma in read_deeds() or lemma in happenings or _has_time(parse, noun)


def _has_time(parse: Parse, noun: Token) -> bool:
    """`The blaze on Monday`, `after the collapse`, `the accident happened`."""
    timed = preposition_of(parse, noun) in _WHEN or (
        parse.tokens[noun.head].lemma in PHASES and (is_subject(noun) or is_object(noun))
    )
    days = [name for name in parse.names if name.label in _DAYS]
    if not timed and days:
        owner = owner_of(parse, noun.index)  # `Saturday's quake`
        hung = [o for word, o in objects_of_prepositions(parse, noun.index) if word in _ON]
        timed = any(_is_day(days, t) for t in (*hung, *([owner] if owner is not None else [])))
    lemma = noun.lemma.lower()
    return timed and not (_is_day(days, noun) or is_role_noun(lemma) or lemma in COLLECTIVES)


def opened(parse: Parse, verb: Token) -> Token | None:
    """What begins, is held, is set for a day: the subject, or the object of who opens it."""
    return object_of(parse, verb.index) or subject_of(parse, verb.index)


def find_leads(article: ParsedArticle) -> frozenset[str]:
    """The sentences, by id, in which an article tells what it is about: its title and how its body begins."""
    titles = [s.sentence.id for s in article.sentences if s.sentence.role == "title"]
    body = [s.sentence.id for s in article.sentences if s.sentence.role == "body"]
    return frozenset((*titles, *body[:LEAD]))


def is_main(parse: Parse, index: int) -> bool:
    """Is it the verb that the sentence is about, or that somebody says is so, with somebody or something doing it?"""
    if parse.tokens[index].pos != "VERB" or subject_of(parse, index) is None:
        return False
    return heads_sentence(parse.tokens[told_above(parse, index)])


def _is_day(days: Sequence[Name], token: Token) -> bool:
    return any(day.first <= token.index < day.last for day in days)
