"""Plain questions to a parsed sentence: what helps a verb, what describes a noun, what is joined, what is said of it.

The steps ask these, so that none of them needs to know a parser's labels. Each is linear in the words beside the token.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.clauses.grammar import child, is_infinitive, is_verb
from rashomon.language import Parse, Token
from rashomon.language.role_sets import CALLED_OR_CONTENT, DESCRIPTIONS, NUMERAL, OBJECTS, ON_NOUN, WITH_INFINITIVE

_GOVERNED = frozenset({"governed noun"})
_INSIDE_NAMES = DESCRIPTIONS | {NUMERAL}


def joined_to(parse: Parse, index: int) -> list[int]:
    """Token `index` and what is joined to it by `and`, verbs left out, in text order."""
    tokens, found, todo = parse.tokens, [], [index]
    while todo:
        at = todo.pop()
        found.append(at)
        todo += [c for c in parse.children[at] if tokens[c].role == "conjunct" and not is_verb(tokens[c])]
    return sorted(found)


def objects_of(parse: Parse, verb: int) -> list[Token]:
    """What stands as the verb's object or as the subject of its passive, people it is given to among them."""
    return [t for t in _below(parse, verb, OBJECTS) if t.pos != "ADP"]


def descriptions_of(parse: Parse, noun: int) -> list[Token]:
    """`old`, `peace` of `old peace talks`."""
    return _below(parse, noun, DESCRIPTIONS)


def appositions_on(parse: Parse, noun: int) -> list[Token]:
    """`A. Name` of `his counterpart, A. Name`."""
    return _below(parse, noun, frozenset({"apposition"}))


def owner_of(parse: Parse, noun: int) -> Token | None:
    """`her` of `her house`."""
    return child(parse, noun, "possessor")


def complements_of(parse: Parse, verb: int) -> Iterator[Token]:
    """What the verb says its subject or object is: `called it illegal`, `is a threat`, `made her minister`."""
    for token in _below(parse, verb, CALLED_OR_CONTENT):
        yield token
        yield from _below(parse, token.index, frozenset({"adjective complement", "complement"}))


def content_of(parse: Parse, verb: int, *, finite: bool = False) -> Token | None:
    """The clause that the verb takes: `said that they left`, `agreed to leave`; only one like the first if `finite`."""
    return child(parse, verb, *(("content clause",) if finite else ("open clause", "content clause")))


def infinitives_of(parse: Parse, index: int) -> Iterator[int]:
    """`leave` of `asked them to leave`, `the right to leave`."""
    yield from (t.index for t in _below(parse, index, WITH_INFINITIVE) if is_infinitive(parse, t.index))


def clauses_on(parse: Parse, noun: int) -> list[Token]:
    """The verbs of clauses that describe a noun: `planned for May`, `which opens in May`."""
    return _below(parse, noun, ON_NOUN)


def is_participle(token: Token) -> bool:
    """Does the verb describe a noun: `the men *held* there`?"""
    return token.role == "noun clause"


def describes_noun(token: Token) -> bool:
    """Does it only describe the noun behind it: `a *12-minute* film`, `the *Geneva* talks`?"""
    return token.role in _INSIDE_NAMES


def is_counted(parse: Parse, noun: int) -> bool:
    """`400` before `Norwegians`."""
    return child(parse, noun, "numeral") is not None


def _below(parse: Parse, index: int, roles: frozenset[str]) -> list[Token]:
    return [parse.tokens[c] for c in parse.children[index] if parse.tokens[c].role in roles]


def members_of(parse: Parse, noun: int) -> list[int]:
    """`Verdi`, `Unite` of `a group of unions, including Verdi and Unite`: who is named as some of them."""
    of = [t.index for c in parse.children[noun] if parse.tokens[c].text == "of" for t in _below(parse, c, _GOVERNED)]
    listing = [c for at in (noun, *of) for c in parse.children[at] if parse.tokens[c].text.lower() == "including"]
    return [i for c in listing for t in _below(parse, c, _GOVERNED) for i in joined_to(parse, t.index)]


def is_quantity(token: Token) -> bool:
    """`four`, `several` of `four of them`, `several of them`: does the word stand for so many of what follows?"""
    return token.tag in {"CD", "DT", "JJ", "JJS"}
