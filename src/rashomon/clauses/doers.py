"""Who does a deed, and to whom it is done: through passives, control, participles, relative clauses and nouns.

Answered once, here: what the clause layer says of `doer` and `undergoer`, and of whom a verb is said (`subject_of`).
Nouns of deeds read their words by a table (`lexicon/deeds.tsv`): the arrest *of the editor* is done to him, the arrival
*of the editor* by him.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.clauses.clause import NO_TOKEN
from rashomon.clauses.grammar import (
    MAX_CLIMB,
    REMEMBERED,
    child,
    is_infinitive,
    is_noun,
    is_passive,
    is_ranked,
    is_verb,
    objects_of_prepositions,
    sense_of,
    subjects_of,
    verb_above,
)
from rashomon.clauses.resumed import resumed_from
from rashomon.language import Parse, Token
from rashomon.language.role_sets import CONTROLLED, DESCRIPTIONS, ON_NOUN, SHARING_SUBJECT
from rashomon.lexicon import Deed, Lender, effect_of, read_deeds, read_lenders, words_of

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
# Whose subject does it, whatever the object: `promised them to leave`, `used harsh words to denounce it`.
_PROMISES = words_of("grammar", "own deed")
_SAID_OF = words_of("grammar", "said of")  # with an object between: the object does it
_MENTIONS = words_of("grammar", "mention")  # what may be done, by whomever
_ASKED = words_of("grammar", "asked")  # `called on the council to leave`
_PEOPLES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
_TIMES = frozenset({"DATE", "TIME"})
_PLAIN = Deed("", "undergoer", "doer", "-", frozenset(), "", "")  # a noun that the table does not know


@lru_cache(maxsize=REMEMBERED)
def doer_of(parse: Parse, index: int) -> int:
    """The token that heads who does the deed at `index`; `NO_TOKEN` where the sentence names none."""
    if is_noun(parse.tokens[index]):
        return _noun_parts(parse, index)[0]
    if is_passive(parse, index):
        return _agent(parse, index)
    return _subject(parse, index)


def undergoer_of(parse: Parse, index: int) -> int:
    """The token that heads whom or what the deed is done to; `NO_TOKEN` where the sentence names none."""
    token = parse.tokens[index]
    if is_noun(token):
        return _noun_parts(parse, index)[1]
    if is_passive(parse, index):
        own = child(parse, index, "passive subject", "subject")
        if own is not None:
            return antecedent_of(parse, index, _inside(parse, own))
        return token.head if token.role == "noun clause" else _subject(parse, index)
    own = child(parse, index, "object", "complement")
    if own is not None:
        return antecedent_of(parse, index, own)
    return _relative_object(parse, index)


def subject_of(parse: Parse, index: int) -> Token | None:
    """Of whom a verb is said, done by them or to them: its own subject, one it shares, or one that controls it."""
    found = _subject(parse, index)
    return parse.tokens[found] if found != NO_TOKEN else None


def object_of(parse: Parse, index: int) -> Token | None:
    """What verb `index` is done to: its object, its passive subject, or the noun that a participle describes."""
    own = child(parse, index, "object", "passive subject")
    if own is not None:
        return own
    token = parse.tokens[index]
    return parse.tokens[token.head] if token.role == "noun clause" and token.tag in {"VBN", "VBD"} else None


def _subject(parse: Parse, index: int) -> int:
    at = index
    for _ in range(MAX_CLIMB):
        own = _nearest_subject(parse, at)
        if own is not None:
            return antecedent_of(parse, at, _inside(parse, own))
        outer = resumed_from(parse, at)
        if outer != NO_TOKEN:
            at = outer
            continue
        found, at = _one_up(parse, index, at)
        if found != NO_TOKEN or at == NO_TOKEN:
            return found
        if is_ranked(parse, at):
            return _called_so(parse, parse.tokens[at])
    return NO_TOKEN


def _one_up(parse: Parse, start: int, at: int) -> tuple[int, int]:
    """Of the word at `at`, which has no subject of its own: who does it, or else the word whose subject it shares."""
    token = parse.tokens[at]
    if token.head == at:
        return NO_TOKEN, NO_TOKEN
    if token.role in ON_NOUN:
        return _described(parse, at)
    if token.role == "governed clause":
        meant = _said_of(parse, at)
        return (meant, NO_TOKEN) if meant != NO_TOKEN else _of_gerund(parse, at)
    if token.role in CONTROLLED and at == start:
        if token.tag == "VBG" and lends_nothing(parse, token.head):
            return NO_TOKEN, NO_TOKEN
        controller = _controller(parse, token)
        if controller != NO_TOKEN or (token.role == "content clause" and _stands_alone(parse, token)):
            return controller, NO_TOKEN
    return NO_TOKEN, verb_above(parse, at) if token.role in SHARING_SUBJECT else NO_TOKEN


def _stands_alone(parse: Parse, clause: Token) -> bool:
    """`Leave at once, they said`: whoever is told; `rebels say will vote`: the rebels."""
    bare = clause.tag == "VB" and child(parse, clause.index, "auxiliary") is None
    return bare or clause.index < clause.head


def _described(parse: Parse, at: int) -> tuple[int, int]:
    """A clause that hangs on a noun: the noun does it; of `his decision to leave` he, or who made it."""
    head = parse.tokens[at].head
    if is_ranked(parse, head):
        return _called_so(parse, parse.tokens[head]), NO_TOKEN
    if not is_infinitive(parse, at):
        return head, NO_TOKEN
    owner = child(parse, head, "possessor")
    if owner is not None:
        return antecedent_of(parse, head, owner), NO_TOKEN
    return NO_TOKEN, verb_above(parse, head) if is_noun(parse.tokens[head]) else head


def _called_so(parse: Parse, ranked: Token) -> int:
    """`Holm is the first minister to …`, `Holm, the first minister to …`: the one so called."""
    head = parse.tokens[ranked.head]
    if ranked.role == "complement" and head.lemma == "be":
        return (child(parse, head.index, "subject") or ranked).index
    return head.index if ranked.role == "apposition" else ranked.index


def _of_gerund(parse: Parse, gerund: int) -> tuple[int, int]:
    """`after leaving` shares the verb's subject; `the problem with leaving` and `raised the idea of leaving` none."""
    preposition = parse.tokens[parse.tokens[gerund].head]
    noun = parse.tokens[preposition.head]
    verb = parse.tokens[noun.head].lemma.lower() if noun.role == "object" else ""
    if effect_of(verb, "V", f"obj {preposition.text.lower()}"):
        return noun.index, NO_TOKEN  # `suspect the gardener of starting it`, hung on him
    beside = parse.tokens[preposition.index - 1]
    if beside.pos == "PROPN" and beside.role in {"noun adverbial", "conjunct"} and preposition.text.lower() == "by":
        return beside.index, NO_TOKEN  # `Each won a vote, Holm by promising a bridge`
    if (
        noun.pos == "NOUN"
        and not is_verb(preposition)
        and (preposition.text.lower() != "of" or parse.tokens[noun.head].lemma.lower() in _MENTIONS)
    ):
        owner = child(parse, noun.index, "possessor")
        return (owner.index if owner is not None else NO_TOKEN), NO_TOKEN
    return NO_TOKEN, verb_above(parse, gerund)


def _inside(parse: Parse, subject: Token) -> Token:
    """`dozens of people marching were held`, taken for a clause: who is held are the people."""
    inside = child(parse, subject.index, "subject") if subject.tag == "VBG" else None
    return inside if inside is not None else subject


def _nearest_subject(parse: Parse, verb: int) -> Token | None:
    """Of two subjects the one right before the verb: `The pier, an aide said, is …`."""
    held = [parse.tokens[s] for s in subjects_of(parse, verb)]
    named = [t for t in held if t.role != "clausal subject" or _inside(parse, t) is not t]
    before = [t for t in named if t.index < verb and (t.tag not in _RELATIVE or len(named) == 1)]
    return before[-1] if before else next(iter(named), None)


def antecedent_of(parse: Parse, verb: int, subject: Token) -> int:
    """`who` means the noun that the relative clause hangs on, or the name right before it."""
    if subject.tag in _RELATIVE or (subject.text.lower() == "that" and subject.tag in {"WDT", "DT", "IN"}):
        for above in (parse.tokens[verb], parse.tokens[parse.tokens[verb].head]):
            if above.role == "relative clause":
                return _named_before(parse, above.head, subject)
    return subject.index


def _named_before(parse: Parse, head: int, who: Token) -> int:
    """`a spokesman for A. Name, who …`: mostly about the name."""
    near = {who.index, who.index - 1} if who.text.lower() == "who" else set()
    name = next((n.last - 1 for n in parse.names if n.label == "PERSON" and n.last in near), NO_TOKEN)
    return name if name in parse.subtree(head) else head


def _said_of(parse: Parse, gerund: int) -> int:
    """`accused them of lying`, `charged them with lying`, `were suspected of lying`: of whom the gerund is said."""
    preposition = parse.tokens[parse.tokens[gerund].head]
    above = preposition.head
    if preposition.text.lower() not in _SAID_OF or not is_verb(parse.tokens[above]):
        return NO_TOKEN
    whom = child(parse, above, "object", "passive subject")
    return antecedent_of(parse, above, whom) if whom is not None else NO_TOKEN


def _controller(parse: Parse, verb: Token) -> int:
    """`urged them to leave`, `called on the council to leave`: who is to do it; `promised them to leave`: not them."""
    above = parse.tokens[verb.head]
    lemma = above.lemma.lower()
    bound = is_infinitive(parse, verb.index) or verb.role in {"open clause", "content clause"}
    if lemma in _PROMISES or not bound:
        return NO_TOKEN
    if is_passive(parse, above.index):
        held = child(parse, above.index, "passive subject")
        return held.index if held is not None else NO_TOKEN
    told = child(parse, above.index, "object", "indirect object")
    if told is not None and above.index < told.index < verb.index and verb.role != "adverbial clause":
        return told.index
    asked = objects_of_prepositions(parse, above.index) if lemma in {"call", "appeal"} else ()
    return next((o.index for word, o in asked if word in _ASKED and o.index < verb.index), NO_TOKEN)


def _agent(parse: Parse, verb: int) -> int:
    """Whom `by` leads, also behind what one is called: `was named a hero by the council`; no day: `by Friday`."""
    called, days = child(parse, verb, "object complement"), _days(parse)
    hung = [
        o for at in (verb, *([called.index] if called is not None else [])) for o in objects_of_prepositions(parse, at)
    ]
    return next((o.index for word, o in hung if word == "by" and o.index not in days), NO_TOKEN)


def _days(parse: Parse) -> set[int]:
    """The tokens of days and times, which do nothing and have nothing done to them: `Friday's raid`."""
    return {i for n in parse.names if n.label in _TIMES for i in range(n.first, n.last)}


def _noun_parts(parse: Parse, index: int) -> tuple[int, int]:
    """Doer and undergoer of a noun of a deed: those named after it, whose it is, before it, and of the verb that lends.

    `the army's withdrawal`, `a raid by troops on the port`, `the ministry statement`; `held talks`."""
    deed = read_deeds().get(parse.tokens[index].lemma.lower(), _PLAIN)
    doer, undergoer = _after(parse, index, deed)
    owner = child(parse, index, "possessor")
    if owner is not None and owner.index not in _days(parse):
        done_to = undergoer == NO_TOKEN and (deed.owner == "undergoer" or doer != NO_TOKEN)
        if done_to and not _is_worst(parse, index):
            undergoer = owner.index
        elif not done_to:
            doer = _first(doer, owner.index)
    lent = _lent(parse, index)
    doer, undergoer = _first(doer, lent[0]), _first(undergoer, lent[1])
    name, thing = _named(parse, index) if deed.before != "place" else NO_TOKEN, _compound(parse, index)
    if deed.before == "undergoer":
        return doer, _first(undergoer, thing, name)
    return _first(doer, name, thing if deed.before == "doer" else NO_TOKEN), undergoer


def _after(parse: Parse, index: int, deed: Deed) -> tuple[int, int]:
    """Those named after the noun, also where the parser hangs them on one another or on the verb that lends it."""
    days = _days(parse)
    own = [(word, o.index) for word, o in objects_of_prepositions(parse, index) if o.index not in days]
    of = next((o for word, o in own if word == "of"), NO_TOKEN)
    verb = parse.tokens[index].head if is_lent(parse, index) else NO_TOKEN
    hung = [o for at in (of, verb) if at != NO_TOKEN for o in objects_of_prepositions(parse, at) if o[1].index > index]
    far = [(word, o.index) for word, o in hung if o.index not in days]
    doer = next((o for word, o in (*own, *far) if word == "by"), NO_TOKEN)
    undergoer = next((o for word, o in (*own, *far) if word in deed.toward), NO_TOKEN)
    return (_first(doer, of), undergoer) if deed.of == "doer" else (doer, _first(undergoer, of))


def _first(*found: int) -> int:
    return next((one for one in found if one != NO_TOKEN), NO_TOKEN)


def _named(parse: Parse, index: int) -> int:
    """`the Kestrian attack`, `the Norvane withdrawal`: a name or a people before the noun."""
    peoples = {i for n in parse.names if n.label in _PEOPLES for i in range(n.first, n.last)}
    days = _days(parse)
    own = [parse.tokens[c] for c in parse.children[index] if c not in days]
    before = [t for t in own if t.role in DESCRIPTIONS]
    return next((t.index for t in before if t.tag in {"NNP", "NNPS"} or t.index in peoples), NO_TOKEN)


def _compound(parse: Parse, index: int) -> int:
    own = child(parse, index, "compound")
    return own.index if own is not None and own.tag in {"NN", "NNS"} and own.index not in _days(parse) else NO_TOKEN


def is_lent(parse: Parse, index: int) -> bool:
    """Does the verb above a noun only tell whose deed it is: `held talks`?"""
    return _lender(parse, index) is not None


def _lender(parse: Parse, index: int) -> Lender | None:
    """`held talks`, `faces extradition`, `talks were held`: what the verb makes of its own subject."""
    token = parse.tokens[index]
    if token.role not in {"object", "passive subject"} or lends_nothing(parse, token.head):
        return None
    return read_lenders().get(sense_of(parse, token.head))


def lends_nothing(parse: Parse, verb: int) -> bool:
    """`opposes arresting them`: whoever may do it, it is not the verb's own subject."""
    lender = read_lenders().get(sense_of(parse, verb))
    return lender is not None and lender.subject == "-"


def _is_worst(parse: Parse, index: int) -> bool:
    """`the nation's deadliest shooting`: whose it is says where it was."""
    return any(parse.tokens[c].tag == "JJS" for c in parse.children[index])


def _lent(parse: Parse, index: int) -> tuple[int, int]:
    """The subject of a verb that lends it, as doer or as undergoer of the noun's deed."""
    lender = _lender(parse, index)
    if lender is None:
        return NO_TOKEN, NO_TOKEN
    subject = doer_of(parse, parse.tokens[index].head)
    return (subject, NO_TOKEN) if lender.subject == "doer" else (NO_TOKEN, subject)


def _relative_object(parse: Parse, index: int) -> int:
    """`the men whom they arrested`, `the ship they seized`: the noun that the relative clause hangs on."""
    token = parse.tokens[index]
    own = child(parse, index, "subject")
    if (
        token.role != "relative clause"
        or own is None
        or own.tag in _RELATIVE
        or child(parse, index, "content clause", "open clause") is not None
    ):
        return NO_TOKEN
    if any(parse.tokens[c].tag == "WP$" for c in parse.children[own.index]):
        return NO_TOKEN  # `whose party won`
    return token.head
