"""What a copy close to its source turned, clause by clause: is it so, how sure, was it called off, who does it to whom.

The clauses of two sentences are paired by their verbs; what is compared are the answers of the step `clauses`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    find_clauses,
    find_standing,
    graded_words,
    helpers_of,
    infinitives_of,
    own_clause,
    parts_in,
)
from rashomon.compare.cues.words import find_classes, words_of_class
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import Matching, count_shared
from rashomon.compare.places import REMEMBERED
from rashomon.compare.polarity import denials, is_denial, is_doubtful, is_uncertain
from rashomon.compare.side import Side
from rashomon.events import HALTED
from rashomon.language import Parse
from rashomon.lexicon import is_telling
from rashomon.speech.cues import SAYING
from rashomon.vocabulary import DifferenceKind

MIN_SHARED = 2  # words of the two clauses, and above them, that answer to each other
MIN_TELLING = 0.6  # of the content words that must answer where two verbs of telling stand for each other
CERTAIN, LIKELY = 0.9, 0.7  # confidence: one word in both; another word in its place
_WEAK = frozenset({"possible", "wanted"})
# Grades of one deed that are at odds; others (`wanted` and `possible`) are near enough to be rewording.
_ODDS = {frozenset((weak, strong)) for weak in _WEAK for strong in ("planned", "done")} | {
    frozenset(("planned", "done"))
}
_OWN = frozenset({"modal", "modal perfect", "adverb of doubt"})  # rules by which a verb's own words grade it
_GOVERNED = (" inf: possible", " ing: possible", " inf: wanted")
MAX_SHOWN = 60  # characters of a deed and the words that grade it


def compare_clauses(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each deed that is denied, surer, put off or called off in one sentence alone; and for each two that
    have changed places."""
    matching = pairing.matching
    for one, other in _pairs(matching):
        kind: DifferenceKind = "negation"
        sure = 0.0
        if HALTED & {one.reality, other.reality}:
            kind, sure = "status", CERTAIN * _ends_otherwise(matching, one, other)
        elif "noun" not in (one.voice, other.voice):
            if one.affirmed != other.affirmed:
                sure = _is_denied_alone(matching, one, other)
            else:
                kind, sure = "modality", CERTAIN * _is_surer(matching, one, other)
        if sure:
            told = _words_of(matching.a, one, kind), _words_of(matching.b, other, kind)
            yield Finding(kind, matching.a.words[one.predicate], *told, sure)
    yield from _exchanged(matching)


def _pairs(matching: Matching) -> Iterator[tuple[Clause, Clause]]:
    """The clauses whose predicates answer to each other."""
    others = _by_predicate(matching.b.parse)
    for index, one in _by_predicate(matching.a.parse).items():
        other = others.get(matching.forward.get(index, matching.stands.get(index, NO_TOKEN)))
        if other is not None and count_shared(matching, index, other.predicate) >= MIN_SHARED:
            yield one, other


@lru_cache(maxsize=REMEMBERED)
def _by_predicate(parse: Parse) -> Mapping[int, Clause]:
    return {c.predicate: c for c in find_clauses(parse) if parse.tokens[c.predicate].pos in {"VERB", "NOUN"}}


def _ends_otherwise(matching: Matching, one: Clause, other: Clause) -> bool:
    """Is an event put off or called off in one sentence, and not so in the other? Both in so many words: what
    `will not take place` may have been called off."""
    same = matching.forward.get(one.predicate) == other.predicate
    told = all(c.affirmed and c.trace for c in (one, other))
    return same and told and one.reality != other.reality


def _is_denied_alone(matching: Matching, one: Clause, other: Clause) -> float:
    """Confidence that a deed is denied in one sentence alone; 0 where the other may deny it in other words."""
    sides = matching.a, matching.b
    if denials(sides[0]) == denials(sides[1]) or any(map(is_doubtful, sides)):
        return 0.0
    words = [side.words[c.predicate] for side, c in zip(sides, (one, other), strict=True)]
    if words[0] == words[1] and matching.forward.get(one.predicate) == other.predicate:
        return CERTAIN
    telling = all(map(is_telling, words)) and matching.share() >= MIN_TELLING
    return LIKELY if telling and NO_TOKEN not in (one.content, other.content) else 0.0


def _is_surer(matching: Matching, one: Clause, other: Clause) -> bool:
    """Is the same deed told as possible or wished for in one sentence, and as decided or done in the other?"""
    sides = (matching.a, one), (matching.b, other)
    grades = [_grade(side, clause) for side, clause in sides]
    if matching.forward.get(one.predicate) != other.predicate or frozenset(grades) not in _ODDS:
        return False
    helpers = [{t.text.lower() for t in helpers_of(side.parse, c.predicate) if t.tag == "MD"} for side, c in sides]
    if helpers[0] & helpers[1] or all(_is_duty(side, c) for side, c in sides):
        return False  # `would have to go`, `had to go`
    if matching.a.words[one.predicate] in SAYING and "would" in helpers[0] | helpers[1]:
        return False  # `would say only`: how speech is reported
    return not is_uncertain(sides[grades[0] in _WEAK][0])


def _grade(side: Side, clause: Clause) -> str:
    """How sure a verb is by its own words, or by a verb of hoping or considering right above it; `done` for a plain one
    of the past, empty for what is asked (`what caused it`) and what other words above it or a condition leave open."""
    rule = clause.trace[0] if clause.trace else ""
    if clause.reality == "real":
        asked = clause.doer != NO_TOKEN and side.tokens[clause.doer].tag == "WP"
        return "done" if clause.leaning == "past" and not asked else ""
    above = rule.split(" ")[0] if rule.endswith(_GOVERNED) else ""
    own = rule in _OWN or above in words_of_class("possible") | words_of_class("likely") | words_of_class("hoped")
    return clause.reality if own else ""


def _is_duty(side: Side, clause: Clause) -> bool:
    """`has to go`"""
    return clause.sense == "have" and any(infinitives_of(side.parse, clause.predicate))


def _exchanged(matching: Matching) -> Iterator[Finding]:
    """Two names or actors, each of which has the other's part in the clauses of the other sentence."""
    a, b = matching.a, matching.b
    parts_a, parts_b = _parts(a.parse), _parts(b.parse)
    shared = [(i, j) for i, j in sorted(matching.forward.items()) if i in parts_a and j in parts_b]
    shared = [(i, j) for i, j in shared if _is_named(a, i) or _is_named(b, j)]
    for (i, j), (x, y) in combinations(shared, 2):
        crossed = [_one_part(matching, parts_a[m], parts_b[n]) for m, n in ((i, y), (x, j))]
        straight = [_one_part(matching, parts_a[m], parts_b[n]) for m, n in ((i, j), (x, y))]
        if all(crossed) and not any(straight) and max(crossed) == CERTAIN and a.words[i] != a.words[x]:
            told = [", ".join(side.tokens[n].text for n in sorted(at)) for side, at in ((a, (i, x)), (b, (j, y)))]
            yield Finding("role_swapped", "who to whom", told[0], told[1], min(crossed))


@lru_cache(maxsize=REMEMBERED)
def _parts(parse: Parse) -> Mapping[int, set[tuple[int, str]]]:
    """The parts of words in deeds that are not done by two to each other."""
    mutual = find_classes(parse).get("mutual", ())
    found = {token: {(v, part) for v, part in parts if v not in mutual} for token, parts in parts_in(parse).items()}
    return {token: parts for token, parts in found.items() if parts}


def _is_named(side: Side, index: int) -> bool:
    """May the word name somebody: a name, an actor, or a noun written as a name?"""
    token = side.tokens[index]
    capital = token.pos == "NOUN" and token.text[0].isupper() and index > 0
    return token.pos == "PROPN" or capital or (bool(side.actors[index]) and token.pos != "PRON")


def _one_part(matching: Matching, one: set[tuple[int, str]], other: set[tuple[int, str]]) -> float:
    """Confidence that two words have one part in one deed: under the same word, or, where a verb may stand for its
    opposite (`sell to`, `buy from`), by other prepositions."""
    best = 0.0
    for verb, part in one:
        for there, theirs in other:
            if part == theirs and matching.forward.get(verb) == there:
                return CERTAIN
            turned = part != theirs and not {part, theirs} & {"doer", "undergoer"}
            best = max(best, LIKELY * (turned and matching.stands.get(verb) == there))
    return best


def _words_of(side: Side, clause: Clause, kind: DifferenceKind) -> str:
    """A deed with what denies it, or with the words from the one that grades it."""
    deed = side.tokens[clause.predicate].text
    if kind == "negation":
        held = {*own_clause(side.parse, clause.predicate), find_standing(side.parse, clause.predicate).root}
        denying = [side.tokens[i].text for i in sorted(held - {clause.predicate}) if is_denial(side, i)]
        return " … ".join([*denying[:1], deed]) if not clause.affirmed else deed
    first, last = graded_words(side.parse, clause.predicate)
    words = side.parse.words(first, last)
    return words if len(words) <= MAX_SHOWN else f"{side.tokens[first].text} … {deed}"
