"""Names of bodies that are one over a story."""

from __future__ import annotations

import pytest

from rashomon.people import find_cast
from tests.stories import parse


def bodies(*texts: str) -> set[tuple[str, ...]]:
    """The names of each organisation."""
    return {a.names for a in find_cast(parse(*texts)).actors if a.kind == "organisation"}


def one(first: str, second: str, *texts: str) -> bool:
    return any({first, second} <= set(names) for names in bodies(*texts))


@pytest.mark.parametrize(
    ("first", "second", "texts"),
    [
        (
            "Orion Semiconductors NV",
            "Orion",
            ["Orion fell on Monday. Lars Eide of Orion said so.", "Lars Eide of Orion Semiconductors NV resigned."],
        ),
        (
            "Halden Milk Board",
            "Milk Board",
            ["The Halden Milk Board met on Monday.", "The Milk Board said that prices would rise."],
        ),
        (
            "UN Security Council",
            "United Nations Security Council",
            ["The UN Security Council met on Monday.", "The United Nations Security Council met for two hours."],
        ),
        (
            "Al-Rashida",
            "Al-Rasheda",
            ["Al-Rashida said on Monday that it had left.", "Al-Rasheda said the town was lost."],
        ),
    ],
)
def test_forms_of_one_name_are_one_body(first: str, second: str, texts: list[str]):
    assert one(first, second, *texts)


@pytest.mark.parametrize(
    ("first", "second", "texts"),
    [
        (
            "Halden Milk Board",
            "Milk Board",
            ["The Halden Milk Board and the Kadin Milk Board met.", "The Milk Board said that prices would rise."],
        ),
        ("Orion Bank", "Orian Bank", ["Orion Bank fell.", "Orian Bank rose. Orian Bank said so."]),
        (
            "Halden Council",
            "Council",
            ["The Halden Council met on Monday.", "The Council raised its prices."],
        ),
    ],
)
def test_what_may_be_two_bodies_stays_two(first: str, second: str, texts: list[str]):
    assert not one(first, second, *texts)


def test_a_noun_behind_a_name_tells_what_bears_it():
    texts = ["Orion said on Monday that it was late.", "Lars Eide told the state-owned Orion news agency so."]
    assert not any("news agency" in a.name for a in find_cast(parse(*texts)).actors)
