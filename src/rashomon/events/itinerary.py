"""One verb, several meetings: `will meet A on Tuesday, B on Wednesday and possibly C on Friday`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.dates import FoundDate
from rashomon.events.clauses import anchor_of
from rashomon.events.mention import EventMention
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.lexicon import words_of
from rashomon.people import Cast, Mention
from rashomon.vocabulary import Participation

_DOUBT = words_of("facts", "doubt")
NEAR = 3  # tokens before a name in which a word of doubt is looked for


def split_meetings(
    article: ParsedArticle, sentence: ParsedSentence, cast: Cast, mention: EventMention, dates: Sequence[FoundDate]
) -> list[EventMention]:
    """The meetings that one mention lists, each with its own day; the mention alone where it lists none.

    A list is: persons, date, persons, date …, with no other verb between.
    """
    stops = _segments(sentence, cast, mention, dates) if mention.family == "meet" and len(dates) > 1 else []
    if len(stops) < 2:
        return [mention]
    hosts = tuple(p for p in mention.scene.parts if p.part == "by")
    made: list[EventMention] = []
    for at, (date, people) in enumerate(stops):
        doubted = [m for m in people if _is_doubted(sentence, m)]
        groups = [[m] for m in people] if doubted else [people]
        for group in groups:
            parts = {Participation(m.actor, "with") for m in group if m.actor not in {h.actor for h in hosts}}
            scene = replace(mention.scene, parts=(*hosts, *sorted(parts, key=lambda p: p.actor)))
            first = group[0].first
            anchor = anchor_of(article, sentence, first, date.last) if at else mention.anchor
            status = "possible" if group[0] in doubted else mention.status
            made.append(replace(mention, scene=scene, date=date, anchor=anchor, status=status))
    return made


def _segments(
    sentence: ParsedSentence, cast: Cast, mention: EventMention, dates: Sequence[FoundDate]
) -> list[tuple[FoundDate, list[Mention]]]:
    """(date, the persons named since the date before), as long as every date has some and no verb stands between."""
    parse, at = sentence.parse, mention.trigger + 1
    people = [m for m in cast.mentions.get(sentence.sentence.id, ()) if m.kind != "pronoun" and _is_person(cast, m)]
    found: list[tuple[FoundDate, list[Mention]]] = []
    for date in sorted((d for d in dates if d.kind != "duration" and d.first >= at), key=lambda d: d.first):
        own = [m for m in people if at <= m.first and m.last <= date.first]
        if not own or any(parse.tokens[i].pos in {"VERB", "AUX"} for i in range(at, date.first)):
            break
        found.append((date, own))
        at = date.last
    return found


def _is_person(cast: Cast, mention: Mention) -> bool:
    return cast.actor(mention.actor).kind == "person"


def _is_doubted(sentence: ParsedSentence, mention: Mention) -> bool:
    tokens = sentence.parse.tokens[max(0, mention.first - NEAR) : mention.last]
    return any(t.text.lower() in _DOUBT for t in tokens)
