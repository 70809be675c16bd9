"""Which sentence of the sources tells a thing best: central to the story, readable alone, of a sensible length."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.account.brackets import Hints, Readable, make_readable
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.text import find_quotations
from rashomon.vocabulary import Anchor, Span

LENGTH = (40, 360)  # characters of a sentence that reads well as a line
LONGEST = 480  # characters; who reads aloud loses the thread of a longer one
LEAD = 0.3  # weight of standing early in the article, against 1 for centrality: news tells the main thing first
FEW = 3  # content words that a sentence is counted to have more, or one central word would make it central
# What makes a sentence worse as a line, and how much is left of its worth. Judged by reading accounts.
ODD_LENGTH, JOINED, FIRST_PERSON, TORN, BARE, GUESSED = 0.4, 0.6, 0.5, 0.2, 0.6, 0.5
BROUGHT_IN, LED_BY_PRONOUN = 0.9, 0.8
LEADING = 6  # characters before a bracket that explains the first word
# First words that lean on the sentence before.
_JOINING = frozenset(
    """and but or so yet nor also however meanwhile still then instead there another later afterwards similarly moreover
    furthermore nevertheless though here hours days minutes again else otherwise thus hence therefore""".split()
)
_RESULTS = ("As a result", "For example", "In addition", "At issue", "As such")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_DATELINE = re.compile(
    r"(?:[A-Z]{3}[^—–]{0,60}|[A-Z][\w .]{2,30} \([^)]{2,30}\) ?)?\s*[—–]\s*(?=[A-Z“\"])"
    r"|(?:[A-Z][\w .,/]{2,40})?\([A-Z][^)]{1,30}\) ?--? ?(?=[A-Z“\"])|[A-Z]{3}[A-Z .,/]{0,40} --? ?(?=[A-Z“\"])"
)
_TORN = re.compile(r"[a-z]{3}[.!?] [a-z]|\w@\w")  # two sentences run together, one cut in two, an address
GUESS = re.compile(r"\b(?:may|might|could)(?: also| well)? have\b|\bperhaps\b|\bpotentially\b")
_POINTING = frozenset("this that these those them".split())
POINTS_EARLY = 5  # tokens of a quotation among which such a word means what was said before it
LEADS = 2  # sentences at the head of an article that tell its main thing
_I = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may become a line: its worth (higher is better), what it says, and how it reads alone.

    `anchor` leaves out a dateline; `whole_quotation`: nothing in it tells whose words these are. `leads`: it stands at
    the head of its article; `leans`: its quotation speaks of what was said before it. `quoted` are sentence offsets.
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

    def place(self, anchor: Anchor) -> tuple[int, int]:
        """Where an anchor lies in the sentence."""
        start = self.parsed.sentence.start
        return anchor.start - start, anchor.end - start

    def quotes(self, anchor: Anchor) -> bool:
        """Whether an anchor begins inside quotation marks: then somebody said it, and the article does not tell it."""
        at = self.place(anchor)[0]
        return any(q.start <= at < q.end for q in self.quoted)


class Candidates:
    """The body sentences of a story that can stand alone, by article."""

    def __init__(self, parsed: Sequence[ParsedArticle], origin_of: Mapping[str, str], hints: Hints) -> None:
        lemmas = {s.sentence.id: _lemmas(s) for a in parsed for s in a.sentences}
        support: dict[str, set[str]] = defaultdict(set)
        for article in parsed:
            for sentence in article.sentences:
                for lemma in lemmas[sentence.sentence.id]:
                    support[lemma].add(origin_of[article.article.id])
        self._weight = {lemma: len(origins) for lemma, origins in support.items()}
        self._lemmas, self._hints = lemmas, hints
        self._places = {a.article.id: a.sentences for a in parsed}
        self._rows = {a.article.id: list(self._of_article(a)) for a in parsed}

    def holding(self, anchor: Anchor) -> Candidate | None:
        """The sentence that an anchor lies in, if it is a body sentence that can stand alone."""
        rows = self._rows.get(anchor.article, ())
        return next((c for c in rows if c.anchor.start < anchor.end and anchor.start < c.anchor.end), None)

    def words_at(self, anchor: Anchor) -> frozenset[str]:
        """The content words of the sentence that an anchor lies in, whether it can stand alone or not."""
        row = self._row(anchor)
        return self._lemmas[row.sentence.id] if row else frozenset()

    def days_at(self, anchor: Anchor) -> frozenset[str]:
        """The days that the sentence of an anchor tells, as EDTF."""
        row = self._row(anchor)
        return frozenset(d.edtf for d in self._hints.dates.get(row.sentence.id, ()) if d.edtf) if row else frozenset()

    def _row(self, anchor: Anchor) -> ParsedSentence | None:
        rows = self._places.get(anchor.article, ())
        return next((s for s in rows if s.sentence.start < anchor.end and anchor.start < s.sentence.end), None)

    def _of_article(self, article: ParsedArticle) -> list[Candidate]:
        body = [s for s in article.sentences if s.sentence.role == "body"]
        if not body:
            return []  # a reprint: its leader has them
        text = article.article.text
        quoted = [
            Span(q.outer_start, q.outer_end)
            for b in article.article.blocks
            for q in find_quotations(text, b.start, b.end)
            if q.double
        ]
        made = (self._candidate(article, s, quoted, leads=n < LEADS) for n, s in enumerate(body))
        return [c for c in made if c]

    def _candidate(
        self, article: ParsedArticle, row: ParsedSentence, quoted: Sequence[Span], *, leads: bool
    ) -> Candidate | None:
        start, end = row.sentence.start, row.sentence.end
        near = [q for q in quoted if q.start < end and start < q.end]
        if any(q.start < start or q.end > end for q in near) or not row.parse.tokens:
            return None  # half a quotation
        dateline = _DATELINE.match(row.parse.text)
        cut = dateline.end() if dateline else 0
        inside = [Span(q.start - start, q.end - start) for q in near]
        readable = make_readable(row, self._hints, inside, cut)
        if not readable.clear or end - start - cut > LONGEST or row.parse.text.endswith("…"):
            return None
        anchor = article.article.anchor(start + cut, end)
        early = 1 - start / max(1, len(article.article.text))
        worth = self._central(row) * (1 + LEAD * early) * _form(row, anchor.exact, inside) * _aided(readable)
        alone = bool(inside) and inside[0].start <= 1 and inside[0].end >= end - start - 1
        words = self._lemmas[row.sentence.id]
        leans = bool(inside) and _leans(row, inside[0])
        return Candidate(anchor, worth, words, readable, row, alone, tuple(inside), leads, leans)

    def _central(self, row: ParsedSentence) -> float:
        """How many origins use the sentence's words, on average."""
        lemmas = self._lemmas[row.sentence.id]
        return sum(self._weight[lemma] for lemma in lemmas) / (len(lemmas) + FEW)


def _lemmas(sentence: ParsedSentence) -> frozenset[str]:
    return frozenset(t.lemma.casefold() for t in sentence.parse.tokens if t.pos in _CONTENT and len(t.lemma) > 2)


def _leans(row: ParsedSentence, quoted: Span) -> bool:
    """Whether a quotation speaks of what was said before it: `We told them this`, `They were late`."""
    spoken = [t for t in row.parse.tokens if quoted.start < t.start < quoted.end][:POINTS_EARLY]
    if not spoken:
        return False
    pointing = (
        t.text.casefold() in _POINTING and t.role in {"subject", "passive subject", "object", "governed noun"}
        for t in spoken
    )
    return spoken[0].text.casefold() in {"he", "she", "they"} or any(pointing)


def _form(row: ParsedSentence, text: str, quoted: Sequence[Span]) -> float:
    """What is left of a sentence's worth for how it is built."""
    left = 1.0
    if not LENGTH[0] <= len(text) <= LENGTH[1]:
        left *= ODD_LENGTH
    if row.parse.tokens[0].text.casefold() in _JOINING or text.startswith(_RESULTS):
        left *= JOINED
    if any(not any(q.start <= m.start() < q.end for q in quoted) for m in _I.finditer(row.parse.text)):
        left *= FIRST_PERSON  # a column, not a report
    if _TORN.search(text) or text[-1].isalnum():
        left *= TORN
    if GUESS.search(text):
        left *= GUESSED
    if _is_bare(row):
        left *= BARE
    return left


def _is_bare(row: ParsedSentence) -> bool:
    """Whether the sentence starts with a thing known from before: `The opportunity …`, `The official …`."""
    tokens = row.parse.tokens
    if len(tokens) < FEW or tokens[0].text != "The" or tokens[1].pos != "NOUN":
        return False
    return row.parse.children[1] == (0,)


def _aided(readable: Readable) -> float:
    """What is left where brackets have to help: a sentence that names its people reads better, most at its start."""
    leads = any(s.start <= LEADING for s in readable.added)
    return BROUGHT_IN ** len(readable.added) * (LED_BY_PRONOUN if leads else 1)
