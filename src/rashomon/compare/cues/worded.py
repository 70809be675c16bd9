"""A sentence as cues are read from it: its tokens with their folded lemmas."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language import Parse, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
LIGHT = frozenset("be have do get go make take say will".split())


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence with the lemma of each token, folded."""

    parse: Parse
    words: tuple[str, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parse.tokens
