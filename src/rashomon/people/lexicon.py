"""The classes of words that the step `people` reads, from the table `lexicon/people.tsv`.

Words of the language, not names of the day: a title itself is always taken from the text.
"""

from __future__ import annotations

import re
from functools import partial

from rashomon.lexicon import uses_of, words_of

_words, _uses = partial(words_of, "people"), partial(uses_of, "people")

OFFICES = _words("office")  # speak for the country or body they are an office of
OCCUPATIONS = _words("occupation")  # say who somebody is, not for whom they speak
COUNTERPART = "counterpart"  # whoever holds the same office elsewhere
COLLECTIVES = _words("collective")  # several people or a body, spoken of without a name
APPARATUS = _words("apparatus")  # what is somebody's and acts for them: `Holm's campaign`, `the Holm government`
RULING = _words("ruling")  # who rules a country, by any of these words
FOLK = _words("folk")  # people and bodies of no office or trade that could be a title
ANYBODY = _words("anybody")  # too general to tell one group from the next
DOCUMENTS = _words("document")  # papers that speak for whoever issued them
GROUP_PRONOUNS = _words("pronoun of several")
PERSON_PRONOUNS = _uses("pronoun")  # with the gender, `m` or `f`
GENDERED = _uses("gendered")  # nouns that tell the gender of whom they mean
PAST_MARKS = _words("past")  # before a role that is no longer held
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_BESIDE_A_NAME = _words("beside a name")  # nouns that say who somebody is, too general to mean anybody by themselves
BODIES = _words("body")  # nouns that beside a name say that a body bears it: `airline`, `retailer`
INSTITUTIONS = _words("body with a name")  # nouns by which a body is called again after its name
_SPEAKERS = _words("when speaking")  # people or a body where they say something: `sources`, `the network`
FIRM = _words("name of a firm")  # what ends the names of bodies and may be left out: `Ltd`, `International`
_THINGS = _words("thing")  # what is no person: `hurricane Ida`, `photo`; also what only ends like people: `letter`
# How words for people end that no list holds: `plumber`, `sculptor`, `violinist`.
_ENDING = re.compile(r"[a-z]{2}(?:er|or|ist|ian|eer|crat|man|woman|person|mate|smith)$")
BLOCS = _words("bloc")  # bodies that many countries speak through; they are a side of their own


def is_short_title(word: str) -> bool:
    """`gen`, and what stands within titles: `rear`."""
    return word in _words("abbreviated title") or word in _words("title word")


def courtesy_gender(word: str) -> str | None:
    """The gender that an honorific tells (`m`, `f`, or empty); None for other words."""
    return _uses("courtesy").get(word, _uses("short courtesy").get(word))


def is_role_noun(lemma: str) -> bool:
    """Is this lemma an office or an occupation?"""
    return lemma in OFFICES or lemma in OCCUPATIONS


def calls_thing(lemma: str) -> bool:
    """Is what this noun calls by a name no person?"""
    return lemma in _THINGS or calls_body(lemma) or lemma in DOCUMENTS


def calls_body(lemma: str) -> bool:
    """Is what this noun calls by a name a body?"""
    return lemma in BODIES or lemma in COLLECTIVES


def calls_person(lemma: str) -> bool:
    """Does this noun, in apposition to a name, say who somebody is?"""
    if calls_thing(lemma):
        return False
    known = is_role_noun(lemma) or lemma in FOLK or lemma in _BESIDE_A_NAME
    return known or _ENDING.search(lemma[-10:]) is not None


def can_speak(lemma: str) -> bool:
    """Does this noun mean people or a body where what it means says something?"""
    return lemma in _SPEAKERS or calls_body(lemma) or calls_person(lemma)
