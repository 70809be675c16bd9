"""Walking a parsed sentence: clauses, subjects, prepositions, what governs what. Knows grammar alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rashomon.language import Parse, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
# Dependents that are clauses of their own: the clause above ends where they begin.
OWN_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "parataxis", "csubj", "acl"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
MAX_CLIMB = 24  # heads; deeper trees are run-on text, and a bound keeps any input linear
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_CLASS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}
_PARTICLES = frozenset({"away", "down", "back", "in", "out", "off", "up", "over"})
_RANKS = frozenset({"first", "last", "only", "most"})
_HANGING = frozenset({"prt", "advmod"})
_DEED_DEPS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})


class Government(NamedTuple):
    """What governs a deed: the governing token and the frame it stands in (`inf`, `obj inf`, `that`, `obj of` …)."""

    above: int
    frame: str


def child(parse: Parse, index: int, *labels: str) -> Token | None:
    """The first dependent of token `index` with one of these labels, or None."""
    for c in parse.children[index]:  # a loop: this is asked for more often than anything else here
        if parse.tokens[c].dep in labels:
            return parse.tokens[c]
    return None


def is_verb(token: Token) -> bool:
    return token.pos in _VERBS


def is_noun(token: Token) -> bool:
    return token.pos in _NOUNS


def word_class(token: Token) -> str:
    """`V`, `N`, `A`, or an empty string."""
    return _CLASS.get(token.pos, "")


def sense_of(parse: Parse, index: int) -> str:
    """The lemma of token `index` with its particle: `shoot down`."""
    token = parse.tokens[index]
    particle = next((parse.tokens[c].text.lower() for c in parse.children[index] if is_particle(parse.tokens[c])), "")
    return f"{token.lemma.lower()} {particle}" if particle else token.lemma.lower()


def is_particle(token: Token) -> bool:
    return token.dep == "prt" or (token.dep == "advmod" and token.text.lower() in _PARTICLES)


def is_infinitive(parse: Parse, index: int) -> bool:
    """`to meet`: a verb with `to` before it."""
    return any(parse.tokens[c].tag == "TO" and parse.tokens[c].dep == "aux" for c in parse.children[index])


def is_passive(parse: Parse, index: int) -> bool:
    """Is the verb done to its subject, or to the noun that it describes?"""
    if child(parse, index, "auxpass", "nsubjpass", "agent") is not None:
        return True
    token = parse.tokens[index]
    if token.tag not in {"VBN", "VBD"} or child(parse, index, "dobj", "nsubj", "aux") is not None:
        return False
    if token.dep == "acl" or (token.dep in {"ccomp", "oprd"} and token.tag == "VBN"):
        return True
    joined = token.dep == "conj" and token.tag == "VBN" and token.head != index
    return joined and is_passive(parse, token.head)


def own_clause(parse: Parse, index: int) -> list[int]:
    """Token indices under `index` that belong to its own clause: its subtree without the clauses that hang on it."""
    tokens, children, found, todo = parse.tokens, parse.children, [], [index]
    while todo:
        at = todo.pop()
        found.append(at)
        for c in children[at]:
            dep = tokens[c].dep
            if not (dep in OWN_CLAUSES or (dep == "conj" and is_verb(tokens[c]))):
                todo.append(c)
    return sorted(found)


def ranks(token: Token) -> bool:
    """`first`, `only`, `highest`: a word that singles one out."""
    return token.tag in {"JJS", "RBS"} or token.lemma.lower() in _RANKS


def is_ranked(parse: Parse, index: int) -> bool:
    """`the first official to …`, `the most senior …`: a noun singled out by rank, whose clause is a fact."""
    if not is_noun(parse.tokens[index]):
        return False
    below = [parse.tokens[c] for c in parse.children[index]]
    return any(ranks(t) or any(parse.tokens[g].tag == "RBS" for g in parse.children[t.index]) for t in below)


def objects_of_prepositions(parse: Parse, index: int) -> Iterator[tuple[str, Token]]:
    """(preposition, its object) of every preposition on token `index`, with `out of`-like chains followed."""
    for c in parse.children[index]:
        dep = parse.tokens[c].dep
        if dep in PREPOSITIONS:
            yield from _objects(parse, c)
        elif dep in _HANGING and is_particle(parse.tokens[c]):  # `pulled out of the talks`, `stay away from it`
            for below in parse.children[c]:
                yield from _objects(parse, below)


def _objects(parse: Parse, preposition: int) -> Iterator[tuple[str, Token]]:
    token = parse.tokens[preposition]
    if token.dep not in PREPOSITIONS or token.pos not in {"ADP", "SCONJ", "PART"}:
        return
    for o in parse.children[preposition]:
        below = parse.tokens[o]
        if below.dep in {"pobj", "pcomp"}:
            yield token.text.lower(), below
        elif below.dep == "prep":
            for oo in parse.children[o]:
                if parse.tokens[oo].dep == "pobj":
                    yield below.text.lower(), parse.tokens[oo]


def government_of(parse: Parse, index: int) -> Government | None:
    """What governs the deed at `index`, and in which frame; None for a clause that stands by itself."""
    token = parse.tokens[index]
    above = token.head
    if above == index:
        return None
    verb = is_verb(token) and token.dep not in {"amod", "compound", "pobj"}
    found = _of_verb(parse, index, above) if verb else _of_noun(parse, index, above)
    return _called_so(parse, found) if found else None


def _called_so(parse: Parse, found: Government) -> Government:
    """`it is likely that …`, `the strike is off`: what governs is the adjective (or noun) behind the copula."""
    if parse.tokens[found.above].lemma != "be" or found.frame not in {"that", "inf", "obj inf", "subj", "whether"}:
        return found
    called = child(parse, found.above, "acomp", "oprd") or (
        child(parse, found.above, "attr", "prep") if found.frame != "subj" else None
    )
    return Government(called.index, found.frame.removeprefix("obj ")) if called is not None else found


def _of_verb(parse: Parse, index: int, above: int) -> Government | None:
    token = parse.tokens[index]
    if token.dep == "pcomp":
        return _of_preposition(parse, index, above)
    if is_infinitive(parse, index) and any(_is_for(parse.tokens[c]) for c in parse.children[index]):
        return Government(above, "for")  # `called for both sides to meet`
    if token.dep in {"ccomp", "xcomp", "oprd"}:
        return Government(above, _complement_frame(parse, index, above))
    if token.dep in {"acl", "relcl"} and is_infinitive(parse, index):
        return Government(above, "inf")
    if token.dep in {"advcl", "csubj"} and is_infinitive(parse, index):
        return Government(above, "obj inf" if child(parse, above, "dobj") is not None else "inf")
    if token.dep in {"acl", "relcl"} and any(_is_that(parse.tokens[c]) for c in parse.children[index]):
        return Government(above, "that")  # `the claim that he left`
    if token.dep == "csubjpass" or (token.dep == "csubj" and token.tag == "VBG"):
        return Government(above, "obj")
    return None


def _is_for(token: Token) -> bool:
    return token.text.lower() == "for" and token.dep == "mark"


def _is_that(token: Token) -> bool:
    return token.text.lower() == "that" and token.dep == "mark"


def _complement_frame(parse: Parse, index: int, above: int) -> str:
    token = parse.tokens[index]
    marks = {parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].dep in {"mark", "advmod"}}
    if marks & {"whether", "if"}:
        return "whether"
    if is_infinitive(parse, index) or (token.tag == "VB" and child(parse, index, "aux", "mark") is None):
        doer = (
            child(parse, above, "dobj", "dative") is not None or child(parse, index, "nsubj", "nsubjpass") is not None
        )
        passive = child(parse, above, "nsubjpass") is not None
        return "obj inf" if doer or passive else "inf"
    if token.tag == "VBG" and child(parse, index, "aux", "auxpass") is None:
        return "ing"
    if token.tag == "VBN" and child(parse, index, "aux", "auxpass") is None:
        return "obj inf"  # `want her sacked`
    return "that"


def _of_noun(parse: Parse, index: int, above: int) -> Government | None:
    token = parse.tokens[index]
    if token.dep == "pobj":
        return _of_preposition(parse, index, above)
    if token.dep in _DEED_DEPS and is_verb(parse.tokens[above]):
        return Government(above, "obj")
    if token.dep in {"nsubj", "csubj"} and is_verb(parse.tokens[above]):
        return Government(above, "subj")
    if token.dep in {"compound", "nmod", "poss"} and is_noun(parse.tokens[above]):
        return Government(above, "of")  # `the strike threat`
    return None


def _of_preposition(parse: Parse, index: int, preposition: int) -> Government | None:
    word, above = parse.tokens[preposition], parse.tokens[preposition].head
    if above == preposition or word.dep not in PREPOSITIONS:
        return None
    if parse.tokens[above].dep in PREPOSITIONS and parse.tokens[above].head != above:  # `out of leaving`
        above = parse.tokens[above].head
    if parse.tokens[above].pos == "ADV" and is_verb(parse.tokens[parse.tokens[above].head]):  # `stopped short of`
        above = parse.tokens[above].head
    through = is_verb(parse.tokens[above]) and (
        any(t.dep in {"dobj", "dative"} and t.index < index for t in (parse.tokens[c] for c in parse.children[above]))
        or child(parse, above, "nsubjpass") is not None
    )
    return Government(above, f"obj {word.text.lower()}" if through else word.text.lower())
