"""The step `people`: mentions → actors, their roles and sides."""

from rashomon.people.cast import Cast, Mention, MentionKind
from rashomon.people.find import find_cast

__all__ = ["Cast", "Mention", "MentionKind", "find_cast"]
