"""A clause as plain values: what a predicate says, by whom, of whom, how real, and whose claim it is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rashomon.lexicon import Reality as Reality

UNREAL: frozenset[Reality] = frozenset({"planned", "wanted", "possible"})  # to come, wished for or open
Leaning = Literal["past", "present", "future", ""]
NO_TOKEN = -1  # no token of the sentence


class Standing(NamedTuple):
    """How real a deed is: its reality, whether it is affirmed, and whose claim it is (tokens, outermost first).

    `root`: the token that heads the clause this was read from; `governed`: do words above the deed decide it?
    `trace`: each rule that acted, outermost last."""

    reality: Reality
    affirmed: bool
    root: int
    governed: bool = False
    trace: tuple[str, ...] = ()


class Clause(NamedTuple):
    """A predicate of a sentence with what the grammar tells of it. Tokens are given by index, `NO_TOKEN` for none.

    `sense`: its lemma with particle; `others`: other phrases by their preposition; `content`: the predicate of a clause
    that it takes; `leaning`: the time its form points to; `span`: start and end in the sentence's text; `root`,
    `governed`, `trace` as in `Standing`."""

    predicate: int
    sense: str
    doer: int
    undergoer: int
    others: tuple[tuple[str, int], ...]
    content: int
    affirmed: bool
    reality: Reality
    claimed_by: tuple[int, ...]
    quoted: bool
    voice: Literal["active", "passive", "noun"]
    leaning: Leaning
    span: tuple[int, int]
    root: int
    governed: bool
    trace: tuple[str, ...]
