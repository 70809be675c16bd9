"""Channels: lines of contact between sides, open, refused, frozen or proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.events.mention import EventMention
from rashomon.events.mentions import find_mentions
from rashomon.language import Parse, ParsedArticle
from rashomon.lexicon import words_of
from rashomon.people import Cast
from rashomon.vocabulary import Channel, ChannelState

MAX_LABEL = 100  # characters
_CONTACTS = frozenset({"meet", "call"})
_CUT = words_of("facts", "cut")  # families by which contact is cut
_WAYS = words_of("facts", "way")  # nouns of contact


def find_channels(
    parsed: Sequence[ParsedArticle], cast: Cast, *, mentions: Sequence[EventMention] | None = None
) -> tuple[Channel, ...]:
    """Contacts between two or more actors, one row for each set of actors and state; sorted by first anchor.

    `mentions` saves looking for them again: what `find_mentions` gave for the same articles.
    """
    parses = {s.sentence.id: s.parse for a in parsed for s in a.sentences}
    grouped: dict[tuple[tuple[str, ...], ChannelState], list[EventMention]] = defaultdict(list)
    for mention in find_mentions(parsed, cast) if mentions is None else mentions:
        if mention.faint:
            continue
        state = _state(mention, parses[mention.sentence])
        between = _between(mention, cast)
        if state is not None and (len(between) > 1 or (state == "frozen" and between)):
            grouped[between, state].append(mention)
    anchors = {key: tuple(sorted({m.anchor for m in ms})) for key, ms in grouped.items()}
    rows = [Channel(key[0], _label(ms), key[1], anchors[key]) for key, ms in grouped.items()]
    return tuple(sorted(rows, key=lambda c: c.anchors))


def _state(mention: EventMention, parse: Parse) -> ChannelState | None:
    if mention.family in _CONTACTS:
        states: dict[str, ChannelState] = {"happened": "open", "planned": "proposed", "possible": "proposed"}
        refused: ChannelState = "refused" if mention.status == "denied" else "frozen"
        return states.get(mention.status, refused)
    if mention.family in _CUT and mention.status in {"happened", "planned"}:
        lemmas = {parse.tokens[c].lemma.lower() for c in parse.subtree(mention.trigger)}
        if lemmas & _WAYS or (mention.family == "reject" and "meet" in lemmas):
            return "refused" if mention.family == "reject" else "frozen"
    if mention.family == "recall" and mention.type == "SANCTION" and mention.status != "denied":
        return "frozen"
    return None


def _between(mention: EventMention, cast: Cast) -> tuple[str, ...]:
    """Who is in contact; nobody where all are nameless groups. An envoy called home is no party to it."""
    found = {p.actor for p in mention.scene.parts if mention.family != "recall" or p.part == "by"}
    if mention.family == "recall" and mention.scene.place_actor:
        found.add(mention.scene.place_actor)
    return tuple(sorted(found)) if any(cast.actor(a).kind != "group" for a in found) else ()


def _label(mentions: Sequence[EventMention]) -> str:
    """The fullest clause that is still short, else the shortest."""
    texts = [m.anchor.exact for m in mentions]
    return min(texts, key=lambda t: (len(t) > MAX_LABEL, len(t) if len(t) > MAX_LABEL else -len(t), t))
