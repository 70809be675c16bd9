"""Mentions of events ready to be compared: their words, figures and vectors, each with how rare it is there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from rashomon.dates import FoundDate
from rashomon.events.lexicon import ABSENCES
from rashomon.events.mention import EventMention
from rashomon.events.participants import MUTUAL
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.merging import Likeness, find_letters
from rashomon.merging.words import MIN_WORD, stem
from rashomon.text import fold
from rashomon.values import Figure, find_figures

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]
SMALL = 30  # sentences; in fewer, what all of them have says no less than it would among so many
FEW = 3  # things counted in words; that two sentences have so few in common tells little
LEAD = 2  # sentences of the body in which an article tells what it is about
LAST = 9  # sentence of the body from which on it does not matter which
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Mentions in the same words with the same values (copies), as one thing to compare, by the `first` of them.

    `group`: its family, or what several families tell of alike: staying away, pulling out and suspending one's
    part. `by`: who does it or takes part, `others`: whom it is done to, `actors`: both. `edtf`: its date, `when`:
    the words of one that is not resolved. Of the sentence: `stems` are its words, `figures` what it counts,
    `clause` and `counted` those of the clause, `row` its place in the likeness of all, `start` how near it is to
    where the article begins (1: in the title), `lead`: is it there?
    """

    mentions: tuple[EventMention, ...]
    first: EventMention
    article: str
    group: str
    words: frozenset[str]
    by: frozenset[str]
    others: frozenset[str]
    actors: frozenset[str]
    edtf: str = ""
    when: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    counted: tuple[Figure, ...] = ()
    row: int = 0
    start: float = 0.0
    lead: bool = False


class Ground:
    """A story's tellings with what is rare among them."""

    def __init__(self, tellings: Sequence[Telling], likeness: Likeness) -> None:
        self.tellings, self.likeness = tellings, likeness
        once = {t.row: t for t in tellings}.values()
        total = max(len(once), SMALL)
        stems = Counter(s for t in once for s in t.stems)
        # What a word in common tells: 0 (it is in every sentence) to 1 (in one).
        self.told_by = {s: (log(total / count) / log(total)) ** 2 for s, count in stems.items()}.__getitem__
        self._total = total
        self._figures = Counter(round(f.value, 3) for t in once for f in t.figures)

    def figure_rarity(self, figure: Figure) -> float:
        return max(0.0, 1 - log(max(1, self._figures[round(figure.value, 3)] - 1)) / log(max(self._total / 2, 3)))


def find_tellings(
    mentions: Iterable[EventMention],
    parsed: Sequence[ParsedArticle],
    *,
    dates: Mapping[str, Sequence[FoundDate]],
    encode: Encode | None,
) -> Ground:
    """The mentions as tellings, those of the same words and values as one."""
    groups: dict[tuple[object, ...], list[EventMention]] = defaultdict(list)
    for m in mentions:
        groups[m.family, m.scene, m.edtf, m.status, m.weak, m.faint, fold(m.anchor.exact)].append(m)
    rows = [sorted(g, key=lambda m: (m.anchor.article, m.anchor.start, m.trigger)) for g in groups.values()]
    rows.sort(key=lambda g: (g[0].article, g[0].anchor.start, g[0].trigger, g[0].family, g[0].weak))
    held = {s.sentence.id: s for a in parsed for s in a.sentences}
    places = {sentence: place for a in parsed for sentence, place in _places(a)}
    read = {
        s: _Read(held[s], dates.get(s, ()), row) for row, s in enumerate(dict.fromkeys(g[0].sentence for g in rows))
    }
    tellings = [_telling(g, read[g[0].sentence], min(places.get(m.sentence, LAST) for m in g)) for g in rows]
    owner = {a: n for n, a in enumerate(sorted({g[0].article for g in rows}))}
    of = {g[0].sentence: owner[g[0].article] for g in rows}
    texts = [held[s].parse.text for s in read]
    vectors = encode(texts) if encode else find_letters(texts)
    return Ground(tellings, Likeness(vectors, [of[s] for s in read]))


def _places(article: ParsedArticle) -> Iterator[tuple[str, int]]:
    """Where the sentences that tell stand in an article, by id: 0 for its title, from 1 on in its body."""
    count = 0
    for s in article.sentences:
        if s.sentence.role == "title":
            yield s.sentence.id, 0
        elif s.sentence.role == "body":
            count += 1
            yield s.sentence.id, min(count, LAST)


class _Read:
    """Of a sentence the stems of its words with where these begin, its figures; where it begins, and its row."""

    def __init__(self, sentence: ParsedSentence, dates: Sequence[FoundDate], row: int) -> None:
        parse = sentence.parse
        self.begin, self.row = sentence.sentence.start, row
        dated = {i for d in dates for i in range(d.first, d.last)}
        told = [t for t in parse.tokens if t.pos in _CONTENT and len(t.text) >= MIN_WORD]
        self._told = [(t.start, stem(fold(t.lemma)), t.index in dated) for t in told]
        self.stems = frozenset(word for _, word, _ in self._told)
        taken = [(d.start, d.end) for d in dates if d.kind in {"date", "time"}]
        counts = any(t.pos == "NUM" for t in parse.tokens) or any(c.isdigit() for c in parse.text)
        self.figures = tuple(f for f in find_figures(parse, taken) if not _is_few(f)) if counts else ()

    def clause(self, start: int, end: int) -> frozenset[str]:
        """The stems of a clause, without those of dates."""
        return frozenset(word for at, word, dated in self._told if start <= at < end and not dated)


def _is_few(figure: Figure) -> bool:
    return figure.high <= FEW and not figure.digits and not figure.dimension


def _telling(group: Sequence[EventMention], read: _Read, place: int) -> Telling:
    first = group[0]
    actors = first.actors
    by = actors if first.family in MUTUAL else frozenset(p.actor for p in first.scene.parts if p.part != "to")
    span = first.anchor.start - read.begin, first.anchor.end - read.begin
    return Telling(
        mentions=tuple(group),
        first=first,
        article=first.article,
        group="absence" if first.family in ABSENCES else first.family,
        words=frozenset().union(*(m.words for m in group)),
        by=by,
        others=actors - by,
        actors=actors,
        edtf=first.edtf,
        when=_when(first),
        stems=read.stems,
        clause=read.clause(*span),
        figures=read.figures,
        counted=tuple(f for f in read.figures if span[0] <= f.start < span[1]),
        row=read.row,
        start=1 / (1 + place),
        lead=place <= LEAD,
    )


def _when(m: EventMention) -> frozenset[str]:
    """The words of a date that could not be resolved: `in the fall`."""
    known = m.date is None or m.date.value.edtf or m.date.kind == "time"
    return frozenset() if known or m.date is None else frozenset(fold(m.date.value.text).split())
