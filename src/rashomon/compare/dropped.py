"""Attribution dropped: what one telling lets somebody claim, its copy states as a fact of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.clauses import is_verb, subject_of
from rashomon.compare.align import SentencePair
from rashomon.compare.cues.words import words_of_class
from rashomon.compare.matching import Matching, match
from rashomon.compare.side import Side
from rashomon.compare.telling import Telling
from rashomon.speech.cues import ACTS, NOUNS, SAYING
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Direction, Statement

# Who does these makes it so, or says what the reporter takes for true: without them nothing turns into a fact.
_FACTIVE = words_of_class("factive")
# Words that keep a claim a claim, whoever makes it.
_MARKS = frozenset('"“”«»„‘')
_HEDGES = SAYING | ACTS | NOUNS | words_of_class("hedge")
MIN_TOLD = 0.75  # of the claim's content words (0 to 1) that must answer to words of the plain sentence
LONG = 4  # letters of a word that tells who the speaker is
MIN_WORDS = 5  # of them there must be so many
MIN_PLAIN = 0.6  # of the plain sentence's content words that must be the claim's: it tells little else
CERTAIN, LIKELY = 0.8, 0.65  # confidence: it is known which of the two is the copy; it is not


@dataclass(frozen=True, slots=True)
class Dropped:
    """Anchors of the attributed claim and of the plain sentence, who makes the claim in the text's words."""

    claim: Anchor
    plain: Anchor
    speaker: str
    backward: bool  # the claim is told by `b`
    confidence: float


def find_dropped(a: Telling, b: Telling, pairs: Sequence[SentencePair], direction: Direction) -> Iterator[Dropped]:
    """The claims of one of two copies that the other states plainly.

    Where it is known which is the copy, only what the copy dropped is told: to add who says so alters nothing.
    """
    for claiming, plain, backward in ((a, b, False), (b, a, True)):
        if direction == ("b_from_a" if backward else "a_from_b"):
            continue
        sure = CERTAIN if direction in {"a_from_b", "b_from_a"} else LIKELY
        for pair in pairs:
            m, n = (pair.b, pair.a) if backward else (pair.a, pair.b)
            if pair.same or not _is_plain(plain, n):
                continue
            one, other = claiming.side(m), plain.side(n)
            for row in claiming.held.get(m, ()):
                if not _is_claim(claiming, row) or _is_carried(plain, n, row) or _is_hedged(other, one, row):
                    continue
                if _is_named(other, row):
                    continue
                if _is_told(match(one, other), row):
                    yield Dropped(one.anchor, other.anchor, row.speaker_text, backward, sure)
                    break


def _is_claim(telling: Telling, row: Statement) -> bool:
    """Does somebody named outside its words claim it, in a clause of its own and by no word that makes it a fact?"""
    if not row.speaker_text or not row.cue or row.cue_anchor is None or len(telling.holding(row)) > 1:
        return False
    return not _FACTIVE & _lemmas(telling.side(telling.holding(row)[0]), row.cue_anchor)


def _lemmas(side: Side, anchor: Anchor) -> set[str]:
    base = side.anchor.start
    return {t.lemma.casefold() for t in side.tokens if anchor.start <= base + t.start < anchor.end}


def _is_plain(telling: Telling, number: int) -> bool:
    """Does nobody say it there?"""
    side = telling.side(number)
    return not telling.held.get(number) and _MARKS.isdisjoint(side.parse.text)


def _is_hedged(plain: Side, claiming: Side, row: Statement) -> bool:
    """Does a word keep it a claim, one that is not the claim's own?"""
    words = {t.lemma.casefold() for t in plain.tokens} | {t.text.casefold() for t in plain.tokens}
    own = {claiming.tokens[i].lemma.casefold() for i in _inside(claiming, row)}
    return not _HEDGES.isdisjoint(words - own)


def _is_named(plain: Side, row: Statement) -> bool:
    """Does the plain sentence name the speaker, whole, and may say by that who says it?"""
    words = {fold(t.text) for t in plain.tokens}
    named = [w for w in fold(row.speaker_text).split() if len(w) >= LONG]
    return bool(named) and all(w in words for w in named)


def _inside(side: Side, row: Statement) -> list[int]:
    """The tokens of a statement's content."""
    base = side.anchor.start
    return [t.index for t in side.tokens if any(a.start <= base + t.start < a.end for a in row.anchors)]


def _is_carried(telling: Telling, number: int, row: Statement) -> bool:
    """May a sentence beside it say whose words these are: one in which the claim's speaker speaks, or somebody whom
    the text does not make known (`he added`)?"""
    beside = [r for n in (number - 1, number + 1) for r in telling.held.get(n, ())]
    return any(r.speaker is None or row.speaker is None or r.speaker == row.speaker for r in beside)


def _is_told(matching: Matching, row: Statement) -> bool:
    """Does the plain sentence say the claim, whole, and little else?"""
    a, b = matching.a, matching.b
    inside = [i for i in _inside(a, row) if i in a.keys]
    told = [i for i in inside if matching.to_b(i) is not None]
    verbs = [i for i in inside if is_verb(a.tokens[i]) and subject_of(a.parse, i) and i in matching.forward]
    return (
        len(told) >= MIN_WORDS
        and len(told) >= MIN_TOLD * len(inside)
        and len(told) >= MIN_PLAIN * len(b.content)
        and bool(verbs)
    )
