"""Cues that are no verbs: `his claim that …`, `a call for “…”`, `made clear that …`, `the term “…”`, `according to`."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Parse, Token
from rashomon.speech.clauses import content_tokens, longer_side, subject_of
from rashomon.speech.cues import FIRM, LENT, NAMES, NOUNS, PLAIN, WORDINGS
from rashomon.speech.found import Cue

_ABOUT = frozenset("for of on about against to".split())
_OWNED_BY = frozenset({"of", "from", "by"})
THAT_NEAR = 8  # tokens after a noun of saying within which its `that` stands, when the parser hung it elsewhere


def find_according(parse: Parse, token: Token) -> Iterator[Cue]:
    """`according to X`: X is the source, the clause it hangs on is the content."""
    to = next((c for c in parse.children[token.index] if parse.tokens[c].text.casefold() == "to"), -1)
    source = next((c for c in parse.children[to] if parse.tokens[c].role == "governed noun"), -1) if to >= 0 else -1
    if source < 0:
        return
    phrase = set(parse.subtree(token.index))
    head = token.head
    while parse.tokens[head].pos not in {"VERB", "AUX"} and parse.tokens[head].head != head:
        head = parse.tokens[head].head
    content = [i for i in parse.subtree(head) if i not in phrase]
    content = longer_side(parse, content, token.index)
    if content:
        yield Cue(token.index, source, tuple(content), False, (token.index, to))


def find_noun_cue(parse: Parse, noun: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    """`his claim that …`, `a warning from X that …`; with words in marks `her call for “…”`, `its motto is “…”`."""
    lemma = noun.lemma.casefold()
    if lemma not in NOUNS and not (quoted and lemma in WORDINGS):
        return
    clause = next(
        (
            c
            for c in parse.children[noun.index]
            if parse.tokens[c].role in {"noun clause", "content clause"} and _has_that(parse, c)
        ),
        -1,
    )
    content = content_tokens(parse, clause, noun.index) if clause >= 0 and lemma in NOUNS else []
    if not content and quoted:
        content = _quoting(parse, noun, quoted)
    source = _owner(parse, noun) if content else -1
    if source >= 0 and source not in content and source not in quoted:
        yield Cue(noun.index, source, tuple(content), False, (noun.index,))


def _quoting(parse: Parse, noun: Token, quoted: frozenset[int]) -> list[int]:
    """What a noun of saying tells, if words in marks are among it."""
    for content in (_complement(parse, noun), _predicate(parse, noun), _that(parse, noun)):
        if quoted.intersection(i for i in content if parse.tokens[i].pos != "PUNCT"):
            return content
    return []


def _complement(parse: Parse, noun: Token) -> list[int]:
    """`a call for …`, `his calls to end …`."""
    hung = [c for c in parse.children[noun.index] if c > noun.index]
    for at, child in enumerate(hung):
        token = parse.tokens[child]
        if token.role == "preposition" and token.text.casefold() in _ABOUT:
            rest = [
                i
                for c in hung[at + 1 :]
                if parse.tokens[c].role in {"noun clause", "preposition"}
                for i in parse.subtree(c)
            ]
            return [*(i for i in parse.subtree(child) if i > child), *rest]
        if token.role in {"noun clause", "relative clause", "content clause", "apposition"} and token.tag != "VBN":
            return content_tokens(parse, child, noun.index)
    return []


def _predicate(parse: Parse, noun: Token) -> list[int]:
    """`Her slogan is “…”`, `his answer was that …`."""
    verb = parse.tokens[noun.head]
    if noun.role != "subject" or verb.lemma != "be" or verb.index < noun.index:
        return []
    content = [i for i in parse.subtree(verb.index) if i > verb.index]
    while content and parse.tokens[content[0]].text.casefold() in {"that", ",", ":"}:
        content = content[1:]
    return content


def _that(parse: Parse, noun: Token) -> list[int]:
    """`her claim during the debate that …`: a clause that the parser hung elsewhere, from its `that` on."""
    for token in parse.tokens[noun.index + 1 : noun.index + 1 + THAT_NEAR]:
        if token.pos in {"VERB", "AUX"}:
            return []
        if token.text.casefold() == "that" and token.head > token.index:
            return [i for i in parse.subtree(token.head) if i > token.index]
    return []


def _owner(parse: Parse, noun: Token) -> int:
    """Whose words: `his`, `of the board`, or who is said to give them (`delivered a defence of …`); -1 if nobody's."""
    children = parse.children[noun.index]
    own = next((c for c in children if parse.tokens[c].role == "possessor"), -1)
    if own >= 0:
        return own
    for child in children:
        if parse.tokens[child].role == "preposition" and parse.tokens[child].text.casefold() in _OWNED_BY:
            named = [
                c
                for c in parse.children[child]
                if parse.tokens[c].role == "governed noun" and parse.tokens[c].pos == "PROPN"
            ]
            if named:
                return named[0]
    verb = parse.tokens[noun.head]
    if noun.role == "object" and (
        verb.lemma.casefold() in LENT or any(parse.tokens[c].text == "that" for c in _hung(parse, noun))
    ):
        return subject_of(parse, verb.index)
    if (
        noun.role == "governed noun"
        and parse.tokens[verb.head].pos == "VERB"
        and verb.text.casefold() in {"with", "in"}
    ):
        return subject_of(parse, verb.head) if parse.tokens[verb.head].lemma.casefold() in LENT else -1
    return -1


def _hung(parse: Parse, noun: Token) -> list[int]:
    """The marks of the clauses that hang on a noun."""
    return [
        c for clause in parse.children[noun.index] for c in parse.children[clause] if parse.tokens[c].role == "marker"
    ]


def find_naming(parse: Parse, verb: Token, quoted: frozenset[int]) -> Iterator[Cue]:
    """`avoided the term “…”`: any verb, with a word for words in its object and these right after it."""
    inside = next((parse.subtree(c) for c in parse.children[verb.index] if parse.tokens[c].role == "object"), ())
    for index in inside:
        after = index + 1 + (index + 1 < len(parse.tokens) and parse.tokens[index + 1].text == ",")
        if (
            parse.tokens[index].lemma.casefold() in NAMES
            and index not in quoted
            and after in quoted
            and index > verb.index
        ):
            source = subject_of(parse, verb.index)
            last = next((i for i in range(after, len(parse.tokens)) if i not in quoted), len(parse.tokens))
            if source >= 0:
                yield Cue(verb.index, source, tuple(range(after, last)), True, (verb.index,))
            return


def find_adjective_cue(parse: Parse, word: Token) -> Iterator[Cue]:
    """`was adamant that …`, `made it clear that …`: the clause may hang on the adjective or on its verb."""
    lemma, verb = word.lemma.casefold(), parse.tokens[word.head]
    firm = lemma in FIRM and word.role == "adjective complement"
    if not firm and not (lemma in PLAIN and verb.lemma == "make" and verb.index < word.index):
        return
    hung = [*parse.children[word.index], *parse.children[word.head]]
    clauses = {"content clause"} if firm else {"content clause", "adverbial clause"}
    clause = next((c for c in hung if c > word.index and parse.tokens[c].role in clauses), -1)
    source = subject_of(parse, word.head)
    if clause >= 0 and source >= 0 and (firm or _has_that(parse, clause)):
        yield Cue(word.index, source, tuple(content_tokens(parse, clause, word.index)), False, (word.index,))


def _has_that(parse: Parse, clause: int) -> bool:
    return any(
        parse.tokens[c].role == "marker" and parse.tokens[c].text.casefold() == "that" for c in parse.children[clause]
    )
