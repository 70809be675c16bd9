"""Descriptions of a body named before: `the company`, `the Lethanian ministry`, `the country`.

Which descriptions are read, and what speaks for an organisation or a country that one may mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rashomon.clauses import appositions_of, complements_of, is_part_of_name, said_of
from rashomon.language import Parse, ParsedSentence, Token
from rashomon.people.callings import calls_people
from rashomon.people.cast import Mention
from rashomon.people.lexicon import INSTITUTIONS, PLURAL_TAGS
from rashomon.people.phrases import BODY, COUNTRY, Story
from rashomon.people.ranking import Anaphor
from rashomon.text import fold

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
LANDS = frozenset({"country", "nation"})
_BEFORE = 5  # words looked at between `the` and the noun
_REMEMBERED = 1 << 12  # names whose words are kept


def described(parse: Parse, m: Mention) -> int:
    """`COUNTRY`, `BODY` or `SOMEONE` for a description that may call one again, 0 for others.

    It begins with `the`, `this` or `that`, and ends with its noun: nothing that follows tells which is meant.
    """
    head = parse.tokens[m.head]
    if m.kind != "description" or m.last != m.head + 1 or parse.tokens[m.first].text.casefold() not in _DEFINITE:
        return 0
    after = (parse.tokens[c] for c in parse.children[m.head] if c > m.head)
    if any(t.pos not in {"PUNCT", "PART"} for t in after) or _says_what(parse, head):
        return 0
    lemma = head.lemma.casefold()
    if head.tag not in PLURAL_TAGS and lemma in LANDS:
        return COUNTRY
    return BODY if head.tag not in PLURAL_TAGS and lemma in INSTITUTIONS else calls_people(head)


def _says_what(parse: Parse, noun: Token) -> bool:
    """`if he is *the nominee*`: it means nobody by itself."""
    verb = parse.tokens[noun.head]
    return verb.lemma in {"be", "become"} and noun.index in (t.index for t in complements_of(parse, verb.index))


class Called:
    """What the organisations of an article are called there: by the words of their names, and by what stands beside
    them (`Orion, a shipping company`)."""

    def __init__(self, rows: Sequence[ParsedSentence], mentions: Sequence[Sequence[Mention]], story: Story) -> None:
        self._story = story
        self._nouns: dict[str, set[str]] = defaultdict(set)
        self._words: set[str] = set()
        for row, here in zip(rows, mentions, strict=True):
            for m in here:
                if m.kind == "name" and story.actors[m.actor].kind == "organisation":
                    self._nouns[m.actor].update(_beside(row.parse, m))
                    self._words |= self._name(m.actor)

    def features(self, a: Anaphor, actor: str) -> tuple[str, ...]:
        """What in the words of a description speaks for or against this organisation or country."""
        return tuple(self._of(a, actor))

    def _of(self, a: Anaphor, actor: str) -> Iterator[str]:
        tokens = a.parse.tokens
        noun, name = tokens[a.phrase.head].lemma.casefold(), self._name(actor)
        if a.group == "body":
            if noun in self._nouns[actor]:
                yield "called so"
            if noun in name:
                yield "noun in name"
            else:
                if not name.isdisjoint(INSTITUTIONS):
                    yield "other noun in name"
                if noun in self._words:
                    yield "noun in another name"
        words = _before(tokens, a.phrase.head)
        if not words:
            yield "bare"
        else:
            yield "words agree" if words <= name else "other words"

    def _name(self, actor: str) -> frozenset[str]:
        return _words_of(self._story.actors[actor].names)


@lru_cache(maxsize=_REMEMBERED)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for name in names for w in fold(name).split())


def _beside(parse: Parse, m: Mention) -> Iterator[str]:
    """The nouns by which a sentence says what a body is: in apposition, in a relative clause, before the name."""
    before = (c for c in parse.children[m.head] if c < m.first and is_part_of_name(parse.tokens[c]))
    for noun in (*appositions_of(parse, m.head), *(n for n, _ in said_of(parse, m.head)), *before):
        if parse.tokens[noun].pos == "NOUN":
            yield parse.tokens[noun].lemma.casefold()


def _before(tokens: Sequence[Token], head: int) -> frozenset[str]:
    """The words of a description between its `the` and its noun."""
    first = head
    while first and head - first < _BEFORE and tokens[first - 1].text.casefold() not in _DEFINITE:
        first -= 1
    return frozenset(fold(t.text) for t in tokens[first:head])
