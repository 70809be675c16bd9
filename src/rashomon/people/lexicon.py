"""The classes of words that the step `people` reads, from the table `lexicon/people.tsv`.

Words of the language, not names of the day: a title itself is always taken from the text.
"""

from __future__ import annotations

from functools import partial

from rashomon.lexicon import uses_of, words_of

_words, _uses = partial(words_of, "people"), partial(uses_of, "people")

OFFICES = _words("office")  # speak for the country or body they are an office of
OCCUPATIONS = _words("occupation")  # say who somebody is, not for whom they speak
COUNTERPART = "counterpart"  # whoever holds the same office elsewhere
COLLECTIVES = _words("collective")  # several people or a body, spoken of without a name
FOLK = _words("folk")  # people and bodies of no office or trade that could be a title
ANYBODY = _words("anybody")  # too general to tell one group from the next
DOCUMENTS = _words("document")  # papers that speak for whoever issued them
GROUP_PRONOUNS = _words("pronoun of several")
PERSON_PRONOUNS = _uses("pronoun")  # with the gender, `m` or `f`
GENDERED = _uses("gendered")  # nouns that tell the gender of whom they mean
PAST_MARKS = _words("past")  # before a role that is no longer held
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
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
