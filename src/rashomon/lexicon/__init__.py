"""Words as data: tables of the general language, each row with an example and what it is to be read as.

Knows no grammar and no topic. A row's example is a test: `tests/lexicon` reads every one.
"""

from rashomon.lexicon.deeds import Deed, Intransitive, Lender, read_deeds, read_intransitives, read_lenders
from rashomon.lexicon.governors import Effect, Governor, effect_of, effects_of, read_governors
from rashomon.lexicon.speech import SpeechWord, is_speech, is_telling, read_speech_words, speech_words
from rashomon.lexicon.words import Word, classes_of, read_words, uses_of, words_of

__all__ = [
    "Deed",
    "Effect",
    "Governor",
    "Intransitive",
    "Lender",
    "SpeechWord",
    "Word",
    "classes_of",
    "effect_of",
    "effects_of",
    "is_speech",
    "is_telling",
    "read_deeds",
    "read_governors",
    "read_intransitives",
    "read_lenders",
    "read_speech_words",
    "read_words",
    "speech_words",
    "uses_of",
    "words_of",
]
