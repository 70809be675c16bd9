"""What a word takes: a clause, an infinitive, an object, a preposition; and the clause it is put into or stands by."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Literal, NamedTuple

from rashomon.clauses.clause import NO_TOKEN
from rashomon.clauses.grammar import is_verb
from rashomon.clauses.nouns import is_subject
from rashomon.clauses.relations import is_participle
from rashomon.clauses.resumed import resumed_from
from rashomon.language import Parse, Token
from rashomon.language.role_sets import CALLED, COMPLEMENTS
from rashomon.lexicon import words_of

Frame = Literal["clause", "infinitive", "object", "complement", "preposition", ""]
THAT_NEAR = 16  # tokens between a word and the `that` of its clause, where the parser hung that elsewhere
_CLAUSES: Mapping[str, Frame] = {"content clause": "clause", "noun clause": "clause", "open clause": "infinitive"}
_ABOUT = words_of("grammar", "about")
_COMPLETING = words_of("grammar", "completing")
_LEADS = frozenset({"that", ",", ":"})


class Complement(NamedTuple):
    """What a word takes after it, and its tokens in order: a clause together with whom it is told to be done by."""

    frame: Frame
    tokens: tuple[int, ...]
    head: int = NO_TOKEN  # the verb of the clause


def complement_of(parse: Parse, index: int) -> Complement:
    """A clause or infinitive before all, else objects with what hangs beside them, else the words of a preposition."""
    after = [parse.tokens[c] for c in parse.children[index] if c > index]
    verb = is_verb(parse.tokens[index])
    for token in after:
        frame = "infinitive" if _is_for(parse, token) else _CLAUSES.get(token.role, "")
        if frame and not (token.role == "noun clause" and verb):
            whom = [t.index for t in after if _is_whom(t) and t.index < token.index and frame == "infinitive"]
            held = [i for c in whom for i in parse.subtree(c)]
            return Complement(frame, tuple(sorted({*held, *clause_tokens(parse, token.index, index)})), token.index)
    words = [t for t in after if _is_one_of(t, _ABOUT) or _is_one_of(t, _COMPLETING)]
    hung = [t for t in after if t.role == "object" or t.role in CALLED] if verb else []
    if hung:
        frame = "object" if any(t.role == "object" for t in hung) else "complement"
        return Complement(frame, _below(parse, [*hung, *words], index))
    return Complement("preposition", _below(parse, words, words[0].index)) if words else Complement("", ())


def _is_one_of(token: Token, prepositions: Container[str]) -> bool:
    return token.role == "preposition" and token.text.casefold() in prepositions


def _is_for(parse: Parse, token: Token) -> bool:
    """`called for both sides to meet`, taken for an adverbial clause."""
    return token.role == "adverbial clause" and opener_of(parse, token.index) == "for"


def _is_whom(token: Token) -> bool:
    """`urged them to leave`, `called on them to leave`."""
    return token.role == "object" or (token.role == "preposition" and token.text.casefold() in {"on", "upon"})


def taken_by(parse: Parse, index: int) -> tuple[int, ...]:
    """All that a verb takes after it: clauses, objects, what they are called, the words of prepositions."""
    after = [parse.tokens[c] for c in parse.children[index] if c > index]
    held = [t for t in after if t.role in COMPLEMENTS or _is_for(parse, t) or _is_one_of(t, _ABOUT)]
    return _below(parse, held, index)


def _below(parse: Parse, tokens: Sequence[Token], index: int) -> tuple[int, ...]:
    return tuple(sorted(i for t in tokens for i in parse.subtree(t.index) if i > index))


def clause_tokens(parse: Parse, clause: int, index: int) -> list[int]:
    """The tokens of a clause that the word at `index` takes, without its `that`, and without what goes on after it."""
    tokens = [i for i in parse.subtree(clause) if i != index]
    apart = {i for t in tokens if resumed_from(parse, t) == index for i in (*parse.subtree(t), *_joint(parse, t))}
    return without_lead(parse, [i for i in tokens if i not in apart])


def without_lead(parse: Parse, tokens: Sequence[int]) -> list[int]:
    """Tokens of a clause without the `that`, comma or colon they open with; `that` stays where it is the subject."""
    words = (parse.tokens[i] for i in tokens)
    opens = (t.text.casefold() in _LEADS and not is_subject(t) for t in words)
    first = next((n for n, lead in enumerate(opens) if not lead), len(tokens))
    return list(tokens[first:])


def _joint(parse: Parse, verb: int) -> list[int]:
    """The comma and conjunction right before a verb."""
    first, before = min(parse.subtree(verb)), []
    while first > 0 and parse.tokens[first - 1].role in {"conjunction", "punctuation"}:
        first -= 1
        before.append(first)
    return before


def clause_around(parse: Parse, index: int) -> list[int]:
    """The clause before a verb, or the one that a word is put into: `The pier, she said, is old`; `As she said, …`."""
    before = [c for c in parse.children[index] if c < index and parse.tokens[c].role == "content clause"]
    if before:
        return _from_the_start(parse, index, clause_tokens(parse, before[0], index))
    host = host_of(parse, index)
    return rest_of(parse, host, index) if host != index else []


def rest_of(parse: Parse, host: int, index: int) -> list[int]:
    """The tokens at and below `host` without the remark at `index`: of one beside its clause, the longer side."""
    inserted = set(parse.subtree(index))
    tokens = [i for i in parse.subtree(host) if i not in inserted]
    if parse.tokens[index].role == "parataxis":
        return tokens
    before, after = [i for i in tokens if i < index], [i for i in tokens if i > index]
    return before if len(before) >= len(after) else after


def host_of(parse: Parse, index: int) -> int:
    """The word whose clause a remark is put into or stands beside; `index` itself if it is no such remark."""
    token = parse.tokens[index]
    beside = token.role == "adverbial clause" and opener_of(parse, index) == "as"
    return token.head if token.role == "parataxis" or beside else index


def opener_of(parse: Parse, clause: int) -> str:
    """The conjunction that opens a clause, such as `that` or `as`; empty if it has none."""
    marks = (parse.tokens[c] for c in parse.children[clause] if c < clause)
    return next((t.text.casefold() for t in marks if t.role == "marker" or t.tag == "IN"), "")


def _from_the_start(parse: Parse, verb: int, content: list[int]) -> list[int]:
    """`The case is closed and nobody will be charged, he said`: all of the sentence, not its last clause alone."""
    token = parse.tokens[verb]
    last = token.role == "root" or (token.role == "conjunct" and token.head < content[0])
    between = range(content[-1] + 1, verb)
    if last and any(parse.tokens[i].text == "," for i in between):
        return [*range(content[0]), *content]
    return content


def clause_from_that(parse: Parse, index: int) -> list[int]:
    """`her claim during the debate that …`: a clause that the parser hung elsewhere, from the next `that` on."""
    for token in parse.tokens[index + 1 : index + 1 + THAT_NEAR]:
        if token.text.casefold() == "that" and token.head > token.index and token.role == "marker":
            return [i for i in parse.subtree(token.head) if i > token.index]
        if is_verb(token) and not is_participle(token):
            return []
    return []
