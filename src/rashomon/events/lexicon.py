"""The words of events, as the table says (`rashomon/lexicon/events.tsv`): family, PLOVER type, deed or talk.

A *family* holds the words that can mean one and the same event (a visit, a trip, an arrival); only mentions of one
family are ever merged. The type is a PLOVER code, or None where the word alone does not tell: never a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rashomon.events.frames import Frame, read_frame
from rashomon.lexicon import read_happenings, word_sets, words_of_sort

COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
FORCE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
PLOVER = COOPERATION | FORCE | {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}


class Entry(NamedTuple):
    """What a trigger word means. `deed` is false for words that only say something (urge, accuse, announce)."""

    family: str
    type: str | None
    deed: bool


class Use(NamedTuple):
    """A use of a word: what it means (None: no event), and the slots that must hold one of some words."""

    entry: Entry | None
    frame: Frame


@cache
def read_uses() -> Mapping[tuple[str, str], tuple[Use, ...]]:
    """(kind, lemma with its particle) → the uses of the word, of which the first that fits counts."""
    uses: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for row in read_happenings():
        if row.sort in {"deed", "talk"}:
            entry = Entry(row.family, None if row.code == "-" else row.code, row.sort == "deed")
            use = Use(None if row.family == "-" else entry, read_frame(row.frame, word_sets()))
            for word in row.words.split():
                uses[row.kind, word.replace("_", " ")].append(use)
    return {word: tuple(sorted(found, key=lambda use: not use.frame)) for word, found in uses.items()}


SETS = word_sets()
# Soldiers and machines: what arrives or moves in with them is a movement of troops.
FORCES = SETS["force"]
# What is held and has its day, and is no meeting of parties.
OCCASION = Entry("occasion", None, True)
REJECTS = Entry("reject", "REJECT", True)
# Quantities before the thing itself: `some of its troops`; words that say that there are several: `a series of visits`.
QUANTITIES, SERIES = SETS["quantity"], SETS["series"]
# Verbs that lend a noun their subject and their tense (`held talks`); of taking part in it; whose subject it is.
LIGHT, ENGAGED, OCCUR = SETS["lends"], SETS["engages"], SETS["occurs"]
# Verbs that give an event named by a noun its day: "scheduled for June"; that say that a thing will not be.
SCHEDULES, HALTS = SETS["schedule"], SETS["halts"]
PHASES = SETS["phase"]  # verbs of what has a beginning and an end
# Families that only tell that somebody spoke: two tellings are one only if they tell the same.
SAYINGS = frozenset({"say", "announce"})
# Families of staying away from something: tellings of one absence may use any of them.
ABSENCES = SETS["absence"]
# What a side does to another without force: it is told of as its decision.
MEASURES = SETS["measure"]
# Families with words of their own here; that of any other verb is the verb itself.
FAMILIES = frozenset(row.family for row in read_happenings() if row.sort in {"deed", "talk"}) - {"-", OCCASION.family}
TALK = frozenset(row.family for row in read_happenings() if row.sort == "talk")
# Codes of words that the table lacks: what is told so is a kind of saying, of one family with the table's words for it.
TALK_OF = {row.code: row.family for row in read_happenings() if row.sort == "talk" and row.code != "-"}
# What is, is had, is thought or is meant; what says little of itself, or too little but where an article begins.
STILL, PALE, THIN = words_of_sort("still"), words_of_sort("pale"), words_of_sort("thin")
