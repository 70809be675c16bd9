"""Verbs as cues: what clause or object a verb takes as its content."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Parse, Token
from rashomon.speech.cues import ACTS, ATTITUDES, DIRECTIVES, INFINITIVES, SAYING, VIEWS
from rashomon.speech.found import Cue
from rashomon.speech.subjects import subject_of, taken_up

__all__ = ["content_tokens", "find_verb_cue", "longer_side", "subject_of"]

_COMPLEMENTS = frozenset({"of", "as", "for", "on", "against", "to", "about", "that", "with"})


def find_verb_cue(parse: Parse, verb: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    """A verb of saying, of a speech act or of viewing with the clause or the object it takes."""
    lemma = verb.lemma.casefold()
    listed = lemma in SAYING or lemma in ACTS or lemma in VIEWS
    told = _puts_it(parse, verb) or _that_quoted(parse, verb, quoted)
    if not listed and not told and not _as_quoted(parse, verb, quoted):
        return
    clause = _clause(parse, verb)
    loose = not clause or lemma in VIEWS or (lemma not in SAYING and not told)
    content = clause or _object(parse, verb)
    if not content and lemma not in SAYING:
        return
    source = subject_of(parse, verb.index)
    if lemma in ATTITUDES and verb.role == "open clause":
        return
    yield Cue(verb.index, source, tuple(content), loose, (verb.index,))


def _clause(parse: Parse, verb: Token) -> list[int]:
    """The tokens of the clause a verb of saying takes; empty if it takes none."""
    for child in sorted(parse.children[verb.index], key=lambda c: c < verb.index):  # that after the verb first
        token = parse.tokens[child]
        if token.role == "content clause" or (token.role == "open clause" and verb.lemma.casefold() in INFINITIVES):
            if verb.lemma == "ask" and token.lemma in {"name", "identify", "quote"}:
                return []  # `who asked not to be named` says nothing of the story
            return _before(parse, verb, content_tokens(parse, child, verb.index)) + _persuaded(parse, verb, child)
    return _around(parse, verb) or _that_after(parse, verb) or _commented(parse, verb)


def _before(parse: Parse, verb: Token, content: list[int]) -> list[int]:
    """`The case is closed and nobody will be charged, he said`: all of the sentence, not its last clause alone."""
    last = verb.role == "root" or (verb.role == "conjunct" and content and verb.head < content[0])
    if not last or not content or content[-1] > verb.index:
        return content
    between = range(content[-1] + 1, verb.index)
    return [*range(content[0]), *content] if any(parse.tokens[i].text == "," for i in between) else content


def _around(parse: Parse, verb: Token) -> list[int]:
    """`The permit, she said, had been hard to get`: the clause that the verb of saying is put into."""
    if verb.role != "parataxis" or verb.lemma.casefold() not in SAYING or verb.head == verb.index:
        return []
    inserted = set(parse.subtree(verb.index))
    return [i for i in parse.subtree(verb.head) if i not in inserted]


def _commented(parse: Parse, verb: Token) -> list[int]:
    """`As Pine noted, the pier is closed`: the clause that the remark stands beside."""
    if verb.role != "adverbial clause" or verb.head == verb.index:
        return []
    if verb.lemma.casefold() not in SAYING and not _puts_it(parse, verb):
        return []
    if not any(parse.tokens[c].text.casefold() == "as" and c < verb.index for c in parse.children[verb.index]):
        return []
    remark = set(parse.subtree(verb.index))
    return longer_side(parse, [i for i in parse.subtree(verb.head) if i not in remark], verb.index)


def _that_quoted(parse: Parse, verb: Token, quoted: frozenset[int]) -> bool:
    """`vented that the pier was “a disgrace”`: any verb whose clause with `that` has words in marks."""
    for child in parse.children[verb.index]:
        if (
            parse.tokens[child].role == "content clause"
            and child > verb.index
            and quoted.intersection(parse.subtree(child))
        ):
            marks = [parse.tokens[c] for c in parse.children[child] if parse.tokens[c].role == "marker"]
            return any(mark.text.casefold() == "that" for mark in marks)
    return False


def _puts_it(parse: Parse, verb: Token) -> bool:
    after = verb.index + 1
    return verb.lemma == "put" and after < len(parse.tokens) and parse.tokens[after].text.casefold() == "it"


def _as_quoted(parse: Parse, verb: Token, quoted: frozenset[int]) -> bool:
    """`painted himself as a “man of the people”`: any verb, if what follows its `as` begins with a quotation."""
    for child in parse.children[verb.index]:
        if (
            parse.tokens[child].role == "preposition"
            and parse.tokens[child].text.casefold() == "as"
            and child > verb.index
        ):
            words = [i for i in parse.subtree(child) if i > child and parse.tokens[i].pos not in {"DET", "PUNCT"}]
            return bool(words) and words[0] in quoted and child not in quoted
    return False


def _that_after(parse: Parse, verb: Token) -> list[int]:
    """`saying Friday during a meeting … that …`: a clause that the parser hung elsewhere, from its `that` on."""
    if verb.lemma.casefold() not in SAYING or any(parse.tokens[c].role == "object" for c in parse.children[verb.index]):
        return []
    for token in parse.tokens[verb.index + 1 :]:
        conjunction = token.role == "marker" or token.tag == "IN"
        if conjunction and token.text.casefold() == "that" and token.head > token.index:
            return [i for i in parse.subtree(token.head) if i > token.index]
        if token.pos == "VERB" and token.lemma.casefold() in SAYING:
            return []
    return []


def _persuaded(parse: Parse, verb: Token, clause: int) -> list[int]:
    """`urged [them] to leave …`: whom, when it stands between the verb and its infinitive as that one's doer."""
    if verb.lemma.casefold() not in DIRECTIVES or parse.tokens[clause].role != "open clause":
        return []
    return [
        i
        for child in parse.children[verb.index]
        if parse.tokens[child].role == "object" and verb.index < child < clause
        for i in parse.subtree(child)
    ]


def _object(parse: Parse, verb: Token) -> list[int]:
    """The tokens of a verb's objects and prepositional complements, without its subject and adjuncts."""
    tokens: list[int] = []
    for child in parse.children[verb.index]:
        token = parse.tokens[child]
        if token.role in {"object", "open clause", "object complement", "adjective complement", "complement"} or (
            token.role == "preposition" and child > verb.index and _complement(verb, token)
        ):
            tokens += parse.subtree(child)
    return sorted(tokens)


def _complement(verb: Token, preposition: Token) -> bool:
    return preposition.index > verb.index and preposition.text.casefold() in _COMPLEMENTS


def content_tokens(parse: Parse, clause: int, verb: int) -> list[int]:
    """The subtree of a clause, without cues that hang inside it by mistake and without a leading `that`."""
    tokens = [i for i in parse.subtree(clause) if i != verb]
    apart = {i for t in tokens if taken_up(parse, t) == verb for i in (*parse.subtree(t), *_joint(parse, t))}
    tokens = [i for i in tokens if i not in apart]
    while tokens and parse.tokens[tokens[0]].text.casefold() in {"that", ",", ":"}:
        tokens = tokens[1:]
    return tokens


def _joint(parse: Parse, verb: int) -> list[int]:
    """The comma and conjunction right before a verb."""
    first, before = min(parse.subtree(verb)), []
    while first > 0 and parse.tokens[first - 1].role in {"conjunction", "punctuation"}:
        first -= 1
        before.append(first)
    return before


def longer_side(parse: Parse, tokens: list[int], phrase: int) -> list[int]:
    """The tokens on the longer side of the phrase, without the punctuation next to it."""
    before = [i for i in tokens if i < phrase]
    after = [i for i in tokens if i > phrase]
    side = before if len(before) >= len(after) else after
    while side and parse.tokens[side[0]].pos == "PUNCT" and parse.tokens[side[0]].text == ",":
        side = side[1:]
    while side and parse.tokens[side[-1]].text in {",", "."}:
        side = side[:-1]
    return side
