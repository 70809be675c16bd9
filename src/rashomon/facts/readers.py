"""The readers of facts: one registry. A new reader is a function in a file of its own and a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.errors import InputError
from rashomon.events import find_channels, find_outcomes, find_positions, find_questions, find_story_events
from rashomon.facts.sources import Facts, Sources
from rashomon.speech import find_story_statements


@dataclass(frozen=True, slots=True)
class Reader:
    """`read` takes the articles and the facts of the readers before it, and gives the facts it finds."""

    what: str
    read: Callable[[Sources, Facts], Facts]


def _speech(sources: Sources, _: Facts) -> Facts:
    return Facts(statements=find_story_statements(sources.parsed, sources.cast, sources.dates))


def _events(sources: Sources, _: Facts) -> Facts:
    found = find_story_events(sources.parsed, sources.cast, clusters=sources.clusters, origin_of=sources.origin_of)
    return Facts(events=found)


def _outcomes(sources: Sources, _: Facts) -> Facts:
    found = find_outcomes(sources.parsed, sources.cast, dates=sources.dates, clusters=sources.clusters)
    return Facts(outcomes=found)


def _questions(sources: Sources, _: Facts) -> Facts:
    found = find_questions(sources.parsed, sources.cast, mentions=sources.mentions, encode=sources.encode)
    return Facts(questions=found)


def _channels(sources: Sources, _: Facts) -> Facts:
    return Facts(channels=find_channels(sources.parsed, sources.cast, mentions=sources.mentions))


def _positions(sources: Sources, facts: Facts) -> Facts:
    found = find_positions(sources.parsed, sources.cast, statements=facts.statements, mentions=sources.mentions)
    return Facts(positions=found)


READERS: dict[str, Reader] = {
    "speech": Reader("who said what", _speech),
    "events": Reader("what happened and what is planned", _events),
    "outcomes": Reader("what was agreed or decided", _outcomes),
    "questions": Reader("what is open", _questions),
    "channels": Reader("who talks to whom", _channels),
    "positions": Reader("what each side wants, from what it says and does", _positions),
}


def choose_readers(names: Sequence[str] = ()) -> tuple[Reader, ...]:
    """The readers of these names, in the order of the registry; all of them for none.

    Raises `InputError` for a name that no reader has.
    """
    unknown = sorted(set(names) - set(READERS))
    if unknown:
        raise InputError(f"no reader is called {', '.join(unknown)}; there are: {', '.join(READERS)}")
    return tuple(reader for name, reader in READERS.items() if not names or name in names)


def read_facts(sources: Sources, readers: Sequence[Reader]) -> Facts:
    """The facts that these readers find, one after the other."""
    facts = Facts()
    for reader in readers:
        facts += reader.read(sources, facts)
    return facts
