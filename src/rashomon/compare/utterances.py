"""Quotations of one speaker in tellings that share no text: the same utterance, in other words inside the marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.quotations import compare_wording, is_sibling
from rashomon.compare.quoted import Quoted
from rashomon.compare.telling import Telling
from rashomon.vocabulary import Difference, Verdict

KEY = 3  # letters by which two wordings are brought together
MIN_KEYS = 3  # beginnings of long words that two wordings must share to be compared at all
MOST = 60  # wordings that hold one beginning; words in more of them bring nothing together
HOLDERS = 3  # articles shown for a wording that many carry


@dataclass(frozen=True, slots=True)
class _Wording:
    """One wording of one speaker, and the quotations that have it, in order of article."""

    words: tuple[str, ...]
    speaker: str
    holders: tuple[Quoted, ...]


def compare_utterances(tellings: Mapping[str, Telling], origin_of: Mapping[str, str]) -> Iterator[Difference]:
    """A difference for each two wordings of one utterance, whoever carries them."""
    rows = _wordings(tellings)
    for i, j in sorted(_candidates(rows)):
        one, other = rows[i], rows[j]
        if not is_sibling(one.holders[0], other.holders[0]):
            continue
        for x in one.holders[:HOLDERS]:
            for y in other.holders[:HOLDERS]:
                if x.article != y.article:
                    a, b = sorted((x, y), key=lambda q: (q.article, q.span))
                    yield from _difference(tellings, a, b, origin_of)


def _difference(
    tellings: Mapping[str, Telling], a: Quoted, b: Quoted, origin_of: Mapping[str, str]
) -> Iterator[Difference]:
    apart = origin_of[a.article] != origin_of[b.article]
    found = compare_wording(a, b, apart=apart)
    if found:
        verdict: Verdict = "differ" if apart else "altered"
        anchors = [tellings[q.article].article.anchor(q.span.start, q.span.end) for q in (a, b)]
        yield Difference(
            found.kind, verdict, tellings[a.article].about(a.span), anchors[0], anchors[1], found.why, found.confidence
        )


def _wordings(tellings: Mapping[str, Telling]) -> list[_Wording]:
    """The distinct wordings of quotations whose speaker is known."""
    holders: dict[tuple[str, tuple[str, ...]], list[Quoted]] = defaultdict(list)
    for name in sorted(tellings):
        telling = tellings[name]
        for quoted in telling.quoted if telling.statements else ():  # a reprint has none of its own
            speaker = telling.said_by(quoted.span)
            if speaker:
                holders[speaker, quoted.words].append(quoted)
    return [_Wording(words, speaker, tuple(rows)) for (speaker, words), rows in sorted(holders.items())]


def _candidates(rows: Sequence[_Wording]) -> set[tuple[int, int]]:
    """Pairs of wordings that share the beginnings of long words enough."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key in sorted({w[:KEY] for w in row.holders[0].content}):
            holders[row.speaker, key].append(number)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        for place, i in enumerate(numbers[:MOST]):
            for j in numbers[place + 1 : MOST]:
                counts[i, j] += 1
    return {pair for pair, count in counts.items() if count >= MIN_KEYS}
