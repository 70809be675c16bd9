"""A side's position in its own words and deeds: what those who speak for it say must be, and the measures it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.clauses import NO_TOKEN, Clause, clause_at, clauses_in, government_of, helpers_of, own_clause
from rashomon.events.frames import is_due
from rashomon.events.mention import EventMention
from rashomon.events.phrases import phrase_span
from rashomon.events.stances import find_stance
from rashomon.language import Parse, ParsedSentence
from rashomon.lexicon import words_of
from rashomon.people import Cast
from rashomon.people.countries import country_of, seat_country
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Position, Stance, Statement

MAX_WORDS = 24  # of an issue: a label, not a paragraph
# What in somebody's words calls a thing a wrong or turns it down: of any text, whatever the subject.
_AGAINST = re.compile(
    r"\b(?:violat\w{1,6}|condemn\w{0,4}|illegal\w{0,2}|unlawful|unacceptabl\w|unjustif\w{1,4}|aggression|"
    r"provocati\w{1,3}|oppos\w{1,4}|reject\w{0,3}|no reason|not recogni[sz]e\w?|threaten\w{0,3})\b"
)
_RIGHT = re.compile(r"\b(?:has|have) (?:the|a|every) right\b")
_SELF = frozenset({"i", "we"})
# Families of events by which a side shows that it will not go along with what they are done to.
_REFUSALS = frozenset({"boycott", "suspend", "withdraw", "ban", "reject"})
_STATE = words_of("facts", "state")  # bodies of a state, in their names
_OWN_VOICE = words_of("facts", "own voice")  # offices that speak for no country, in roles
_LEFT = frozenset({"from", "of"})  # `withdrew from the talks`


def side_of(cast: Cast, actor: str) -> str | None:
    """The side an actor speaks for; None if nobody knows."""
    return cast.actor(actor).side


def holder_of_stance(cast: Cast, actor: str) -> str:
    """Whose stance it is that an actor takes: its side's; its own, if it is a body of its own or speaks for none."""
    known = cast.actor(actor)
    if known.kind == "person":
        roles = [fold(r.role).replace("-", " ").split() for r in known.roles if r.held == "now"]
        own = not roles or any(_OWN_VOICE & set(words) for words in roles)
    else:
        named = set(fold(known.name).split())
        own = known.kind == "organisation" and not (
            country_of(known.name) or seat_country(known.name) or _STATE & named
        )
    return actor if own else known.side or actor


def positions_of_statement(
    statement: Statement, sentences: Mapping[str, Sequence[ParsedSentence]], cast: Cast
) -> Iterator[Position]:
    """What a statement of somebody who speaks for a side says must or must not be, is a right or a wrong."""
    speaker = statement.speaker
    side = holder_of_stance(cast, speaker) if speaker and side_of(cast, speaker) is not None else None
    for anchor in statement.anchors if side is not None else ():
        for sentence in sentences[anchor.article]:
            shift = sentence.sentence.start
            if sentence.sentence.end <= anchor.start or anchor.end <= shift:
                continue
            for clause in clauses_in(sentence.parse, anchor.start - shift, anchor.end - shift):
                stance, issue = _stance(sentence.parse, clause)
                if issue is not None:
                    start, end = (max(issue[0] + shift, anchor.start), min(issue[1] + shift, anchor.end))
                    words = anchor.exact[start - anchor.start : end - anchor.start]
                    row = Anchor(anchor.article, start, end, words)
                    yield Position(side, statement.speaker_text, _label(words), stance, (row,))


def _stance(parse: Parse, clause: Clause) -> tuple[Stance, tuple[int, int] | None]:
    """The stance that the clause of somebody's words tells, and its characters; None for none."""
    who = parse.tokens[clause.doer].text.lower() if clause.doer != NO_TOKEN else ""
    if who in _SELF:
        stance, issue = find_stance(parse, clause)
        if issue != NO_TOKEN:
            return stance, _characters(parse, *phrase_span(parse, issue))
    thought = (clause.content,) if who in _SELF and clause.content != NO_TOKEN else ()  # `we consider it to be`
    heads = (clause.predicate, *thought)
    words = fold(" ".join(parse.tokens[i].text for at in heads for i in own_clause(parse, at)))
    whole = _characters(parse, parse.subtree(clause.predicate)[0], parse.subtree(clause.predicate)[-1] + 1)
    government = government_of(parse, clause.predicate)
    asked = government is not None and government.frame == "whether"
    put_first = clause.doer != NO_TOKEN and any(
        t.tag == "MD" for t in helpers_of(parse, clause.predicate) if t.index < clause.doer
    )
    if is_due(parse, clause.predicate) and who not in _SELF and not asked and not put_first:
        return "demands", whole
    if clause.reality == "real" and clause.voice != "noun":
        against = _AGAINST.search(words)
        if against is not None and (clause.affirmed or against[0].startswith("no")):  # `no reason to`
            return "opposes", whole
        if clause.affirmed and _RIGHT.search(words):
            return "supports", whole
    return "raises", None


def _characters(parse: Parse, first: int, last: int) -> tuple[int, int]:
    return parse.tokens[first].start, parse.tokens[last - 1].end


def position_of_measure(mention: EventMention, parse: Parse, cast: Cast) -> Position | None:
    """What a side stays away from, breaks off, bans or turns down: it takes the measure or may take it."""
    if mention.family not in _REFUSALS or mention.weak or mention.status in {"denied", "cancelled"}:
        return None
    sides = {side_of(cast, p.actor) for p in mention.scene.parts if p.part == "by"} - {None}
    clause = clause_at(parse, mention.trigger)
    left = next((at for word, at in clause.others if word in _LEFT), NO_TOKEN)
    thing = left if mention.family == "withdraw" else clause.undergoer if clause.undergoer != NO_TOKEN else left
    if len(sides) != 1 or thing == NO_TOKEN or clause.voice == "noun":
        return None
    (side,) = sides
    issue = parse.words(*phrase_span(parse, thing))
    return Position(side, cast.actor(side or "").name, issue, "opposes", (mention.anchor,))


def is_against(words: str) -> bool:
    """Do somebody's words call anything a wrong, or turn it down?"""
    return _AGAINST.search(fold(words)) is not None


def _label(words: str) -> str:
    """The words, cut at so many of them."""
    parts = list(re.finditer(r"\S+", words))
    return words if len(parts) <= MAX_WORDS else words[: parts[MAX_WORDS - 1].end()]
