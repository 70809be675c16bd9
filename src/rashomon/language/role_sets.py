"""Roles by name, and the sets of them that grammar has a name for. `roles.py` gives every token one of these roles."""

from __future__ import annotations

from typing import NewType

Role = NewType("Role", str)

SUBJECT, PASSIVE_SUBJECT = Role("subject"), Role("passive subject")
CLAUSAL_SUBJECT, PASSIVE_CLAUSAL_SUBJECT = Role("clausal subject"), Role("passive clausal subject")
OBJECT, INDIRECT_OBJECT = Role("object"), Role("indirect object")
COMPLEMENT, OBJECT_COMPLEMENT = Role("complement"), Role("object complement")
ADJECTIVE_COMPLEMENT = Role("adjective complement")
CONTENT_CLAUSE, OPEN_CLAUSE, GOVERNED_CLAUSE = Role("content clause"), Role("open clause"), Role("governed clause")
ADVERBIAL_CLAUSE, PARATAXIS = Role("adverbial clause"), Role("parataxis")
RELATIVE_CLAUSE, NOUN_CLAUSE = Role("relative clause"), Role("noun clause")
AUXILIARY, PASSIVE_AUXILIARY = Role("auxiliary"), Role("passive auxiliary")
NEGATION, ADVERB, PARTICLE = Role("negation"), Role("adverb"), Role("particle")
PREPOSITION, AGENT, GOVERNED_NOUN = Role("preposition"), Role("agent"), Role("governed noun")
ADJECTIVE, COMPOUND, NOUN_MODIFIER = Role("adjective"), Role("compound"), Role("noun modifier")
POSSESSOR, POSSESSIVE_MARK = Role("possessor"), Role("possessive mark")
DETERMINER, NUMERAL, APPOSITION = Role("determiner"), Role("numeral"), Role("apposition")
CONJUNCT, CONJUNCTION, PRECONJUNCTION = Role("conjunct"), Role("conjunction"), Role("preconjunction")
INTERJECTION, NOUN_ADVERBIAL, PUNCTUATION = Role("interjection"), Role("noun adverbial"), Role("punctuation")

# On a verb: who does it, and to whom it is done.
SUBJECTS = frozenset({SUBJECT, PASSIVE_SUBJECT, CLAUSAL_SUBJECT, PASSIVE_CLAUSAL_SUBJECT})
NOUN_SUBJECTS = frozenset({SUBJECT, PASSIVE_SUBJECT})
OBJECTS = frozenset({OBJECT, PASSIVE_SUBJECT, INDIRECT_OBJECT})
TOLD_OF = NOUN_SUBJECTS | {OBJECT}
TOLD_BY = TOLD_OF | {COMPLEMENT}
CALLED = frozenset({COMPLEMENT, OBJECT_COMPLEMENT, ADJECTIVE_COMPLEMENT})
GOVERNED_DEEDS = frozenset({OBJECT, PASSIVE_SUBJECT, COMPLEMENT, OBJECT_COMPLEMENT})  # nouns that a verb acts on
ANSWERS = frozenset({OBJECT, INTERJECTION, ADVERB, COMPLEMENT, OBJECT_COMPLEMENT})  # `voted no`

# Words that help a verb.
HELPERS = frozenset({AUXILIARY, PASSIVE_AUXILIARY})
GRADING = HELPERS | {NEGATION, ADVERB}
NO_PREDICATES = HELPERS | {PREPOSITION}  # `including them`
HANGING = frozenset({PARTICLE, ADVERB})
DENYING = frozenset({ADVERB, PRECONJUNCTION, CONJUNCTION})  # where `neither`, `never` may stand
WHEN = frozenset({PREPOSITION, NOUN_ADVERBIAL, ADVERB})  # where a time may stand

# Clauses: on a noun, as what a verb takes, or as clauses of their own, where the clause above ends.
ON_NOUN = frozenset({RELATIVE_CLAUSE, NOUN_CLAUSE})
TAKEN = frozenset({OPEN_CLAUSE, CONTENT_CLAUSE})
WITH_ASIDES = TAKEN | {ADVERBIAL_CLAUSE}
WITH_INFINITIVE = WITH_ASIDES | {NOUN_CLAUSE}
COMPLEMENTS = TAKEN | CALLED | {OBJECT}
CALLED_OR_CONTENT = CALLED | {CONTENT_CLAUSE}
COMPLEMENT_CLAUSES = TAKEN | {OBJECT_COMPLEMENT}
CONTROLLED = COMPLEMENT_CLAUSES | {ADVERBIAL_CLAUSE}
SHARING_SUBJECT = CONTROLLED | {CONJUNCT, ADJECTIVE_COMPLEMENT, COMPLEMENT, PASSIVE_AUXILIARY}
SHARING_CLAUSE = TAKEN | {CONJUNCT, CLAUSAL_SUBJECT}
BESIDE = frozenset({CONTENT_CLAUSE, CONJUNCT, PARATAXIS})
OWN_CLAUSES = ON_NOUN | {ADVERBIAL_CLAUSE, CONTENT_CLAUSE, PARATAXIS, CLAUSAL_SUBJECT}
CLAUSES = OWN_CLAUSES | {OPEN_CLAUSE, GOVERNED_CLAUSE, PASSIVE_CLAUSAL_SUBJECT}
SMALL_CLAUSES = frozenset({CONTENT_CLAUSE, OBJECT_COMPLEMENT, ADVERBIAL_CLAUSE})  # `saw them freed`
TOPS = frozenset({ADVERBIAL_CLAUSE, RELATIVE_CLAUSE, CONJUNCT, PARATAXIS, CLAUSAL_SUBJECT})

# Words on a noun, and words that stand as nouns and adjectives do.
PREPOSITIONS = frozenset({PREPOSITION, AGENT, INDIRECT_OBJECT})
DESCRIPTIONS = frozenset({ADJECTIVE, COMPOUND, NOUN_MODIFIER})
INSIDE_NAME = DESCRIPTIONS | {POSSESSOR}
BEFORE_NOUN = INSIDE_NAME | {DETERMINER, NUMERAL}
NOUN_BEFORE_NOUN = frozenset({COMPOUND, NOUN_MODIFIER, POSSESSOR})
TURNING = frozenset({DETERMINER, NEGATION, ADJECTIVE, PRECONJUNCTION})  # where `no`, `few` may stand
DESCRIBING_DEED = frozenset({ADJECTIVE, NOUN_CLAUSE, COMPOUND})
VERB_AS_NOUN = frozenset({ADJECTIVE, COMPOUND, GOVERNED_NOUN})
APART = ON_NOUN | {ADVERBIAL_CLAUSE, APPOSITION}
NOT_OF_PHRASE = APART | {CONJUNCT, CONJUNCTION, PUNCTUATION}
ASIDE = APART | {PREPOSITION, POSSESSOR, COMPOUND, ADJECTIVE}
OWN_OF_DEED = frozenset({POSSESSOR, PREPOSITION, AGENT, NOUN_CLAUSE})
AS_NOUNS = INSIDE_NAME | HELPERS | {POSSESSIVE_MARK, PREPOSITION, GOVERNED_NOUN, OBJECT, SUBJECT}
OF_SPEAKER = BEFORE_NOUN | {APPOSITION, PREPOSITION, GOVERNED_NOUN, CONJUNCT}
