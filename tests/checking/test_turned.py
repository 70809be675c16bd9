"""Words that stand in the articles, and do not say there what they say by themselves."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.vocabulary import Record

NEWS = """“The keeper may not open the sluice before dawn, whatever the weather,” said Rosa Iden, a lawyer.

“We shall paint the lock in April,” said Karl Beren, the foreman. “I do not think that the gates are rotten.”

“Nobody here wants the bargees to leave the basin,” Iden said.

Tilda Worm, the treasurer, did not say “the books are in order” at the meeting.

“The toll will rise,” Worm never said.

Did the trust know that “the pumps were broken all winter”, a reader asked.

Will the canal be closed to pleasure boats for good?

Rosa Iden said “the weir is sound and strong” and nobody doubted it.
"""


@pytest.fixture(scope="module")
def record() -> Record:
    return rashomon.read([{"text": NEWS, "source": "canal"}])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“The keeper may … open the sluice before dawn,” said Rosa Iden.", "leaves out “not”"),
        ("“We shall paint … the gates are rotten,” said Karl Beren.", "the ellipsis"),
        ("“We shall paint the lock … leave the basin,” said Karl Beren.", "the ellipsis"),
        ("“the gates are rotten,” said Karl Beren.", "“not” stands before it"),
        ("“the books are in order,” said Tilda Worm.", "denies that it was said"),
        ("“The toll will rise,” said Tilda Worm.", "denies that it was said"),
        ("“closed to pleasure boats for good”", "asks it"),
    ],
)
def test_what_turns_the_sense_is_altered_with_the_reason(record: Record, text: str, told: str) -> None:
    (found,) = rashomon.check(record, text)
    assert found.verdict == "altered"
    assert told in " ".join(found.why)


@pytest.mark.parametrize(
    "text",
    [
        "“The keeper may not open … before dawn,” said Rosa Iden.",
        "“We shall paint the lock in April,” said Karl Beren.",
        "“I do not think that the gates are rotten,” said Karl Beren.",
        "“the weir is sound and strong,” said Rosa Iden.",
        "“Nobody here wants the bargees to leave the basin,” Iden said.",
    ],
)
def test_what_keeps_the_sense_is_word_for_word(record: Record, text: str) -> None:
    (found,) = rashomon.check(record, text)
    assert (found.verdict, found.speaker) == ("exact", "right")
