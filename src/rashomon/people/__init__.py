"""The step `people`: mentions → actors, their roles and sides."""

from rashomon.people.cast import Cast, Mention, MentionKind
from rashomon.people.find import find_cast
from rashomon.people.groups import names_people, says_which
from rashomon.people.personal_names import same_given_name
from rashomon.people.text import FoundMention, FoundPeople, find_people

__all__ = [
    "Cast",
    "FoundMention",
    "FoundPeople",
    "Mention",
    "MentionKind",
    "find_cast",
    "find_people",
    "names_people",
    "same_given_name",
    "says_which",
]
