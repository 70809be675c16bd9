"""Mentions of events ready to be compared: their words, names, figures and vectors, each with how rare it is there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from rashomon.dates import FoundDate
from rashomon.events.mention import EventMention
from rashomon.events.participants import MUTUAL
from rashomon.events.told import find_leads, is_main
from rashomon.language import Parse, ParsedArticle, ParsedSentence
from rashomon.merging import Likeness, find_letters
from rashomon.merging.words import MIN_WORD, stem
from rashomon.people import Cast
from rashomon.text import fold
from rashomon.values import Figure, find_figures

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]
SMALL = 30  # sentences; in fewer, what all of them have says no less than it would among so many
FEW = 3  # things counted in words; that two sentences have so few in common tells little
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = frozenset("be have do say tell go get make take year other more most one".split())


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Mentions in the same words with the same values (copies), as one thing to compare.

    `by`: who does it or takes part, `others`: whom it is done to. Of the sentence: `names` are its actors, `stems` and
    `clause` the words of it and of the clause (but for dates), `figures` and `counted` what these count; `row` is its
    place in the likeness of all.
    `lead`: where the article begins; `main`: the verb that the sentence is about.
    """

    mentions: tuple[EventMention, ...]
    words: frozenset[str]
    by: frozenset[str]
    others: frozenset[str]
    names: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    counted: tuple[Figure, ...] = ()
    row: int = 0
    lead: bool = False
    main: bool = False

    @property
    def first(self) -> EventMention:
        return self.mentions[0]


class Ground:
    """A story's tellings with what is rare among them."""

    def __init__(self, tellings: Sequence[Telling], likeness: Likeness) -> None:
        self.tellings, self.likeness = tellings, likeness
        once = {t.row: t for t in tellings}.values()
        self._total = max(len(once), SMALL)
        self._stems = Counter(s for t in once for s in t.stems)
        self._names = Counter(n for t in once for n in t.names)
        self._figures = Counter(round(f.value, 3) for t in once for f in t.figures)

    def rarity(self, stem: str) -> float:
        """0 (in every sentence) to 1 (in one)."""
        return log(self._total / max(1, self._stems[stem])) / log(self._total)

    def name_rarity(self, actor: str) -> float:
        return log(self._total / max(1, self._names[actor])) / log(self._total)

    def figure_rarity(self, figure: Figure) -> float:
        return max(0.0, 1 - log(max(1, self._figures[round(figure.value, 3)] - 1)) / log(max(self._total / 2, 3)))


def find_tellings(
    mentions: Iterable[EventMention],
    parsed: Sequence[ParsedArticle],
    cast: Cast,
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
    sentences = list(dict.fromkeys(g[0].sentence for g in rows))
    number = {s: n for n, s in enumerate(sentences)}
    leads = frozenset(lead for a in parsed for lead in find_leads(a))
    read = {s: _read(held[s], cast, dates.get(s, ())) for s in sentences}
    tellings = [_telling(g, held, read[g[0].sentence], number[g[0].sentence], leads) for g in rows]
    articles = sorted({g[0].article for g in rows})
    owner = {a: n for n, a in enumerate(articles)}
    of = {g[0].sentence: owner[g[0].article] for g in rows}
    texts = [held[s].parse.text for s in sentences]
    vectors = encode(texts) if encode else find_letters(texts)
    return Ground(tellings, Likeness(vectors, [of[s] for s in sentences]))


_Read = tuple[frozenset[str], frozenset[str], tuple[Figure, ...], frozenset[int]]


def _read(sentence: ParsedSentence, cast: Cast, dates: Sequence[FoundDate]) -> _Read:
    """Of a sentence its actors, its stems, its figures and the tokens of its dates."""
    parse = sentence.parse
    names = frozenset(m.actor for m in cast.mentions.get(sentence.sentence.id, ()))
    taken = [(d.start, d.end) for d in dates if d.kind in {"date", "time"}]
    counts = any(t.pos == "NUM" for t in parse.tokens) or any(c.isdigit() for c in parse.text)
    figures = find_figures(parse, taken) if counts else ()
    dated = frozenset(i for d in dates for i in range(d.first, d.last))
    return names, _stems(parse, range(len(parse.tokens))), tuple(f for f in figures if not _is_few(f)), dated


def _stems(parse: Parse, tokens: Iterable[int]) -> frozenset[str]:
    told = [parse.tokens[i] for i in tokens]
    lemmas = [fold(t.lemma) for t in told if t.pos in _CONTENT and len(t.text) >= MIN_WORD]
    return frozenset(stem(lemma) for lemma in lemmas if lemma not in _LIGHT)


def _is_few(figure: Figure) -> bool:
    return figure.high <= FEW and not figure.digits and not figure.dimension


def _telling(
    group: list[EventMention], held: Mapping[str, ParsedSentence], read: _Read, row: int, leads: frozenset[str]
) -> Telling:
    first = group[0]
    sentence = held[first.sentence]
    words = frozenset().union(*(m.words for m in group))
    by = frozenset(p.actor for p in first.scene.parts if p.part != "to")
    if first.family in MUTUAL:
        by = first.actors
    start = sentence.sentence.start
    span = first.anchor.start - start, first.anchor.end - start
    inside = [t.index for t in sentence.parse.tokens if span[0] <= t.start < span[1]]
    names, stems, figures, dated = read
    clause = _stems(sentence.parse, [i for i in inside if i not in dated])
    counted = tuple(f for f in figures if span[0] <= f.start < span[1])
    return Telling(
        tuple(group), words, by, first.actors - by, names, stems, clause, figures, counted, row,
        any(m.sentence in leads for m in group), is_main(sentence.parse, first.trigger),
    )  # fmt: skip
