"""Which language a text is in."""

from __future__ import annotations

import re

from rashomon.lexicon import words_of
from rashomon.reading.remembered import of_text

ENGLISH = words_of("pages", "english")
ENGLISH_SHARE = 0.22  # of the words; English news runs from .30 (lists of names) to .50, other languages under .12
LIKELY_SHARE = 0.16  # still more than any other language has: the model is not believed against it
SURE_WORDS = 12  # with fewer words the share says nothing
LETTERS = 40  # fewer letters are too short to tell: the model calls greetings Javanese
SAMPLE = 5000  # characters looked at
NO_PROSE = "zxx"  # ISO 639-2: no linguistic content
SENTENCE_WORDS = 600  # without the end of a sentence or of a line: the longest sentences of laws have 400
_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?=\s)|\n")
_WORD = re.compile(r"[^\W\d_]+")


@of_text
def find_language(text: str) -> str:
    """The ISO 639 code of `text`'s language, "" when it is too short to tell.

    English is known by its small words, which foreign names cannot hide; anything else is asked of py3langid.
    """
    words = _WORD.findall(text[:SAMPLE].casefold())
    share = sum(w in ENGLISH for w in words) / len(words) if len(words) >= SURE_WORDS else 0.0
    if share >= ENGLISH_SHARE:
        return "en"
    if sum(map(len, words)) < LETTERS:
        return ""
    from py3langid import classify  # heavy: only for text that is not plainly English

    found = str(classify(text[:SAMPLE])[0])
    return "en" if share >= LIKELY_SHARE else found


@of_text
def find_endless(text: str) -> int:
    """The words of the longest piece of `text` without an end of a sentence or line, if more than `SENTENCE_WORDS`.

    No prose has such a piece, and to parse one costs more memory than all else.
    """
    longest = max(len(piece.split()) for piece in _END.split(text))
    return longest if longest > SENTENCE_WORDS else 0
