"""Who made a text or a picture, and is none of the story: `(Reporting by Ida Renn)`, `Image copyright Selco`."""

from __future__ import annotations

import re

from rashomon.clauses import FINITE_TAGS
from rashomon.language import ParsedSentence
from rashomon.lexicon import words_of

REACH = 24  # tokens between what opens a credit and a name it lists; by judgement
BEHIND = 160  # code points behind a name in which a credit that follows it begins
_CREDITS = words_of("people", "credit")  # what opens a credit: `editing by`
_OPENING = frozenset("([;—–|")
_FOLLOWING = re.compile(
    r"\bcontribut(?:ed|ing) (?:to th(?:is|e) |report)|\b(?:has|have|filed) this report\b", re.IGNORECASE
)


def is_credit(sentence: ParsedSentence, name: int) -> bool:
    """Does the name at token `name` stand in a credit?"""
    parse = sentence.parse
    start = parse.tokens[name].start
    return _opened(sentence, name) or _FOLLOWING.search(parse.text, start, start + BEHIND) is not None


def _opened(sentence: ParsedSentence, name: int) -> bool:
    """`Additional reporting by`, `Photo:`, at a sentence's or bracket's beginning, and no verb that tells since."""
    tokens = sentence.parse.tokens
    for at in range(name - 1, max(-1, name - 1 - REACH), -1):
        token = tokens[at]
        if token.tag in FINITE_TAGS:
            return False
        if token.text.casefold() in _CREDITS:
            first = at - 1 if at and tokens[at - 1].tag == "JJ" else at
            begins = first == 0 or tokens[first - 1].text in _OPENING
            words = {t.text.casefold() for t in tokens[at + 1 : name]}
            if begins and words & {"by", ":", "copyright"}:
                return True
    return False
