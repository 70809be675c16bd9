"""Two offices of one country where one deed is told: `the premier`, `the president`."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.clauses import clauses_taken, part_of, word_above
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.side import Side
from rashomon.people.countries import country_of

# Offices that no one person of a country holds together, and their other names.
_OFFICES = {
    "president": "president",
    "premier": "premier",
    "chancellor": "premier",
    "king": "monarch",
    "queen": "monarch",
}
OFFICES = frozenset({*_OFFICES, "minister"})
LIKELY = 0.7  # confidence


def compare_offices(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each office in whose place the other sentence has another one of the same country."""
    a, b = pairing.matching.a, pairing.matching.b
    for i, office_a, country_a in _offices(a):
        for j, office_b, country_b in _offices(b):
            if country_a != country_b or office_a == office_b:
                continue
            elsewhere = {o for _, o, c in _offices(b) if c == country_b} & {office_a}
            elsewhere |= {o for _, o, c in _offices(a) if c == country_a} & {office_b}
            if not elsewhere and _one_place(pairing, i, j):
                yield Finding("name", "which office", _words_of(a, i), _words_of(b, j), LIKELY)


def _offices(side: Side) -> list[tuple[int, str, str]]:
    """(token, office, country) of every office whose country the phrase names."""
    found = []
    for token in side.tokens:
        word = token.text.lower()
        minister = word == "minister" and token.index and side.tokens[token.index - 1].text.lower() == "prime"
        office = "premier" if minister else _OFFICES.get(word, "")
        country = _country(side, token.index) if office else ""
        if country:
            found.append((token.index, office, country))
    return found


def _country(side: Side, index: int) -> str:
    """The country right before an office: `Russian President`, `Russia's premier`."""
    for at in range(index - 1, max(-1, index - 4), -1):
        found = country_of(side.tokens[at].text)
        if found:
            return found[0]
    return ""


def _one_place(pairing: Pairing, i: int, j: int) -> bool:
    """Do both do the same, or are both asked to: does a verb of one word hang on the verbs above them?"""
    matching = pairing.matching
    top_a, top_b = _verb(matching.a, i), _verb(matching.b, j)
    if top_a < 0 or top_b < 0:
        return False
    if matching.to_b(top_a) == top_b and part_of(matching.a.parse, i) == part_of(matching.b.parse, j):
        return True
    below = clauses_taken(matching.b.parse, top_b)
    asked = clauses_taken(matching.a.parse, top_a, asides=True)
    return any(matching.forward.get(c) in below for c in asked)


def _verb(side: Side, index: int) -> int:
    at = index
    for _ in range(4):
        at = word_above(side.parse, at)
        if at < 0 or side.tokens[at].pos == "VERB":
            return at
    return -1


def _words_of(side: Side, index: int) -> str:
    return side.parse.words(max(0, index - 1), index + 1)
