from __future__ import annotations

import pytest

from tests.compare.telling import compare, values

SAID = "Aldo Ferrin, the harbour master, claimed that the new quay had cost the town twice its yearly budget."
PLAIN = "The new quay cost the town twice its yearly budget."
BEFORE = "The quay of Selk was opened in spring.\n"
AFTER = "\nBoats from the islands land there on market days."


def test_a_claim_that_a_copy_tells_as_a_fact_is_found() -> None:
    (found,) = compare(BEFORE + SAID + AFTER, BEFORE + PLAIN + AFTER)
    assert (found.kind, found.verdict) == ("attribution", "altered")
    ((_, told),) = values((found,))
    assert told == {"Aldo Ferrin", "unattributed: told as a fact"}


@pytest.mark.parametrize(
    "copy",
    [
        "According to Aldo Ferrin, the new quay cost the town twice its yearly budget.",
        "The new quay reportedly cost the town twice its yearly budget.",
        "Aldo Ferrin criticised the council. The new quay had cost the town twice its yearly budget, he added.",
        "Aldo Ferrin claimed the council was careless. The new quay had cost the town twice its yearly budget.",
        "The new quay may have cost the town twice its yearly budget.",
    ],
)
def test_a_claim_that_stays_one_is_no_difference(copy: str) -> None:
    found = compare(BEFORE + SAID + AFTER, BEFORE + copy + AFTER)
    assert "unattributed: told as a fact" not in {v for _, both in values(found) for v in both}


def test_a_doubt_that_is_the_claims_own_keeps_nothing_open() -> None:
    doubted = [text.replace("had cost", "could cost").replace("quay cost", "quay could cost") for text in (SAID, PLAIN)]
    assert "attribution" in {d.kind for d in compare(*(BEFORE + text + AFTER for text in doubted))}


def test_what_somebody_announced_may_be_told_plainly() -> None:
    announced = SAID.replace("claimed", "announced")
    assert compare(BEFORE + announced + AFTER, BEFORE + PLAIN + AFTER) == ()


def test_independent_tellings_need_no_source() -> None:
    found = compare(BEFORE + SAID + AFTER, BEFORE + PLAIN + AFTER, copies=False)
    assert "attribution" not in {d.kind for d in found}
