"""A statement as found in one article, before speakers are joined over articles."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.vocabulary import Span, StatementKind


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """Who said what, as spans of the article's text (code points).

    `source`, `cue` and `content` are tuples of spans, in text order; `source` and `cue` may be empty.
    `sentence` and `speaker_token` (or -1) place the source's head for resolving who it is; `cue_token`
    is the cue's token in `cue_sentence` (or -1).
    """

    kind: StatementKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: str = ""
    speaker_token: int = -1
    cue_sentence: str = ""
    cue_token: int = -1
    addressee: str = ""
    inherited: bool = False  # the speaker is carried over from the statement before
    attitude: bool = False  # thought, wanted or favoured, or said without that any words are given
    why: str = ""  # which rule found the speaker, and who else could have been meant


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence: its token, its source's head token (-1 if none), and its content's tokens.

    `loose` cues (verbs of viewing, objects of speech acts) count only when the content is in marks or
    is a clause.
    """

    token: int
    source: int
    content: tuple[int, ...]
    loose: bool
    words: tuple[int, ...]  # the cue's own tokens (`according`, `to`)
