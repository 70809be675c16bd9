"""Invented articles and hand-made parses for the tests of this step and of those above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.language import Name, Parse, Token
from rashomon.vocabulary import NO_DATE, Article, Block, Date, ModelUsed, digest

_TOKEN = re.compile(r"\w+(?:\.(?=\w|\s\w))?|[^\w\s]")


def make_article(name: str, *lines: str, title: str = "", language: str = "en", published: str = "") -> Article:
    """An article with one block a line, the first a title where there is one."""
    rows = [(title, "title")] * bool(title) + [(line, "body") for line in lines]
    blocks, at = [], 0
    for line, role in rows:
        blocks.append(Block(at, at + len(line), role))  # type: ignore[arg-type]
        at += len(line) + 1
    text = "\n".join(line for line, _ in rows)
    date = Date(published, "publication", published) if published else NO_DATE
    return Article(
        name, f"{name}.txt", text, tuple(blocks), digest(text), title=title, language=language, published=date
    )


def make_parse(text: str, *names: tuple[str, str]) -> Parse:
    """`text` with its words as tokens (capitals are proper nouns, no tree) and `names`: words and label."""
    tokens = tuple(_token(i, m) for i, m in enumerate(_TOKEN.finditer(text)))
    rows = []
    for words, label in names:
        at = text.index(words)
        inside = [t.index for t in tokens if at <= t.start < at + len(words)]
        rows.append(Name(inside[0], inside[-1] + 1, label))
    return Parse(text, tokens, tuple(rows), tuple(() for _ in tokens))


def _token(index: int, match: re.Match[str]) -> Token:
    word = match[0]
    pos, tag = (
        ("PROPN", "NNP") if word[0].isupper() and index else ("NOUN", "NN") if word.isalpha() else ("PUNCT", word)
    )
    return Token(index, match.start(), match.end(), word, word.lower(), pos, tag, "unclear", index)


class FakeModel:
    """Stands for the language model; remembers each batch it was given."""

    used = ModelUsed("en_fake", "1.0", "fake")

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        self.batches.append(list(texts))
        return [make_parse(text) for text in texts]
