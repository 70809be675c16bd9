"""Definite descriptions of named persons: `the foreign secretary` is the one person of the article who is that.

Meant is the only person named in the same article who holds, anywhere in the story, a role with all the words
of the description, for the same country if the description names one. Of several, the one whose role says no more
than the description; of several of those, the one named shortly before (`NEAR`), if no other was. `The mayor` of an
article that names none is the only one of the story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import uses_of, words_of
from rashomon.people.bodies import Description
from rashomon.people.countries import country_of, gazetteer
from rashomon.people.lexicon import COLLECTIVES, COUNTERPART, GENDERED, OFFICES
from rashomon.people.persons import Person, RoleMention
from rashomon.text import fold
from rashomon.vocabulary import Article

_OWN = re.compile(r" (?:of|for|to|at|in|on|from|with) ")  # what a role's own noun stands before
_OWNER = re.compile(r"['’]s\b|s['’] ")
_PARTS = re.compile(r"(?: and |[,/&]|(?<=\w)-(?=\w))")
# Never shortened to its second word: `the minister` is not the prime minister.
_PRIME = frozenset({"prime", "minister"})
_STORY = ""
NEAR = 500  # characters, some three sentences, in which one of two presidents is `the president`; by judgement
# What leading a country's foreign service is called.
_LEADING = (frozenset({"foreign", "minister"}), frozenset({"foreign", "secretary"}), frozenset({"secretary", "state"}))
_LESSER = words_of("people", "lesser")
FOREIGN = frozenset({"foreign"})
_TOP = frozenset({"top", "chief"})
_FREE = words_of("people", "free")  # words of a description that a role need not have
_SHORT = uses_of("people", "abbreviated title")  # with the word they stand for
_LOCAL = frozenset({"mayor", "governor"})  # whose own words tell of where: `the Oslo mayor`
_OF_STATE = words_of("people", "government office") | _LOCAL
_HOLDERS = uses_of("people", "holder")  # `the lawmaker` holds one of these offices
_OF_WHAT = frozenset({"chief"})  # holds another's office only where it is told what of: `the harbour chief`
_RULERS = uses_of("people", "ruler")  # what a country's leader is called: by its own office, or by any (`leader`)
NEXT = 300  # characters, some two sentences, after which who was described is no longer introduced; by judgement
LOOK = 20  # characters before a role in which its article stands
_NEW = frozenset({"a", "an", "another"})


@dataclass(frozen=True, slots=True)
class _Held:
    """A role: its folded words, and the nouns that head it (`sheriff` does not head `sheriff's spokesman`)."""

    words: frozenset[str]
    heads: frozenset[str]

    @property
    def office(self) -> frozenset[str]:
        """What the office is called without its country; the names for leading a foreign service are one."""
        if any(names <= self.words for names in _LEADING) and not self.words & _LESSER:
            return FOREIGN
        return _telling(w for w in self.words if not country_of(w))

    @classmethod
    def of(cls, role: str) -> _Held:
        head = _OWN.split(fold(role), maxsplit=1)[0]
        return cls(_words(role), frozenset(_in_full(w) for part in _PARTS.split(head) for w in part.split()[-1:]))

    def shortened(self, head: str, wanted: set[str]) -> bool:
        """Whether the description leaves out what makes it another office: `the minister` of a prime or deputy one."""
        prime = head in _PRIME and self.words >= _PRIME and not wanted >= _PRIME
        return prime or not (self.words & _LESSER) <= wanted


class Roles:
    """Who holds what, for every article of a story."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._held: dict[str, list[tuple[Person, list[_Held]]]] = defaultdict(list)  # by article; `_STORY`: all
        for person in persons:
            roles = [_Held.of(r.anchor.exact) for m in person.mentions for r in m.roles if r.held == "now"]
            if roles:
                for article in sorted({_STORY, *(m.article for m in person.mentions)}):
                    self._held[article].append((person, roles))

    def meant(self, article: str, description: Description, head: str, place: tuple[int, int] | None) -> Person | None:
        """The one person of the article that the description fits; None if none does, or several do.

        `place`: where its sentence and it begin, of one that is an office alone (`the president`), outside marks.
        """
        if description.plural or description.indefinite:
            return None
        if head == COUNTERPART:
            return self._counterpart(article, description.country)
        if head not in OFFICES:
            return None
        if description.country and (office := _ruling(description.words, description.country)):
            return self._ruler(article, office, description.country)
        found = self._holders(article, description, head)
        if place and not found and head in _OF_STATE:
            found = self._holders(_STORY, description, head)
        elif (
            not found and head in _OF_STATE and (description.country or (head in _LOCAL and len(description.words) > 1))
        ):
            found = self._holders(_STORY, description, head, whole=True)
        elif place and len(found) > 1:
            found = _near(found, article, *place)
        return found[0] if len(found) == 1 else None

    def _ruler(self, article: str, office: str, country: str) -> Person | None:
        """`the Norwegian leader`: who holds that country's top office, in the article or else in the story."""
        for where in (article, _STORY):
            held = [(p, {_ruling(r.words, country) for r in roles}) for p, roles in self._held.get(where, ())]
            fitting = [p for p, offices in held if p.country == country and _is_one(office, offices)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def named_next(self, article: Article, d: Description, head: str, start: int, *, owned: bool) -> Person | None:
        """`Its chief was tired. Chief executive Werner Sauer left.`: who is first named shortly after, and is that.

        `start`: where the description's sentence begins.
        """
        if d.plural or head in COLLECTIVES or not (owned or d.indefinite):
            return None
        fitting, called = [], {head, *_HOLDERS.get(head, "").split()}
        for person, roles in self._held.get(article.id, ()):
            here = [m for m in person.mentions if m.article == article.id]
            if min(m.at for m in here) < start:
                if any(called & r.heads for r in roles):
                    return None
                continue
            near = (r for m in here if m.at < start + NEXT for r in m.roles)
            if any(called & _introducing(r, article.text, owned) for r in near):
                fitting.append(person)
        if len(fitting) != 1 or (d.country and fitting[0].country not in {None, d.country}):
            return None
        if d.country and head in OFFICES:
            fitting[0].described.append(d.country)
        return fitting[0]

    def _counterpart(self, article: str, country: str | None) -> Person | None:
        """`his Chinese counterpart`: the one Chinese whose office somebody of another country holds too."""
        held = self._held.get(article, ())
        elsewhere = {r.office for p, roles in held if p.country != country for r in roles}
        fitting = [p for p, roles in held if p.country == country and any(r.office in elsewhere for r in roles)]
        return fitting[0] if country and len(fitting) == 1 else None

    def _holders(self, article: str, description: Description, head: str, *, whole: bool = False) -> list[Person]:
        """Who holds an office with all the words (`whole`: and no others); `the top diplomat` leads the foreign
        service."""
        country = fold(description.country) if description.country else ""
        wanted = {w for w in description.words if w != country} - _FREE
        gender, holders = GENDERED.get(head, ""), {head, *_HOLDERS.get(head, "").split()}
        holders = {head} if wanted <= {head} and head in _OF_WHAT else holders
        top = head == "diplomat" and bool(_TOP & set(description.words))

        def fits(r: _Held) -> bool:
            named = bool(r.heads & holders) and wanted - {head} <= r.words and not r.shortened(head, wanted)
            return r.office == FOREIGN if top else named

        told = [
            (person, fitting)
            for person, roles in self._held.get(article, ())
            if (not description.country or person.country == description.country)
            and not (gender and person.genders - {gender})
            and (fitting := [r.words for r in roles if fits(r)])
        ]
        same = [(person, roles) for person, roles in told if any(_same(role, wanted, country) for role in roles)]
        return [person for person, _ in (same if whole else same or told)]


def _says_where(d: Description, head: str) -> bool:
    return head in _LOCAL and len(d.words) > 1


def heads_of(role: str) -> frozenset[str]:
    """The nouns by which who has a role may be called: `director`, `founder` of `director and founder of the fund`.

    A prime minister is not called `the minister`.
    """
    held = _Held.of(role)
    return held.heads - _PRIME if held.words >= _PRIME else held.heads


def _ruling(words: Iterable[str], country: str) -> str:
    """The top office of a country that a role's or description's words name: `any`, `president` …; empty for others."""
    name, own = fold(country), _called(country)
    told = {w for w in words if w not in own and not w.startswith(name.rstrip("aeiou"))} - _FREE - {name, "of", "the"}
    return next((office for words, office in _RULERS.items() if set(words.split()) - {"of"} == told), "")


@lru_cache(maxsize=256)
def _called(country: str) -> frozenset[str]:
    return frozenset(w for form, (name, _) in gazetteer().items() if name == country for w in form.split())


def _is_one(office: str, offices: set[str]) -> bool:
    """Is the office one of these? A `leader` holds any."""
    return bool(offices - {""}) if office == "any" else bool({office, "any"} & offices)


def _introducing(role: RoleMention, text: str, owned: bool) -> set[str]:
    """The words by which a role introduces who was described before: not `a lawyer`, nor `Eide's lawyer`."""
    before = fold(text[max(0, role.anchor.start - LOOK) : role.anchor.start]).split()[-1:]
    other = _OWNER.search(role.anchor.exact) or before in ([w] for w in _NEW)
    if role.held != "now" or other or not (owned or before == ["the"]):
        return set()
    return set(_telling(_words(_OWN.split(fold(role.anchor.exact), maxsplit=1)[0])))


def _near(persons: Iterable[Person], article: str, start: int, at: int) -> list[Person]:
    """Who of several is named in the sentences shortly before; nobody where one is named in the same sentence."""
    places = [(m.at, p) for p in persons for m in p.mentions if m.article == article and at - NEAR <= m.at < at]
    return [] if any(where >= start for where, _ in places) else list({id(p): p for _, p in places}.values())


def _same(role: frozenset[str], wanted: set[str], country: str) -> bool:
    """Whether the role says no more than the description: not `prime minister of the region` for `prime minister`."""
    own = {w for w in role if (hit := country_of(w)) and hit[1] != "capital" and fold(hit[0]) == country}
    return _telling(role) - own == _telling(wanted)


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w for w in words if w not in _FREE)


def _words(role: str) -> frozenset[str]:
    return frozenset(_in_full(w.removesuffix("'s").removesuffix("’s")) for w in fold(role).split())


def _in_full(word: str) -> str:
    """`senator` of `Sen.`"""
    return _SHORT.get(word.removesuffix("."), "") or word
