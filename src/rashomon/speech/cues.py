"""Words of saying by what they take, for the steps that look for speech in their own way."""

from __future__ import annotations

from rashomon.lexicon import speech_words

SAYING = speech_words("clause")  # `said that …`
ACTS = speech_words("marks", "object", "whom infinitive")  # `rejected a claim as “invented”`
STRONG = speech_words("object")  # `rejected a report`
DIRECTIVES = speech_words("whom infinitive") | {"warn"}  # `told them to leave`
NOUNS = speech_words("noun")  # `his claim that …`
