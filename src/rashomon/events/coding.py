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
from rashomon.events.lexicon import FORCES
from rashomon.events.status import find_status
from rashomon.language import Parse, Token
from rashomon.people.lexicon import OFFICES
from rashomon.vocabulary import Actor

COOPERATION = frozenset("AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT".split())
FORCE = frozenset("PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
_FIGURES = frozenset("attack assault strike blast ambush offensive barrage".split())  # also done with words
_TONES = frozenset("over verbal political personal scathing rhetorical partisan blistering withering bitter".split())
_CIVIL = (OFFICES | frozenset("party campaign candidate newspaper paper critic".split())) - frozenset(
    "commander general admiral colonel major captain lieutenant sergeant marshal strongman".split()
)
_ARMED = frozenset("gunman rebel militant fighter attacker police mob insurgent militia bomber terrorist".split())
# Deeds of SUPPORT that are done only when they are done; praise and backing are done by saying so.
_CLOSINGS = frozenset("sign ratify finalize finalise conclude reach strike enter establish restore agree".split())


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


def is_listed(token: Token) -> bool:
    """Might the table have a code for this word?"""
    return (KINDS.get(token.pos, ""), token.lemma.lower()) in _heads()


@cache
def _heads() -> frozenset[tuple[str, str]]:
    return frozenset((kind, word.split()[0]) for kind, word in read_codes())


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
    if code == "SUPPORT" and status in {"planned", "possible"} and parse.tokens[index].lemma.lower() not in _CLOSINGS:
        return code  # to say that one will back somebody is to back them
    if status == "planned":
        return "AGREE" if code in COOPERATION else "THREATEN"
    if status in {"cancelled", "denied", "postponed"}:
        return "REJECT" if code in COOPERATION else None
    return code


def is_in_words(parse: Parse, index: int, parties: Sequence[Actor]) -> bool:
    """Is an attack one of words: by or on a civilian, with a word for its tone, or over something?

    What a minister, a candidate or a party does to another without arms is told with the words of war; which of the two
    is meant the words alone do not tell, so the code is left open.
    """
    if parse.tokens[index].lemma.lower() not in _FIGURES:
        return False
    beside = {parse.tokens[c].text.lower() for c in parse.children[index]}
    if beside & _TONES:
        return True
    last = [a.name.lower().split()[-1].removesuffix("s") for a in parties]
    armed = any(word in FORCES or word in _ARMED for word in last)
    return not armed and any(a.kind == "person" or word in _CIVIL for a, word in zip(parties, last, strict=True))
