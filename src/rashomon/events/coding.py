"""PLOVER codes: what a word, with the words that stand by it, is called in event data.

`codes.tsv` has a row for each code and frame: `impose` with a curfew as its object is COERCE, `call` with `for` and
an inquiry is ACCUSE. The first row of a word whose frame fits gives the code, a row without a frame last; where none
fits, the code is that of the word alone in `lexicon.py`, and where that has none either the event is not coded: never
a guess.

A deed that is only promised, refused, demanded or threatened has a code of its own in PLOVER: see `find_told_code`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.events.lexicon import QUANTITIES
from rashomon.events.status import find_status
from rashomon.events.trees import (
    coordinated,
    is_infinitive,
    object_of,
    objects_of_prepositions,
    phrase_of,
    subject_of,
)
from rashomon.language import Parse, Token

COOPERATION = frozenset("AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT".split())
FORCE = frozenset("PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
ANY = "*"
_KINDS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_SMALL_CLAUSES = frozenset({"oprd", "acomp", "ccomp", "attr"})
_INFINITIVES = frozenset({"xcomp", "acl", "advcl", "ccomp"})
# What counts the thing itself: `a round of talks` is talks, `$4 million worth of medicine` medicine.
_PLURALS = QUANTITIES | frozenset("round series wave batch shipment team string spate couple kind worth".split())
# Deeds of SUPPORT that are done only when they are done; praise and backing are done by saying so.
_CLOSINGS = frozenset("sign ratify finalize finalise conclude reach strike enter establish restore agree".split())
_MUSTS = frozenset({"must", "should"})


class Row(NamedTuple):
    """A code (None: the word so used is no event that has one) and the slots that must hold one of some words."""

    code: str | None
    frame: tuple[tuple[str, frozenset[str]], ...]


Rows = Mapping[tuple[str, str], tuple[Row, ...]]  # (kind of word, lemma with its particle) to its rows in order


@cache
def read_codes() -> Rows:
    """The table of codes."""
    sets: dict[str, str] = {}
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for line in files("rashomon.events").joinpath("codes.tsv").read_text("utf-8").splitlines()[1:]:
        if line.startswith("="):
            name, words = line.split("\t")
            sets[name] = words.replace(" ", ",")
        elif not line.startswith("#"):
            code, kind, words, frame = f"{line}\t".split("\t")[:4]
            row = Row(None if code == "-" else code, tuple(_read_slot(slot, sets) for slot in frame.split()))
            for word in words.split():
                rows[kind, word.replace("_", " ")].append(row)
    return {word: tuple(sorted(of_word, key=lambda row: not row.frame)) for word, of_word in rows.items()}


def _read_slot(text: str, sets: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    slot, words = text.split(":")
    return slot, frozenset(w for part in words.split(",") for w in sets.get(part, part).split(","))


def find_code(parse: Parse, index: int, default: str | None = None) -> str | None:
    """The code of the deed that token `index` names; `default` where the table does not tell.

    None for a word that the table knows to be no such deed here (`met the deadline`). Whether the deed was done,
    planned or refused does not matter.
    """
    kind = _KINDS.get(parse.tokens[index].pos, "")
    phrase = phrase_of(parse, index)
    rows = read_codes()
    for row in rows.get((kind, phrase)) or rows.get((kind, phrase.split()[0]), ()):
        if all(_fits(words, _filled(parse, index, slot)) for slot, words in row.frame):
            return row.code
    return default


def is_listed(token: Token) -> bool:
    """Might the table have a code for this word?"""
    return (_KINDS.get(token.pos, ""), token.lemma.lower()) in _heads()


@cache
def _heads() -> frozenset[tuple[str, str]]:
    return frozenset((kind, word.split()[0]) for kind, word in read_codes())


def _fits(words: frozenset[str], filled: Iterator[str]) -> bool:
    return any(ANY in words or word in words for word in filled)


def _filled(parse: Parse, index: int, slot: str) -> Iterator[str]:
    """The lemmas in a slot, and the labels of the names there."""
    if slot == "mod":
        nouns = [index] if parse.tokens[index].pos in {"NOUN", "PROPN"} else _objects(parse, index)
        nouns = nouns or [o.index for _, o in objects_of_prepositions(parse, index)]
        yield from (
            parse.tokens[c].lemma.lower() for n in nouns for c in parse.children[n] if _modifies(parse.tokens[c])
        )
        return
    if slot == "within":
        yield from (parse.tokens[i].lemma.lower() for i in parse.subtree(index))
        return
    if slot == "under":
        yield parse.tokens[parse.tokens[index].head].lemma.lower()
        return
    for token in _in_slot(parse, index, slot):
        yield from _words(parse, token)


def _modifies(token: Token) -> bool:
    return token.dep in _MODIFIERS


def _in_slot(parse: Parse, index: int, slot: str) -> Iterator[int]:
    if slot == "obj":
        yield from _objects(parse, index)
    elif slot == "subj":
        subject = subject_of(parse, index)
        if subject is not None and subject.dep != "nsubjpass":
            yield from coordinated(parse, subject.index)
    elif slot == "is":
        yield from _complements(parse, index)
    elif slot == "must":
        yield from (c for c in parse.children[index] if parse.tokens[c].dep == "ccomp" and _is_due(parse, c))
    else:
        yield from _after(parse, index, slot)
        if slot == "to":
            yield from _infinitives(parse, index)


def _objects(parse: Parse, index: int) -> list[int]:
    """What the verb is done to, with what is joined to it; of quantities what they count."""
    found = object_of(parse, index)
    heads = [c for c in parse.children[index] if parse.tokens[c].dep in _OBJECTS and parse.tokens[c].pos != "ADP"]
    if not heads and found is not None:
        heads = [found.index]
    return [at for head in heads for joined in coordinated(parse, head) for at in _counted(parse, joined)]


def _counted(parse: Parse, index: int) -> list[int]:
    """`a round of talks`, `some of its troops`: the talks, the troops; a number also stands for itself."""
    if parse.tokens[index].lemma.lower() not in _PLURALS:
        return [index]
    return [o.index for word, o in objects_of_prepositions(parse, index) if word == "of"] or [index]


def _complements(parse: Parse, index: int) -> Iterator[int]:
    for c in parse.children[index]:
        if parse.tokens[c].dep in _SMALL_CLAUSES:
            yield c
            yield from (d for d in parse.children[c] if parse.tokens[d].dep in {"acomp", "attr"})


def _after(parse: Parse, index: int, preposition: str) -> Iterator[int]:
    """The objects of a preposition on the word, or on its object."""
    for at in (index, *_objects(parse, index)) if parse.tokens[index].pos == "VERB" else (index,):
        for word, token in objects_of_prepositions(parse, at):
            if word == preposition and not _is_date(parse, token.index):
                yield from (i for joined in coordinated(parse, token.index) for i in _counted(parse, joined))


def _is_date(parse: Parse, index: int) -> bool:
    return any(name.first <= index < name.last and name.label in {"DATE", "TIME"} for name in parse.names)


def _infinitives(parse: Parse, index: int) -> Iterator[int]:
    for at in (index, *_objects(parse, index)):
        for c in parse.children[at]:
            if parse.tokens[c].dep in _INFINITIVES and is_infinitive(parse, c):
                yield from coordinated(parse, c)


def _words(parse: Parse, index: int) -> Iterator[str]:
    token = parse.tokens[index]
    yield token.lemma.lower()
    if index >= 2 and parse.tokens[index - 1].text == "-":
        yield f"{parse.tokens[index - 2].text.lower()}-{token.lemma.lower()}"  # `cease-fire` is three tokens
    yield from (name.label for name in parse.names if name.first <= index < name.last)


def find_told_code(parse: Parse, index: int, code: str | None) -> str | None:
    """The code of the telling: of a deed `code` that is promised, refused, demanded or threatened, else `code`.

    `will meet` is AGREE, `will not meet` REJECT, `must leave` REQUEST, `will attack` THREATEN.
    """
    if code is None or (code not in COOPERATION and code not in FORCE):
        return code
    if _is_due(parse, index):
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


def _is_due(parse: Parse, index: int) -> bool:
    return any(parse.tokens[c].dep == "aux" and parse.tokens[c].text.lower() in _MUSTS for c in parse.children[index])
