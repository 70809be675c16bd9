"""A sentence made ready to be compared: its content words and the keys by which another telling may have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.compare.cues.words import words_of_class
from rashomon.copies.texts import Encode
from rashomon.dates import FoundDate
from rashomon.events.merge import Cluster
from rashomon.language import Parse, ParsedArticle, ParsedSentence, Token
from rashomon.people import Cast
from rashomon.people.countries import country_of
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Article, Link, Statement

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
REMEMBERED = 1 << 13  # words whose keys are kept
STEM = 4  # letters by which two words of one root are first brought together: `Indonesia`, `Indonesian`


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the step takes: the story as the steps before it found it. `dates` are each sentence's, by its id;
    `clusters` the mentions of each event, `encode` the sentence encoder, if there is one."""

    parsed: Sequence[ParsedArticle]
    links: Sequence[Link]
    origin_of: Mapping[str, str]
    cast: Cast
    dates: Mapping[str, Sequence[FoundDate]]
    statements: Sequence[Statement]
    clusters: Sequence[Cluster] = ()
    encode: Encode | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One telling's sentence. `words[i]`: token i's lemma, folded; `actors[i]`: the actor it is head of, or `""`.

    `content`: the tokens that are matched; `keys[i]`: what token i may be looked up by.
    """

    article: Article
    sentence: ParsedSentence
    content: tuple[int, ...]
    words: tuple[str, ...]
    actors: tuple[str, ...]
    keys: Mapping[int, tuple[str, ...]]
    dates: tuple[FoundDate, ...]
    parse: Parse
    tokens: tuple[Token, ...]

    @property
    def anchor(self) -> Anchor:
        return self.article.anchor(self.sentence.sentence.start, self.sentence.sentence.end)

    def is_light(self, index: int) -> bool:
        """Does the word carry little? It is matched only by what hangs on it, never by itself."""
        return self.words[index] in words_of_class("light")


def find_side(article: Article, sentence: ParsedSentence, cast: Cast, dates: Sequence[FoundDate]) -> Side:
    """The sentence as a side of a comparison."""
    tokens = sentence.parse.tokens
    words = tuple(fold(t.lemma) if t.pos != "PROPN" else fold(t.text) for t in tokens)
    actors = [""] * len(tokens)
    for mention in cast.mentions.get(sentence.sentence.id, ()):
        actors[mention.head] = mention.actor
    content = tuple(t.index for t in tokens if (t.pos in CONTENT or actors[t.index]) and t.text[0].isalnum())
    keys = {i: _keys(words[i], actors[i]) for i in content}
    return Side(article, sentence, content, words, tuple(actors), keys, tuple(dates), sentence.parse, tokens)


@lru_cache(maxsize=REMEMBERED)
def _keys(word: str, actor: str) -> tuple[str, ...]:
    country = country_of(word)
    found = (word, word[:STEM] + "…" if len(word) > STEM else "", actor, country[0] if country else "")
    return tuple(dict.fromkeys(k for k in found if k))
