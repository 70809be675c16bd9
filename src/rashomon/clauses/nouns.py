"""Nouns and names in a sentence: what they are to a verb, what belongs to their phrase, what else somebody is called.

Each question is linear in the words it looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from rashomon.clauses.grammar import child, objects_of_prepositions
from rashomon.language import Parse, Token
from rashomon.language.role_sets import APART, DESCRIPTIONS, NOUN_SUBJECTS

_BEING = frozenset({"be", "become"})
_JOINED = frozenset({"conjunct", "conjunction"})


def is_subject(token: Token) -> bool:
    """Does the noun stand before its verb, as who does it or is done to?"""
    return token.role in NOUN_SUBJECTS


def is_object(token: Token) -> bool:
    """`him` of `thanked him`, `told him so`."""
    return token.role in {"object", "indirect object"}


def is_part_of_name(token: Token) -> bool:
    """Does it only describe the noun behind it: `the *Geneva* talks`?"""
    return token.role in DESCRIPTIONS


def stands_before_noun(token: Token) -> bool:
    """As `is_part_of_name`, numbers and owners too: `the *1994* treaty`, `*Sunday's* vote`."""
    return token.role in DESCRIPTIONS or token.role == "numeral" or is_owner(token)


def is_owner(token: Token) -> bool:
    """`Sunday's` of `Sunday's vote`, `her` of `her house`."""
    return token.role == "possessor"


def is_counting(parse: Parse, token: Token) -> bool:
    """`400 men`: a number that counts the noun behind it, which nothing else picks out (`the 400 men`)."""
    noun = parse.tokens[token.head]
    before = {parse.tokens[c].role for c in parse.children[noun.index] if c < token.index}
    return token.role == "numeral" and noun.tag == "NNS" and not before & {"determiner", "possessor"}


def is_measure(token: Token) -> bool:
    """A noun that tells by how much or when, without a preposition: `three *days* later`."""
    return token.role == "noun adverbial"


def is_joined(token: Token) -> bool:
    """Does it follow another by `and`?"""
    return token.role == "conjunct"


def is_aside(token: Token) -> bool:
    """Is it the verb of a clause of time, aim or manner: `before he *left*`?"""
    return token.role == "adverbial clause"


def is_main(token: Token) -> bool:
    """Does it head the sentence?"""
    return token.head == token.index


def preposition_of(parse: Parse, token: Token) -> str:
    """The preposition that governs a noun, in lower case: `in` of `in Lyon`; empty if none does."""
    return parse.tokens[token.head].text.lower() if token.role == "governed noun" else ""


def opens(parse: Parse, index: int) -> bool:
    """Does the word stand in a clause or phrase that tells the circumstances of another clause?"""
    return any(parse.tokens[i].role in {"adverbial clause", "preposition"} for i in words_above(parse, index))


def words_above(parse: Parse, index: int) -> set[int]:
    """The token, its head, the head of that, up to the root."""
    found: set[int] = set()
    while index not in found:
        found.add(index)
        index = parse.tokens[index].head
    return found


def teller_of(parse: Parse, deed: int) -> Token | None:
    """The verb whose content the clause of `deed` is: `said` of `said that they left`; None where it is nobody's."""
    token = parse.tokens[deed]
    return parse.tokens[token.head] if token.role == "content clause" else None


def noun_phrase(parse: Parse, noun: int, leaves: Callable[[Token], bool]) -> tuple[int, int]:
    """First and last token (half-open) of a noun's phrase, without its clauses, appositions and joined nouns.

    `leaves`: which other words, with all that hangs on them, are not to belong to it."""
    keep, todo = {noun}, [noun]
    while todo:
        at = todo.pop()
        for c in parse.children[at]:
            token = parse.tokens[c]
            if not (token.role in APART or (at == noun and token.role in _JOINED) or leaves(token)):
                keep.add(c)
                todo.append(c)
    return run_around(keep, noun)


def run_around(tokens: Container[int], at: int) -> tuple[int, int]:
    """The unbroken run of `tokens` round `at`, half-open."""
    first = last = at
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    return first, last + 1


def appositions_of(parse: Parse, name: int) -> list[int]:
    """The nouns that stand in apposition to a name, behind it or before: `Anna Holm, the *treasurer*`.

    Of joined names, an apposition is the nearest one's, wherever the parser hangs it.
    """
    tokens, token = parse.tokens, parse.tokens[name]
    hosts = [name, token.head] if is_joined(token) else [name]
    found = [c for host in hosts for c in parse.children[host] if tokens[c].role == "apposition"]
    found = [c for c in found if host_is_nearest(parse, name, c)]
    above = token.head
    if token.role == "apposition" and above < name and tokens[above].role != "apposition":
        found.append(above)
    return found


def host_is_nearest(parse: Parse, name: int, noun: int) -> bool:
    """Stands no joined name between a name and the apposition?"""
    if is_joined(parse.tokens[name]) and noun < name:
        return noun in parse.children[name]
    return not any(
        is_joined(parse.tokens[c]) and name < c < noun and parse.tokens[c].pos == "PROPN" for c in parse.children[name]
    )


def said_of(parse: Parse, name: int) -> Iterator[tuple[int, bool]]:
    """(noun, is it past?) of what a relative clause says somebody is: `who was *consul*`, `who served as *consul*`."""
    for c in parse.children[name]:
        verb = parse.tokens[c]
        if verb.role == "relative clause":
            called = child(parse, c, "complement") if verb.lemma in _BEING else None
            for noun in (called, *(o for word, o in objects_of_prepositions(parse, c) if word == "as")):
                if noun is not None:
                    yield noun.index, verb.tag == "VBD" and verb.lemma != "become"


def equated_with(parse: Parse, name: int) -> Iterator[tuple[int, bool]]:
    """(noun, is it past?) of what a main clause says somebody is: `Holm is a *lawyer*`; not `may be`, nor `is not`."""
    verb = parse.tokens[parse.tokens[name].head]
    noun = child(parse, verb.index, "complement")
    plain = verb.lemma in _BEING and verb.tag in {"VBZ", "VBD"} and child(parse, verb.index, "negation") is None
    if noun is not None and plain and is_main(verb) and is_subject(parse.tokens[name]):
        yield noun.index, verb.tag == "VBD" and verb.lemma != "become"
