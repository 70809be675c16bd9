"""A side's position in its own words and deeds: what those who speak for it say must be, and the measures it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.events.lexicon import MEASURES
from rashomon.events.mention import EventMention
from rashomon.people import Cast
from rashomon.text import find_sentences, fold
from rashomon.vocabulary import Anchor, Position, Stance, Statement

MAX_WORDS = 24  # of an issue: a label, not a paragraph
# What in somebody's words makes them a position, the first that is there: of any text, whatever the subject.
_MARKS: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (
        "demands",
        re.compile(r"\b(?:must|should|ought to|needs? to|has to|have to|calls? (?:on|for)|demands?|insists?)\b"),
    ),
    (
        "supports",
        re.compile(r"\b(?:supports?|has (?:the|a|every) right|have (?:the|a|every) right|stands? (?:with|by))\b"),
    ),
    (
        "opposes",
        re.compile(
            r"\b(?:violat\w{1,6}|condemn\w{0,4}|illegal\w{0,2}|unlawful|unacceptabl\w|unjustif\w{1,4}|aggression|"
            r"provocati\w{1,3}|oppos\w{1,4}|reject\w{0,3}|no reason|not recogni[sz]e\w?|threaten\w{0,3})\b"
        ),
    ),
)
_BY_CUE: Mapping[str, Stance] = {
    "urge": "demands", "urged": "demands", "urging": "demands", "demand": "demands", "demanded": "demands",
    "accuse": "opposes", "accused": "opposes", "condemn": "opposes", "condemned": "opposes", "denied": "denies",
    "denies": "denies", "warned": "raises", "warns": "raises",
}  # fmt: skip
# Families of events by which a side shows that it will not go along.
_REFUSALS = MEASURES | {"reject"}


def side_of(cast: Cast, actor: str) -> str | None:
    """The side an actor speaks for, itself if it is a country; None if nobody knows."""
    known = cast.actor(actor)
    return known.side or (actor if known.kind == "country" else None)


def position_of_statement(statement: Statement, cast: Cast) -> Position | None:
    """What a statement of somebody who speaks for a side says must or must not be; None if it says no such thing."""
    side = side_of(cast, statement.speaker) if statement.speaker else None
    if side is None:
        return None
    for anchor in statement.anchors:
        for at in find_sentences(anchor.exact, 0, len(anchor.exact)):
            words = anchor.exact[at.start : at.end]
            stance = _BY_CUE.get(statement.cue.lower()) or _stance(words)
            if stance is not None:
                row = Anchor(anchor.article, anchor.start + at.start, anchor.start + at.end, words)
                return Position(side, statement.speaker_text, _label(words), stance, (row,))
    return None


def position_of_measure(mention: EventMention, cast: Cast) -> Position | None:
    """What a side stays away from, calls back, sends out: it takes the measure or may take it."""
    if mention.family not in _REFUSALS or mention.weak or mention.status in {"denied", "cancelled"}:
        return None
    sides = {side_of(cast, p.actor) for p in mention.scene.parts if p.part == "by"} - {None}
    if len(sides) != 1:
        return None
    (side,) = sides
    return Position(side, cast.actor(side or "").name, _label(mention.anchor.exact), "opposes", (mention.anchor,))


def is_against(words: str) -> bool:
    """Do somebody's words call anything a wrong, or turn it down?"""
    return dict(_MARKS)["opposes"].search(fold(words)) is not None


def _stance(words: str) -> Stance | None:
    folded = fold(words)
    found = [(match.start(), stance) for stance, mark in _MARKS if (match := mark.search(folded))]
    return min(found)[1] if found else None


def _label(words: str) -> str:
    """The words, cut at so many of them."""
    parts = list(re.finditer(r"\S+", words))
    return words if len(parts) <= MAX_WORDS else words[: parts[MAX_WORDS - 1].end()]
