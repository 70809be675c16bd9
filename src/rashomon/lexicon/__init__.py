"""Words as data: tables of the general language, each row with an example and what it is to be read as.

Knows no grammar and no topic. A row's example is a test: `tests/lexicon` reads every one.
"""

from rashomon.lexicon.governors import Effect, Governor, effect_of, read_governors

__all__ = ["Effect", "Governor", "effect_of", "read_governors"]
