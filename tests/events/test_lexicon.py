from __future__ import annotations

import pytest

from rashomon.events.lexicon import PLOVER, read_uses
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, parse_articles
from tests.events.telling import article


def _parse(sentence: str) -> Parse:
    (parsed,) = parse_articles([article(sentence)])
    return parsed.sentences[0].parse


def test_every_type_is_a_plover_code_or_none() -> None:
    entries = [use.entry for uses in read_uses().values() for use in uses if use.entry is not None]
    assert {e.type for e in entries} <= PLOVER | {None}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Kenya expelled the Portuguese ambassador.", "SANCTION"),
        ("The army shot down a drone.", "ASSAULT"),
        ("Kenya will not lift the embargo.", "REJECT"),
        ("Portugal withdrew its troops from the island.", "RETREAT"),
        ("Troops moved into the valley.", "MOBILIZE"),
        ("Portugal sent aid to Kenya.", "AID"),
        ("The general was put under house arrest.", "COERCE"),
        ("The two sides reached an agreement.", "SUPPORT"),
        ("Kenya freed two hostages.", "RETREAT"),
    ],
)
def test_words_are_coded(sentence: str, kind: str) -> None:
    assert kind in {e.type for _, e in find_triggers(_parse(sentence))}


@pytest.mark.parametrize(
    "sentence",
    [
        "The band released an album.",
        "The new bridge meets the needs of the town.",
        "The minister declined to comment.",
        "The treaty is old.",
        "The sanctions are old.",
    ],
)
def test_other_senses_are_left_alone(sentence: str) -> None:
    assert find_triggers(_parse(sentence)) == []
