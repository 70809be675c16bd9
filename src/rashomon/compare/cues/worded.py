"""A sentence as cues are read from it: its tokens with their folded lemmas, and its words by class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.language import Parse, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, eq=False)
class Worded:
    """A sentence with the lemma of each token, folded; `classes`: the tokens by class of word."""

    parse: Parse
    words: tuple[str, ...]
    classes: Mapping[str, tuple[int, ...]]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parse.tokens

    def word(self, index: int) -> str:
        """The token's text."""
        return self.parse.tokens[index].text
