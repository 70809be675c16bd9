"""Did it happen? The status of an event, from tense, modals, negation and the verbs it hangs on."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.clauses import MAX_CLIMB, child, is_infinitive, is_ranked, sense_of
from rashomon.events.lexicon import LIGHT, OCCUR, SERIES
from rashomon.events.operators import HALTED, OPERATORS, is_operator, operator_of
from rashomon.events.trees import is_predicate
from rashomon.language import Parse, Token
from rashomon.people.lexicon import COLLECTIVES, is_role_noun
from rashomon.vocabulary import Status


class Reading(NamedTuple):
    """A status, the token that heads the clause it was read from, and whether the words were about it directly."""

    status: Status
    root: int
    governed: bool = False


# `let the ship leave`, `forced her to resign`: the deed is as real as the verb above it.
_CAUSES = frozenset(
    "prompt force lead cause help let make get begin start continue proceed manage go come compel drive finish "
    "result see enable keep seem appear turn prove".split()
)
_MODAL: dict[str, Status] = {
    "will": "planned",
    "'ll": "planned",
    "’ll": "planned",
    "shall": "planned",
    "would": "planned",
    "'d": "planned",
    "’d": "planned",
    "wo": "planned",
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "should": "possible",
    "must": "possible",
    "ca": "possible",
}
_BACKS = frozenset("support back favor favour want oppose like imagine picture advocate recommend".split())
_BRINGS = frozenset("trigger spark provoke prompt cause bring produce invite ignite unleash mean prevent avert".split())
_NONE = frozenset({"no", "none", "neither", "nobody", "nothing"})
_SIGNS = frozenset("sign evidence indication proof trace hint".split())
_GATHER = frozenset("gather rally march assemble converge".split())  # who gathers to protest does so
_ASKINGS = frozenset("call demand appeal request pressure plea threat invitation order".split())
_DOUBT = frozenset("possibly perhaps maybe potentially reportedly ideally hopefully".split())
# What is only thought, feared or foretold.
_OPINIONS = frozenset(
    "hope hop whether wish doubt think believe suspect suppose guess imagine predict fear bet assume worry".split()
)
_UNREAL_MARKS = frozenset("if unless whether".split())


def find_status(parse: Parse, index: int) -> Reading:
    """The status of the event whose trigger is token `index`."""
    token = parse.tokens[index]
    if token.pos in {"NOUN", "PROPN"}:
        return _noun(parse, index, 0)
    return _verb(parse, index, 0)


def _verb(parse: Parse, index: int, depth: int) -> Reading:
    token = parse.tokens[index]
    if depth > MAX_CLIMB:
        return Reading("happened", index)
    negated = child(parse, index, "neg") is not None or _by_none(parse, index)
    if token.dep == "ccomp" and parse.tokens[token.head].lemma.lower() == "deny" and not is_infinitive(parse, index):
        return Reading("denied", token.head, True)  # `denied that he had sent it`
    modal = _modal(parse, index)
    if modal is not None:
        status: Status = "denied" if negated and modal == "planned" else modal
        return Reading(_doubted(parse, index, status), index, True)
    if _subjunctive(parse, index):
        return Reading("possible", index, True)
    if is_infinitive(parse, index):
        return _infinitive(parse, index, negated, depth)
    backed = token.tag == "VBG" and token.dep in {"ccomp", "xcomp"} and child(parse, index, "aux") is None
    if backed and parse.tokens[token.head].lemma.lower() in _BACKS:
        return Reading("possible", token.head, True)  # `supports the council sending monitors`
    if token.dep == "ccomp" and token.tag == "VBN" and child(parse, index, "aux", "auxpass") is None:
        return _under(parse, index, token.head, depth)  # `want her sacked`
    if token.dep == "oprd" and token.tag in {"VBN", "VBG"}:
        return _verb(parse, token.head, depth + 1)  # `a column was seen headed north`
    if token.dep in {"xcomp", "pcomp"} and token.tag == "VBG":
        return _gerund(parse, index, depth)
    if token.dep == "conj" and _bare(parse, index) and is_predicate(parse.tokens[token.head]):
        infinitive = child(parse, token.head, "xcomp")  # `needs to go and sign`, hung on `needs`
        hung = parse.tokens[token.head].tag in {"VBZ", "VBP", "VBD"} and infinitive is not None
        above = _verb(parse, infinitive.index if hung and infinitive else token.head, depth + 1)
        return Reading("denied" if negated else above.status, index, above.governed)
    if negated:
        return Reading("denied", index, True)
    return Reading(_doubted(parse, index, _halted(parse, index) or "happened"), index)


def _by_none(parse: Parse, verb: int) -> bool:
    """`neither side left`, `no troops entered`, `nobody came`: it was not done."""
    subject = child(parse, verb, "nsubj", "nsubjpass")
    if subject is None:
        return False
    words = {subject.text.lower(), *(parse.tokens[c].text.lower() for c in parse.children[subject.index])}
    return bool(words & _NONE)


def _subjunctive(parse: Parse, index: int) -> bool:
    """`asked that troops be moved`: wished for, not done."""
    helper = child(parse, index, "auxpass", "aux")
    return parse.tokens[index].dep == "ccomp" and helper is not None and helper.text == "be" and helper.tag == "VB"


def _bare(parse: Parse, index: int) -> bool:
    """A second verb under one auxiliary: `may meet and deliver`, `will sign`, `may be sacked or moved`."""
    token = parse.tokens[index]
    passive = token.tag == "VBN" and child(parse, token.head, "auxpass") is not None
    return (token.tag == "VB" or passive) and child(parse, index, "aux", "auxpass", "nsubj") is None


def _modal(parse: Parse, index: int) -> Status | None:
    for c in parse.children[index]:
        token = parse.tokens[c]
        if token.dep == "aux" and token.text.lower() in _MODAL:
            perfect = any(
                parse.tokens[d].lemma == "have" and parse.tokens[d].dep == "aux" for d in parse.children[index]
            )
            if token.text.lower() == "would" and _describes_thing(parse, index):
                return "possible"  # `a bill that would ban it`
            asked = is_question(parse) and _inverted(parse, token)
            return "possible" if perfect or asked else _MODAL[token.text.lower()]
    return None


def _describes_thing(parse: Parse, verb: int) -> bool:
    token = parse.tokens[verb]
    head = parse.tokens[token.head]
    return token.dep == "relcl" and head.pos == "NOUN" and not (is_role_noun(head.lemma.lower()) or _is_doer(head))


def _doubted(parse: Parse, index: int, status: Status) -> Status:
    """`if`, `whether`, `possibly` make anything that is not called off merely possible."""
    head = parse.tokens[parse.tokens[index].head]
    if parse.tokens[index].dep in {"ccomp", "pcomp"} and head.lemma.lower() in _OPINIONS:
        return "possible"
    if status not in {"happened", "planned"}:
        return status
    if is_question(parse):
        return "possible"
    words = {parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].dep in {"mark", "advmod"}}
    if words & _DOUBT or words & _UNREAL_MARKS:
        return "possible"
    return status


def is_question(parse: Parse) -> bool:
    """`Will they leave?`: a question mark, or a helping verb before its subject at the start."""
    first = next((t for t in parse.tokens if t.text.isalpha()), None)
    if parse.text.rstrip("\"”’'").endswith("?"):
        return True
    return (
        first is not None
        and first.dep == "aux"
        and first.tag in {"MD", "VBZ", "VBP", "VBD"}
        and _inverted(parse, first)
    )


def _inverted(parse: Parse, helper: Token) -> bool:
    subject = child(parse, helper.head, "nsubj", "nsubjpass")
    return subject is not None and helper.index < subject.index < helper.head


def _halted(parse: Parse, index: int) -> Status | None:
    """`was to come in spring, but has been put off`: a later verb joined to this one calls it off."""
    for c in parse.children[index]:
        if parse.tokens[c].dep == "conj":
            status = OPERATORS.get(sense_of(parse, c))
            if status in HALTED and child(parse, c, "dobj") is None:
                return status
    return None


def _infinitive(parse: Parse, index: int, negated: bool, depth: int) -> Reading:
    token = parse.tokens[index]
    above = token.head
    if token.dep == "ROOT" or above == index:
        return Reading("planned", index)  # headlines: `Minister to visit`
    if is_ranked(parse, above):
        return Reading("happened", index, True)
    if any(parse.tokens[c].text.lower() == "whether" for c in parse.children[index]):
        return Reading("possible", above, True)
    if negated:
        return Reading("denied", above, True)
    if child(parse, above, "dobj") is None and sense_of(parse, above) == "have":
        return Reading(_obliged(parse, above), above, True)
    if token.dep == "advcl" and is_predicate(parse.tokens[above]):
        if parse.tokens[above].lemma.lower() in _GATHER:
            return Reading(_verb(parse, above, depth + 1).status, index)
        if _asked_for(parse, index, above):
            return Reading("possible", above, True)
    if parse.tokens[above].dep == "ROOT" and parse.tokens[above].pos in {"NOUN", "PROPN"}:
        return Reading("planned", above, True)  # headlines: `Ministers to boycott games`
    return _under(parse, index, above, depth)


def _obliged(parse: Parse, have: int) -> Status:
    """`has to leave` is a duty, `will have to leave` a plan, `had to leave` a deed."""
    if parse.tokens[have].tag == "VBD":
        return "happened"
    ahead = any(
        parse.tokens[c].dep == "aux" and parse.tokens[c].lemma.lower() in {"will", "'ll"} for c in parse.children[have]
    )
    return "planned" if ahead else "possible"


def _asked_for(parse: Parse, index: int, above: int) -> bool:
    """`called for Norway to leave`, `defied calls to leave`: what is asked for, whoever asks."""
    if parse.tokens[above].lemma.lower() == "call":
        return any(parse.tokens[c].text.lower() == "for" for c in parse.children[index])
    below = child(parse, above, "dobj")
    return below is not None and below.index < index and below.lemma.lower() in _ASKINGS


def _gerund(parse: Parse, index: int, depth: int) -> Reading:
    """`considered expelling`, `after arriving`, `without meeting`."""
    token = parse.tokens[index]
    head = parse.tokens[token.head]
    if head.pos in {"ADP", "SCONJ"}:
        if head.text.lower() == "without":
            return Reading("denied", index, True)
        above = parse.tokens[head.head]
        if _is_unseen(parse, above):
            return Reading("denied", index, True)
        if head.text.lower() in {"of", "for", "from", "about", "on"} and is_operator(parse, above.index):
            return _under(parse, index, above.index, depth)
        return Reading("happened", index)
    return _under(parse, index, head.index, depth)


def _is_unseen(parse: Parse, noun: Token) -> bool:
    """`no sign of`, `no evidence of`: what was looked for and is not so."""
    none = child(parse, noun.index, "det", "neg")
    return noun.lemma.lower() in _SIGNS and none is not None and none.text.lower() in {"no", "little", "any"}


def _under(parse: Parse, index: int, above: int, depth: int) -> Reading:
    """What the word `above`, which governs the event at `index`, makes of it."""
    operator = operator_of(parse, above)
    governor = parse.tokens[above]
    if governor.lemma.lower() == "able" and parse.tokens[governor.head].tag == "VBD":
        return Reading("happened", governor.head, True)  # who was able to do it did it
    if operator is None:
        if governor.lemma.lower() in _CAUSES and is_predicate(governor):
            return Reading(_verb(parse, above, depth + 1).status, above, True)
        if not is_infinitive(parse, index):
            return Reading("happened", index)
        if _is_doer(governor) and parse.tokens[index].dep in {"acl", "relcl"}:
            return Reading("planned", index, True)  # headlines: `Strait: ministers to boycott games`
        if governor.pos == "ADJ":
            return Reading("possible", index, True)  # `hard to meet`
        unsure = is_predicate(governor) and _verb(parse, above, depth + 1).status == "possible"
        return Reading("possible" if governor.pos == "NOUN" or unsure else "planned", index)
    own = (
        _verb(parse, above, depth + 1)
        if is_predicate(governor)
        else _noun(parse, above, depth + 1)
        if governor.pos == "NOUN"
        else _adjective(parse, above, depth + 1)
    )
    return Reading(_combined(operator, own), own.root if is_predicate(parse.tokens[own.root]) else above, True)


def _is_doer(token: Token) -> bool:
    lemma = token.lemma.lower()
    return token.pos == "PROPN" or is_role_noun(lemma) or lemma in COLLECTIVES


def _adjective(parse: Parse, index: int, depth: int) -> Reading:
    """`is likely to ask`: the copula above tells."""
    head = parse.tokens[parse.tokens[index].head]
    if is_predicate(head) and head.index != index:
        return _verb(parse, head.index, depth + 1)
    return Reading("happened", index)


def _combined(operator: Status, own: Reading) -> Status:
    """An operator's effect given the operator's own status: a visit that *may* be postponed is still planned."""
    if own.status in HALTED:
        return own.status
    if own.status == "denied":
        return "denied" if operator in {"planned", "possible"} else "planned"
    if own.status == "possible":
        return "possible" if operator in {"planned", "possible"} else "planned"
    return operator


def _noun(parse: Parse, index: int, depth: int) -> Reading:
    """The status of an event named by a noun: from its adjectives, then from what it hangs on."""
    if depth > MAX_CLIMB:
        return Reading("happened", index)
    described = _described(parse, index)
    reading = _noun_above(parse, index, depth)
    if described is None or reading.status in HALTED or (reading.status == "denied" and reading.governed):
        return reading
    return Reading(described, reading.root, True)


def _described(parse: Parse, index: int) -> Status | None:
    for c in parse.children[index]:
        token = parse.tokens[c]
        if token.dep in {"amod", "acl", "compound"} and (token.tag in {"VBN", "JJ", "VBD", "NN"}):
            word = token.text.lower() if token.text.lower() in OPERATORS else token.lemma.lower()
            status = OPERATORS.get(word) if token.tag != "NN" else None
            if status is not None and (status != "possible" or token.dep == "amod"):
                return status
            if word == "canceled":
                return "cancelled"
    return None


def _noun_above(parse: Parse, index: int, depth: int) -> Reading:
    token = parse.tokens[index]
    above = parse.tokens[token.head]
    if token.dep == "ROOT":
        return Reading("happened", index)
    if token.dep == "conj":
        return (
            _noun_above(parse, above.index, depth + 1) if above.pos in {"NOUN", "PROPN"} else Reading("happened", index)
        )
    if token.dep in {"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dep"} and is_predicate(above):
        return _noun_of_verb(parse, index, above.index, depth)
    if token.dep == "pobj":
        return _noun_of_preposition(parse, index, above.index, depth)
    return Reading("happened", index)


def _noun_of_verb(parse: Parse, index: int, verb: int, depth: int) -> Reading:
    token = parse.tokens[index]
    operator = operator_of(parse, verb)
    subject = token.dep == "nsubj"
    own = _verb(parse, verb, depth + 1)
    none = child(parse, index, "det", "neg")
    if operator in {"planned", "possible"} and not subject and none is not None and none.text.lower() == "no":
        return Reading("possible", own.root, True)  # `no meeting has been announced`: it may still be
    if operator is not None and not subject:
        return Reading(_combined(operator, own), own.root, True)
    lemma = parse.tokens[verb].lemma.lower()
    if (lemma in LIGHT and not subject) or (lemma in OCCUR and subject):
        denied = child(parse, index, "det", "neg")
        status: Status = "denied" if denied is not None and denied.text.lower() == "no" else own.status
        return Reading(status, own.root, True)
    if lemma in _BRINGS and not subject and own.status in {"planned", "possible"}:
        return Reading("possible", own.root, True)  # `would trigger an attack`
    return Reading("happened", index)


def _noun_of_preposition(parse: Parse, index: int, preposition: int, depth: int) -> Reading:
    above = parse.tokens[parse.tokens[preposition].head]
    word = parse.tokens[preposition].text.lower()
    if _is_unseen(parse, above):
        return Reading("denied", index, True)
    if above.pos in {"NOUN", "ADJ"} and word in {"of", "for", "on", "to", "about"}:
        if above.lemma.lower() in SERIES:
            return _noun_above(parse, above.index, depth + 1)
        operator = OPERATORS.get(above.lemma.lower())
        if operator is not None and above.pos == "NOUN":
            own = _noun_above(parse, above.index, depth + 1)
            return Reading(_combined(operator, own) if own.governed else operator, own.root, True)
    if is_predicate(above):
        if word in {"for", "on", "to", "of"}:
            operator = OPERATORS.get(f"{sense_of(parse, above.index)} {word}") or (
                OPERATORS.get(sense_of(parse, above.index)) if word == "for" else None
            )
            if operator is not None:
                own = _verb(parse, above.index, depth + 1)
                return Reading(_combined(operator, own), own.root, True)
        own = _verb(parse, above.index, depth + 1)
        if own.status in {"planned", "possible"} and above.lemma.lower() in _CAUSES:
            return Reading(own.status, own.root, True)  # `would lead to a visit`
        if own.status in {"planned", "possible"} and word in {
            "at",
            "during",
            "in",
            "for",
            "to",
            "through",
            "by",
            "with",
        }:
            return Reading(own.status, index)
    return Reading("happened", index)
