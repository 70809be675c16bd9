"""Who did it: named for their country in one telling, unknown in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.clauses import is_part_of_name, word_above
from rashomon.compare.cues.words import words_of_class
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.side import Side
from rashomon.people.countries import country_of

UNKNOWN = words_of_class("unknown")
# Armed people, one for another: what one telling calls soldiers the other calls gunmen.
_FORCES = words_of_class("forces")
LIKELY = 0.7  # confidence


def compare_identities(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each doer whom one sentence calls unknown while the other telling gives their country."""
    matching = pairing.matching
    rows = [(i, j) for i, j in sorted({**matching.forward, **matching.stands}.items()) if _is_force(matching.a, i)]
    for i, j in rows:
        if not _is_force(matching.b, j) or not _one_deed(pairing, i, j):
            continue
        unknown = _unknown(matching.a, i), _unknown(matching.b, j)
        country = _country(matching.a, i, pairing.near_a), _country(matching.b, j, pairing.near_b)
        if unknown[0] and country[1] and not unknown[1]:
            yield Finding("attribution", "who did it", _words_of(matching.a, i, unknown[0]), country[1], LIKELY)
        elif unknown[1] and country[0] and not unknown[0]:
            yield Finding("attribution", "who did it", country[0], _words_of(matching.b, j, unknown[1]), LIKELY)


def _is_force(side: Side, index: int) -> bool:
    return side.words[index] in _FORCES


def _one_deed(pairing: Pairing, i: int, j: int) -> bool:
    """Do the two do the same: is the verb above them the same word?"""
    matching = pairing.matching
    return any(matching.forward.get(x) == y for x in _deeds(matching.a, i) for y in _deeds(matching.b, j))


def _deeds(side: Side, index: int) -> list[int]:
    """The verb a doer is subject of; of `hundreds of troops`, that of the hundreds."""
    at = word_above(side.parse, index)
    if at >= 0 and side.tokens[at].pos != "VERB":
        at = word_above(side.parse, at)
    return [at] if at >= 0 and side.tokens[at].pos == "VERB" else []


def _unknown(side: Side, index: int) -> str:
    return next((side.tokens[c].text for c in side.parse.children[index] if side.tokens[c].text.lower() in UNKNOWN), "")


def _country(side: Side, index: int, near: Sequence[Side]) -> str:
    """`Russian troops`, said here or of the same word in a sentence nearby before it; `""` if no country is named."""
    here = _named(side, index)
    if here:
        return here
    if any(
        side.tokens[c].tag == "DT" and side.tokens[c].text.lower() in {"the", "these"}
        for c in side.parse.children[index]
    ):
        before = [s for s in near if s.sentence.sentence.start < side.sentence.sentence.start]
        for other in reversed(before):
            for i in other.content:
                if other.words[i] == side.words[index]:
                    return _named(other, i)
    return ""


def _named(side: Side, index: int) -> str:
    for c in side.parse.children[index]:
        found = country_of(side.tokens[c].text)
        if found and found[1] == "demonym" and is_part_of_name(side.tokens[c]):
            return f"{side.tokens[c].text} {side.tokens[index].text}"
    return ""


def _words_of(side: Side, index: int, modifier: str) -> str:
    return f"{modifier} {side.tokens[index].text}"
