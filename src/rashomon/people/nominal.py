"""Definite descriptions of named persons: `the foreign secretary` is the one person of the article who is that.

Meant is the only person named in the same article who holds, anywhere in the story, a role with all the words
of the description, for the same country if the description names one. Two who fit, or none, leave it open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rashomon.people.bodies import Description
from rashomon.people.lexicon import OFFICES
from rashomon.people.persons import Person
from rashomon.text import fold

# Words of a description that a role need not have.
_FREE = frozenset("new acting interim own current top senior longtime embattled outspoken visiting country".split())


class Roles:
    """Who holds what, for every article of a story."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._held: dict[str, list[tuple[Person, list[frozenset[str]]]]] = defaultdict(list)
        for person in persons:
            roles = [_words(r.anchor.exact) for m in person.mentions for r in m.roles if r.held == "now"]
            if roles:
                for article in sorted({m.article for m in person.mentions}):
                    self._held[article].append((person, roles))

    def meant(self, article: str, description: Description, head: str) -> Person | None:
        """The one person of the article that the description fits; None if none does, or several do."""
        if head not in OFFICES or description.plural or description.indefinite:
            return None
        country = fold(description.country) if description.country else ""
        wanted = {w for w in description.words if w != country} - _FREE
        fitting = [
            person
            for person, roles in self._held.get(article, ())
            if (not description.country or person.country == description.country)
            and any(head in role and wanted <= role for role in roles)
        ]
        return fitting[0] if len(fitting) == 1 else None


def _words(role: str) -> frozenset[str]:
    return frozenset(w.removesuffix("'s").removesuffix("’s") for w in fold(role).split())
