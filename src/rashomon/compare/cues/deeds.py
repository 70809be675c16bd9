"""Who does what to whom in one sentence, the same in active and passive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.clauses import NO_TOKEN, doer_of, objects_of_prepositions, undergoer_of, words_of_name
from rashomon.compare.cues.worded import Worded
from rashomon.compare.cues.words import words_of_class
from rashomon.language import Parse

_LEADING = words_of_class("leading")
# Classes of verbs whose deed is another's the other way round, and which way.
_CONVERSE = {"gets": ("get", 1), "gives": ("get", -1), "wins": ("win", 1), "loses": ("win", -1)}


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that acts or is acted upon: its head's token, the head's word and all words of its name."""

    index: int
    head: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb's token and word, who does it and to what or whom; `converse`: a class of deeds and which way round."""

    index: int
    verb: str
    agents: tuple[Party, ...]
    others: tuple[Party, ...]
    converse: tuple[str, int] | None


def find_deeds(worded: Worded) -> Iterator[Deed]:
    """The verbs of which both who does it and another party are told. Linear."""
    for token in worded.tokens:
        if token.pos != "VERB":
            continue
        doer, others = doer_of(worded.parse, token.index), _others(worded.parse, token.index)
        if doer != NO_TOKEN and others:
            yield Deed(
                token.index,
                worded.words[token.index],
                (_party(worded, doer),),
                tuple(_party(worded, i) for i in others),
                next((c for name, c in _CONVERSE.items() if token.index in worded.classes.get(name, ())), None),
            )


def _party(worded: Worded, head: int) -> Party:
    names = frozenset(worded.words[i] for i in words_of_name(worded.parse, head) if worded.tokens[i].pos == "PROPN")
    return Party(head, worded.words[head], names)


def _others(parse: Parse, verb: int) -> list[int]:
    """To whom or what it is done, and what prepositions but `by` lead to, those of its object included: `raised a
    complaint against the firm`."""
    object_ = undergoer_of(parse, verb)
    own = objects_of_prepositions(parse, verb)
    found = [] if object_ == NO_TOKEN else [object_]
    found += [o.index for word, o in own if word != "by"]
    if object_ != NO_TOKEN:
        found += [o.index for word, o in objects_of_prepositions(parse, object_) if word in _LEADING]
    return found
