"""Words as data: tables of the general language, each row with an example and what it is to be read as.

Knows no grammar and no topic. A row's example is a test: `tests/lexicon` reads every one.
"""

from rashomon.lexicon.governors import Effect, Governor, effect_of, read_governors
from rashomon.lexicon.speech import SpeechWord, is_speech, is_telling, read_speech_words, speech_words

__all__ = [
    "Effect",
    "Governor",
    "SpeechWord",
    "effect_of",
    "is_speech",
    "is_telling",
    "read_governors",
    "read_speech_words",
    "speech_words",
]
