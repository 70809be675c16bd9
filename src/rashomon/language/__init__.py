"""The step `language`: articles → parsed sentences, each distinct sentence parsed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.language.model import InstalledModel, find_models, load_model, parse_texts
from rashomon.language.names import vote_names
from rashomon.language.parse import Name, Parse, ParsedArticle, ParsedSentence, Token
from rashomon.text import find_sentences
from rashomon.vocabulary import Article, Block, ModelUsed, Sentence, digest, make_id

__all__ = [
    "InstalledModel",
    "Name",
    "Parse",
    "ParsedArticle",
    "ParsedSentence",
    "Token",
    "find_article_sentences",
    "find_models",
    "load_model",
    "model_used",
    "parse_articles",
    "parse_text",
]

ANALYSED = frozenset({"en", ""})  # languages the installed pipelines parse; "" is a text too short to tell


def find_article_sentences(article: Article, blocks: Sequence[Block] | None = None) -> tuple[Sentence, ...]:
    """The sentences of an article, or of some of its blocks, block by block, each with its block's role."""
    return tuple(
        Sentence(make_id("t", article.id, span.start, span.end), article.id, span.start, span.end, block.role)
        for block in (article.blocks if blocks is None else blocks)
        for span in find_sentences(article.text, block.start, block.end)
    )


def model_used(model: str = "") -> ModelUsed:
    """The model that `parse_articles` uses."""
    return load_model(model).used


def parse_articles(
    articles: Sequence[Article],
    *,
    only: Mapping[str, Sequence[Block]] | None = None,
    model: str = "",
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[ParsedArticle, ...]:
    """Parse the articles that are in English; the others come back without sentences.

    `only`: the blocks to parse of an article, by its id, where it is not to be parsed as a whole. `progress` is told
    how many distinct sentences are parsed, and of how many. The result does not depend on `workers`, nor on the
    order of `articles`.
    """
    some = only or {}
    sentences = {a.id: find_article_sentences(a, some.get(a.id)) if a.language in ANALYSED else () for a in articles}
    texts = [a.text[s.start : s.end] for a in articles for s in sentences[a.id]]
    parses = parse_texts(texts, model=model, workers=workers, progress=progress)
    return tuple(_parsed(article, sentences[article.id], parses) for article in articles)


def parse_text(text: str) -> ParsedArticle:
    """A plain English text parsed as an article of its own: every line a body block, offsets those of `text`."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    article = Article(make_id("a", text), "", text, tuple(blocks), digest(text), language="en")
    return parse_articles([article])[0]


def _parsed(article: Article, sentences: Sequence[Sentence], parses: dict[str, Parse]) -> ParsedArticle:
    found = [parses[article.text[s.start : s.end]] for s in sentences]
    rows = zip(sentences, found, vote_names(found), strict=True)
    return ParsedArticle(article, tuple(ParsedSentence(s, parse, names) for s, parse, names in rows))
