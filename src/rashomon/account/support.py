"""Which tellings stand behind a line, and how many of them are independent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rashomon.account.sentences import Candidate, Candidates
from rashomon.account.tellers import Tellers
from rashomon.account.things import Thing
from rashomon.events import count_stances, supports
from rashomon.language import ParsedSentence
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Article, EventTelling, Stances

RUN = 8  # words in a row that two sentences share: a passage of one text (as in the step `copies`)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Support:
    """The places that tell a line, its own first; how many independent origins they are, and the stances of all."""

    anchors: tuple[Anchor, ...]
    origins: int
    stances: Stances


class Supporters:
    """Finds who stands behind a line: the sentences of other articles that say the same, and those that the merging
    brought together with it."""

    def __init__(
        self,
        tellers: Tellers,
        candidates: Candidates,
        articles: Mapping[str, Article],
        origin_of: Mapping[str, str],
        speakers: Mapping[str, Collection[str]],
    ) -> None:
        self.tellers, self.origin_of = tellers, origin_of
        self._candidates, self._articles, self._speakers = candidates, articles, speakers

    def find(self, thing: Thing, candidate: Candidate) -> Support:
        """The support of a line. An article of another origin counts only where one of its sentences says what the line
        says; a passage that two articles share is one telling."""
        own = candidate.anchor
        places = [a for a in _places(thing) if a.article != own.article]
        rows = {a: row for a in places if (row := self._candidates.row(a))}
        found = self.tellers.telling(candidate.parsed, {r.sentence.id for r in rows.values()})
        if not self.tellers.asked:
            found = {a.article: row for a, row in rows.items()}
        known = {row.sentence.id for row in rows.values()}
        found = {a: row for a, row in found.items() if row.sentence.id in known or self._may_tell(thing, row)}
        copies = {a.article: row for a, row in rows.items() if self._origin(a.article) == self._origin(own.article)}
        told = found | {a: row for a, row in copies.items() if a not in found}
        anchors = (own, *sorted(self._anchor(article, row, places) for article, row in told.items()))
        joined = self._joined({own.article: candidate.parsed} | told)
        origins = len({joined[a.article] for a in anchors})
        return Support(anchors, origins, self._stances(thing, anchors, joined))

    def _origin(self, article: str) -> str:
        return self.origin_of.get(article, article)

    def _may_tell(self, thing: Thing, row: ParsedSentence) -> bool:
        """Another's words are not the speaker's."""
        return not thing.speaker or thing.speaker in self._speakers.get(row.sentence.id, ())

    def _anchor(self, article: str, row: ParsedSentence, places: Sequence[Anchor]) -> Anchor:
        """The place that the merging knows in a sentence, else the sentence."""
        start, end = row.sentence.start, row.sentence.end
        known = [a for a in places if a.article == article and start <= a.start and a.end <= end]
        return min(known, default=None) or self._articles[article].anchor(start, end)

    def _joined(self, rows: Mapping[str, ParsedSentence]) -> dict[str, str]:
        """The origin of each article that tells a line; those whose sentences are one passage have one."""
        joined = {article: self._origin(article) for article in self._articles}
        for a, b in combinations(sorted(rows), 2):
            if joined[a] == joined[b]:
                continue
            outlets = {self._articles[a].outlet, self._articles[b].outlet}
            if is_one_passage(rows[a], rows[b], one_outlet=len(outlets) == 1 and any(outlets)):
                gone = joined[b]
                joined |= {article: joined[a] for article, origin in joined.items() if origin == gone}
        return joined

    def _stances(self, thing: Thing, anchors: Sequence[Anchor], joined: Mapping[str, str]) -> Stances:
        """Who tells it counts by that, everybody else by how the merging knows it told."""
        known = {t.article: t for t in thing.tellings if supports(t, ahead=thing.ahead)}
        given = {a.article for a in anchors}
        told = [known.get(a.article) or EventTelling(a.article, "asserts", a) for a in anchors]
        others = [t for t in thing.tellings if t.article not in given and not supports(t, ahead=thing.ahead)]
        return count_stances([*told, *others], joined)


def is_one_passage(a: ParsedSentence, b: ParsedSentence, *, one_outlet: bool) -> bool:
    """Whether two sentences share a passage; what somebody said may be quoted by two papers that heard it."""
    one, other = (_runs(row.parse.text, with_quoted=one_outlet) for row in (a, b))
    return not one.isdisjoint(other)


def _places(thing: Thing) -> list[Anchor]:
    """Where the merging knows it told."""
    told = [t.anchor for t in thing.tellings if supports(t, ahead=thing.ahead)]
    return sorted(set(told if thing.tellings else thing.anchors))


@lru_cache(maxsize=1 << 12)
def _runs(text: str, *, with_quoted: bool) -> frozenset[tuple[str, ...]]:
    """The runs of words of a sentence; nothing quoted without `with_quoted`."""
    pieces = [text] if with_quoted else re.split(r"[\"“”]", text)[::2]
    return frozenset(run for piece in pieces for run in _cut(_WORD.findall(fold(piece))))


def _cut(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
