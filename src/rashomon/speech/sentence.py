"""The cues of a sentence: verbs, nouns and adjectives of saying, `according to`."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Parse, Token
from rashomon.speech.found import Cue
from rashomon.speech.nouns import find_according, find_adjective_cue, find_noun_cue
from rashomon.speech.subjects import find_source
from rashomon.speech.verbs import find_verb_cue

_CUES = frozenset({"VERB", "NOUN", "ADJ"})


def find_cues(parse: Parse, quoted: frozenset[int]) -> list[Cue]:
    """The cues of a sentence outside quotation marks, in order."""
    free = (t for t in parse.tokens if t.pos in _CUES and t.index not in quoted)
    cues = [cue for token in free for cue in _cues_at(parse, token, quoted)]
    return sorted((find_source(parse, cue, quoted) for cue in cues), key=lambda c: c.token)


def _cues_at(parse: Parse, token: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    if token.text.casefold() == "according":
        yield from find_according(parse, token)
    elif token.pos == "VERB" and not (token.index and parse.tokens[token.index - 1].text == "-"):
        yield from find_verb_cue(parse, token, quoted)
    elif token.pos == "NOUN":
        yield from find_noun_cue(parse, token, quoted)
    elif token.pos == "ADJ":
        yield from find_adjective_cue(parse, token)
