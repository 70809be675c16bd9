"""Descriptions of somebody told of before: `the company`, `the officer`; whom each may mean, and whom it does.

Who may be meant stands in the same sentence or some back (`BACK`); they are ranked (`ranking`), and the likeliest is
meant if likely enough (`reference_weights`). Sentences that are all quotation are passed over from outside.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import NamedTuple

from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.people.called import Called
from rashomon.people.callings import Callings
from rashomon.people.cast import Mention
from rashomon.people.descriptions import described
from rashomon.people.persons import HEADLINES
from rashomon.people.phrases import BODY, COUNTRY, SOMEONE, UNRESOLVED, Phrase, Story, make_phrase, phrases_of
from rashomon.people.pronouns import find_quoted
from rashomon.people.ranking import Anaphor, Choice, Ranked, does_to, fits, is_weightier, make_anaphor, rank
from rashomon.people.reference_weights import CLEAR, LEAST, MARGIN, WEIGHTS

# Sentences before its own in which who is meant is looked for: a body or country is remembered longer.
BACK = {BODY: 16, COUNTRY: 16, SOMEONE: 8}
SHOWN = 0.02  # likelihood from which another who may be meant is told among the reasons
_GROUPS = {BODY: "body", COUNTRY: "country", SOMEONE: "someone"}


class Decision(NamedTuple):
    """Whom a description means: an actor, or `UNRESOLVED`; with all that may be meant, likeliest first."""

    actor: str
    ranked: Sequence[Ranked] = ()


Decide = Callable[[Anaphor, Sequence[Choice]], Decision]


def decide(a: Anaphor, choices: Sequence[Choice], *, least: float | None = None) -> Decision:
    """The likeliest, by the fitted weights; it is meant if likely enough, and no other nearly as likely."""
    ranked = rank(a, choices, WEIGHTS[a.group])
    first, second = (*(r.likelihood for r in ranked[:2]), 0.0, 0.0)[:2]
    meant = first >= (LEAST[a.group] if least is None else least) and first >= MARGIN * second
    return Decision(ranked[0].choice.phrase.key if meant else UNRESOLVED, ranked)


decide_clear: Decide = partial(decide, least=CLEAR)


def find_references(
    article: ParsedArticle,
    mentions: Mapping[str, Sequence[Mention]],
    story: Story,
    called: Called,
    decide: Decide = decide,
) -> list[Mention]:
    """The descriptions that call somebody told of before again, with that actor in place of their own, in text order;
    after them the pronouns that follow them.

    `mentions`: those of the article, by sentence id; `called`: what the whole story calls its bodies.
    """
    found = list(_Reader(article, mentions, story, called, decide).read())
    return [*found, *_following(article, mentions, found)]


def _following(
    article: ParsedArticle, mentions: Mapping[str, Sequence[Mention]], read: Sequence[Mention]
) -> Iterator[Mention]:
    """The pronouns of a description that means the same somebody wherever the article has it."""
    now = {(m.sentence, m.head): m.actor for m in read}
    here = [m for row in article.sentences for m in mentions.get(row.sentence.id, ())]
    meant: dict[str, set[str]] = defaultdict(set)
    for m in here:
        if m.kind == "description":
            meant[m.actor].add(now.get((m.sentence, m.head), m.actor))
    for m in here:
        if m.kind == "pronoun" and len(meant[m.actor] - {m.actor}) == len(meant[m.actor]) == 1:
            yield replace(m, actor=next(iter(meant[m.actor])))


class _Reader:
    """Reads one article; what is found is there for what comes after."""

    def __init__(
        self,
        article: ParsedArticle,
        mentions: Mapping[str, Sequence[Mention]],
        story: Story,
        called: Called,
        decide: Decide,
    ) -> None:
        self._id, self._called = article.article.id, called
        self._rows = article.sentences
        self._story = story
        self._decide = decide
        self._mentions = [mentions.get(s.sentence.id, ()) for s in article.sentences]
        self._quoted = find_quoted(article) if article.sentences else []
        self._phrases: list[list[Phrase]] = []
        self._times: Counter[str] = Counter()
        self._headline: set[str] = set()

    @cached_property
    def _callings(self) -> Callings:
        return Callings(self._rows, self._mentions, self._story)

    def _words(self, a: Anaphor, p: Phrase) -> tuple[str, ...]:
        if a.phrase.may == SOMEONE:
            return self._callings.features(a, p)
        return self._called.features(a, p.key, self._id, self._rows[a.phrase.at].sentence.id)

    def read(self) -> Iterator[Mention]:
        for at, row in enumerate(self._rows):
            here = phrases_of(at, row, self._mentions[at], self._quoted[at], self._story)
            self._phrases.append(here)
            if row.sentence.role in HEADLINES:
                self._headline.update(p.key for p in here)
            else:
                yield from self._sentence(at, row)
            self._times.update(p.key for p in self._phrases[at])

    def _sentence(self, at: int, row: ParsedSentence) -> Iterator[Mention]:
        for m in sorted(self._mentions[at], key=lambda m: m.head):
            if self._story.actors[m.actor].kind == "group":
                yield from self._description(at, row, m)

    def _description(self, at: int, row: ParsedSentence, m: Mention) -> Iterator[Mention]:
        bit = described(row.parse, m)
        if not bit:
            return
        phrase = make_phrase(at, row.parse, m.head, self._quoted[at], bit, "description", m.actor)
        anaphor = make_anaphor(_GROUPS[bit], phrase, row.parse, m.first)
        found = self._decide(anaphor, self._choices(anaphor))
        if found.actor and found.actor != m.actor:
            self._phrases[at] = [p for p in self._phrases[at] if p.head != m.head]
            self._phrases[at].append(phrase._replace(key=found.actor))
            yield Mention(m.sentence, m.first, m.last, m.head, found.actor, "description", self._why(found))

    def _why(self, found: Decision) -> str:
        """`likelihood 0.93; else Orion Bank 0.05`; empty where nothing was ranked."""
        told = [(self._story.actors[r.choice.phrase.key].name, r.likelihood) for r in found.ranked]
        others = [f"{name} {likelihood:.2f}" for name, likelihood in told[1:] if likelihood >= SHOWN]
        return (
            "; else ".join([f"likelihood {told[0][1]:.2f}", *([", ".join(others)] if others else [])]) if told else ""
        )

    def _choices(self, a: Anaphor) -> list[Choice]:
        found, last, passed = self._nearest(a)
        own = a.phrase
        ordered = sorted(found.values(), key=lambda p: (-p.at, p.at == own.at and p.head > own.head, -last[p.key]))
        return [
            Choice(
                p,
                self._story.actors[p.key].kind,
                self._times[p.key] + sum(q.key == p.key and q.head < own.head for q in self._phrases[own.at]),
                p.key in self._headline,
                passed[p.at],
                nearest=n == 0,
                first=p.at == ordered[0].at,
                words=self._words(a, p),
            )
            for n, p in enumerate(ordered)
        ]

    def _nearest(self, a: Anaphor) -> tuple[dict[str, Phrase], dict[str, int], dict[int, int]]:
        """Of each who may be meant the phrase in the nearest sentence, of several there the weightiest; where the
        last of these stands; and for each sentence how many were passed."""
        found: dict[str, Phrase] = {}
        last: dict[str, int] = {}
        passed: dict[int, int] = {}
        others = {p.key for p in self._phrases[a.phrase.at] if does_to(a, p)}
        for at in self._sentences(a):
            passed[at] = len(passed)
            for p in reversed(self._phrases[at]):
                known = found.get(p.key)
                if p.key in others or (known is not None and known.at != at):
                    continue
                if not fits(a, p) or (a.group == "body" and not self._called.may_mean(a, p.key)):
                    continue
                if known is None:
                    last[p.key] = p.head
                if known is None or is_weightier(p, known):
                    found[p.key] = p
        return found, last, passed

    def _sentences(self, a: Anaphor) -> Iterator[int]:
        """The sentences looked at, nearest first."""
        at, left = a.phrase.at, BACK[a.phrase.may]
        yield at
        for back in range(at - 1, -1, -1):
            if not left:
                return
            row = self._rows[back]
            whole = len(self._quoted[back]) >= len(row.parse.tokens) - 1
            if a.phrase.inside or not whole:
                left -= 1
                yield back
