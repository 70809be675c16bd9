"""PLOVER codes: what a word, with the words that stand by it, is called in event data.

`codes.tsv` has a row for each code and frame: `impose` with a curfew as its object is COERCE, `call` with `for` and
an inquiry is ACCUSE. The first row of a word whose frame fits gives the code, a row without a frame last; where none
fits, the code is that of the word alone in `lexicon.py`, and where that has none either the event is not coded: never
a guess.

A deed that is only promised, refused, demanded or threatened has a code of its own in PLOVER: see `find_told_code`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from rashomon.clauses import sense_of
from rashomon.events.frames import KINDS, Frame, Slots, fits, is_due, read_table
from rashomon.events.lexicon import COOPERATION, FORCE, FORCES, SETS
from rashomon.events.status import AHEAD, HALTED, find_status
from rashomon.language import Parse
from rashomon.people.lexicon import OFFICES
from rashomon.vocabulary import Actor

_WARLIKE, _TONES = SETS["warlike"], SETS["tone"]  # deeds also done with words; what says that they are
_CIVILIANS, _OFFICERS, _ARMED = OFFICES | SETS["civilian"], SETS["officer"], SETS["armed"]
_CLOSINGS = SETS["closes"]  # deeds of SUPPORT that are done only when they are done, not by saying so, as praise is


class Row(NamedTuple):
    """A code (None: the word so used is no event that has one) and the slots that must hold one of some words."""

    code: str | None
    frame: Frame


Rows = Mapping[tuple[str, str], tuple[Row, ...]]  # (kind of word, lemma with its particle) to its rows in order


@cache
def read_codes() -> Rows:
    """The table of codes."""
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for (code, kind, words), frame in read_table("codes.tsv"):
        for word in words.split():
            rows[kind, word.replace("_", " ")].append(Row(None if code == "-" else code, frame))
    return {word: tuple(sorted(of_word, key=lambda row: not row.frame)) for word, of_word in rows.items()}


def find_code(parse: Parse, index: int, default: str | None = None) -> str | None:
    """The code of the deed that token `index` names; `default` where the table does not tell.

    None for a word that the table knows to be no such deed here (`met the deadline`). Whether the deed was done,
    planned or refused does not matter.
    """
    kind = KINDS.get(parse.tokens[index].pos, "")
    phrase = sense_of(parse, index)
    rows, slots = read_codes(), Slots()
    for row in rows.get((kind, phrase)) or rows.get((kind, phrase.split()[0]), ()):
        if fits(parse, index, row.frame, slots):
            return row.code
    return default


def find_told_code(parse: Parse, index: int, code: str | None) -> str | None:
    """The code of the telling: of a deed `code` that is promised, refused, demanded or threatened, else `code`.

    `will meet` is AGREE, `will not meet` REJECT, `must leave` REQUEST, `will attack` THREATEN.
    """
    if code is None or (code not in COOPERATION and code not in FORCE):
        return code
    if is_due(parse, index):
        return "REQUEST"
    status = find_status(parse, index).status
    if status == "planned" and parse.tokens[parse.tokens[index].head].lemma.lower() == "decide":
        return code  # what was decided is done, in this codebook
    if code == "SUPPORT" and status in AHEAD and parse.tokens[index].lemma.lower() not in _CLOSINGS:
        return code  # to say that one will back somebody is to back them
    if status == "planned":
        return "AGREE" if code in COOPERATION else "THREATEN"
    if status == "denied" or status in HALTED:
        return "REJECT" if code in COOPERATION else None
    return code


def is_in_words(parse: Parse, index: int, parties: Sequence[Actor]) -> bool:
    """Is an attack one of words: by or on a civilian, with a word for its tone, or over something?

    What a minister, a candidate or a party does to another without arms is told with the words of war; which of the two
    is meant the words alone do not tell, so the code is left open.
    """
    if parse.tokens[index].lemma.lower() not in _WARLIKE:
        return False
    beside = {parse.tokens[c].text.lower() for c in parse.children[index]}
    if beside & _TONES:
        return True
    last = [a.name.lower().split()[-1].removesuffix("s") for a in parties]
    if any(word in FORCES or word in _ARMED for word in last):
        return False
    civil = (a.kind == "person" or (w in _CIVILIANS and w not in _OFFICERS) for a, w in zip(parties, last, strict=True))
    return any(civil)
