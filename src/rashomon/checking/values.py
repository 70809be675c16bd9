"""What a check gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.vocabulary import Anchor

CheckVerdict = Literal["exact", "punctuation", "altered", "paraphrase", "related", "not_found", "unchecked"]
SpeakerVerdict = Literal["right", "other", "unknown", ""]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the articles: who speaks there (`""`: nobody is named), and whether inside quotation marks."""

    anchor: Anchor
    speaker: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """One quotation or claim held against a record.

    `verdict`: `exact` (word for word, mark for mark), `punctuation` (but for case, marks and spelling), `altered`
    (the words, a value, the speaker or the sense changed), `paraphrase` (said in other words, with all values, the
    speaker and the polarity found in one place), `related` (on this subject, not confirmed), `not_found`; of what is
    no claim by itself `unchecked`. `where`: the places it was found at, or of `related` the nearest, best first.
    `origins`: the independent tellings behind them. `changes`: (words given, words in the article) of each place that
    differs. `said_by`: who the text says has said it, `speaker` whether that is so; `""` where the text names nobody.
    `why`: what decided it, in short.
    """

    text: str
    verdict: CheckVerdict
    where: tuple[Where, ...] = ()
    origins: int = 0
    changes: tuple[tuple[str, str], ...] = ()
    said_by: str = ""
    speaker: SpeakerVerdict = ""
    why: tuple[str, ...] = ()
