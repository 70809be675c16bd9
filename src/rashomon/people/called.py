"""What the bodies and countries of a story are called: by the words of their names, by what stands beside these
(`Orion, a shipping company`), and by descriptions that are read already.

What one article tells of a body holds in all: `the lender` of one may be the `Orion Bank` that another calls so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rashomon.clauses import appositions_of, is_part_of_name, said_of
from rashomon.language import Parse, ParsedArticle, ParsedSentence, Token
from rashomon.people.cast import Mention
from rashomon.people.countries import country_of
from rashomon.people.lexicon import BODIES, COLLECTIVES, DEFINITE, FIRM, INSTITUTIONS
from rashomon.people.phrases import Story
from rashomon.people.ranking import Anaphor
from rashomon.text import fold

_KINDS = INSTITUTIONS | BODIES | COLLECTIVES  # nouns that say what sort of body it is
_PARTS = frozenset({"board"})  # what many a body has, and is none by itself
_BEFORE = 5  # words looked at between `the` and the noun
_REMEMBERED = 1 << 12  # names whose words are kept
_MUCH = 3  # mentions from which the most told of counts as such

Place = tuple[str, int]  # a sentence's id and a token


class Called:
    """What the organisations and countries of a story are called in its articles."""

    def __init__(
        self, parsed: Sequence[ParsedArticle], mentions: Mapping[str, Sequence[Mention]], story: Story
    ) -> None:
        self._story = story
        self._nouns: dict[str, set[str]] = defaultdict(set)
        self._beside: dict[str, set[str]] = defaultdict(set)  # the words of what stands beside their names
        self._names: dict[str, Counter[str]] = {}  # by article, in how many organisations' names a word is
        self._most: dict[str, set[str]] = {}  # by article, the body and the country it tells most of
        self._meant: dict[str, dict[Place, str]] = defaultdict(dict)  # by noun, whom descriptions read so far mean
        for article in parsed:
            self._add(article, mentions)

    def _add(self, article: ParsedArticle, mentions: Mapping[str, Sequence[Mention]]) -> None:
        times: dict[str, Counter[str]] = defaultdict(Counter)
        bodies: set[str] = set()
        for row in article.sentences:
            for m in mentions.get(row.sentence.id, ()):
                kind = self._story.actors[m.actor].kind
                if kind in {"organisation", "country"}:
                    times[kind][m.actor] += 1
                if m.kind == "name" and kind == "organisation":
                    bodies.add(m.actor)
                    for noun in _beside(row.parse, m):
                        self._tell(m.actor, row.parse, noun)
        self._names[article.article.id] = Counter(w for actor in sorted(bodies) for w in self.name(actor))
        self._most[article.article.id] = set().union(*(_most(counts) for counts in times.values()))

    def _tell(self, actor: str, parse: Parse, noun: int) -> None:
        self._nouns[actor].add(parse.tokens[noun].lemma.casefold())
        self._beside[actor].update(fold(parse.tokens[c].text) for c in parse.children[noun] if c < noun)

    def add_read(self, rows: Mapping[str, ParsedSentence], found: Iterable[Mention]) -> None:
        """Descriptions that are read. `rows`: the sentences by their ids."""
        for m in found:
            tokens = rows[m.sentence].parse.tokens
            if m.kind == "description" and self._story.actors[m.actor].kind in {"organisation", "country"}:
                self._meant[tokens[m.head].lemma.casefold()][m.sentence, m.head] = m.actor

    def may_mean(self, a: Anaphor, actor: str) -> bool:
        """Not a firm by `the board`, which is the firm's."""
        noun = a.parse.tokens[a.phrase.head].lemma.casefold()
        return noun not in _PARTS or noun in self.name(actor)

    def features(self, a: Anaphor, actor: str, article: str, sentence: str) -> tuple[str, ...]:
        """What in the words of a description, of a sentence of an article, speaks for or against this actor."""
        return tuple(self._of(a, actor, article, sentence))

    def _of(self, a: Anaphor, actor: str, article: str, sentence: str) -> Iterator[str]:
        tokens = a.parse.tokens
        noun = tokens[a.phrase.head].lemma.casefold()
        if actor in self._most[article]:
            yield "most told of"
        if a.group == "body":
            yield from self._of_noun(noun, actor, article)
        meant = Counter(x for place, x in self._meant[noun].items() if place != (sentence, a.phrase.head))
        if meant[actor]:
            yield "meant elsewhere" if meant[actor] * 2 > meant.total() else "also meant elsewhere"
        elif meant:
            yield "another meant elsewhere"
        yield from self._of_words(_before(tokens, a.phrase.head), actor)

    def _of_noun(self, noun: str, actor: str, article: str) -> Iterator[str]:
        name, nouns = self.name(actor), self._nouns[actor]
        if noun in nouns:
            yield "called so"
        elif not nouns.isdisjoint(_KINDS):
            yield "called otherwise"
        if noun in name:
            yield "noun in name"
            return
        if noun not in BODIES:
            yield "noun that names have"  # `the court`, `the committee`; not `the firm`, `the group`
        if not name.isdisjoint(_KINDS):
            yield "other noun in name"
        if self._names[article][noun]:
            yield "noun in another name"
        if not name.isdisjoint(FIRM):
            yield "firm"

    def _of_words(self, words: frozenset[str], actor: str) -> Iterator[str]:
        if not words:
            yield "bare"
            return
        side = self._story.actors[actor].side
        home = self._story.actors[side].name if side else ""
        other = {w for w in words if not ((hit := country_of(w)) and hit[0] == home)}
        known = self.name(actor) | self._beside[actor]
        yield "words agree" if other <= known else "some words agree" if words & known else "other words"

    def name(self, actor: str) -> frozenset[str]:
        return _words_of(self._story.actors[actor].names)


def _most(counts: Counter[str]) -> set[str]:
    """The one told of more often than any other, if often enough."""
    first, *others = counts.most_common(2)
    return {first[0]} if first[1] >= _MUCH and not any(n == first[1] for _, n in others) else set()


@lru_cache(maxsize=_REMEMBERED)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w.strip(".") for name in names for w in fold(name).split())


def _beside(parse: Parse, m: Mention) -> Iterator[int]:
    """The nouns by which a sentence says what a body is: in apposition, in a relative clause, before the name."""
    before = (c for c in parse.children[m.head] if c < m.first and is_part_of_name(parse.tokens[c]))
    for noun in (*appositions_of(parse, m.head), *(n for n, _ in said_of(parse, m.head)), *before):
        if parse.tokens[noun].pos == "NOUN":
            yield noun


def _before(tokens: Sequence[Token], head: int) -> frozenset[str]:
    """The words of a description between its `the` and its noun."""
    first = head
    while first and head - first < _BEFORE and tokens[first - 1].text.casefold() not in DEFINITE:
        first -= 1
    return frozenset(fold(t.text) for t in tokens[first:head])
