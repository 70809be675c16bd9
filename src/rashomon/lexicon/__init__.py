"""Words as data: tables of the general language, each row with an example and what it is to be read as.

Knows no grammar and no topic. A row's example is a test: `tests/lexicon` reads every one.
"""

from rashomon.lexicon.deeds import Deed, Intransitive, Lender, read_deeds, read_intransitives, read_lenders
from rashomon.lexicon.governors import (
    Effect,
    Governor,
    Reality,
    begins_governor,
    effect_of,
    effects_of,
    is_governor,
    read_governors,
)
from rashomon.lexicon.happenings import HappeningRow, read_happenings, word_sets, words_of_sort
from rashomon.lexicon.opposites import Scale, read_opposites
from rashomon.lexicon.rules import RuleWords, read_rule_words, rule_words
from rashomon.lexicon.speech import SpeechWord, has_speech, is_speech, is_telling, read_speech_words, speech_words
from rashomon.lexicon.words import Word, classes_of, read_words, uses_of, words_of

__all__ = [
    "Deed",
    "Effect",
    "Governor",
    "HappeningRow",
    "Intransitive",
    "Lender",
    "Reality",
    "RuleWords",
    "Scale",
    "SpeechWord",
    "Word",
    "begins_governor",
    "classes_of",
    "effect_of",
    "effects_of",
    "has_speech",
    "is_governor",
    "is_speech",
    "is_telling",
    "read_deeds",
    "read_governors",
    "read_happenings",
    "read_intransitives",
    "read_lenders",
    "read_opposites",
    "read_rule_words",
    "read_speech_words",
    "read_words",
    "rule_words",
    "speech_words",
    "uses_of",
    "word_sets",
    "words_of",
    "words_of_sort",
]
