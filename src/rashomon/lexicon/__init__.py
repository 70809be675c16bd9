"""Words as data: tables of the general language, each row with an example and what it is to be read as.

Knows no grammar and no topic. A row's example is a test: `tests/lexicon` reads every one.
"""

from rashomon.lexicon.governors import Effect, Governor, effect_of, read_governors
from rashomon.lexicon.words import Word, classes_of, read_words, uses_of, words_of

__all__ = [
    "Effect",
    "Governor",
    "Word",
    "classes_of",
    "effect_of",
    "read_governors",
    "read_words",
    "uses_of",
    "words_of",
]
