"""Which words of a sentence tell an event by the tables, and what they mean with what stands by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from rashomon.clauses import describes_noun, heads_clause, is_negated, objects_of, preposition_of, sense_of
from rashomon.events.clauses import makes_event, predicate_of
from rashomon.events.coding import find_code, read_codes
from rashomon.events.frames import KINDS, Slots, fits
from rashomon.events.lexicon import FAMILIES, LIGHT, OCCASION, REJECTS, TALK_OF, Entry, read_uses
from rashomon.events.status import begun_at
from rashomon.language import Parse, Token

_GIVING = frozenset({"CONCEDE", "RETREAT", "AID", "AGREE"})  # not to do what has one of these codes is to refuse it


def find_triggers(parse: Parse) -> list[tuple[int, Entry]]:
    """The tokens of a sentence that mean an event by the tables of words and codes, with what they mean."""
    found = ((t.index, entry_at(parse, t)) for t in parse.tokens if t.pos in KINDS)
    return [(index, entry) for index, entry in found if entry is not None]


def entry_at(parse: Parse, token: Token) -> Entry | None:
    """What the tables make of a word; None if it tells no event that they know.

    The type is that of the table of codes, where it has one for the word with what stands by it.
    """
    words = _first_words().get(KINDS.get(token.pos, ""), ())
    if token.lemma.lower() not in words and token.text.lower() not in words:
        return None
    if token.pos == "VERB" and not heads_clause(parse, token.index):
        return None  # `the detained men`, `including them`
    entry = _verb_entry(parse, token) if token.pos == "VERB" else _noun_entry(parse, token)
    if entry is None:
        return _coded_alone(parse, token)
    code = find_code(parse, token.index, entry.type)
    if entry.family == "reject" and code is None:
        return None  # `declined to release a name`
    if entry == OCCASION and code is not None:
        return _coded_alone(parse, token)  # `ended a strike`
    if entry.type in _GIVING and is_negated(parse, token.index) and begun_at(parse, token.index) is None:
        return REJECTS  # `will not lift the embargo`
    verb = predicate_of(parse, token.index)
    if verb != token.index and parse.tokens[verb].lemma.lower() in LIGHT:  # `signed an agreement`
        code = find_code(parse, verb, code)
    return entry._replace(type=code)


@cache
def _first_words() -> Mapping[str, set[str]]:
    """What the words and phrases of both tables begin with, by kind: no other word needs a second look."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, words in (*read_uses(), *read_codes()):
        found[kind.replace("b", "n")].add(words.split()[0].rstrip("*"))
    return found


def _coded_alone(parse: Parse, token: Token) -> Entry | None:
    """What a word means that only the table of codes has; of `held talks` the talks are told."""
    code = find_code(parse, token.index)
    if code is None or _lends_to_event(parse, token):
        return None
    return Entry(TALK_OF.get(code, sense_of(parse, token.index)), code, code not in TALK_OF)


def _lends_to_event(parse: Parse, verb: Token) -> bool:
    if verb.lemma.lower() not in LIGHT:
        return False
    return any(t.pos == "NOUN" and _noun_entry(parse, t) is not None for t in objects_of(parse, verb.index))


def _verb_entry(parse: Parse, verb: Token) -> Entry | None:
    phrase = sense_of(parse, verb.index)
    return _use(parse, verb.index, (("v", phrase), ("v", f"{phrase.split()[0]}*")))


def _noun_entry(parse: Parse, noun: Token) -> Entry | None:
    """`talks` but not `talk`; a deal that a verb makes an event of; of names only with what stands before them."""
    if noun.pos not in {"NOUN", "PROPN"} or (noun.pos == "PROPN" and describes_noun(noun)):
        return None
    lemma = noun.lemma.lower()
    if not (preposition_of(parse, noun) and noun.tag == "NN" and not parse.children[noun.index]):
        named = _use(parse, noun.index, (("n", lemma), ("n", noun.text.lower())), bare=noun.pos == "NOUN")
        if named is not None:
            return named  # but for `in protest`, `under attack`: a manner
    bound = _use(parse, noun.index, (("b", lemma),))
    return bound if bound is not None and (bound.family == "summit" or makes_event(parse, noun.index)) else None


def is_in_table(noun: Token) -> bool:
    """Does the table of words know the noun, or a family of that name, whatever stands by it?"""
    lemma = noun.lemma.lower()
    return lemma in FAMILIES or ("n", lemma) in read_uses() or ("b", lemma) in read_uses()


def _use(parse: Parse, index: int, words: tuple[tuple[str, str], ...], *, bare: bool = True) -> Entry | None:
    """What the first use that fits means; only one with a frame unless `bare`."""
    slots = Slots()
    uses = (use for word in words for use in read_uses().get(word, ()))
    for use in sorted(uses, key=lambda use: not use.frame):
        if (use.frame or bare) and fits(parse, index, use.frame, slots):
            return use.entry
    return None
