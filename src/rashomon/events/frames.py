"""Frames of the tables of codes: which words must stand in which place beside a word.

A frame is a list of slots, each with the words of which one must be there: `obj:curfew,=talks` is fulfilled where the
object is a curfew or a word of the set `talks`. Slots: `obj` (object), `subj` (who does it), `is` (a complement), `mod`
(what describes the noun, or the verb's object), `under` (of a noun the word above it), `within` (anywhere below),
`count` (is it counted?), `that` (what is said), `must` (what is said to be due), `whether` (what is asked), and
prepositions; `to` and `for` have infinitives as well. `in.mod` is what describes the words in `in`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files

from rashomon.clauses import (
    complements_of,
    content_of,
    descriptions_of,
    government_of,
    helpers_of,
    infinitives_of,
    is_counted,
    is_passive,
    is_subject,
    joined_to,
    object_of,
    objects_of,
    objects_of_prepositions,
    subject_of,
)
from rashomon.language import Parse
from rashomon.lexicon import word_sets
from rashomon.people.lexicon import is_role_noun

ANY = "*"
OFFICE = "OFFICE"  # what stands for a word that names an office, as PERSON does for a name
NONE = "0"  # `obj:0`: no object
KINDS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
# What counts the thing itself: `a round of talks` is talks, `$4 million worth of medicine` medicine.
_PLURALS = word_sets()["quantity"] | word_sets()["counts"]
_MUSTS = frozenset({"must", "should"})

Frame = tuple[tuple[str, frozenset[str]], ...]  # slots, each with the words of which one must be there
Slots = dict[tuple[int, str], frozenset[str]]  # what fills a slot of a token


def read_table(name: str) -> Iterator[tuple[tuple[str, ...], Frame]]:
    """The rows of a table of this package: the cells before the frame, and the frame, which is the last cell.

    The first line has the heads; lines with `=` before name a set of words, lines with `#` are comments.
    """
    head, *lines = files("rashomon.events").joinpath(name).read_text("utf-8").splitlines()
    width = head.count("\t") + 1
    sets: dict[str, frozenset[str]] = {}
    for line in lines:
        cells = [*line.split("\t"), ""][:width]
        if line.startswith("="):
            sets[cells[0].removeprefix("=")] = frozenset(cells[1].split())
        elif not line.startswith("#"):
            yield tuple(cells[:-1]), read_frame(cells[-1], sets)


def read_frame(text: str, sets: Mapping[str, frozenset[str]]) -> Frame:
    """A frame from its cell; `sets`: the words of each set that it may name (`=talks`)."""
    slots = (slot.split(":") for slot in text.split() if slot != "-")
    return tuple((name, frozenset().union(*(_named(w, sets) for w in words.split(",")))) for name, words in slots)


def _named(word: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return sets[word.removeprefix("=")] if word.startswith("=") else frozenset({word})


def fits(parse: Parse, index: int, frame: Frame, slots: Slots) -> bool:
    """Has each slot of the word one of its words? `slots`: what was read of this sentence's so far; is added to."""
    for slot, words in frame:
        if (index, slot) not in slots:
            slots[index, slot] = frozenset(words_in(parse, index, slot))
        if not _holds(words, slots[index, slot]):
            return False
    return True


def _holds(words: frozenset[str], filled: frozenset[str]) -> bool:
    """Is one of the words among those that fill the slot; or is it empty, where the frame wants that?"""
    if NONE in words:
        return not filled
    return bool(filled) and (ANY in words or not words.isdisjoint(filled))


def words_in(parse: Parse, index: int, slot: str) -> Iterator[str]:
    """The lemmas in a slot, and the labels of the names there."""
    if slot.endswith(".mod"):
        for at in _in_slot(parse, index, slot.removesuffix(".mod")):
            yield from (t.lemma.lower() for t in descriptions_of(parse, at))
        return
    if slot == "mod":
        nouns = [index] if parse.tokens[index].pos in {"NOUN", "PROPN"} else _objects(parse, index)
        nouns = nouns or [o.index for _, o in objects_of_prepositions(parse, index)]
        yield from (t.lemma.lower() for noun in nouns for t in descriptions_of(parse, noun))
        return
    if slot == "count":
        yield from (ANY for counted in (index,) if is_counted(parse, counted))
        return
    if slot == "within":
        yield from (parse.tokens[i].lemma.lower() for i in parse.subtree(index))
        return
    if slot == "under" and parse.tokens[index].pos != "VERB":
        yield parse.tokens[parse.tokens[_counting(parse, index)].head].lemma.lower()
        return
    for token in _in_slot(parse, index, slot):
        yield from _words(parse, token)


def _in_slot(parse: Parse, index: int, slot: str) -> Iterator[int]:
    if slot == "obj":
        yield from _objects(parse, index)
    elif slot == "subj":
        subject = subject_of(parse, index)
        if subject is not None and not is_passive(parse, index):
            yield from (at for joined in joined_to(parse, subject.index) for at in _counted(parse, joined))
    elif slot == "is":
        yield from (t.index for t in complements_of(parse, index))
        if is_passive(parse, index):  # `was made head of the fleet`
            yield from (t.index for t in objects_of(parse, index) if not is_subject(t))
    elif slot == "whether":
        said = content_of(parse, index, finite=True)
        first = [parse.tokens[i] for i in parse.subtree(said.index)[:2]] if said is not None else []
        asked = any(t.tag.startswith("W") or t.text.lower() in {"whether", "if"} for t in first)
        yield from [said.index] if said is not None and asked else []
    elif slot == "must":
        said = content_of(parse, index, finite=True)
        yield from [said.index] if said is not None and is_due(parse, said.index) else []
    elif slot == "that":
        said = content_of(parse, index, finite=True)
        yield from [said.index] if said is not None else []
    else:
        yield from _after(parse, index, slot)
        if slot in {"to", "for"}:
            yield from _infinitives(parse, index, slot)


def _objects(parse: Parse, index: int) -> list[int]:
    """What the verb is done to, with what is joined to it; of quantities what they count."""
    found = object_of(parse, index)
    heads = [t.index for t in objects_of(parse, index)] or [t.index for t in (found,) if t is not None]
    return [at for head in heads for joined in joined_to(parse, head) for at in _counted(parse, joined)]


def _counted(parse: Parse, index: int) -> list[int]:
    """`a round of talks`, `some of its troops`: the talks, the troops; a number also stands for itself."""
    if parse.tokens[index].lemma.lower() not in _PLURALS:
        return [index]
    return [o.index for word, o in objects_of_prepositions(parse, index) if word == "of"] or [index]


def _counting(parse: Parse, index: int) -> int:
    """What counts the thing: of `a series of attacks` the series, else the thing itself."""
    of = parse.tokens[parse.tokens[index].head]
    counting = parse.tokens[of.head]
    return counting.index if of.text.lower() == "of" and counting.lemma.lower() in _PLURALS else index


def _after(parse: Parse, index: int, preposition: str) -> Iterator[int]:
    """The objects of a preposition on the word, or on its object."""
    for at in (index, *_objects(parse, index)) if parse.tokens[index].pos == "VERB" else (index,):
        for word, token in objects_of_prepositions(parse, at):
            if word == preposition and not _is_date(parse, token.index):
                yield from (i for joined in joined_to(parse, token.index) for i in _counted(parse, joined))


def _is_date(parse: Parse, index: int) -> bool:
    return any(name.first <= index < name.last and name.label in {"DATE", "TIME"} for name in parse.names)


def _infinitives(parse: Parse, index: int, opened_by: str) -> Iterator[int]:
    """`leave` of `asked them to leave`; of `called for them to leave`, if it is to be opened by `for`."""
    for at in (index, *_objects(parse, index)):
        for verb in infinitives_of(parse, at):
            government = government_of(parse, verb)
            if (government is not None and government.frame == "for") == (opened_by == "for"):
                yield from joined_to(parse, verb)


def _words(parse: Parse, index: int) -> Iterator[str]:
    token = parse.tokens[index]
    yield token.lemma.lower()
    if token.pos == "NOUN" and is_role_noun(token.lemma.lower()):
        yield OFFICE
    if index >= 2 and parse.tokens[index - 1].text == "-":
        yield f"{parse.tokens[index - 2].text.lower()}-{token.lemma.lower()}"  # `cease-fire` is three tokens
    yield from (name.label for name in parse.names if name.first <= index < name.last)


def is_due(parse: Parse, index: int) -> bool:
    """`must leave`, `should leave`; not `should have left`, of what is over."""
    helpers = helpers_of(parse, index)
    return any(t.text.lower() in _MUSTS for t in helpers) and not any(t.lemma == "have" for t in helpers)
