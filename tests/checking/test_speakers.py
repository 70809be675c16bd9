"""Whose words they are: not whoever a role, a clause or a paper tells of besides."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.checking import Checked
from rashomon.vocabulary import Record

NEWS = """Dora Pine's lawyer, Emil K. Strand, spoke in Velm on Tuesday. Dora Pine, a beekeeper, stayed at home.

“The hearing took nine minutes and nobody read the file,” said Emil K. Strand.

"I will count the hives myself before the winter," said Dora Pine in a talk on "Velm Today", according to the Post. \
"Who else is going to count them? Last year there were forty and before that sixty, and nobody asked why."

“The judge . . . Mr. Orm walked out after the first question,” said Emil K. Strand.

Volunteers with the club that guards the old lighthouse said the wreck of the ferry lay in 40 metres of water.

A clerk who had seen the papers of Greta Lund said that the court would sell the barn in May.
"""


@pytest.fixture(scope="module")
def record() -> Record:
    return rashomon.read([{"text": NEWS, "source": "velm", "outlet": "Velm Times", "published": "2024-03-14"}])


def _check(record: Record, text: str) -> Checked:
    (found,) = rashomon.check(record, text)
    return found


@pytest.mark.parametrize(
    ("speaker", "told"),
    [("Emil K. Strand", "right"), ("Emil Strand", "right"), ("Dora Pine", "other"), ("Pine", "other")],
)
def test_whose_lawyer_somebody_is_has_not_said_it(record: Record, speaker: str, told: str) -> None:
    found = _check(record, f"“The hearing took nine minutes and nobody read the file,” said {speaker}.")
    assert (found.said_by, found.speaker) == (speaker, told)
    assert (found.verdict == "altered") == (told == "other")


def test_a_claim_that_credits_whose_lawyer_it_is_does_not_pass(record: Record) -> None:
    assert _check(record, "Dora Pine said nobody had read the file at the nine-minute hearing.").verdict == "altered"
    assert _check(record, "Emil Strand said nobody had read the file at the nine-minute hearing.").speaker == "right"


@pytest.mark.parametrize("name", ["Emil K. Strand", "E.K. Strand", "George H.W. Lund", "A. B. Orm"])
def test_initials_belong_to_the_name_credited(record: Record, name: str) -> None:
    assert _check(record, f"“The hearing took nine minutes,” said {name}.").said_by == name


def test_words_are_of_who_said_them_not_of_the_paper_that_reports_it(record: Record) -> None:
    found = _check(record, "Dora Pine said: “I will count the hives myself before the winter.”")
    assert (found.verdict, found.speaker) == ("exact", "right")
    assert found.where[0].speaker == "Dora Pine"


def test_an_ellipsis_of_the_article_is_not_the_quoter_s(record: Record) -> None:
    found = _check(record, "“The judge . . . Mr. Orm walked out after the first question,” said Emil K. Strand.")
    assert (found.verdict, found.why) == ("exact", ())


def test_a_clause_about_a_source_is_not_its_name(record: Record) -> None:
    wreck = "said that the wreck of the ferry was lying under 40 metres of water."
    assert _check(record, f"The lighthouse museum {wreck}").verdict != "paraphrase"
    assert _check(record, f"The club's volunteers {wreck}").verdict == "paraphrase"
    barn = "said that the court would be selling the barn in May."
    assert _check(record, f"Greta Lund {barn}").verdict != "paraphrase"
    assert _check(record, f"A clerk {barn}").verdict == "paraphrase"


def test_two_bodies_that_share_all_but_their_name_are_two() -> None:
    teams = (
        "The Velm survey team reported that the gates leaked nine litres a day in the north chamber. The Hadle survey \
team reported that the gates leaked nine litres a day in the south chamber only."
    )
    record = rashomon.read([{"text": teams, "source": "teams", "published": "2024-03-14"}])
    found = _check(
        record, "The Velm survey team reported that the gates leaked nine litres a day in the south chamber only."
    )
    assert (found.verdict, found.speaker) == ("altered", "other")
