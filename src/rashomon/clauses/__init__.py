"""The step `clauses`: grammar alone. Who does what to whom, how real it is, whose claim: answered once, here."""

from rashomon.clauses.clause import NOBODY, Clause, Leaning, Reality, Standing
from rashomon.clauses.doers import doer_of, object_of, subject_of, undergoer_of
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
)
from rashomon.clauses.reality import find_standing, is_question

__all__ = [
    "MAX_CLIMB",
    "NOBODY",
    "OWN_CLAUSES",
    "SUBJECTS",
    "Clause",
    "Leaning",
    "Reality",
    "Standing",
    "child",
    "doer_of",
    "find_clauses",
    "find_standing",
    "is_infinitive",
    "is_question",
    "is_ranked",
    "object_of",
    "objects_of_prepositions",
    "own_clause",
    "ranks",
    "sense_of",
    "subject_of",
    "undergoer_of",
]
