"""Denied in one telling, told in the other."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching
from rashomon.compare.places import above
from rashomon.compare.polarity import denials, is_doubtful, negations
from rashomon.compare.side import Side
from rashomon.speech.cues import SAYING

# Verbs of telling, one for another: `did not say where` and `spelled out where` are about the same.
_TELLING = SAYING | frozenset("spell specify detail give name identify clarify outline set".split())
MIN_SHARED = 2  # words of the verb's clause that answer to each other: the same thing is denied
MIN_TELLING = 0.6  # of the content words that must answer where only verbs of telling do
CERTAIN, LIKELY = 0.9, 0.7  # confidence: the same verb; another verb of telling with the same clause


def compare_negations(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each verb that is denied in one of the two sentences alone."""
    matching = pairing.matching
    if denials(matching.a) == denials(matching.b):
        return  # as many in both: where the parses differ, the sentences need not
    for i in matching.a.content:
        j = matching.to_b(i)
        if j is None or matching.a.tokens[i].pos not in {"VERB"} or matching.b.tokens[j].pos not in {"VERB"}:
            continue
        not_a, not_b = negations(matching.a, i), negations(matching.b, j)
        if len(not_a) % 2 == len(not_b) % 2:
            continue
        sure = _sureness(pairing, i, j, bool(not_a))
        if sure:
            yield Finding(
                "negation", matching.a.words[i], _told(matching.a, i, not_a), _told(matching.b, j, not_b), sure
            )


def _sureness(pairing: Pairing, i: int, j: int, denied_in_a: bool) -> float:
    """0 where the other sentence may deny it in other words."""
    matching = pairing.matching
    plain = matching.b if denied_in_a else matching.a
    at = j if denied_in_a else i
    if (
        _denied_around(plain, at)
        or is_doubtful(plain)
        or is_doubtful(matching.a if plain is matching.b else matching.b)
    ):
        return 0.0
    shared = _shared(matching, i, j)
    if matching.forward.get(i) == j and matching.a.words[i] == matching.b.words[j] and shared >= MIN_SHARED:
        return CERTAIN
    telling = matching.a.words[i] in _TELLING and matching.b.words[j] in _TELLING
    return LIKELY if telling and matching.share() >= MIN_TELLING and _clause_shared(matching, i, j) else 0.0


def _denied_around(side: Side, index: int) -> bool:
    """Is there a denial anywhere in the clause of the verb, or above it?"""
    if any(negations(side, at) for at in (index, above(side, index)) if at >= 0):
        return True
    return any(negations(side, c) for c in side.parse.children[index] if side.tokens[c].pos in {"VERB", "NOUN", "ADJ"})


def _shared(matching: Matching, i: int, j: int) -> int:
    """Words under the two verbs, and the verb above them, that answer to each other."""
    below = set(matching.b.parse.subtree(j)) - {j}
    count = sum(matching.to_b(c) in below for c in matching.a.parse.subtree(i) if c != i)
    return count + (above(matching.a, i) >= 0 and matching.to_b(above(matching.a, i)) == above(matching.b, j))


def _clause_shared(matching: Matching, i: int, j: int) -> bool:
    """Do both verbs have a clause, and do words of it answer to each other?"""
    clauses = [
        {
            c
            for top in side.parse.children[at]
            if side.tokens[top].role in {"content clause", "object"}
            for c in side.parse.subtree(top)
        }
        for side, at in ((matching.a, i), (matching.b, j))
    ]
    return sum(matching.to_b(c) in clauses[1] for c in clauses[0]) >= MIN_SHARED


def _told(side: Side, index: int, words: list[str]) -> str:
    verb = side.tokens[index].text
    return f"{' '.join(words)} … {verb}" if words else verb
