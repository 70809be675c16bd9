"""The step `language`: articles → parsed sentences, each distinct sentence parsed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.copies import Follower
from rashomon.language.encoder import NO_ENCODER, Encoder, InstalledEncoder, find_encoder, load_encoder
from rashomon.language.model import InstalledModel, find_model_used, find_models, load_model, parse_texts
from rashomon.language.names import Ballot, apply_vote, find_agreed_persons, hold_vote
from rashomon.language.parse import Name, Parse, ParsedArticle, ParsedSentence, Token
from rashomon.language.shelf import Encode, Shelf, is_of_today, shelved
from rashomon.text import find_sentences
from rashomon.vocabulary import NO_DATE, Article, Block, Date, ModelUsed, Sentence, digest, make_id

__all__ = [
    "NO_ENCODER",
    "Encode",
    "Encoder",
    "InstalledEncoder",
    "InstalledModel",
    "Name",
    "Parse",
    "ParsedArticle",
    "ParsedSentence",
    "Shelf",
    "Token",
    "find_article_sentences",
    "find_encoder",
    "find_models",
    "is_of_today",
    "load_encoder",
    "load_model",
    "model_used",
    "parse_articles",
    "parse_text",
    "shelved",
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
    return find_model_used(model)


def parse_articles(
    articles: Sequence[Article],
    *,
    followers: Sequence[Follower] = (),
    model: str = "",
    workers: int = 1,
    shelf: Shelf | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[ParsedArticle, ...]:
    """Parse the articles that are in English; the others come back without sentences.

    Of `followers` only their own blocks are parsed; their names are voted on by their leaders too. `progress` is told
    how many distinct sentences are parsed, and of how many; what `shelf` has is not parsed again. The result does not
    depend on `workers`, nor on the order of `articles`.
    """
    own = {f.article: f.own for f in followers}
    sentences = {a.id: find_article_sentences(a, own.get(a.id)) if a.language in ANALYSED else () for a in articles}
    texts = {a.id: [a.text[s.start : s.end] for s in sentences[a.id]] for a in articles}
    parses = parse_texts(
        [text for a in articles for text in texts[a.id]], model=model, workers=workers, shelf=shelf, progress=progress
    )
    found = {a.id: [parses[text] for text in texts[a.id]] for a in articles}
    ballots = {a.id: hold_vote(found[a.id]) for a in articles}
    leader_of = {f.article: f.leader for f in followers}
    persons = find_agreed_persons(ballots[a.id] for a in articles if a.id not in leader_of)
    known = {f.article: persons | ballots[f.leader].labels for f in followers}
    return tuple(
        ParsedArticle(a, _voted(sentences[a.id], ballots[a.id], known.get(a.id, persons)), leader)
        for a in articles
        for leader in (leader_of.get(a.id, ""),)
    )


def parse_text(text: str, published: Date = NO_DATE) -> ParsedArticle:
    """A plain English text parsed as an article of its own: every line a body block, offsets those of `text`."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    article = Article(make_id("a", text), "", text, tuple(blocks), digest(text), published=published, language="en")
    return parse_articles([article])[0]


def _voted(sentences: Sequence[Sentence], ballot: Ballot, known: Mapping[str, str]) -> tuple[ParsedSentence, ...]:
    rows = zip(sentences, ballot.parses, apply_vote(ballot, known), strict=True)
    return tuple(ParsedSentence(s, parse, names) for s, parse, names in rows)
