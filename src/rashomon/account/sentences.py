"""Which sentence of the sources tells a thing best: central to the story, readable alone, of a sensible length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.text import fold
from rashomon.vocabulary import Anchor

LENGTH = (40, 360)  # characters of a sentence that reads well as a line
LEAD = 0.3  # weight of standing early in the article, against 1 for centrality: news tells the main thing first
# First words that lean on the sentence before: such a sentence is taken only if there is no other.
_LEANING = frozenset(
    """he she they it his her their its him them this that these those but and however so yet also meanwhile still then
    instead there such both another later afterwards similarly moreover furthermore nevertheless though here""".split()
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may become a line, with its worth (higher is better) and its folded words."""

    anchor: Anchor
    worth: float
    words: frozenset[str]


class Candidates:
    """The body sentences of a story by article, each with its worth."""

    def __init__(self, parsed: Sequence[ParsedArticle], origin_of: Mapping[str, str]) -> None:
        lemmas = {s.sentence.id: _lemmas(s) for a in parsed for s in a.sentences}
        support: dict[str, set[str]] = defaultdict(set)
        for article in parsed:
            for sentence in article.sentences:
                for lemma in lemmas[sentence.sentence.id]:
                    support[lemma].add(origin_of[article.article.id])
        weight = {lemma: len(origins) for lemma, origins in support.items()}
        self._rows: dict[str, list[Candidate]] = {
            a.article.id: [
                _candidate(a, s, lemmas[s.sentence.id], weight) for s in a.sentences if s.sentence.role == "body"
            ]
            for a in parsed
        }

    def holding(self, anchor: Anchor) -> Candidate | None:
        """The sentence that an anchor lies in, if it is a body sentence."""
        return next(
            (
                c
                for c in self._rows.get(anchor.article, ())
                if c.anchor.start < anchor.end and anchor.start < c.anchor.end
            ),
            None,
        )


def _lemmas(sentence: ParsedSentence) -> frozenset[str]:
    return frozenset(t.lemma.casefold() for t in sentence.parse.tokens if t.pos in _CONTENT and len(t.lemma) > 2)


def _candidate(
    article: ParsedArticle, sentence: ParsedSentence, lemmas: frozenset[str], weight: Mapping[str, int]
) -> Candidate:
    row = sentence.sentence
    anchor = article.article.anchor(row.start, row.end)
    central = sum(weight[lemma] for lemma in lemmas) / (
        len(lemmas) + 3
    )  # 3: short sentences are not central for one word
    early = 1 - row.start / max(1, len(article.article.text))
    worth = central * (1 + LEAD * early)
    if not LENGTH[0] <= len(anchor.exact) <= LENGTH[1]:
        worth *= 0.4
    first = sentence.parse.tokens[0].text.casefold() if sentence.parse.tokens else ""
    if first in _LEANING:
        worth *= 0.5
    if anchor.exact.count("“") != anchor.exact.count("”") or anchor.exact.count('"') % 2:
        worth *= 0.5  # half a quotation
    return Candidate(anchor, worth, frozenset(fold(anchor.exact).split()))
