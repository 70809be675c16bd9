"""The words that deny something, come near to denying it, or leave it open, whatever they hang on."""

from __future__ import annotations

import re
from typing import Protocol

from rashomon.clauses import is_answer
from rashomon.compare.cues.words import find_classes, words_of_class
from rashomon.language import Parse, Token

_NOT = words_of_class("deny")
# Words that deny what hangs on them: `refused to say`, `unable to sign`, `without saying`.
DENYING = words_of_class("denying")
_BOUND = re.compile(r"\s+(?:more|less|fewer|later|earlier|sooner|higher|lower|better|worse)\s+than\b|\s+doubt\b", re.I)
SEEN = 20  # characters after a denial that may tell it is none


class Read(Protocol):
    """A sentence with its tokens and their lemmas, folded."""

    @property
    def parse(self) -> Parse: ...
    @property
    def tokens(self) -> tuple[Token, ...]: ...
    @property
    def words(self) -> tuple[str, ...]: ...


def is_not(side: Read, index: int) -> bool:
    """Is the word a denial, and no bound (`no more than`), vote (`said no`) or `not only`?"""
    token = side.tokens[index]
    if token.text.lower() not in _NOT:
        return False
    after = side.parse.text[token.end : token.end + SEEN]
    return not (_BOUND.match(after) or is_answer(side.parse, index) or after[:5].strip().lower() == "only")


def is_denial(side: Read, index: int) -> bool:
    """Does the word deny something, by itself (`not`, `none`) or as a verb of denying (`refused`, `ruled out`)?"""
    if side.words[index] == "rule":
        return any(side.tokens[c].text.lower() == "out" for c in side.parse.children[index])
    return is_not(side, index) or side.words[index] in DENYING


def denials(side: Read) -> int:
    """How many words of the sentence deny something."""
    return sum(is_denial(side, t.index) for t in side.tokens)


def is_doubtful(side: Read) -> bool:
    """Does a word of the sentence come near to denying what it says?"""
    return "near-denial" in find_classes(side.parse)


def is_uncertain(side: Read) -> bool:
    """Does a word of the sentence leave open whether it is so?"""
    return "unsure" in find_classes(side.parse)
