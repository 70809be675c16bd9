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
from rashomon.merging import Likeness
from rashomon.people import Cast
from rashomon.text import fold
from rashomon.values import Figure, find_figures

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]
STEM = 6  # letters of a word by which it is found in another form
MIN_WORD = 3  # letters
FEW = 3  # things counted in words; that two sentences have so few in common tells little
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = frozenset("be have do say tell go get make take year other more most one".split())
_ENDINGS = ("ing", "ed", "es", "s", "ly")


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Mentions in the same words with the same values (copies), as one thing to compare.

    `by`: who does it or takes part, `others`: whom it is done to. Of the sentence: `names` are its actors, `stems` and
    `clause` the words of it and of the clause, `figures` what it counts; `row` is its place in the likeness of all.
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
        self._total = max(len(once), 3)
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
    sentences = [s for s in dict.fromkeys(g[0].sentence for g in rows)]
    number = {s: n for n, s in enumerate(sentences)}
    leads = frozenset(lead for a in parsed for lead in find_leads(a))
    read = {s: _read(held[s], cast, dates.get(s, ())) for s in sentences}
    tellings = [_telling(g, held, read[g[0].sentence], number[g[0].sentence], leads) for g in rows]
    articles = sorted({g[0].article for g in rows})
    owner = {a: n for n, a in enumerate(articles)}
    of = {g[0].sentence: owner[g[0].article] for g in rows}
    vectors = encode([held[s].parse.text for s in sentences]) if encode and sentences else _letters(sentences, held)
    return Ground(tellings, Likeness(vectors, [of[s] for s in sentences]))


_Read = tuple[frozenset[str], frozenset[str], tuple[Figure, ...]]


def _read(sentence: ParsedSentence, cast: Cast, dates: Sequence[FoundDate]) -> _Read:
    """Of a sentence its actors, its stems and its figures."""
    parse = sentence.parse
    names = frozenset(m.actor for m in cast.mentions.get(sentence.sentence.id, ()))
    taken = [(d.start, d.end) for d in dates if d.kind in {"date", "time"}]
    figures = find_figures(parse, taken) if any(c.isdigit() for c in parse.text) or "NUM" in {t.pos for t in parse.tokens} else ()
    return names, _stems(parse, 0, len(parse.tokens)), tuple(f for f in figures if not _is_few(f))


def _stems(parse: Parse, first: int, last: int) -> frozenset[str]:
    lemmas = [fold(t.lemma) for t in parse.tokens[first:last] if t.pos in _CONTENT and len(t.text) >= MIN_WORD]
    return frozenset(stem(lemma) for lemma in lemmas if lemma not in _LIGHT)


def stem(word: str) -> str:
    """The beginning of a word without the ending of an inflection."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_WORD + 1:
            return word.removesuffix(ending)[:STEM]
    return word[:STEM]


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
    at, start = sentence.parse.tokens, sentence.sentence.start
    inside = [t.index for t in at if first.anchor.start <= start + t.start < first.anchor.end]
    clause = _stems(sentence.parse, inside[0], inside[-1] + 1) if inside else frozenset()
    names, stems, figures = read
    return Telling(
        tuple(group), words, by, first.actors - by, names, stems, clause, figures, row,
        any(m.sentence in leads for m in group), is_main(sentence.parse, first.trigger),
    )  # fmt: skip


SLOTS = 512  # places into which the n-grams of letters are hashed
SIZES = (3, 4, 5)  # letters


def _letters(sentences: Sequence[str], held: Mapping[str, ParsedSentence]) -> npt.NDArray[np.float32]:
    """For want of an encoder: the n-grams of a sentence's letters, rare ones counting more, as a vector of length one."""
    from zlib import crc32

    found = np.zeros((len(sentences), SLOTS), dtype=np.float32)
    for n, sid in enumerate(sentences):
        text = f" {fold(held[sid].parse.text)} "
        for size in SIZES:
            for at in range(len(text) - size + 1):
                code = crc32(text[at : at + size].encode())
                found[n, code % SLOTS] += 1 if code & 1 << 20 else -1
    found -= found.mean(axis=0) if len(found) > 2 else 0
    lengths = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return np.round(found / lengths, 4)
