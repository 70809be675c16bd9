from __future__ import annotations

import pytest

from rashomon.events import find_events
from rashomon.events.coding import find_code, find_told_code, read_codes
from rashomon.events.lexicon import PLOVER
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, parse_articles
from tests.events.telling import article

SLOTS = frozenset(
    "obj subj is must whether mod under within to for of on in with from by against at into behind out as up about "
    "until".split()
)


def _parse(sentence: str) -> Parse:
    (parsed,) = parse_articles([article(sentence)])
    return parsed.sentences[0].parse


def _told(sentence: str) -> set[str | None]:
    parse = _parse(sentence)
    return {find_told_code(parse, index, entry.type) for index, entry in find_triggers(parse)}


def test_every_row_has_a_plover_code_and_slots_that_are_read() -> None:
    rows = [row for of_word in read_codes().values() for row in of_word]
    assert {row.code for row in rows} <= PLOVER | {None}
    slots = {slot for row in rows for slot, _ in row.frame}
    slots = {slot.removesuffix(".mod") for slot in slots}
    assert slots <= SLOTS, slots - SLOTS


def test_a_word_has_one_code_for_any_frame() -> None:
    twice = [word for word, rows in read_codes().items() if sum(not row.frame for row in rows) > 1]
    assert twice == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The governor imposed a curfew on the harbour.", "COERCE"),
        ("The ministers expressed deep concern over the dam.", "ACCUSE"),
        ("Portugal called for an inquiry into the fire.", "ACCUSE"),
        ("Portugal called for a ceasefire.", "REQUEST"),
        ("Portugal called for sanctions against Kenya.", "THREATEN"),
        ("Kenya signed a treaty with Portugal.", "SUPPORT"),
        ("The premier held two rounds of talks with the rebels.", "CONSULT"),
        ("The army seized power on Monday.", "ASSAULT"),
        ("Portugal suspended aid to Kenya.", "SANCTION"),
        ("The fleet held joint exercises with Portugal.", "COOPERATE"),
        ("Nurses went on strike in the capital.", "PROTEST"),
        ("The guards fired tear gas at the crowd.", "COERCE"),
        ("Kenya granted asylum to the poet.", "AID"),
        ("The rebels laid down their arms.", "RETREAT"),
        ("The court rejected the appeal.", "REJECT"),
        ("The minister said Portugal must open the canal.", "REQUEST"),
    ],
)
def test_the_words_beside_it_give_a_word_its_code(sentence: str, kind: str) -> None:
    parse = _parse(sentence)
    assert kind in {entry.type for _, entry in find_triggers(parse)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Portugal will meet the rebels on Monday.", "AGREE"),
        ("Portugal will not meet the rebels.", "REJECT"),
        ("Portugal will bomb the dam.", "THREATEN"),
        ("Portugal must withdraw its troops.", "REQUEST"),
        ("Portugal met the rebels.", "CONSULT"),
        ("The island has decided to free two prisoners.", "RETREAT"),
    ],
)
def test_what_is_only_told_of_has_its_own_code(sentence: str, kind: str) -> None:
    assert kind in _told(sentence)


def test_a_word_nobody_listed_keeps_its_default() -> None:
    parse = _parse("The gardener whistled.")
    assert find_code(parse, 2) is None
    assert find_code(parse, 2, "AID") == "AID"


@pytest.mark.parametrize(
    "sentence",
    [
        "The team met the deadline.",
        "The coalition killed the bill a day later.",
        "The opposition torpedoed the plan on Monday.",
        "The minister murdered the economy and strangled the project.",
        "The gardener provided an explanation.",
        "The band played on Tuesday.",
        "Storms battered the coast and a hurricane killed two people.",
        "The reporter asked whether the governor would stay.",
        "The doctor agreed with the assessment.",
        "The president signed the bill into law.",
        "The police declined to release a name.",
        "The release of the recording annoyed the mayor.",
        "She hosted the show for ten years.",
        "He held an election rally.",
        "Floods forced the farmers to leave their homes.",
        "A gas explosion killed ten farmers.",
        "The brewery took over a bank in Sund.",
    ],
)
def test_what_is_no_such_deed_is_not_coded(sentence: str) -> None:
    assert _told(sentence) <= {None}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Senator Anna Holm attacked Lars Eide over taxes in Oslo.", None),
        ("Gunmen attacked the minister in Oslo on Tuesday.", "ASSAULT"),
        ("The unions of Norway attacked the sale of the mill on Tuesday.", "ACCUSE"),
        ("Norway attacked Sweden on Tuesday.", "ASSAULT"),
    ],
)
def test_an_attack_of_words_has_no_code(sentence: str, code: str | None) -> None:
    assert [e.type for e in find_events(sentence, "2024-03-15")] == [code]
