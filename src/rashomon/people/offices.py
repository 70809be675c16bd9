"""Offices and bodies that only states have: who acts for the country that a story is at home in.

`the foreign minister`, `the Supreme Court`, `a government spokesman`; not `the party secretary`, `the European
Commission`, `the state government`. The words are what an actor is called, not for which country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.lexicon import uses_of, words_of
from rashomon.people.bodies import bare_body
from rashomon.people.countries import SEATS, country_of
from rashomon.people.lexicon import BLOCS, OFFICES, PERSON_PRONOUNS, RULING
from rashomon.text import fold
from rashomon.vocabulary import Actor

_OWN = re.compile(r" (?:of|for|to|at|in|on|from|with) ")  # what an office's or body's own words stand before
_OFFICES = words_of("people", "government office")
_LAW = words_of("people", "law officer")
_ARMED = words_of("people", "armed")  # bodies whose names others bear too: `the Salvation Army`
_BODIES = words_of("people", "state body")
_COURTS = words_of("people", "state court")  # beside `court`, what makes it a state's
_OTHERS = words_of("people", "not of a state")  # beside an office or body: of more than a country, or less
_CLERKS = words_of("people", "clerk")  # beside `secretary`, what makes it no minister's
_RANK = words_of("people", "lesser") | words_of("people", "free")  # beside `president`, leave it a state's
_MANY = frozenset({"minister", "premier", "pm"})  # whatever stands beside: `Urban Affairs Minister`
_LAWMAKERS = words_of("people", "lawmaking")  # who is of one does not speak for the state
_COUNTRY = frozenset({"country", "nation"})  # `the country's navy`
_ONLY = uses_of("countries", "office")  # with the one country that has it


def _is_armed_or_body(word: str) -> bool:
    return word in _ARMED or word in _BODIES


def _called(name: str) -> list[str]:
    """The folded words without possessives."""
    return [w.removesuffix("'s") for w in fold(name).replace("’", "'").replace("-", " ").split()]


def acts_for_state(actor: Actor) -> bool:
    """Is it a state's office holder, body, or unnamed official?"""
    if actor.kind == "person":
        return any(r.held == "now" and _is_state_office(r.role) for r in actor.roles)
    words = _called(actor.name)
    if _OTHERS & set(words) or BLOCS & set(words):
        return False
    return bool(words) and _is_state_body(actor.name) if actor.kind == "organisation" else _is_state_group(actor.name)


def _is_state_office(role: str) -> bool:
    """`Urban Affairs Minister`, `Home Secretary`, `vice president`, `law lord`, `army spokesman`."""
    own, *tail = _OWN.split(role)
    words = _called(own)
    beside, text = frozenset(words[:-1]), " ".join(words)
    if not words or _OTHERS & beside or _is_owned(own):
        return False
    if any(officer in text for officer in _LAW):
        return True
    if words[-1] in OFFICES and _of_a_body(tail):
        return True
    if words[-1] not in _OFFICES:
        return words[-1] in OFFICES and any(map(_is_armed_or_body, beside))
    if words[-1] == "secretary":
        return bool(beside or tail == ["State"]) and not beside & _CLERKS
    if words[-1] in _MANY:
        return "chief" not in beside
    return beside <= _RANK and not tail and own.split()[-1][0].isupper()  # a firm's is `the president`


def _of_a_body(tail: Sequence[str]) -> bool:
    """`(spokesman for) the interior ministry`, `(head of) investigations, the attorney general's office`."""
    bodies = [part.removeprefix("the ") for part in tail if not _OTHERS & set(_called(part))]
    return any(_is_state_body(body) and not _LAWMAKERS & set(_called(body)) for body in bodies)


def _is_state_body(name: str) -> bool:
    """`Union Cabinet`, `Commission for Equality`, `Court of Appeal`; of armies only those without a name."""
    words, own = _called(name), _called(_OWN.split(name, maxsplit=1)[0])
    if _ARMED & set(words):
        return len(words) == 1
    if "court" in words:
        return bool(_COURTS & set(words))
    if words[-1] == "office" and any(officer in " ".join(words) for officer in _LAW):
        return True
    return bool(_BODIES & {words[0], words[-1], *own[-1:]}) or words[:2] == ["department", "of"]


def _is_state_group(name: str) -> bool:
    """`the government`, `the prime minister`, `ministry officials`; not `our government`, `the Hamas-run ministry`."""
    own = _OWN.split(name, maxsplit=1)[0]
    the, *words = _called(own) or [""]
    if not words or the in PERSON_PRONOUNS or _is_owned(own):
        return False
    if words[-1].removesuffix("s") in OFFICES and any(map(_is_armed_or_body, (the, *words[:-1]))):
        return True
    unnamed = not any(w[0].isupper() for w in own.split()[1:-1])
    body = unnamed and (_is_armed_or_body(words[-1]) or words[-1] == "court" or fold(name) == "the administration")
    if the == "this" and len(words) == 1:
        return words[0] in RULING
    return the == "the" and (body or _is_state_office(name.partition(" ")[2]))


def _is_owned(own: str) -> bool:
    """`Holm's secretary`, `the party's government`; not `the country's navy`, `the ministry's spokesman`."""
    owners = {words[-1] for part in re.split(r"['’]s?\b", fold(own))[:-1] if (words := part.split())}
    return any(w not in _BODIES and w not in _COUNTRY for w in owners)


def sole_body(name: str, country: str) -> str:
    """The body of which a country has one, where a name is no more than that: `army` of `the country's army`."""
    own, _, whose = name.partition(" of ")
    if whose and (hit := country_of(whose)) and hit[0] == country:
        name = own
    words = bare_body(re.sub(r"^th(?:e|is) ", "", fold(name)).replace("’", "'"), country).replace("'s", "").split()
    noun = "".join(w for w in words if w not in _COUNTRY)
    return "ruling" if noun in RULING else noun if noun in _ARMED else ""


def is_public(actor: Actor) -> bool:
    """`most Norwegians`, `six Norwegians`: some of a country's people, who do not speak for it."""
    first, *words = actor.name.split()
    people = country_of(words[-1]) if words else None
    return actor.kind == "group" and people is not None and people[1] == "demonym" and fold(first) != "the"


def office_of(role: str) -> frozenset[str]:
    """What an office is called without its country and rank: `Norwegian Prime Minister` is `prime minister`."""
    return frozenset(w for w in _called(_OWN.split(role, maxsplit=1)[0]) if not country_of(w)) - _RANK


def own_country(actor: Actor) -> str | None:
    """The one country that has an office or body called so: `Secretary of State`, `the law lords`."""
    names = [r.role for r in actor.roles if r.held == "now"] if actor.kind == "person" else [actor.name]
    only = [(re.compile(rf"(?<!under.)\b{office}s?\b(?! for)"), country) for office, country in _ONLY.items()]
    told = {country for pattern, country in only for name in names if pattern.search(fold(name))}
    told |= {seat for name in names if (seat := _seat_before(name))}
    return min(told) if len(told) == 1 else None


def _seat_before(name: str) -> str | None:
    """The country of the house whose officer a role or name tells of: `FBI agents`, `White House spokesman`."""
    words = _called(_OWN.split(name, maxsplit=1)[0])
    words = words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words
    if len(words) < 2 or words[-1].removesuffix("s") not in OFFICES:
        return None
    return next((c for n in (2, 1) if n < len(words) and (c := SEATS.get(" ".join(words[:n])))), None)


__all__ = ["acts_for_state", "is_public", "office_of", "own_country", "sole_body"]
