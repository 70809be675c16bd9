"""The articles of a record parsed again, each when first asked for: a check touches few of them."""

from __future__ import annotations

from rashomon.compare.side import Material
from rashomon.compare.telling import Telling
from rashomon.dates import find_article_dates
from rashomon.language import parse_articles
from rashomon.people import find_cast
from rashomon.vocabulary import NO_DATE, Article, ArticleRow, Block, Record, Sentence, Statement


class Tellings:
    """Needs a language model as soon as one is asked for; `ModelError` where there is none."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._rows = {row.id: row for row in record.articles}
        self._roles = {(s.article, s.start): s.role for s in record.sentences}
        self._said: dict[str, list[Statement]] = {}
        for statement in record.statements:
            self._said.setdefault(statement.anchors[0].article, []).append(statement)
        self._known: dict[str, Telling] = {}

    def of(self, article: str) -> Telling:
        if article not in self._known:
            self._known[article] = self._telling(self._rows[article])
        return self._known[article]

    def number(self, sentence: Sentence) -> int | None:
        """Which sentence of its article it is; None where the article is now read in other sentences."""
        rows = self.of(sentence.article).parsed.sentences
        return next((n for n, row in enumerate(rows) if row.sentence.start <= sentence.start < row.sentence.end), None)

    def _telling(self, row: ArticleRow) -> Telling:
        article = Article(
            row.id, row.source, row.text, tuple(self._blocks(row)), row.sha256, published=row.published, language="en"
        )
        (parsed,) = parse_articles([article])
        material = Material(
            parsed=[parsed],
            links=(),
            origin_of={row.id: row.origin},
            cast=find_cast([parsed]),
            dates=find_article_dates(parsed),
            statements=self.record.statements,
        )
        return Telling(parsed, material, self._said.get(row.id, ()), NO_DATE)

    def _blocks(self, row: ArticleRow) -> list[Block]:
        blocks, at = [], 0
        for line in row.text.split("\n"):
            start = at + len(line) - len(line.lstrip())
            if line.strip():
                blocks.append(Block(start, at + len(line.rstrip()), self._roles.get((row.id, start), "body")))
            at += len(line) + 1
        return blocks
