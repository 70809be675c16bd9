"""Descriptions of people told of before: `the officer`; what speaks for somebody whom one may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rashomon.language import ParsedSentence, Token
from rashomon.lexicon import words_of
from rashomon.people.cast import Mention
from rashomon.people.lexicon import COUNTERPART, FOLK, GENDERED, PLURAL_TAGS, is_role_noun
from rashomon.people.nominal import heads_of
from rashomon.people.phrases import SOMEONE, Phrase, Story
from rashomon.people.ranking import Anaphor
from rashomon.text import fold

_NEW, _SOME = words_of("people", "indefinite"), frozenset({"some", "other"})
_REMEMBERED = 1 << 12  # actors whose words are kept


def calls_people(head: Token) -> int:
    """`SOMEONE` for a noun by which one human being may be called again, 0 for others."""
    lemma = head.lemma.casefold()
    known = lemma != COUNTERPART and (lemma in FOLK or is_role_noun(lemma))
    return SOMEONE if known and head.tag not in PLURAL_TAGS else 0


class Callings:
    """What the people of an article are called there: by their roles, and by the nouns of their descriptions."""

    def __init__(self, rows: Sequence[ParsedSentence], mentions: Sequence[Sequence[Mention]], story: Story) -> None:
        self._story = story
        self._nouns: dict[str, set[str]] = defaultdict(set)
        self._how: dict[str, set[str]] = defaultdict(set)  # told of as `a woman`, `two women`; as `some women`
        for row, here in zip(rows, mentions, strict=True):
            for m in here:
                self._add(row, m)
        self._called: dict[str, set[str]] = defaultdict(set)
        for actor, nouns in self._nouns.items():
            for noun in nouns:
                self._called[noun].add(actor)

    def _add(self, row: ParsedSentence, m: Mention) -> None:
        actor, tokens = self._story.actors[m.actor], row.parse.tokens
        if actor.kind == "person" and m.actor not in self._nouns:
            self._nouns[m.actor].update(n for r in actor.roles for n in heads_of(r.role))
        if m.kind == "description":
            self._nouns[m.actor].add(tokens[m.head].lemma.casefold())
            before = {fold(t.text) for t in tokens[m.first : m.head]}
            if before & _SOME:
                self._how[m.actor].add("some of them")
            elif before & _NEW or tokens[m.first].tag == "CD":
                self._how[m.actor].add("new before")

    def features(self, a: Anaphor, p: Phrase) -> tuple[str, ...]:
        """What in the words of a description speaks for or against these people."""
        return tuple(self._of(a, p))

    def _of(self, a: Anaphor, p: Phrase) -> Iterator[str]:
        tokens = a.parse.tokens
        noun, actor = tokens[a.phrase.head].lemma.casefold(), self._story.actors[p.key]
        words = frozenset(fold(t.text) for t in tokens[a.first + 1 : a.phrase.head])
        told = _words_of(actor.names, tuple(r.role for r in actor.roles))
        agree = "bare" if not words else "words agree" if words <= told else "other words"
        if p.key == a.phrase.key:
            yield "the same words"
        elif noun in self._nouns[p.key]:
            yield f"called so, {agree}"
        else:
            yield agree
            if self._nouns[p.key]:
                yield "called otherwise" if is_role_noun(noun) else "described otherwise"
        if self._called[noun] - {p.key, a.phrase.key}:
            yield "another called so"
        yield from sorted(self._how[p.key])
        if gender := GENDERED.get(noun):
            known = self._gender(p.key)
            yield f"gender {'agrees' if gender == known else 'differs' if known else 'unknown'}"

    def _gender(self, actor: str) -> str:
        told = {g for noun in self._nouns[actor] if (g := GENDERED.get(noun))}
        return self._story.genders.get(actor) or (next(iter(told)) if len(told) == 1 else "")


@lru_cache(maxsize=_REMEMBERED)
def _words_of(names: tuple[str, ...], roles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for text in (*names, *roles) for w in fold(text).split())
