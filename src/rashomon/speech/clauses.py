"""Cues in a parsed sentence: the verb, who its subject is, and what stands as its content."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Parse, Token
from rashomon.speech.cues import ACTS, ATTITUDES, DIRECTIVES, FIRM, INFINITIVES, NOUNS, SAYING, VIEWS
from rashomon.speech.found import Cue
from rashomon.speech.subjects import find_source, subject_of, taken_up

__all__ = ["find_cues", "subject_of"]

_COMPLEMENTS = frozenset({"of", "as", "for", "on", "against", "to", "about", "that", "with"})


def find_cues(parse: Parse, quoted: frozenset[int]) -> list[Cue]:
    """The cues of a sentence outside quotation marks, in order."""
    cues = [cue for token in parse.tokens if token.index not in quoted for cue in _cues_at(parse, token)]
    return sorted((find_source(parse, cue, quoted) for cue in cues), key=lambda c: c.token)


def _cues_at(parse: Parse, token: Token) -> Iterator[Cue]:
    lemma = token.lemma.casefold()
    if token.text.casefold() == "according":
        yield from _according(parse, token)
    elif token.pos == "VERB" and not (token.index and parse.tokens[token.index - 1].text == "-"):
        if lemma in SAYING or lemma in ACTS or lemma in VIEWS:
            yield from _verb_cue(parse, token, lemma)
    elif token.pos == "NOUN" and lemma in NOUNS:
        yield from _noun_cue(parse, token)
    elif token.pos == "ADJ" and lemma in FIRM and token.dep == "acomp":
        yield from _adjective_cue(parse, token)


def _verb_cue(parse: Parse, verb: Token, lemma: str) -> Iterator[Cue]:
    clause = _clause(parse, verb)
    loose = not clause or lemma in VIEWS or lemma not in SAYING
    content = clause or _object(parse, verb)
    if not content and lemma not in SAYING:
        return
    source = subject_of(parse, verb.index)
    if lemma in ATTITUDES and verb.dep == "xcomp":
        return
    yield Cue(verb.index, source, tuple(content), loose, (verb.index,))


def _clause(parse: Parse, verb: Token) -> list[int]:
    """The tokens of the clause a verb of saying takes; empty if it takes none."""
    for child in sorted(parse.children[verb.index], key=lambda c: c < verb.index):  # that after the verb first
        token = parse.tokens[child]
        if token.dep == "ccomp" or (token.dep == "xcomp" and verb.lemma.casefold() in INFINITIVES):
            if verb.lemma == "ask" and token.lemma in {"name", "identify", "quote"}:
                return []  # `who asked not to be named` says nothing of the story
            return _before(parse, verb, _content_tokens(parse, child, verb.index)) + _persuaded(parse, verb, child)
    return _around(parse, verb) or _that_after(parse, verb)


def _before(parse: Parse, verb: Token, content: list[int]) -> list[int]:
    """`The case is closed and nobody will be charged, he said`: all of the sentence, not its last clause alone."""
    last = verb.dep == "ROOT" or (verb.dep == "conj" and content and verb.head < content[0])
    if not last or not content or content[-1] > verb.index:
        return content
    between = range(content[-1] + 1, verb.index)
    return [*range(content[0]), *content] if any(parse.tokens[i].text == "," for i in between) else content


def _around(parse: Parse, verb: Token) -> list[int]:
    """`The permit, she said, had been hard to get`: the clause that the verb of saying is put into."""
    if verb.dep != "parataxis" or verb.lemma.casefold() not in SAYING or verb.head == verb.index:
        return []
    inserted = set(parse.subtree(verb.index))
    return [i for i in parse.subtree(verb.head) if i not in inserted]


def _that_after(parse: Parse, verb: Token) -> list[int]:
    """`saying Friday during a meeting … that …`: a clause that the parser hung elsewhere, from its `that` on."""
    if verb.lemma.casefold() not in SAYING or any(parse.tokens[c].dep == "dobj" for c in parse.children[verb.index]):
        return []
    for token in parse.tokens[verb.index + 1 :]:
        if token.dep == "mark" and token.text.casefold() == "that" and token.head > token.index:
            return [i for i in parse.subtree(token.head) if i > token.index]
        if token.pos == "VERB" and token.lemma.casefold() in SAYING:
            return []
    return []


def _persuaded(parse: Parse, verb: Token, clause: int) -> list[int]:
    """`urged [them] to leave …`: whom, when it stands between the verb and its infinitive as that one's doer."""
    if verb.lemma.casefold() not in DIRECTIVES or parse.tokens[clause].dep != "xcomp":
        return []
    return [
        i
        for child in parse.children[verb.index]
        if parse.tokens[child].dep == "dobj" and verb.index < child < clause
        for i in parse.subtree(child)
    ]


def _object(parse: Parse, verb: Token) -> list[int]:
    """The tokens of a verb's objects and prepositional complements, without its subject and adjuncts."""
    tokens: list[int] = []
    for child in parse.children[verb.index]:
        token = parse.tokens[child]
        if token.dep in {"dobj", "xcomp", "oprd", "acomp", "attr"} or (
            token.dep == "prep" and child > verb.index and _complement(verb, token)
        ):
            tokens += parse.subtree(child)
    return sorted(tokens)


def _complement(verb: Token, preposition: Token) -> bool:
    return preposition.index > verb.index and preposition.text.casefold() in _COMPLEMENTS


def _content_tokens(parse: Parse, clause: int, verb: int) -> list[int]:
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
    while first > 0 and parse.tokens[first - 1].dep in {"cc", "punct"}:
        first -= 1
        before.append(first)
    return before


def _according(parse: Parse, token: Token) -> Iterator[Cue]:
    """`according to X`: X is the source, the clause it hangs on is the content."""
    to = next((c for c in parse.children[token.index] if parse.tokens[c].text.casefold() == "to"), -1)
    source = next((c for c in parse.children[to] if parse.tokens[c].dep == "pobj"), -1) if to >= 0 else -1
    if source < 0:
        return
    phrase = set(parse.subtree(token.index))
    head = token.head
    while parse.tokens[head].pos not in {"VERB", "AUX"} and parse.tokens[head].head != head:
        head = parse.tokens[head].head
    content = [i for i in parse.subtree(head) if i not in phrase]
    content = _run(parse, content, token.index)
    if content:
        yield Cue(token.index, source, tuple(content), False, (token.index, to))


def _run(parse: Parse, tokens: list[int], phrase: int) -> list[int]:
    """The tokens on the longer side of the phrase, without the punctuation next to it."""
    before = [i for i in tokens if i < phrase]
    after = [i for i in tokens if i > phrase]
    side = before if len(before) >= len(after) else after
    while side and parse.tokens[side[0]].pos == "PUNCT" and parse.tokens[side[0]].text == ",":
        side = side[1:]
    while side and parse.tokens[side[-1]].text in {",", "."}:
        side = side[:-1]
    return side


def _noun_cue(parse: Parse, noun: Token) -> Iterator[Cue]:
    """`his claim that …`, `a warning from X that …`: a noun of saying with a clause and an owner."""
    clause = next(
        (c for c in parse.children[noun.index] if parse.tokens[c].dep in {"acl", "ccomp"} and _has_that(parse, c)), -1
    )
    if clause < 0:
        return
    source = next((c for c in parse.children[noun.index] if parse.tokens[c].dep == "poss"), -1)
    if source < 0 and noun.dep == "dobj":
        source = subject_of(parse, noun.head)
    if source >= 0:
        yield Cue(noun.index, source, tuple(_content_tokens(parse, clause, noun.index)), False, (noun.index,))


def _adjective_cue(parse: Parse, word: Token) -> Iterator[Cue]:
    """`was adamant that …`: the clause may hang on the adjective or on its verb."""
    hung = [*parse.children[word.index], *parse.children[word.head]]
    clause = next((c for c in hung if c > word.index and parse.tokens[c].dep == "ccomp"), -1)
    source = subject_of(parse, word.head)
    if clause >= 0 and source >= 0:
        yield Cue(word.index, source, tuple(_content_tokens(parse, clause, word.index)), False, (word.index,))


def _has_that(parse: Parse, clause: int) -> bool:
    return any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].text.casefold() == "that" for c in parse.children[clause]
    )
