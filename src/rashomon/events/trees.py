"""Walking a parsed sentence: clauses, subjects, prepositions. Knows grammar, no words of events but who is a person."""

from __future__ import annotations

from rashomon.clauses import MAX_CLIMB, SUBJECTS, child, is_infinitive, is_ranked, objects_of_prepositions
from rashomon.language import Parse, Token
from rashomon.people.lexicon import is_person_noun

_MENTIONS = frozenset("raise mention float suggest discuss".split())  # what may be done, by whomever


def is_predicate(token: Token) -> bool:
    """Is this token the head of a clause?"""
    return token.pos in {"VERB", "AUX"} or token.role == "root"


def coordinated(parse: Parse, index: int) -> list[int]:
    """Token `index` and what is joined to it by `and`, in text order."""
    tokens, children, found, todo = parse.tokens, parse.children, [], [index]
    while todo:
        at = todo.pop()
        found.append(at)
        for c in children[at]:
            if tokens[c].role == "conjunct" and not is_predicate(tokens[c]):
                todo.append(c)
    return sorted(found)


def subject_of(parse: Parse, index: int) -> Token | None:
    """The subject token of verb `index`: its own, or the one it shares or is controlled by. None if there is none."""
    at = index
    for _ in range(MAX_CLIMB):
        token = parse.tokens[at]
        if token.role == "preposition" and _is_nobodys(parse, index, at):
            return child(parse, token.head, "possessor")
        own = child(parse, at, *SUBJECTS)
        if own is not None:
            return _antecedent(parse, at, _doer_inside(parse, own))
        if token.role in {"noun clause", "relative clause"}:
            head = parse.tokens[token.head]
            if is_ranked(parse, head.index):
                return _called_so(parse, head)
            if not is_infinitive(parse, at):
                return head
            owner = child(parse, head.index, "possessor")
            if owner is not None:
                return _antecedent(parse, head.index, owner)
            at = head.index
        elif token.role == "open clause" and index == at:
            controller = child(parse, token.head, "object")
            if controller is None:  # `called on the parliament to renounce it`
                called = (o for word, o in objects_of_prepositions(parse, token.head) if word in {"on", "upon"})
                controller = next((o for o in called if parse.tokens[token.head].lemma.lower() == "call"), None)
            if controller is not None and controller.index < at:
                return controller
            at = token.head
        elif token.role in {
            "open clause",
            "conjunct",
            "adverbial clause",
            "governed clause",
            "preposition",
            "object",
            "content clause",
            "passive auxiliary",
            "complement",
            "adjective complement",
            "object complement",
            "governed noun",
        }:
            at = token.head
        else:
            return None
        if is_ranked(parse, at):
            return _called_so(parse, parse.tokens[at])
    return None


def _called_so(parse: Parse, ranked: Token) -> Token:
    """`A. Name is the first minister to …`, `A. Name, the first minister to …`: the one so called."""
    head = parse.tokens[ranked.head]
    if ranked.role == "complement" and head.lemma == "be":
        return child(parse, head.index, "subject") or ranked
    return head if ranked.role == "apposition" else ranked


def _is_nobodys(parse: Parse, gerund: int, preposition: int) -> bool:
    """`the problem with judging them`, `raised the possibility of judging them`: whoever judges; not the speaker."""
    token = parse.tokens[preposition]
    noun = parse.tokens[token.head]
    if parse.tokens[gerund].role != "governed clause" or noun.pos != "NOUN":
        return False
    return token.text.lower() != "of" or parse.tokens[noun.head].lemma.lower() in _MENTIONS


def _doer_inside(parse: Parse, subject: Token) -> Token:
    """`dozens of people marching were held`, taken for a clause: who is held are the people."""
    inside = child(parse, subject.index, "subject") if subject.tag == "VBG" else None
    return inside if inside is not None else subject


def _antecedent(parse: Parse, verb: int, subject: Token) -> Token:
    """`who` means the noun that the relative clause hangs on."""
    if subject.tag in {"WP", "WDT", "WP$"}:
        for above in (parse.tokens[verb], parse.tokens[parse.tokens[verb].head]):
            if above.role == "relative clause":
                return _person_meant(parse, above.head, subject)
    return subject


def _person_meant(parse: Parse, head: int, who: Token) -> Token:
    """`a spokesman for A. Name, who …` is mostly about the name; `journalists at the paper, who …` never the paper."""
    if who.text.lower() != "who":
        return parse.tokens[head]
    near = next((n for n in parse.names if n.label == "PERSON" and n.last in {who.index, who.index - 1}), None)
    if near is not None and near.last - 1 in parse.subtree(head):
        return parse.tokens[near.last - 1]
    token, above = parse.tokens[head], parse.tokens[parse.tokens[head].head]
    if token.role == "governed noun" and token.pos == "NOUN" and not is_person_noun(token.lemma.lower()):
        holder = parse.tokens[above.head]
        return holder if is_person_noun(holder.lemma.lower()) else token
    return token


def object_of(parse: Parse, index: int) -> Token | None:
    """What verb `index` is done to: its object, its passive subject, or the noun that a participle describes."""
    own = child(parse, index, "object", "passive subject")
    if own is not None:
        return own
    token = parse.tokens[index]
    return parse.tokens[token.head] if token.role == "noun clause" and token.tag in {"VBN", "VBD"} else None


def adjunct_subject(parse: Parse, noun: int) -> Token | None:
    """`he agreed to it at a meeting`: the subject of the verb that a noun after at, in or during hangs on."""
    token = parse.tokens[noun]
    preposition = parse.tokens[token.head]
    if token.role != "governed noun" or preposition.text.lower() not in {"at", "during", "in"}:
        return None
    at = preposition.head
    for _ in range(MAX_CLIMB):
        above = parse.tokens[at]
        if above.pos in {"VERB", "AUX"}:
            return subject_of(parse, at)
        if above.head == at:
            return None
        at = above.head
    return None
