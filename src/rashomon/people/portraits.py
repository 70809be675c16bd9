"""What a whole story tells of each actor, for those who decide whom a description means that nobody was found for.

A portrait holds the nouns that somebody is called by, the other words of their names, roles and descriptions, their
country, and where in which article they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.clauses import appositions_of, owner_of, said_of
from rashomon.language import ParsedArticle, ParsedSentence, Token
from rashomon.lexicon import words_of
from rashomon.people.cast import Cast, Mention
from rashomon.people.countries import country_of
from rashomon.people.lexicon import (
    COUNTERPART,
    DEFINITE,
    GENDERED,
    PLURAL_TAGS,
    RULING,
    calls_body,
    calls_person,
    is_role_noun,
)
from rashomon.people.nominal import heads_of
from rashomon.people.persons import HEADLINES
from rashomon.text import fold
from rashomon.vocabulary import Actor

PERSON, BODY = "person", "body"  # sorts of actors that a description may be joined to
_NAMED = {"person": PERSON, "organisation": BODY}
_NEW = words_of("people", "indefinite") | {"some", "another"}
_SMALL = words_of("people", "in a title") | words_of("people", "place") | DEFINITE | _NEW
_PARTS = re.compile(r" (?:of|for|to|at|in|on|from|and) ")
_MARKS = re.compile(r"[^\w]+")


@dataclass
class Portrait:
    """An actor as a story tells of it."""

    actor: Actor
    sort: str  # `PERSON`, `BODY`, or empty: of no sort that is joined
    nouns: set[str] = field(default_factory=set)  # called by them
    words: set[str] = field(default_factory=set)  # all others, folded; a country by its one name
    proper: set[str] = field(default_factory=set)  # those with a capital, without countries
    countries: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)  # actors whose somebody it is
    genders: set[str] = field(default_factory=set)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # sentences, by article
    verbs: set[tuple[str, int]] = field(default_factory=set)  # the words it hangs on, by sentence
    named: bool = False
    new: bool = False  # first told of with `a`
    pronoun: bool = False  # owned by whom a pronoun means that nobody was found for
    headline: bool = False

    @property
    def times(self) -> int:
        """Mentions in the whole story."""
        return sum(map(len, self.places.values()))


def draw_portraits(parsed: Sequence[ParsedArticle], cast: Cast) -> dict[str, Portrait]:
    """The portrait of every actor that is mentioned, by id."""
    found: dict[str, Portrait] = {}
    for article in sorted(parsed, key=lambda a: a.article.id):
        for at, row in enumerate(article.sentences):
            here = cast.mentions.get(row.sentence.id, ())
            heads = {m.head: m.actor for m in here}
            for m in here:
                if m.actor not in found:
                    found[m.actor] = _begun(cast.actor(m.actor), cast, _sort(cast.actor(m.actor), row, m))
                _add(found[m.actor], (article.article.id, at), row, m, heads)
    return found


def _sort(actor: Actor, row: ParsedSentence, m: Mention) -> str:
    head = row.parse.tokens[m.head]
    lemma = head.lemma.casefold()
    if actor.kind == "person" or (actor.kind == "organisation" and m.kind == "name"):
        return _NAMED[actor.kind]
    if actor.kind == "country" or m.kind != "description" or head.tag in PLURAL_TAGS or lemma == COUNTERPART:
        return ""
    if calls_body(lemma) or actor.kind == "organisation":
        return BODY if lemma == head.text.casefold() or lemma not in {"police"} else ""
    return PERSON if is_role_noun(lemma) or lemma in GENDERED or calls_person(lemma) else ""


def _begun(actor: Actor, cast: Cast, sort: str) -> Portrait:
    portrait = Portrait(actor, sort, named=actor.kind in {"person", "country"})
    if actor.side and actor.side != actor.id:
        portrait.countries.add(cast.actor(actor.side).name)
    if gender := cast.genders.get(actor.id):
        portrait.genders.add(gender)
    for role in actor.roles:
        portrait.nouns |= heads_of(role.role)
        _add_words(portrait, role.role)
    if actor.kind in _NAMED:
        for name in actor.names:
            _add_words(portrait, name)
            if actor.kind == "organisation":
                portrait.nouns.update(fold(_PARTS.split(name)[0]).split()[-1:])
    return portrait


def _add(p: Portrait, place: tuple[str, int], row: ParsedSentence, m: Mention, heads: Mapping[int, str]) -> None:
    article, at = place
    tokens, parse = row.parse.tokens, row.parse
    p.new |= not p.places and fold(tokens[m.first].text) in _NEW
    p.places[article].append(at)
    p.verbs.add((row.sentence.id, tokens[m.head].head))
    p.headline |= row.sentence.role in HEADLINES
    p.named |= m.kind == "name"
    if m.kind == "pronoun":
        return
    if m.kind == "description":
        p.nouns.add(_noun(tokens[m.head]))
        p.genders |= {g for n in p.nouns if (g := GENDERED.get(n))}
        _add_words(p, " ".join(t.text for t in tokens[m.first : m.last] if t.index != m.head))
        if owner := owner_of(parse, m.head):
            p.owners |= {heads[owner.index]} if owner.index in heads else set()
            p.pronoun |= owner.tag == "PRP$" and owner.index not in heads
    else:
        beside = (*appositions_of(parse, m.head), *(n for n, _ in said_of(parse, m.head)))
        p.nouns.update(_noun(tokens[n]) for n in beside if tokens[n].pos == "NOUN")
        for n in beside:
            before = (tokens[c].text for c in parse.children[n] if c < n and tokens[c].pos != "PUNCT")
            _add_words(p, " ".join(before))


def _noun(token: Token) -> str:
    noun = fold(token.lemma)
    return "ruling" if noun in RULING else noun


def _add_words(p: Portrait, text: str) -> None:
    p.words.update(_words(text))
    for word in text.split():
        if word[:1].isupper() and not country_of(fold(word).removesuffix("'s").removesuffix("’s")):
            p.proper.update(_words(word))


def _words(text: str) -> Iterator[str]:
    for word in text.split():
        plain = fold(word).removesuffix("'s").removesuffix("’s")
        if hit := country_of(plain):
            yield fold(hit[0])
        else:
            yield from (w for w in _MARKS.split(plain) if w and w not in _SMALL and w != "s")


__all__ = ["BODY", "PERSON", "Portrait", "draw_portraits"]
