"""The sets of words that no frame names but a rule of events asks for: without one its example is read otherwise."""

from __future__ import annotations

import pytest

from rashomon.dates import find_article_dates
from rashomon.events import (
    announced,
    coding,
    find_mentions,
    mentions,
    participants,
    phrases,
    telling,
    timing,
    told,
)
from rashomon.events.coding import find_told_code
from rashomon.events.phrases import content_words
from rashomon.events.triggers import find_triggers
from rashomon.language import ParsedArticle
from rashomon.lexicon import read_happenings
from rashomon.people import find_cast
from tests.lexicon.readings import PUBLISHED, forget, parse_examples

RULES = {  # the sets with where they are used
    "warlike": (coding, "_WARLIKE"),
    "tone": (coding, "_TONES"),
    "civilian": (coding, "_CIVILIANS"),
    "officer": (coding, "_OFFICERS"),
    "armed": (coding, "_ARMED"),
    "closes": (coding, "_CLOSINGS"),
    "discloses": (announced, "_KNOWN"),
    "absence": (mentions, "ABSENCES"),
    "measure": (telling, "MEASURES"),
    "outside": (mentions, "_OUTSIDE"),
    "turned_down": (participants, "_TURNED_DOWN"),
    "in_course": (participants, "_IN_COURSE"),
    "dated_by": (told, "_WHEN"),
    "bound": (timing, "_NOT_ITS_DATE"),
    "from_now": (timing, "_FROM_NOW"),
    "to_go": (timing, "_TO_GO"),
    "edge": (phrases, "_EDGES"),
    "plain": (phrases, "_PLAIN"),
}
EXAMPLES = {row.family[1:]: row.example for row in read_happenings() if row.sort == "set"}


@pytest.fixture(scope="module")
def parsed() -> dict[str, ParsedArticle]:
    return parse_examples([EXAMPLES[name] for name in RULES])


def _read(example: ParsedArticle) -> tuple[object, ...]:
    """The mentions with all that stands in them, the codes of the telling, and the words of content."""
    cast, parse = find_cast([example]), example.sentences[0].parse
    dates = find_article_dates(example, PUBLISHED)
    codes = [find_told_code(parse, index, entry.type) for index, entry in find_triggers(parse)]
    return find_mentions([example], cast, dates=dates), codes, content_words(parse.text)


@pytest.mark.parametrize("name", RULES)
def test_a_set_is_needed(parsed: dict[str, ParsedArticle], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    example, (module, variable) = parsed[EXAMPLES[name]], RULES[name]
    before = _read(example)
    monkeypatch.setattr(module, variable, frozenset())
    forget()
    assert _read(example) != before
