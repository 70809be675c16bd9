"""The step `clauses`: grammar alone. Who does what to whom, how real it is, whose claim: answered once, here."""

from rashomon.clauses.clause import NOBODY, Clause, Leaning, Reality, Standing
from rashomon.clauses.doers import subject_of
from rashomon.clauses.find import find_clauses
from rashomon.clauses.grammar import (
    MAX_CLIMB,
    OWN_CLAUSES,
    SUBJECTS,
    child,
    is_infinitive,
    is_ranked,
    objects_of_prepositions,
    own_clause,
    ranks,
    sense_of,
    verb_above,
)
from rashomon.clauses.nouns import (
    appositions_of,
    is_aside,
    is_joined,
    is_main,
    is_object,
    is_part_of_name,
    is_subject,
    noun_phrase,
    opens,
    preposition_of,
    said_of,
    teller_of,
    words_above,
)
from rashomon.clauses.reality import find_standing, is_question
from rashomon.clauses.timing import has_helper, helpers_of

__all__ = [
    "MAX_CLIMB",
    "NOBODY",
    "OWN_CLAUSES",
    "SUBJECTS",
    "Clause",
    "Leaning",
    "Reality",
    "Standing",
    "appositions_of",
    "child",
    "find_clauses",
    "find_standing",
    "has_helper",
    "helpers_of",
    "is_aside",
    "is_infinitive",
    "is_joined",
    "is_main",
    "is_object",
    "is_part_of_name",
    "is_question",
    "is_ranked",
    "is_subject",
    "noun_phrase",
    "objects_of_prepositions",
    "opens",
    "own_clause",
    "preposition_of",
    "ranks",
    "said_of",
    "sense_of",
    "subject_of",
    "teller_of",
    "verb_above",
    "words_above",
]
