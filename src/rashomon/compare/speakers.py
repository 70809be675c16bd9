"""Words credited to somebody else: one utterance, two speakers who cannot be one."""

from __future__ import annotations

from rashomon.compare.cues.words import words_of_class
from rashomon.compare.quoted import overlap, split
from rashomon.people import Cast
from rashomon.people.lexicon import COLLECTIVES, GROUP_PRONOUNS, OFFICES
from rashomon.text import fold
from rashomon.vocabulary import Actor, Statement

SAME_CONTENT = 0.75  # share (0 to 1) of the shorter content's long words that the other has: one utterance
MIN_LENGTH = 0.4  # shorter content's words of the longer one's; a fragment may be anybody's
# Words of names and offices that many share: they make no two actors one.
_COMMON = words_of_class("common-in-names")
# Bodies whose officials speak for their country.
_GOVERNING = words_of_class("governing")
_RELAYED = words_of_class("relayed")
CERTAIN, LIKELY = 0.9, 0.65  # confidence: two known by name; a group against one person


def is_one_utterance(a: Statement, b: Statement) -> bool:
    """Does a piece of one statement say what a piece of the other says, as far as their long words tell?"""
    return any(_is_one(split(x.exact), split(y.exact)) for x in a.anchors for y in b.anchors)


def _is_one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((len(a), len(b)))
    return short >= MIN_LENGTH * long and overlap(a, b) >= SAME_CONTENT


def find_other_speaker(a: Statement, b: Statement, cast: Cast, present: tuple[set[str], set[str]]) -> float:
    """Confidence that one utterance is credited to two who cannot be one; 0 where they may be.

    `present`: the actors that the sentences of `a` and of `b` mention: where both speakers are named on one side, it
    is not sure which of them that side means.
    """
    if _is_plural(a) != _is_plural(b):
        other = b if _is_plural(a) else a
        return LIKELY if _is_person(other, cast) and not (a.speaker and b.speaker) else 0.0
    if a.speaker == b.speaker or {a.cue, b.cue} & _RELAYED:
        return 0.0
    if a.speaker is None or b.speaker is None:
        return _by_surname(a, b, cast)
    if b.speaker in present[0] or a.speaker in present[1]:
        return 0.0
    one, other_actor = cast.actor(a.speaker), cast.actor(b.speaker)
    return CERTAIN if _is_known(one) and _is_known(other_actor) and not _may_be_one(one, other_actor) else 0.0


def _by_surname(a: Statement, b: Statement, cast: Cast) -> float:
    """One of the two is known, of the other only the words: `Professor Holm` is no Ida Brandt."""
    known, other = (a, b) if a.speaker else (b, a)
    if not _is_person(known, cast):
        return 0.0
    surname = other.speaker_text.split()[-1:] or [""]
    titled = len(other.speaker_text.split()) > 1 and all(w[:1].isupper() for w in other.speaker_text.split())
    told = {fold(w) for w in other.speaker_text.split()}
    apart = titled and surname[0][:1].isupper() and not told & _words(cast.actor(known.speaker or ""))
    return LIKELY if apart else 0.0


def _is_plural(row: Statement) -> bool:
    return row.speaker is None and fold(row.speaker_text) in GROUP_PRONOUNS


def _is_person(row: Statement, cast: Cast) -> bool:
    return row.speaker is not None and cast.actor(row.speaker).kind == "person"


def _is_known(actor: Actor) -> bool:
    """Is it somebody known by name, or a body of a country that is?"""
    return actor.kind != "group" or bool(actor.side)


def _may_be_one(a: Actor, b: Actor) -> bool:
    """Could the two be one, or speak for each other: a person and their office, body, party or country?"""
    if a.kind == b.kind == "person":
        return bool(_words(a) & _words(b))
    person, body = (a, b) if a.kind == "person" else (b, a)
    if person.kind != "person":
        return True  # a ministry, its country, its spokesman's office: too many names for one voice
    if body.side and body.side == person.side:
        return _is_official(person) or not person.roles
    return bool((_words(person) | _offices(person)) & _words(body)) or not person.roles


def _is_official(person: Actor) -> bool:
    """Does one of the person's roles speak for a country: an office that is no company's, union's or party's?"""
    for role in person.roles:
        words = set(fold(role.role).replace("-", " ").split())
        if words & OFFICES and not (words & COLLECTIVES) - _GOVERNING:
            return True
    return False


def _words(actor: Actor) -> set[str]:
    return {w for name in actor.names for w in fold(name).replace("-", " ").split() if w not in _COMMON and len(w) > 1}


def _offices(actor: Actor) -> set[str]:
    return {w for r in actor.roles for w in fold(r.role).replace("-", " ").split() if w not in _COMMON and len(w) > 1}
