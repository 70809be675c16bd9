"""A side's position in its own words and deeds: what those who speak for it say must be, and the measures it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.clauses import NO_TOKEN, Clause, clause_at, clauses_in, government_of, helpers_of, own_clause
from rashomon.events.frames import is_due
from rashomon.events.mention import EventMention
from rashomon.events.phrases import phrase_span
from rashomon.events.stances import OPPOSING, find_stance, is_plain, issue_span
from rashomon.language import Parse, ParsedSentence
from rashomon.lexicon import words_of
from rashomon.people import Cast
from rashomon.people.countries import country_of, seat_country
from rashomon.text import fold
from rashomon.vocabulary import Anchor, Position, Stance, Statement

# What in somebody's words calls a thing a wrong or turns it down: of any text, whatever the subject.
_AGAINST = re.compile(
    r"\b(?:violat\w{1,6}|condemn\w{0,4}|illegal\w{0,2}|unlawful|unacceptabl\w|unjustif\w{1,4}|aggression|"
    r"provocati\w{1,3}|oppos\w{1,4}|reject\w{0,3}|no reason|not recogni[sz]e\w?|threaten\w{0,3})\b"
)
_RIGHT = re.compile(r"\b(?:has|have) (?:the|a|every) right\b")
_SELF = frozenset({"i", "we"})
# Families of events by which a side shows that it will not go along with what they are done to.
_REFUSALS = frozenset({"boycott", "suspend", "withdraw", "ban", "reject"})
_SHARED = words_of("facts", "way") | words_of("facts", "pact")
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
                stance, issue, whole = _stance(sentence.parse, clause)
                if issue is not None:
                    start, end = (max(whole[0] + shift, anchor.start), min(whole[1] + shift, anchor.end))
                    row = Anchor(anchor.article, start, end, anchor.exact[start - anchor.start : end - anchor.start])
                    words = row.exact[max(0, issue[0] + shift - start) : max(0, issue[1] + shift - start)]
                    if words:
                        yield Position(side, statement.speaker_text, words, stance, (row,))


_Span = tuple[int, int]


def _stance(parse: Parse, clause: Clause) -> tuple[Stance, _Span | None, _Span]:
    """The stance that the clause of somebody's words tells; the characters of its issue, None for none; its own."""
    who = parse.tokens[clause.doer].text.lower() if clause.doer != NO_TOKEN else ""
    whole = _characters(parse, parse.subtree(clause.predicate)[0], parse.subtree(clause.predicate)[-1] + 1)
    if who in _SELF:
        stance, issue = find_stance(parse, clause)
        if issue != NO_TOKEN:
            span = _characters(parse, *issue_span(parse, clause, issue))
            return stance, span, span
    stance, at = _judgement(parse, clause, who)
    return (
        stance,
        _characters(parse, *phrase_span(parse, at)) if at != NO_TOKEN and is_plain(parse, at) else None,
        whole,
    )


def _judgement(parse: Parse, clause: Clause, who: str) -> tuple[Stance, int]:
    """What a clause says must be, is a wrong or a right, and what heads that; `NO_TOKEN` for none."""
    thought = (clause.content,) if who in _SELF and clause.content != NO_TOKEN else ()  # `we consider it to be`
    heads = (clause.predicate, *thought)
    words = fold(" ".join(parse.tokens[i].text for at in heads for i in own_clause(parse, at)))
    government = government_of(parse, clause.predicate)
    asked = government is not None and government.frame == "whether"
    put_first = clause.doer != NO_TOKEN and any(
        t.tag == "MD" for t in helpers_of(parse, clause.predicate) if t.index < clause.doer
    )
    if is_due(parse, clause.predicate) and who not in _SELF and not asked and not put_first:
        return "demands", clause.predicate
    if clause.reality == "real" and clause.voice != "noun":
        against = _AGAINST.search(words)
        others = clause.sense in OPPOSING and clause.voice == "active" and clause.doer != NO_TOKEN  # `they rejected it`
        if against is not None and not others and (clause.affirmed or against[0].startswith("no")):  # `no reason to`
            called = parse.tokens[clause.predicate].lemma == "be" and who not in {"", "there"}  # `the ban is illegal`
            return "opposes", clause.doer if called else (*thought, clause.predicate)[0]
        if clause.affirmed and _RIGHT.search(words):
            return "supports", clause.predicate
    return "raises", NO_TOKEN


def _characters(parse: Parse, first: int, last: int) -> _Span:
    return parse.tokens[first].start, parse.tokens[last - 1].end


def position_of_measure(mention: EventMention, parse: Parse, cast: Cast) -> Position | None:
    """What a side stays away from, breaks off, bans or turns down, if it does or will."""
    if mention.family not in _REFUSALS or mention.weak or mention.status not in {"happened", "planned"}:
        return None
    by = [p.actor for p in mention.scene.parts if p.part == "by" and side_of(cast, p.actor) is not None]
    holders = {holder_of_stance(cast, actor) for actor in by}
    clause = clause_at(parse, mention.trigger)
    left = next((at for word, at in clause.others if word in _LEFT), NO_TOKEN)
    thing = left if mention.family == "withdraw" else clause.undergoer if clause.undergoer != NO_TOKEN else left
    if len(holders) != 1 or thing == NO_TOKEN or clause.voice == "noun" or not _is_shared(parse, thing, mention.family):
        return None
    (side,) = holders
    issue = parse.words(*phrase_span(parse, thing))
    return Position(side, cast.actor(side).name, issue, "opposes", (mention.anchor,))


def _is_shared(parse: Parse, thing: int, family: str) -> bool:
    """Is it something to be for or against: talks, ties, a pact, a bill; not `suspended exports`?"""
    lemma = parse.tokens[thing].lemma.lower()
    return is_plain(parse, thing) and (family != "suspend" or lemma in _SHARED)


def is_against(words: str) -> bool:
    """Do somebody's words call anything a wrong, or turn it down?"""
    return _AGAINST.search(fold(words)) is not None
