"""The clauses of a sentence, what bears on each, and who says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.clauses import (
    NO_TOKEN,
    claimants_of,
    clause_tops,
    doer_of,
    is_denied,
    objects_of_prepositions,
    owner_of,
    preposition_of,
    speaker_phrase,
    tops_above,
    undergoer_of,
)
from rashomon.compare.cues.worded import CONTENT, Worded
from rashomon.compare.cues.words import words_of_class

_OTHER_VOICES = frozenset({"accord", "according"})
_WHOSE = words_of_class("whose")  # `in the view of the clerk`
_SOMEBODY = frozenset({"NOUN", "PROPN", "PRON"})  # `six of them said yes` is nobody's claim
_BEARING = frozenset({"AUX", "PART", "ADV", "ADP", "ADJ"})
VOICE_NEAR = 12  # tokens from `according` to whom it names
LEVELS = 3  # clauses above one that may bear on it


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the cue's token and the speaker's, the cue's word, the words that tell who; none of an
    unresolved pronoun."""

    index: int
    head: int
    cue: str
    words: frozenset[str]
    names: frozenset[str]
    text: str
    denied: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its verb's token, its own tokens, those above it that bear on it (`claims that`, `could not rule out
    that`), and the words by which it is known again. `speaker`: the place of who says it in `Cues.speakers`, or -1."""

    head: int
    own: frozenset[int]
    bearing: frozenset[int]
    words: frozenset[str]
    named: frozenset[str]
    speaker: int


def find_speakers(worded: Worded) -> Iterator[Speaker]:
    """Who says something in the sentence."""
    parse, classes = worded.parse, worded.classes
    for index in classes.get("saying", ()):
        doer = doer_of(parse, index)
        if doer != NO_TOKEN and parse.tokens[doer].pos in _SOMEBODY:
            yield _speaker(worded, index, doer)
    for index in classes.get("source", ()):
        yield from (_speaker(worded, index, head) for head in _sources(worded, index))


def _sources(worded: Worded, index: int) -> list[int]:
    """Whom `according to` names, or whose claim or view a noun is."""
    parse = worded.parse
    if worded.words[index] in _OTHER_VOICES:
        after = parse.tokens[index + 1 : index + VOICE_NEAR]
        return [t.index for t in after if preposition_of(parse, t)][:1]
    owner = owner_of(parse, index)
    named = [o.index for word, o in objects_of_prepositions(parse, index) if word in _WHOSE]
    return [owner.index, *named] if owner is not None else named


def _speaker(worded: Worded, cue: int, head: int) -> Speaker:
    own = speaker_phrase(worded.parse, head)
    known = [i for i in own if worded.tokens[i].pos in CONTENT]
    return Speaker(
        cue,
        head,
        worded.words[cue],
        frozenset(worded.words[i] for i in known),
        frozenset(worded.words[i] for i in known if worded.tokens[i].pos == "PROPN"),
        worded.parse.words(own[0], own[-1] + 1),
        is_denied(worded.parse, cue),
    )


def find_clauses(worded: Worded, speakers: Sequence[Speaker]) -> Iterator[Clause]:
    """The clauses of a sentence, infinitives and participles with the verb that governs them. Linear but for depth."""
    parse, light = worded.parse, words_of_class("light")
    said = {s.head: n for n, s in reversed(list(enumerate(speakers)))}
    for head, own in clause_tops(parse).items():
        above = tops_above(parse, head, LEVELS)
        bearing = {*above, *(c for at in above for c in parse.children[at] if worded.tokens[c].pos in _BEARING)}
        parts = {doer_of(parse, head), undergoer_of(parse, head)} - {NO_TOKEN, *own}
        known = [i for i in own if worded.tokens[i].pos in CONTENT and worded.words[i] not in light]
        words = frozenset(worded.words[i] for i in (*known, *parts))
        named = frozenset(worded.words[i] for i in (*known, *parts) if worded.tokens[i].pos in {"PROPN", "NUM"})
        speaker = next((said[c] for c in reversed(claimants_of(parse, head)) if c in said), -1)
        yield Clause(head, frozenset(own), frozenset(bearing), words, named, speaker)
