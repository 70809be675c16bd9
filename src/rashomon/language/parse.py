"""A parsed sentence as plain values: nothing of the parser's own types leaves its module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rashomon.vocabulary import Article, Sentence


class Token(NamedTuple):
    """One token. `start:end` count code points from the sentence's start; `head` is a token index.

    `pos` is the universal part of speech, `tag` the Penn tag, `role` what it is to its head (language/roles.py).
    A root is its own head.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which no token needs
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    role: str
    head: int


class Name(NamedTuple):
    """A named entity or date expression: tokens `first` to `last` (half-open), OntoNotes label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """One distinct sentence, parsed. `children[i]` are the token indices that hang on token i, in order."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    children: tuple[tuple[int, ...], ...]

    def __hash__(self) -> int:
        return hash(self.text)  # which Python keeps, where it would count all tokens anew

    def subtree(self, index: int) -> list[int]:
        """Token indices at or below `index`, in text order."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return sorted(found)

    def words(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last` (half-open)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence of an article with its parse; `names` are those of the parse after the article's vote.

    Token offsets count from the sentence: add `sentence.start` for the article's.
    """

    sentence: Sentence
    parse: Parse
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article and its parsed sentences, in text order. Empty where the language is not known.

    Of a follower, `leader` is the article (by id) that holds its other sentences; else it is empty.
    """

    article: Article
    sentences: tuple[ParsedSentence, ...]
    leader: str = ""


def children_of(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    """For each token the indices of its dependents, in text order."""
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            below[token.head].append(token.index)
    return tuple(tuple(b) for b in below)
