"""Which sentence of the sources tells a thing best: central to the story, readable alone, of a sensible length."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.account import hanging
from rashomon.account.alone import is_clear_quotation
from rashomon.account.brackets import Hints, Readable, make_readable
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.text import find_quotations
from rashomon.vocabulary import Anchor, Span

LONGEST = 480  # characters; who reads aloud loses the thread of a longer one
LEAD = 0.3  # weight of standing early in the article, against 1 for centrality: news tells the main thing first
FEW = 3  # content words that a sentence is counted to have more, or one central word would make it central
# What is left of a sentence's worth for each bracket that has to help. Judged by reading accounts.
BROUGHT_IN = 0.9
LEADS = 2  # sentences at the head of an article that tell its main thing
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_DATELINE = re.compile(
    r"(?:[A-Z]{3}[^—–]{0,60}|[A-Z][\w .]{2,30} \([^)]{2,30}\) ?)?\s*[—–]\s*(?=[A-Z“\"])"
    r"|[A-Z][A-Za-z ]{2,30}, [A-Z][a-z]{2,8}\.? \d{1,2} ?(?::|--?|[—–]) ?(?=[A-Z“\"])"
    r"|(?:[A-Z][\w .,/]{2,40})?\([A-Z][^)]{1,30}\) ?--? ?(?=[A-Z“\"])|[A-Z]{3}[A-Z .,/]{0,40} --? ?(?=[A-Z“\"])"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may become a line: its worth (higher is better), what it says, and how it reads alone.

    `anchor` leaves out a dateline; `whole_quotation`: nothing in it tells whose words these are. `leads`: it stands at
    the head of its article; `leans`: its quotation speaks of what was said before it; `hangs`: the whole sentence
    is likely to. `quoted` are sentence offsets.
    """

    anchor: Anchor
    worth: float
    words: frozenset[str]
    readable: Readable
    parsed: ParsedSentence
    whole_quotation: bool
    quoted: tuple[Span, ...] = ()
    leads: bool = False
    leans: bool = False
    hangs: bool = False

    def place(self, anchor: Anchor) -> tuple[int, int]:
        """Where an anchor lies in the sentence."""
        start = self.parsed.sentence.start
        return anchor.start - start, anchor.end - start

    def quotes(self, anchor: Anchor) -> bool:
        """Whether an anchor begins inside quotation marks: then somebody said it, and the article does not tell it."""
        at = self.place(anchor)[0]
        return any(q.start <= at < q.end for q in self.quoted)


class Candidates:
    """The body sentences of a story that can stand alone, each made ready when first asked for."""

    def __init__(self, parsed: Sequence[ParsedArticle], origin_of: Mapping[str, str], hints: Hints) -> None:
        self._lemmas = {s.sentence.id: content_lemmas(s) for a in parsed for s in a.sentences}
        support: dict[str, set[str]] = defaultdict(set)
        for article in parsed:
            for sentence in article.sentences:
                for lemma in self._lemmas[sentence.sentence.id]:
                    support[lemma].add(origin_of[article.article.id])
        self._weight = {lemma: len(origins) for lemma, origins in support.items()}
        self._hints = hints
        self._articles = {a.article.id: a for a in parsed}
        self._leads = {s.sentence.id for a in parsed for s in body_of(a)[:LEADS]}
        self._made: dict[str, Candidate | None] = {}

    def holding(self, anchor: Anchor) -> Candidate | None:
        """The sentence that an anchor lies in, if it is a body sentence that can stand alone."""
        row = self.row(anchor)
        if row is None or row.sentence.role != "body":
            return None
        if row.sentence.id not in self._made:
            self._made[row.sentence.id] = self._candidate(self._articles[anchor.article], row)
        return self._made[row.sentence.id]

    def words_at(self, anchor: Anchor) -> frozenset[str]:
        """The content words of the sentence that an anchor lies in, whether it can stand alone or not."""
        row = self.row(anchor)
        return self._lemmas[row.sentence.id] if row else frozenset()

    def days_at(self, anchor: Anchor) -> frozenset[str]:
        """The days that the sentence of an anchor tells, as EDTF."""
        row = self.row(anchor)
        return frozenset(d.edtf for d in self._hints.dates.get(row.sentence.id, ()) if d.edtf) if row else frozenset()

    def row(self, anchor: Anchor) -> ParsedSentence | None:
        """The sentence that an anchor lies in."""
        article = self._articles.get(anchor.article)
        rows = article.sentences if article else ()
        return next((s for s in rows if s.sentence.start < anchor.end and anchor.start < s.sentence.end), None)

    def _candidate(self, article: ParsedArticle, row: ParsedSentence) -> Candidate | None:
        start, end = row.sentence.start, row.sentence.end
        near = [q for q in _quoted(article, start) if q.start < end and start < q.end]
        if any(q.start < start or q.end > end for q in near) or not row.parse.tokens:
            return None  # half a quotation
        dateline = _DATELINE.match(row.parse.text)
        cut = dateline.end() if dateline else 0
        inside = tuple(Span(q.start - start, q.end - start) for q in near)
        readable = make_readable(row, self._hints, inside, cut)
        odds = self._hangs(article, row, inside)
        if not readable.clear or end - start - cut > LONGEST:
            return None
        early = 1 - start / max(1, len(article.article.text))
        return Candidate(
            anchor=article.article.anchor(start + cut, end),
            worth=self._central(row)
            * (1 + LEAD * early)
            * (1 - 1 / (1 + math.exp(-odds)))
            * BROUGHT_IN ** len(readable.added),
            words=self._lemmas[row.sentence.id],
            readable=readable,
            parsed=row,
            whole_quotation=bool(inside) and inside[0].start <= 1 and inside[0].end >= end - start - 1,
            quoted=inside,
            leads=row.sentence.id in self._leads,
            leans=any(not is_clear_quotation(row, q) for q in inside),
            hangs=odds >= hanging.MOST,
        )

    def _central(self, row: ParsedSentence) -> float:
        """How many origins use the sentence's words, on average."""
        lemmas = self._lemmas[row.sentence.id]
        return sum(self._weight[lemma] for lemma in lemmas) / (len(lemmas) + FEW)

    def _hangs(self, article: ParsedArticle, row: ParsedSentence, quoted: Sequence[Span]) -> float:
        """Log-odds that the sentence hangs on what its article told before."""
        before = article.sentences[: article.sentences.index(row)]
        words = len(self._lemmas[row.sentence.id])
        return hanging.log_odds(hanging.weigh(row, before, quoted, words))


def body_of(article: ParsedArticle) -> list[ParsedSentence]:
    """The sentences of an article's body, in order."""
    return [s for s in article.sentences if s.sentence.role == "body"]


def _quoted(article: ParsedArticle, at: int) -> list[Span]:
    """The quotations of the block that holds character `at`."""
    blocks = [b for b in article.article.blocks if b.start <= at < b.end]
    found = (q for b in blocks for q in find_quotations(article.article.text, b.start, b.end) if q.double)
    return [Span(q.outer_start, q.outer_end) for q in found]


def content_lemmas(sentence: ParsedSentence) -> frozenset[str]:
    """The words of a sentence that tell something."""
    return frozenset(t.lemma.casefold() for t in sentence.parse.tokens if t.pos in _CONTENT and len(t.lemma) > 2)
