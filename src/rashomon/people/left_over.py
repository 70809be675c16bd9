"""Descriptions that nobody was found for, where only one is left whom they can mean.

`The board` of an article that tells of `Selk Rovers' board` and no other, `the woman` where one woman is told
of: the description is that one, if number, side and words allow. So is a body or a single human being that every
article of a story has one of at most: `a woman`, `a 53-year-old woman`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.clauses import appositions_of, said_of
from rashomon.language import ParsedArticle, ParsedSentence, Token
from rashomon.lexicon import words_of
from rashomon.people.cast import Mention
from rashomon.people.countries import country_of
from rashomon.people.descriptions import LANDS
from rashomon.people.lexicon import (
    ANYBODY,
    APPARATUS,
    BODIES,
    COLLECTIVES,
    DEFINITE,
    FIRM,
    GENDERED,
    INSTITUTIONS,
    OFFICES,
    PLURAL_TAGS,
    RULING,
    calls_body,
)
from rashomon.people.nominal import heads_of
from rashomon.people.phrases import Story
from rashomon.text import fold

WHY = "the only one so called"
_ARTICLES = DEFINITE | words_of("people", "indefinite")
_PARTS = re.compile(r" (?:of|for|to|at|in|on|from|and) ")
_SMALL = words_of("people", "in a title") | words_of("people", "place") | DEFINITE | words_of("people", "indefinite")

LEAD = (1, 0)  # the first sentence, which tells of `a woman` as the text does again; by judgement

Called = tuple[str, bool]  # a noun, and is it several


@dataclass
class _Being:
    """What an article calls an actor: by which nouns, with which other words, where first, and how."""

    actor: str
    at: tuple[int, int]
    called: set[Called] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    verbs: set[tuple[int, int]] = field(default_factory=set)  # what it does or undergoes, by sentence and token
    definite: bool = True  # `the board` or `police` from the first
    article: bool = False  # does its first mention begin with one?
    named: bool = False
    body: bool = False  # with a name
    proper: bool = False  # with a name in it: `the government of Lars Eide`
    bare: bool = False  # called `the board` somewhere


def join_left_over(parsed: Sequence[ParsedArticle], mentions: dict[str, list[Mention]], story: Story) -> None:
    """Gives descriptions that are left over the actor of the one they can mean, article by article, then over all."""
    told = [_beings(article, mentions, story) for article in parsed]
    within = _agreed([_within(beings, story) for beings in told], told)
    for article, now in zip(parsed, within, strict=True):
        _rename(article, mentions, now)
    home = _over_articles([_beings(article, mentions, story) for article in parsed], story)
    for article in parsed:
        _rename(article, mentions, home)


def _agreed(within: Sequence[dict[str, str]], told: Sequence[Mapping[str, _Being]]) -> list[dict[str, str]]:
    """What each article joins; who stands in several is the same in all, and stays alone where they disagree."""
    meant: dict[str, set[str]] = defaultdict(set)
    for now in within:
        for actor, other in now.items():
            meant[actor].add(other)
    shared = {a for a in meant if sum(a in beings for beings in told) > 1}
    again = {a for a in shared if all(beings[a].definite for beings in told if a in beings)}  # not also `engineers`
    firm = {a: next(iter(meant[a])) for a in sorted(again) if len(meant[a]) == 1 and not meant[a] & shared}
    return [{**{a: x for a, x in now.items() if a not in shared}, **firm} for now in within]


def _within(beings: Mapping[str, _Being], story: Story) -> dict[str, str]:
    """Each left over with whom it means, in the order in which the article tells of them."""
    now: dict[str, str] = {}
    for b in sorted(beings.values(), key=lambda b: b.at):
        meant = _meant(b, [x for x in beings.values() if x.actor not in now], story)
        if meant:
            now[b.actor] = meant.actor
            meant.verbs |= b.verbs
            meant.words |= b.words
    return now


def _rename(article: ParsedArticle, mentions: dict[str, list[Mention]], now: Mapping[str, str]) -> None:
    for row in article.sentences if now else ():
        here = mentions.get(row.sentence.id, [])
        here[:] = [replace(m, actor=now[m.actor], why=m.why or WHY) if m.actor in now else m for m in here]


def _beings(article: ParsedArticle, mentions: Mapping[str, Sequence[Mention]], story: Story) -> dict[str, _Being]:
    found: dict[str, _Being] = {}
    for at, row in enumerate(article.sentences):
        for m in sorted(mentions.get(row.sentence.id, ())):
            if m.actor not in found:
                found[m.actor] = _Being(
                    m.actor,
                    (at, m.first),
                    definite=_is_definite(row, m),
                    article=row.parse.tokens[m.first].text.casefold() in _ARTICLES,
                )
                _add_names(found[m.actor], story)
            _add(found[m.actor], at, row, m)
    return found


def _add_names(b: _Being, story: Story) -> None:
    actor = story.actors[b.actor]
    b.named, b.body = actor.kind != "group", actor.kind == "organisation"
    if actor.kind == "person":
        b.called.update((n, False) for role in actor.roles for n in heads_of(role.role))
    elif actor.kind == "organisation":
        for name in actor.names:
            plain = [w for w in fold(_PARTS.split(name)[0]).split() if w.strip(".") not in FIRM]
            b.called.update((w, False) for w in plain[-1:] if w in INSTITUTIONS | RULING)
    if b.named:
        texts = (*actor.names, *(r.role for r in actor.roles))
        b.words.update(w for text in texts for w in re.split(r"[\s-]", fold(text)))


def _add(b: _Being, at: int, row: ParsedSentence, m: Mention) -> None:
    tokens = row.parse.tokens
    b.verbs.add((at, tokens[m.head].head))
    if m.kind == "description" and not (b.named and m.why):
        b.bare |= _is_definite(row, m) and not any(_words(tokens, m))
        b.proper |= any(t.pos == "PROPN" for t in tokens[m.first : m.last])
        b.called.add(_called(tokens[m.head]))
        b.words.update(_words(tokens, m))
    elif m.kind == "name":
        beside = (*appositions_of(row.parse, m.head), *(n for n, _ in said_of(row.parse, m.head)))
        b.called.update(_called(tokens[n]) for n in beside if tokens[n].pos == "NOUN")


def _called(head: Token) -> Called:
    lemma = head.lemma.casefold()
    return lemma, head.tag in PLURAL_TAGS and lemma != head.text.casefold()  # `police` is several whatever its tag


def _words(tokens: Sequence[Token], m: Mention) -> Iterator[str]:
    for t in tokens[m.first : m.last]:
        if t.index != m.head and t.pos not in {"PUNCT", "PART", "DET", "ADP"} and fold(t.text) not in _SMALL:
            yield fold(t.text)


def _is_definite(row: ParsedSentence, m: Mention) -> bool:
    """`The board`, `police`; not `the board that met`."""
    tokens, first, head = row.parse.tokens, row.parse.tokens[m.first], row.parse.tokens[m.head]
    which = (c for c in row.parse.children[m.head] if c >= m.last and tokens[c].pos in {"VERB", "AUX"})
    if any(tokens[m.last].text != "," for _ in which):
        return False
    several = head.tag in PLURAL_TAGS and head.text.casefold() in COLLECTIVES
    return m.kind == "description" and (first.text.casefold() in DEFINITE or (several and first is head))


def _meant(b: _Being, beings: Iterable[_Being], story: Story) -> _Being | None:
    """The one being of the article that a left over description can mean; None where several can."""
    if b.named or len(b.called) != 1:
        return None
    noun, several = next(iter(b.called))
    if not b.definite and not (b.article and noun in ANYBODY & GENDERED.keys()):
        return None
    if (noun in ANYBODY and (several or noun not in GENDERED)) or noun in APPARATUS - RULING or noun in LANDS:
        return None
    same = [x for x in beings if x is not b and (noun, several) in x.called and (b.article or not x.words)]
    fitting = [x for x in same if x.at < b.at and _agrees(b, x, story)]
    rest = [x for x in same if x not in fitting and (x.at < b.at or noun in RULING) and not _told_apart(b, x, story)]
    if len(fitting) != 1 or rest or b.verbs & fitting[0].verbs or not (b.definite or fitting[0].at < LEAD):
        return None
    if noun in RULING and not (fitting[0].named or fitting[0].proper):
        return None  # `the government` is not `the provincial government`
    vague = noun in BODIES & COLLECTIVES and not b.words and any(x.body and x.at < b.at for x in beings)
    return None if (noun in OFFICES and fitting[0].named) or (vague and not fitting[0].named) else fitting[0]


def _agrees(b: _Being, x: _Being, story: Story) -> bool:
    """Do the words of a description allow it to mean this one?"""
    side, other = story.actors[b.actor].side, story.actors[x.actor].side
    return (not side or side == other) and set(_unsided(b, story)) <= x.words


def _unsided(b: _Being, story: Story) -> Iterator[str]:
    """Its words, but for those that name its own country."""
    side = story.actors[b.actor].side
    for word in b.words:
        if not (side and (hit := country_of(word)) and hit[0] == story.actors[side].name):
            yield word


def _told_apart(b: _Being, x: _Being, story: Story) -> bool:
    side, other = story.actors[b.actor].side, story.actors[x.actor].side
    return bool(side and other and side != other) or bool(b.words)


def _over_articles(articles: Sequence[Mapping[str, _Being]], story: Story) -> dict[str, str]:
    """The single ones that each article has one of at most, alike in words: `a woman`, `the board`."""
    called: dict[str, list[list[_Being]]] = defaultdict(list)
    for beings in articles:
        here: dict[str, list[_Being]] = defaultdict(list)
        for b in beings.values():
            for noun in {noun for noun, several in b.called if not several}:
                here[noun].append(b)
        for noun, rows in here.items():
            called[noun].append(rows)
    home: dict[str, str] = {}
    for noun, told in sorted(called.items()):
        if len(told) > 1 and all(len(r) == 1 for r in told) and _may_be_one(noun):
            home.update(_alike(noun, [r[0] for r in told], story, home))
    return home


def _may_be_one(noun: str) -> bool:
    """Not `a witness`, of whom each article may have its own, nor `the government`."""
    return noun not in OFFICES and (noun in GENDERED or (calls_body(noun) and noun not in RULING))


def _alike(noun: str, rows: Sequence[_Being], story: Story, taken: Mapping[str, str]) -> dict[str, str]:
    """The home of each, if the words of all are those of the fullest, or fewer."""
    fullest = max(rows, key=lambda b: (b.named, len(b.words), b.actor))
    sides = {s for b in rows if (s := story.actors[b.actor].side)}
    if (
        len({b.actor for b in rows if b.named}) > 1
        or sides - {story.actors[fullest.actor].side}
        or not all(set(_unsided(b, story)) <= fullest.words for b in rows)
    ):
        return {}
    body = fullest.words and (fullest.bare or sides)
    if not (body if calls_body(noun) else all(b.bare for b in rows)):  # `the woman`, who is told of again
        return {}
    found = {b.actor: fullest.actor for b in rows if b.actor != fullest.actor and not b.named}
    return found if not taken.keys() & found.keys() and fullest.actor not in taken else {}


__all__ = ["join_left_over"]
