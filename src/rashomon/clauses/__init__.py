"""The step `clauses`: grammar alone. Who does what to whom, how real it is, whose claim: answered once, here."""

from rashomon.clauses.clause import (Clause, Leaning, NOBODY, Reality, Standing,)
from rashomon.clauses.doers import (doer_of, object_of, subject_of, undergoer_of,)
from rashomon.clauses.find import (clause_at, find_clauses,)
from rashomon.clauses.grammar import (Government, MAX_CLIMB, OWN_CLAUSES, SUBJECTS, child, government_of, is_infinitive, is_noun, is_particle, is_passive, is_ranked, is_verb, objects_of_prepositions, own_clause, ranks, sense_of, verb_above, words_of_name,)
from rashomon.clauses.reality import (effect_on, find_standing, is_negated, is_question,)
from rashomon.clauses.relations import (about_of, appositions_of, clauses_on, complements_of, content_of, descriptions_of, helpers_of, infinitives_of, is_aside, is_counted, is_joined, is_main, is_part_of_name, is_participle, joined_to, objects_of, owner_of,)

__all__ = ["Clause", "Government", "Leaning", "MAX_CLIMB", "NOBODY", "OWN_CLAUSES", "Reality", "SUBJECTS", "Standing", "about_of", "appositions_of", "child", "clause_at", "clauses_on", "complements_of", "content_of", "descriptions_of", "doer_of", "effect_on", "find_clauses", "find_standing", "government_of", "helpers_of", "infinitives_of", "is_aside", "is_counted", "is_infinitive", "is_joined", "is_main", "is_negated", "is_noun", "is_part_of_name", "is_participle", "is_particle", "is_passive", "is_question", "is_ranked", "is_verb", "joined_to", "object_of", "objects_of", "objects_of_prepositions", "own_clause", "owner_of", "ranks", "sense_of", "subject_of", "undergoer_of", "verb_above", "words_of_name",]
