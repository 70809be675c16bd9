"""Walking a parsed sentence: clauses, subjects, prepositions, what governs what. Knows grammar alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rashomon.clauses.clause import NO_TOKEN
from rashomon.language import Parse, Token, role_sets
from rashomon.language.role_sets import (
    COMPLEMENT_CLAUSES,
    GOVERNED_DEEDS,
    HANGING,
    HELPERS,
    NOUN_BEFORE_NOUN,
    ON_NOUN,
    PREPOSITIONS,
    SMALL_CLAUSES,
    SUBJECTS,
    VERB_AS_NOUN,
)
from rashomon.lexicon import read_intransitives, words_of

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
PRESENT_TAGS = frozenset({"VBZ", "VBP"})
OWN_CLAUSES = role_sets.OWN_CLAUSES  # dependents where the clause above ends
REMEMBERED = 1 << 16  # words of which an answer is kept: several steps ask the same
MAX_CLIMB = 24  # heads; deeper trees are run-on text, and a bound keeps any input linear
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_CLASS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}
_PARTICLES = words_of("grammar", "particle")
_RANKS = words_of("grammar", "rank")


class Government(NamedTuple):
    """What governs a deed: the governing token and the frame it stands in (`inf`, `obj inf`, `that`, `obj of` …)."""

    above: int
    frame: str


def child(parse: Parse, index: int, *labels: str) -> Token | None:
    """The first dependent of token `index` with one of these labels, or None."""
    for c in parse.children[index]:  # a loop: this is asked for more often than anything else here
        if parse.tokens[c].role in labels:
            return parse.tokens[c]
    return None


def subjects_of(parse: Parse, index: int) -> list[int]:
    """The subjects that the parser gave a verb, clauses among them."""
    return [c for c in parse.children[index] if parse.tokens[c].role in SUBJECTS]


def is_verb(token: Token) -> bool:
    return token.pos in _VERBS


def is_noun(token: Token) -> bool:
    return token.pos in _NOUNS


def word_class(token: Token) -> str:
    """`V`, `N`, `A`, or an empty string."""
    return _CLASS.get(token.pos, "")


def sense_of(parse: Parse, index: int) -> str:
    """The lemma of token `index` with its particle: `shoot down`."""
    lemma = parse.tokens[index].lemma.lower()
    for c in parse.children[index]:
        token = parse.tokens[c]
        if token.role in HANGING and is_particle(token):
            return f"{lemma} {token.text.lower()}"
    return lemma


def is_particle(token: Token) -> bool:
    return token.role == "particle" or (token.role == "adverb" and token.text.lower() in _PARTICLES)


def is_infinitive(parse: Parse, index: int) -> bool:
    """`to meet`: a verb with `to` before it."""
    for c in parse.children[index]:
        token = parse.tokens[c]
        if token.tag == "TO" and token.role == "auxiliary":
            return True
    return False


@lru_cache(maxsize=REMEMBERED)
def is_passive(parse: Parse, index: int) -> bool:
    """Is the verb done to its subject, or to the noun that it describes?"""
    token, below = parse.tokens[index], {parse.tokens[c].role for c in parse.children[index]}
    helper = child(parse, index, "passive auxiliary") if "passive auxiliary" in below else None
    if helper is not None and helper.text[0] in "'’" and "content clause" in below:
        return False  # `he's said that …`
    if helper is not None or not below.isdisjoint({"passive subject", "agent"}):
        return True
    if token.tag not in {"VBN", "VBD"} or not below.isdisjoint({"object", "auxiliary"}):
        return False
    if token.role == "conjunct" and token.tag == "VBN" and token.head != index:
        return is_passive(parse, token.head)  # `houses were lost and people killed`
    if "subject" in below or token.lemma.lower() in read_intransitives():
        return False
    small = token.role in SMALL_CLAUSES and token.tag == "VBN"
    return small or token.role == "noun clause"


def verb_above(parse: Parse, index: int) -> int:
    """The nearest verb above token `index`; `NO_TOKEN` where there is none."""
    at = index
    for _ in range(MAX_CLIMB):
        head = parse.tokens[at].head
        if head == at:
            break
        at = head
        if is_verb(parse.tokens[at]) and parse.tokens[at].role not in PREPOSITIONS:  # `including`
            return at
    return NO_TOKEN


@lru_cache(maxsize=REMEMBERED)
def own_clause(parse: Parse, index: int) -> tuple[int, ...]:
    """Token indices under `index` that belong to its own clause: its subtree without the clauses that hang on it."""
    tokens, children, found, todo = parse.tokens, parse.children, [], [index]
    while todo:
        at = todo.pop()
        found.append(at)
        for c in children[at]:
            token = tokens[c]
            if not (token.role in OWN_CLAUSES or (token.role == "conjunct" and token.pos in _VERBS)):
                todo.append(c)
    return tuple(sorted(found))


def words_of_name(parse: Parse, head: int) -> list[int]:
    """The tokens of a name with what stands beside it: `Deputy Mayor Ana Holm`, `the firm, Arden Dynamics`."""
    found, todo = [], [head]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(c for c in parse.children[at] if parse.tokens[c].role in {"compound", "apposition"})
    return sorted(found)


def clause_head(parse: Parse, index: int) -> int:
    """The verb of whose clause token `index` is a part; the root, where there is none."""
    at = index
    for _ in range(MAX_CLIMB):
        token = parse.tokens[at]
        if token.head == at or (is_verb(token) and token.role not in HELPERS):
            break
        at = token.head
    return at


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
        role = parse.tokens[c].role
        if role in PREPOSITIONS:
            yield from _objects(parse, c)
        elif role in HANGING and is_particle(parse.tokens[c]):  # `pulled out of the talks`, `stay away from it`
            for below in parse.children[c]:
                yield from _objects(parse, below)


def _objects(parse: Parse, preposition: int) -> Iterator[tuple[str, Token]]:
    token = parse.tokens[preposition]
    if token.role not in PREPOSITIONS or token.pos not in {"ADP", "SCONJ", "PART"}:
        return
    for o in parse.children[preposition]:
        below = parse.tokens[o]
        if below.role in {"governed noun", "governed clause"}:
            yield token.text.lower(), below
        elif below.role == "preposition":
            for oo in parse.children[o]:
                if parse.tokens[oo].role == "governed noun":
                    yield below.text.lower(), parse.tokens[oo]


@lru_cache(maxsize=REMEMBERED)
def government_of(parse: Parse, index: int) -> Government | None:
    """What governs the deed at `index`, and in which frame; None for a clause that stands by itself."""
    token = parse.tokens[index]
    above = token.head
    if above == index:
        return None
    verb = is_verb(token) and token.role not in VERB_AS_NOUN
    found = _of_verb(parse, index, above) if verb else _of_noun(parse, index, above)
    return _called_so(parse, found) if found else None


def _called_so(parse: Parse, found: Government) -> Government:
    """`it is likely that …`, `the strike is off`: what governs is the adjective (or noun) behind the copula."""
    if parse.tokens[found.above].lemma != "be" or found.frame not in {"that", "inf", "obj inf", "subj", "whether"}:
        return found
    called = child(parse, found.above, "adjective complement", "object complement") or (
        child(parse, found.above, "complement", "preposition") if found.frame != "subj" else None
    )
    return Government(called.index, found.frame.removeprefix("obj ")) if called is not None else found


def _of_verb(parse: Parse, index: int, above: int) -> Government | None:
    token = parse.tokens[index]
    if token.role == "governed clause":
        return _of_preposition(parse, index, above)
    if is_infinitive(parse, index) and any(_is_for(parse.tokens[c]) for c in parse.children[index]):
        return Government(above, "for")  # `called for both sides to meet`
    if token.role in COMPLEMENT_CLAUSES:
        return Government(above, _complement_frame(parse, index, above))
    if token.role in ON_NOUN and is_infinitive(parse, index):
        return Government(above, "inf")
    if token.role in {"adverbial clause", "clausal subject"} and is_infinitive(parse, index):
        return Government(above, "obj inf" if child(parse, above, "object") is not None else "inf")
    if token.role in ON_NOUN and any(_is_that(parse.tokens[c]) for c in parse.children[index]):
        return Government(above, "that")  # `the claim that he left`
    if token.role == "passive clausal subject" or (token.role == "clausal subject" and token.tag == "VBG"):
        return Government(above, "obj" if is_passive(parse, above) else "subj")
    return None


def _is_for(token: Token) -> bool:
    return token.text.lower() == "for" and token.role == "marker"


def _is_that(token: Token) -> bool:
    return token.text.lower() == "that" and token.role == "marker"


def _complement_frame(parse: Parse, index: int, above: int) -> str:
    token = parse.tokens[index]
    marks = {
        parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].role in {"marker", "adverb"}
    }
    if marks & {"whether", "if"}:
        return "whether"
    if is_infinitive(parse, index) or (token.tag == "VB" and child(parse, index, "auxiliary", "marker") is None):
        doer = (
            child(parse, above, "object", "indirect object") is not None
            or child(parse, index, "subject", "passive subject") is not None
        )
        passive = child(parse, above, "passive subject") is not None
        return "obj inf" if doer or passive else "inf"
    if token.tag == "VBG" and child(parse, index, "auxiliary", "passive auxiliary") is None:
        return "ing"
    if token.tag == "VBN" and child(parse, index, "auxiliary", "passive auxiliary") is None:
        return "obj inf"  # `want her sacked`
    return "that"


def _of_noun(parse: Parse, index: int, above: int) -> Government | None:
    token = parse.tokens[index]
    if token.role == "governed noun":
        return _of_preposition(parse, index, above)
    if token.role in GOVERNED_DEEDS and is_verb(parse.tokens[above]):
        return Government(above, "obj")
    if token.role in {"subject", "clausal subject"} and is_verb(parse.tokens[above]):
        return Government(above, "subj")
    if token.role in NOUN_BEFORE_NOUN and is_noun(parse.tokens[above]):
        return Government(above, "of")  # `the strike threat`
    return None


def _of_preposition(parse: Parse, index: int, preposition: int) -> Government | None:
    word, above = parse.tokens[preposition], parse.tokens[preposition].head
    if above == preposition or word.role not in PREPOSITIONS:
        return None
    if parse.tokens[above].role in PREPOSITIONS and parse.tokens[above].head != above:  # `out of leaving`
        above = parse.tokens[above].head
    if parse.tokens[above].pos == "ADV" and is_verb(parse.tokens[parse.tokens[above].head]):  # `stopped short of`
        above = parse.tokens[above].head
    through = is_verb(parse.tokens[above]) and (
        any(
            t.role in {"object", "indirect object"} and t.index < index
            for t in (parse.tokens[c] for c in parse.children[above])
        )
        or child(parse, above, "passive subject") is not None
    )
    return Government(above, f"obj {word.text.lower()}" if through else word.text.lower())
