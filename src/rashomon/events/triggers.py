"""Which words of a sentence can mean an event, and what they mean with what stands by them."""

from __future__ import annotations

from rashomon.clauses import child, object_of, objects_of_prepositions, sense_of, subject_of
from rashomon.events.clauses import predicate_of
from rashomon.events.coding import find_code, is_listed
from rashomon.events.lexicon import (
    AUDIENCES,
    BOUND_NOUNS,
    CAPTIVES,
    ENGAGED,
    ENVOYS,
    FORCES,
    IDIOMS,
    LIGHT,
    MOVES,
    NO_REFUSAL,
    NOT_WITH,
    NOUNS,
    OCCUR,
    ONLY_WITH,
    QUANTITIES,
    SENDS,
    TRIGGERS,
    VERBS,
    Entry,
)
from rashomon.events.plain import find_called_off, find_plain
from rashomon.language import Parse, Token
from rashomon.people.lexicon import is_role_noun

_EVENTFUL = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
_TELEPHONES = frozenset("phone telephone video conference telephonic".split())
_WORDS = TRIGGERS | MOVES | SENDS | IDIOMS.keys() | {"make", "name", "remove", "replace", "fire"}
_ADJECTIVAL = frozenset(
    {"adjective", "compound", "possessive mark", "preposition", "governed noun", "object", "subject", "noun modifier"}
)  # `the detained men`
_STANCES = frozenset("oppose commit devote dedicate relate involve base concern design aim interest surround".split())
_BESIEGED = frozenset(
    "base building city town village house compound camp outpost embassy headquarters airport".split()
)
_REMOVES = frozenset({"remove", "replace", "fire", "suspend"})
_APPOINTS = frozenset({"make", "name"})
# Codes of words alone: what is told so is a kind of saying, and of one family with the lexicon's words for it.
_TALK = {
    "ACCUSE": "accuse",
    "REQUEST": "request",
    "SUPPORT": "support",
    "THREATEN": "threaten",
    "AGREE": "promise",
}
_MOBILIZE = Entry("mobilize", "MOBILIZE", True)


def find_triggers(parse: Parse) -> list[tuple[int, Entry]]:
    """The tokens of a sentence that can mean an event, with what they mean."""
    found = []
    for token in parse.tokens:
        if token.pos not in _EVENTFUL:
            continue
        if token.tag == "VBN" and token.role == "noun clause" and token.lemma.lower() in _STANCES:
            continue  # `papers opposed to it`, `a man related to her`: how they are, not what was done
        listed = token.lemma.lower() in _WORDS or is_listed(token)
        entry = _coded(parse, token.index, _entry(parse, token.index)) if listed else None
        if entry is None and token.pos == "VERB":
            entry = find_plain(parse, token)
        if entry is None and token.tag in {"NN", "NNS"}:
            entry = find_called_off(parse, token)
        if entry is not None:
            found.append((token.index, entry))
    return found


def _coded(parse: Parse, index: int, entry: Entry | None) -> Entry | None:
    """The entry with the code that the table has for the word with what stands by it; a new one if only it has one."""
    if parse.tokens[index].pos == "VERB" and _is_adjectival(parse, index):
        return entry
    if entry is not None and entry.family == "reject":
        return entry if find_code(parse, index, entry.type) is not None else None  # `declined to release a name`
    if entry is not None:
        return entry._replace(type=_code(parse, index, entry.type))
    code = find_code(parse, index)
    if code is None or _lends_to_event(parse, index):
        return None
    return Entry(_TALK.get(code, sense_of(parse, index)), code, code not in _TALK)


def _code(parse: Parse, index: int, plain: str | None) -> str | None:
    """The code of a word, or of the verb that lends a noun its deed: `signed an agreement`."""
    code = find_code(parse, index, plain)
    verb = predicate_of(parse, index)
    lends = verb != index and parse.tokens[verb].lemma.lower() in LIGHT  # what demands or plans it only has its status
    return find_code(parse, verb, code) if lends else code


def _lends_to_event(parse: Parse, index: int) -> bool:
    """`held talks`: the event is the talks."""
    if parse.tokens[index].lemma.lower() not in LIGHT:
        return False
    return any(
        parse.tokens[c].role in {"object", "passive subject"} and _noun_entry(parse, c) is not None
        for c in parse.children[index]
        if parse.tokens[c].pos == "NOUN"
    )


def _is_adjectival(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    head = parse.tokens[token.head]
    return token.role in _ADJECTIVAL or (token.role == "conjunct" and head.pos == "VERB" and head.role in _ADJECTIVAL)


def _entry(parse: Parse, index: int) -> Entry | None:
    token = parse.tokens[index]
    if token.pos == "VERB" and not _is_adjectival(parse, index):
        return _verb_entry(parse, index)
    if token.pos == "NOUN" or (token.pos == "PROPN" and token.role not in {"compound", "noun modifier"}):
        return _noun_entry(parse, index)
    return None


def _verb_entry(parse: Parse, index: int) -> Entry | None:
    phrase = sense_of(parse, index)
    entry = _idiom(parse, index) or VERBS.get(phrase) or _out_of(parse, index) or _removal(parse, index)
    if phrase in _APPOINTS and _made(parse, index):
        return VERBS["appoint"]
    if phrase == "call":
        said = [w for w, o in objects_of_prepositions(parse, index) if not _named(parse, o.index, "DATE", "TIME")]
        entry = next((VERBS[f"call {w}"] for w in said if f"call {w}" in VERBS), None) or _calls_for(parse, index)
    if entry is None:
        return _movement(parse, index, phrase)
    below = object_of(parse, index)
    lemma = _thing(parse, below)
    if lemma in NOT_WITH.get(entry.family, ()) or (phrase in ONLY_WITH and lemma not in ONLY_WITH[phrase]):
        return None
    if phrase == "speak" and not _speaks_with(parse, index):
        return None
    if _is_idle(parse, index, phrase, below):
        return None
    return _retyped(parse, index, entry, lemma)


def _calls_for(parse: Parse, index: int) -> Entry | None:
    """`called for the sides to meet`."""
    asked = child(parse, index, "adverbial clause", "content clause")
    mark = child(parse, asked.index, "marker") if asked is not None else None
    return VERBS["call for"] if mark is not None and mark.text.lower() == "for" else None


def _speaks_with(parse: Parse, index: int) -> bool:
    """`spoke with them`, `spoke by telephone`, `spoke to the leaders`; to an audience is no talk of two."""
    said = objects_of_prepositions(parse, index)
    return any(w in {"with", "by"} or (w == "to" and o.lemma.lower() not in AUDIENCES) for w, o in said)


def _out_of(parse: Parse, index: int) -> Entry | None:
    """`pulled out of the talks`, where `out` is taken for a preposition."""
    out = child(parse, index, "preposition")
    if out is None or child(parse, out.index, "preposition") is None:
        return None
    return VERBS.get(f"{parse.tokens[index].lemma.lower()} {out.text.lower()}")


def _removal(parse: Parse, index: int) -> Entry | None:
    """`the head of the fleet was removed`: somebody loses an office."""
    below = object_of(parse, index) if parse.tokens[index].lemma.lower() in _REMOVES else None
    return VERBS["dismiss"] if below is not None and is_role_noun(below.lemma.lower()) else None


def _made(parse: Parse, index: int) -> bool:
    """`was made head of the navy`, `named her minister`: a person is given an office."""
    office = child(parse, index, "object complement", "complement")
    if office is None and child(parse, index, "passive subject") is not None:
        office = child(parse, index, "object")
    return office is not None and is_role_noun(office.lemma.lower())


def _is_idle(parse: Parse, index: int, phrase: str, below: Token | None) -> bool:
    """Senses of these verbs that are no events: `declined to comment`, `released an album`, `elected not to stop`."""
    if phrase in {"refuse", "decline"}:
        refused = child(parse, index, "open clause", "object")
        return refused is None or refused.lemma.lower() in NO_REFUSAL
    if phrase == "concede":
        return child(parse, index, "content clause") is not None  # admitted
    if phrase in {"surround", "encircle"}:
        return not (_by_forces(parse, index) or _takes_place(parse, index) or _thing(parse, below) in _BESIEGED)
    if phrase == "agree":  # `agreed with him`: thought the same
        bound = child(parse, index, "open clause", "content clause", "object", "passive subject", "adverbial clause")
        return bound is None and {w for w, _ in objects_of_prepositions(parse, index)} <= {"with"}
    if phrase in {"free", "release", "reinstate"}:
        return below is None or not (below.lemma.lower() in CAPTIVES or _named(parse, below.index, "PERSON", "NORP"))
    if phrase == "elect":
        return below is None
    if phrase == "confer":
        return below is not None  # `conferred an honour on her`
    if phrase == "dismiss":
        return any(word == "as" for word, _ in objects_of_prepositions(parse, index))
    return phrase == "call" and child(parse, index, "passive subject") is not None


def _thing(parse: Parse, token: Token | None) -> str:
    """The lemma of an object: of what it is some, where it is only `some of`."""
    if token is None:
        return ""
    if token.lemma.lower() in QUANTITIES:
        return next((o.lemma.lower() for w, o in objects_of_prepositions(parse, token.index) if w == "of"), "")
    return token.lemma.lower()


def _takes_place(parse: Parse, index: int) -> bool:
    below = object_of(parse, index)
    return below is not None and _named(parse, below.index, "GPE", "LOC")


def _named(parse: Parse, index: int, *labels: str) -> bool:
    return any(n.first <= index < n.last and n.label in labels for n in parse.names)


def _idiom(parse: Parse, index: int) -> Entry | None:
    """`took control of`, `put under arrest`, `put on alert`: a verb that means little without its noun."""
    lemma = parse.tokens[index].lemma.lower()
    if lemma not in IDIOMS:
        return None
    nouns = [parse.tokens[c] for c in parse.children[index] if parse.tokens[c].role in {"object", "passive subject"}]
    nouns += [o for _, o in objects_of_prepositions(parse, index)]
    if lemma == "swear" and any(parse.tokens[c].text.lower() == "in" for c in parse.children[index]):
        return VERBS["swear in"]
    common = [n.lemma.lower() for n in nouns if n.pos != "PROPN"]  # `advice from the Foreign Office` takes no office
    return next((IDIOMS[lemma][noun] for noun in common if noun in IDIOMS[lemma]), None)


def _movement(parse: Parse, index: int, phrase: str) -> Entry | None:
    verb = phrase.split()[0]
    below = object_of(parse, index)
    sent = verb in SENDS and below is not None and below.lemma.lower() in FORCES
    return _MOBILIZE if sent or (verb in MOVES and _by_forces(parse, index)) else None


def _by_forces(parse: Parse, index: int) -> bool:
    subject = subject_of(parse, index)
    if subject is None:
        return False
    below = {o.lemma.lower() for w, o in objects_of_prepositions(parse, subject.index) if w == "of"}
    return bool(({subject.lemma.lower()} | below) & FORCES)


def _retyped(parse: Parse, index: int, entry: Entry, lemma: str) -> Entry | None:
    """The type that the verb has with this subject and object."""
    if entry.family == "visit" and _by_forces(parse, index):
        return _MOBILIZE
    if entry.family == "withdraw" and (lemma in FORCES or _by_forces(parse, index)):
        return Entry("retreat", "RETREAT", True)
    if entry.family == "recall":
        return Entry("recall", "SANCTION", True) if lemma in ENVOYS else None
    if entry.family == "expel" and lemma and lemma not in ENVOYS:
        return Entry("expel", "COERCE", True)
    if entry.family == "seize" and (_by_forces(parse, index) or _takes_place(parse, index)):
        return Entry("seize", "ASSAULT", True)
    if entry.type in {"CONCEDE", "RETREAT", "AID", "AGREE"} and child(parse, index, "negation") is not None:
        return VERBS["reject"]  # `will not lift the embargo`
    if entry.family == "kill" and child(parse, index, "subject", "agent") is None:
        return Entry("kill", None, True)  # killed by whom, or by what accident?
    return entry


def _noun_entry(parse: Parse, index: int) -> Entry | None:
    token = parse.tokens[index]
    lemma = token.lemma.lower()
    before = [
        parse.tokens[c].lemma.lower()
        for c in parse.children[index]
        if parse.tokens[c].role in {"compound", "adjective", "noun modifier"}
    ]
    for word in before:
        if f"{word} {lemma}" in NOUNS:
            return NOUNS[f"{word} {lemma}"]
    if lemma in BOUND_NOUNS:
        return BOUND_NOUNS[lemma] if makes_event(parse, index) or BOUND_NOUNS[lemma].family == "summit" else None
    if lemma not in NOUNS or token.pos == "PROPN":
        return None
    if token.role == "governed noun" and token.tag == "NN" and not parse.children[index]:
        return None  # `in protest`, `under attack`: a manner, not an event
    words = {w for w, _ in objects_of_prepositions(parse, index)}
    if lemma == "retreat" and "from" not in words and not set(before) & FORCES:
        return None  # a party's annual retreat
    if lemma == "call" and not (set(before) & _TELEPHONES or "with" in words):
        return None
    if lemma == "talk" and token.tag != "NNS":
        return None
    if lemma == "release" and "of" not in words:
        return None
    if lemma == "vote" and child(parse, index, "numeral") is not None:
        return None  # `by fourteen votes`: how many, not that there was one
    return NOUNS[lemma]


def makes_event(parse: Parse, index: int) -> bool:
    """Is the noun the object of a verb that lends it a deed (`reached a deal`), or the subject of `took place`?"""
    token = parse.tokens[index]
    verb = predicate_of(parse, index)
    lemma = parse.tokens[verb].lemma.lower()
    if lemma == "be" and child(parse, verb, "adjective complement", "complement") is not None:
        return False  # `the inquiry was fair` tells of the inquiry, not that it was
    return verb != index and lemma in (OCCUR if token.role == "subject" else LIGHT | ENGAGED)
