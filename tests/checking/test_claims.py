"""Claims in other words: confirmed in one place, altered there, or only on its subject."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.checking import Checked
from rashomon.vocabulary import Record

NEWS = """The council of Ostermoor voted on Tuesday to sell the old brewery to a firm from Lisbon for $4.5 million.

Mayor Greta Lindholm said the money would pay for a new bridge over the Tarn.

Her rival, councillor Pavel Oram, called the price a scandal and said that nobody had asked the brewers.

The firm employs 300 people in Portugal. It does not plan to dismiss any of the 42 brewers.

Fire damaged the malt house in 1987, and a watchman of 61 lost his life in the flames.

Inspectors denied that the roof had been found to be unsafe.
"""


@pytest.fixture(scope="module")
def record() -> Record:
    row = {"text": NEWS, "source": "ostermoor", "outlet": "Ostermoor Post", "published": "2024-03-14"}
    return rashomon.read([row])


def _check(record: Record, text: str) -> Checked:
    (found,) = rashomon.check(record, text)
    return found


@pytest.mark.parametrize(
    "claim",
    [
        "On 12 March councillors in Ostermoor decided to sell the town's old brewery to a company from Lisbon.",
        "The old brewery goes to a Lisbon company for 4.5 million dollars, the council has decided.",
        "According to Greta Lindholm, a new bridge across the Tarn will be paid for with the money.",
        "In 1987 a watchman aged 61 died in a fire at the malt house.",
    ],
)
def test_what_one_place_says_in_other_words_is_a_paraphrase(record: Record, claim: str) -> None:
    assert _check(record, claim).verdict == "paraphrase"


@pytest.mark.parametrize(
    ("claim", "given", "instead"),
    [
        ("The council voted to sell the old brewery for $5.4 million.", "5.4 million", "4.5 million"),
        (
            "The council of Ostermoor voted on Friday to sell the old brewery to a firm from Lisbon.",
            "Friday",
            "Tuesday",
        ),
        ("The council of Ostermoor voted to sell the old brewery to a firm from Madrid.", "Madrid", "Lisbon"),
    ],
)
def test_another_value_is_altered_and_both_are_told(record: Record, claim: str, given: str, instead: str) -> None:
    found = _check(record, claim)
    assert found.verdict == "altered"
    assert any(given in a and instead in b for a, b in found.changes)


def test_another_speaker_is_altered(record: Record) -> None:
    found = _check(record, "Greta Lindholm called the price for the brewery a scandal.")
    assert found.verdict == "altered"
    assert any("Oram" in why or "Oram" in str(found.changes) for why in (*found.why, ""))


@pytest.mark.parametrize(
    "claim",
    [
        "The firm plans to dismiss the 42 brewers.",
        "Inspectors found that the roof was unsafe.",
        "Pavel Oram said the brewers had been asked.",
    ],
)
def test_a_denial_left_out_is_never_confirmed(record: Record, claim: str) -> None:
    assert _check(record, claim).verdict in {"altered", "related"}


def test_what_is_on_the_subject_but_not_said_is_related_with_the_nearest_sentences(record: Record) -> None:
    found = _check(record, "The firm from Lisbon will pay the council for the brewery in nine instalments.")
    assert found.verdict == "related"
    assert 0 < len(found.where) <= 3
    assert found.why


def test_what_is_on_another_subject_is_not_found(record: Record) -> None:
    assert _check(record, "A comet passed close to the planet Venus last night.").verdict == "not_found"


def test_several_sentences_are_checked_one_by_one(record: Record) -> None:
    found = rashomon.check(
        record, "In 1987 a watchman aged 61 died in a fire at the malt house. A comet passed close to the planet Venus."
    )
    assert [f.verdict for f in found] == ["paraphrase", "not_found"]


def test_a_short_sentence_among_others_is_not_passed_over_in_silence(record: Record) -> None:
    found = rashomon.check(record, "All failed. In 1987 a watchman aged 61 died in a fire at the malt house.")
    assert [f.verdict for f in found] == ["unchecked", "paraphrase"]


def test_an_answer_does_not_depend_on_the_order_of_articles_nor_on_what_was_asked_before() -> None:
    rows = [{"text": NEWS, "source": "a"}, {"text": NEWS.replace("Tuesday", "Monday"), "source": "b"}]
    claim = "The council of Ostermoor voted on Friday to sell the old brewery to a firm from Lisbon."
    one = rashomon.check(rashomon.read(rows), claim)
    rashomon.check(rashomon.read(rows), "In 1987 a watchman aged 61 died in a fire at the malt house.")
    assert rashomon.check(rashomon.read(rows[::-1]), claim) == one


@pytest.mark.parametrize(
    "claim", ["x " * 20_000, "“" * 5_000, "1,000 " * 5_000, "not " * 5_000 + "said", "said " * 3_000]
)
def test_a_hostile_claim_is_answered(record: Record, claim: str) -> None:
    assert all(f.verdict in {"not_found", "related", "altered", "unchecked"} for f in rashomon.check(record, claim))


def test_without_an_encoder_nothing_in_other_words_is_confirmed(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASHOMON_ENCODER", "none")
    found = _check(record, "The old brewery goes to a Lisbon company for 4.5 million dollars, the council has decided.")
    assert found.verdict in {"related", "not_found"}


def test_without_a_language_model_words_are_compared_and_nothing_is_confirmed(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASHOMON_MODEL", "no_such_model")
    assert _check(record, "The firm employs 300 people in Portugal.").verdict == "exact"
    found = _check(record, "The council of Ostermoor sold its old brewery on Tuesday to some firm from Lisbon.")
    assert found.verdict == "related"
    assert "no language model" in found.why[0]
