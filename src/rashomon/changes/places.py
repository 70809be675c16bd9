"""Where the sentences of one record stand in another: the same article, or a changed one of the same source."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping

from rashomon.text import pair_sentences
from rashomon.vocabulary import Anchor, ArticleRow, Record, Sentence

Place = tuple[str, int]  # article's id, start of a sentence in its text


class Places:
    """The sentences of a record. An anchor that stands in none (of a headline) is in one of its own."""

    def __init__(self, record: Record) -> None:
        self.articles: Mapping[str, ArticleRow] = {a.id: a for a in record.articles}
        self.sentences: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in sorted(record.sentences, key=lambda s: s.start):
            self.sentences[sentence.article].append(sentence)
        self._starts = {article: [s.start for s in rows] for article, rows in self.sentences.items()}

    def of(self, anchor: Anchor) -> Place:
        """Where the sentence with this anchor stands."""
        starts = self._starts.get(anchor.article, [])
        at = bisect_right(starts, anchor.start) - 1
        return anchor.article, starts[at] if at >= 0 else anchor.start

    def text(self, sentence: Sentence) -> str:
        """The words of a sentence."""
        return self.articles[sentence.article].text[sentence.start : sentence.end]


def carry_over(old: Places, new: Places) -> dict[Place, Place]:
    """For each sentence of `old` that stands in `new`, perhaps changed, where it stands there.

    An article that is in both stands where it stood. One that is gone may be there in another version: the article of
    the same address or file. There a sentence is the one with the same words, or else the likest, each used once.
    """
    found: dict[Place, Place] = {}
    later: dict[str, list[str]] = defaultdict(list)
    for article in new.articles.values():
        if article.id not in old.articles:
            later[_source(article)].append(article.id)
    for article in old.articles.values():
        if article.id in new.articles:
            found.update(((article.id, s.start),) * 2 for s in old.sentences[article.id])
        else:
            versions = later[_source(article)]
            if len(versions) == 1:
                found.update(_aligned(old, article.id, new, versions[0]))
    return found


def _source(article: ArticleRow) -> str:
    return article.url or article.source


def _aligned(old: Places, a: str, new: Places, b: str) -> Iterator[tuple[Place, Place]]:
    before, after = ({s.start: p.text(s) for s in p.sentences[one]} for p, one in ((old, a), (new, b)))
    for pair in pair_sentences(before, after):
        if pair.before is not None and pair.after is not None:
            yield (a, pair.before), (b, pair.after)
