"""Who does a deed, and to whom it is done: through passives, control, participles, relative clauses and nouns."""

from __future__ import annotations

from rashomon.clauses.clause import NOBODY
from rashomon.clauses.grammar import (
    MAX_CLIMB,
    child,
    is_infinitive,
    is_noun,
    is_passive,
    is_verb,
    objects_of_prepositions,
    subjects_of,
)
from rashomon.clauses.resumed import resumed_from
from rashomon.language import Parse, Token

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_SHARES = frozenset(
    {
        "open clause",
        "conjunct",
        "adverbial clause",
        "content clause",
        "object complement",
        "adjective complement",
        "complement",
    }
)
# Whose subject does it, whatever the object: `promised them to leave`, `used harsh words to denounce it`.
_PROMISES = frozenset({"promise", "vow", "pledge", "swear", "threaten", "use", "spend"})
_SAID_OF = frozenset({"of", "for", "from", "into", "against"})  # with an object between: the object does it
_DONE_BY = ("by",)
_PEOPLE = ("NNP", "NNPS")


def doer_of(parse: Parse, index: int) -> int:
    """The token that heads who does the deed at `index`; `NOBODY` where the sentence names none."""
    token = parse.tokens[index]
    if is_noun(token):
        return _of_noun(parse, index)
    if is_passive(parse, index):
        return _agent(parse, index)
    return subject_of(parse, index)


def undergoer_of(parse: Parse, index: int) -> int:
    """The token that heads whom or what the deed is done to; `NOBODY` where the sentence names none."""
    token = parse.tokens[index]
    if is_noun(token):
        of = [o.index for word, o in objects_of_prepositions(parse, index) if word == "of"]
        return of[0] if of else NOBODY
    if is_passive(parse, index):
        own = child(parse, index, "passive subject")
        if own is not None:
            return antecedent_of(parse, index, own)
        return token.head if token.role == "noun clause" else subject_of(parse, index)
    own = child(parse, index, "object", "complement")
    if own is not None:
        return antecedent_of(parse, index, own)
    return _relative_object(parse, index)


def subject_of(parse: Parse, index: int) -> int:
    """The subject of a verb: its own, or the one it shares or is controlled by; `NOBODY` if there is none."""
    at = index
    for _ in range(MAX_CLIMB):
        token = parse.tokens[at]
        own = _nearest_subject(parse, at)
        if own is not None:
            return antecedent_of(parse, at, own)
        if token.head == at:
            return NOBODY
        outer = resumed_from(parse, at)
        if outer != NOBODY:
            at = outer
            continue
        if token.role in {"noun clause", "relative clause"}:
            if not is_infinitive(parse, at):
                return token.head
            owner = child(parse, token.head, "possessor")
            if owner is not None:
                return owner.index
            at = token.head
            if is_noun(parse.tokens[at]):
                at = _verb_above(parse, at)
                if at == NOBODY:
                    return NOBODY
                continue
        elif token.role in {"open clause", "adverbial clause", "content clause", "object complement"} and at == index:
            controller = _controller(parse, token)
            if controller != NOBODY:
                return controller
            if token.role == "content clause":
                return NOBODY
            if is_passive(parse, token.head) and token.role == "adverbial clause":
                done = child(parse, token.head, "passive subject")
                return done.index if done is not None else NOBODY
            at = token.head
        elif token.role in _SHARES:
            at = token.head
        elif token.role == "governed clause":
            meant = _accused(parse, at) if at == index else NOBODY
            if meant != NOBODY:
                return meant
            at = _verb_above(parse, at)
            if at == NOBODY:
                return NOBODY
        else:
            return NOBODY
        if is_noun(parse.tokens[at]):
            return _of_noun(parse, at)
    return NOBODY


def _nearest_subject(parse: Parse, verb: int) -> Token | None:
    """Of two subjects the one right before the verb: `The pier, an aide said, is …`."""
    named = [parse.tokens[s] for s in subjects_of(parse, verb) if parse.tokens[s].role != "clausal subject"]
    before = [t for t in named if t.index < verb and (t.tag not in _RELATIVE or len(named) == 1)]
    return before[-1] if before else next(iter(named), None)


def antecedent_of(parse: Parse, verb: int, subject: Token) -> int:
    """`who` means the noun that the relative clause hangs on."""
    if subject.tag in _RELATIVE or (subject.text.lower() == "that" and subject.tag in {"WDT", "DT", "IN"}):
        for above in (parse.tokens[verb], parse.tokens[parse.tokens[verb].head]):
            if above.role == "relative clause":
                return above.head
    return subject.index


def _accused(parse: Parse, gerund: int) -> int:
    """`accused them of lying`, `kept them from leaving`, `were suspected of lying`: of whom the gerund is said."""
    preposition = parse.tokens[parse.tokens[gerund].head]
    above = preposition.head
    if preposition.text.lower() not in _SAID_OF or not is_verb(parse.tokens[above]):
        return NOBODY
    whom = child(parse, above, "object", "passive subject")
    return antecedent_of(parse, above, whom) if whom is not None else NOBODY


def _controller(parse: Parse, verb: Token) -> int:
    """`urged them to leave`, `called on the council to leave`: who is to do it; `promised them to leave`: not them."""
    above = parse.tokens[verb.head]
    if above.lemma.lower() in _PROMISES or not (
        is_infinitive(parse, verb.index) or verb.role in {"open clause", "content clause"}
    ):
        return NOBODY
    if is_passive(parse, above.index):
        held = child(parse, above.index, "passive subject")
        return held.index if held is not None else NOBODY
    told = child(parse, above.index, "object", "indirect object")
    if told is not None and above.index < told.index < verb.index and verb.role != "adverbial clause":
        return told.index
    for word, whom in objects_of_prepositions(parse, above.index):
        if (
            word in {"on", "upon", "for", "to"}
            and above.lemma.lower() in {"call", "appeal"}
            and whom.index < verb.index
        ):
            return whom.index
    return NOBODY


def _agent(parse: Parse, index: int) -> int:
    found = [o.index for word, o in objects_of_prepositions(parse, index) if word in _DONE_BY]
    return found[0] if found else NOBODY


def _of_noun(parse: Parse, index: int) -> int:
    """`the army's withdrawal`, `a raid by troops`, `the ministry statement`; else the subject of a verb that lends."""
    agent = _agent(parse, index)
    if agent != NOBODY:
        return agent
    owner = child(parse, index, "possessor")
    if owner is not None:
        return owner.index
    named = next((c for c in parse.children[index] if parse.tokens[c].role in {"compound", "noun modifier"}
                  and parse.tokens[c].tag in _PEOPLE), NOBODY)  # fmt: skip
    if named != NOBODY:
        return named
    token = parse.tokens[index]
    above = parse.tokens[token.head]
    if token.role in {"object", "governed noun", "complement"}:
        verb = above.index if is_verb(above) else _verb_above(parse, index)
        if verb != NOBODY and not is_passive(parse, verb):
            return subject_of(parse, verb)
    return NOBODY


def _verb_above(parse: Parse, index: int) -> int:
    at = index
    for _ in range(MAX_CLIMB):
        head = parse.tokens[at].head
        if head == at:
            return NOBODY
        at = head
        if is_verb(parse.tokens[at]):
            return at
    return NOBODY


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
        return NOBODY
    if any(parse.tokens[c].tag == "WP$" for c in parse.children[own.index]):
        return NOBODY  # `whose party won`
    return token.head
