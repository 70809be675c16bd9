"""How sure a deed is said to be: done, decided on, due, or merely possible."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.clauses import (
    NOBODY,
    governor_of,
    helpers_of,
    infinitives_of,
    is_denied,
    is_infinitive,
    is_opener,
    is_part_of_name,
    is_participle,
)
from rashomon.compare.cues.words import words_of_class
from rashomon.compare.finding import Finding, Pairing
from rashomon.compare.matching import count_shared
from rashomon.compare.polarity import is_uncertain
from rashomon.compare.side import Side
from rashomon.speech.cues import SAYING

# Grades of certainty by the word that gives them. `would` and `will` are one: reported speech shifts tenses.
_AUXILIARY = {
    "may": "possible", "might": "possible", "could": "possible", "can": "able", "should": "due", "ought": "due",
    "must": "must", "will": "will", "wo": "will", "’ll": "will", "'ll": "will", "shall": "will", "would": "will",
    "'d": "will", "’d": "will",
}  # fmt: skip
_GOVERNING = {
    "consider": "possible", "mull": "possible", "weigh": "possible", "contemplate": "possible", "likely": "possible",
    "possible": "possible", "hope": "hoped", "hop": "hoped", "seek": "hoped", "want": "hoped", "wish": "hoped",
    "expect": "expected", "plan": "will", "intend": "will", "set": "will", "due": "will", "going": "will", "go": "will",
    "agree": "will", "decide": "will", "vow": "will", "pledge": "will", "promise": "will", "prepare": "will",
    "schedule": "will", "able": "able",
}  # fmt: skip
_MAYBE = words_of_class("unsure")
_OPEN = frozenset({"if", "whether", "unless"})
# Pairs of grades that are at odds. Others (`hoped` and `possible`, `will` and `must`) are near enough to be rewording.
_ODDS = {
    frozenset(p)
    for p in (
        ("possible", "will"), ("possible", "fact"), ("possible", "done"), ("hoped", "will"), ("hoped", "done"),
        ("hoped", "expected"), ("due", "will"), ("due", "done"), ("will", "done"),
    )
}  # fmt: skip
MIN_SHARED = 2  # words of the verb's clause that answer to each other
CERTAIN = 0.9  # confidence: the same verb, two grades far apart
MAX_SHOWN = 60  # characters of a verb and what grades it


def compare_modality(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each verb that one telling says is possible, the other that it is decided or done."""
    matching = pairing.matching
    for i in matching.a.content:
        j = matching.forward.get(i)
        if j is None or not (_is_verb(matching.a, i) and _is_verb(matching.b, j)):
            continue
        (grade_a, at_a), (grade_b, at_b) = _grade(matching.a, i), _grade(matching.b, j)
        if frozenset((grade_a, grade_b)) not in _ODDS or count_shared(matching, i, j) < MIN_SHARED:
            continue
        if matching.a.words[i] in SAYING and "would" in (_aux(matching.a, at_a), _aux(matching.b, at_b)):
            continue  # `would say only`: how speech is reported
        if all(_is_duty(side, at) for side, at in ((matching.a, i), (matching.b, j))):
            continue  # `would have to go`, `had to go`
        if is_denied(matching.a.parse, i) != is_denied(matching.b.parse, j):
            continue  # told as a negation
        weak = matching.b if grade_a in {"fact", "done", "will"} and grade_b not in {"fact", "done"} else matching.a
        strong = matching.a if weak is matching.b else matching.b
        if is_uncertain(strong):
            continue
        yield Finding(
            "modality", matching.a.words[i], _shown(matching.a, i, at_a), _shown(matching.b, j, at_b), CERTAIN
        )


def _is_duty(side: Side, index: int) -> bool:
    """`has to go`"""
    return side.words[index] == "have" and any(infinitives_of(side.parse, index))


def _aux(side: Side, index: int) -> str:
    return side.tokens[index].text.lower()


def _is_verb(side: Side, index: int) -> bool:
    return side.tokens[index].pos == "VERB" and not is_part_of_name(side.tokens[index])


def _grade(side: Side, index: int) -> tuple[str, int]:
    """The grade of the verb and the token it rests on; `fact` for a plain verb, `done` for one in a past tense."""
    own = [side.tokens[c] for c in side.parse.children[index]]
    helpers = helpers_of(side.parse, index)
    if modal := [t for t in helpers if t.text.lower() in _AUXILIARY]:
        return _AUXILIARY[modal[0].text.lower()], modal[0].index
    if maybe := [t.index for t in own if t.pos == "ADV" and t.text.lower() in _MAYBE]:
        return "possible", maybe[0]
    above, token = governor_of(side.parse, index), side.tokens[index]
    if above != NOBODY and side.words[above] in _GOVERNING:
        return _GOVERNING[side.words[above]], above
    opened = any(t.text.lower() in _OPEN and is_opener(t) for t in own)
    if above != NOBODY or opened or is_infinitive(side.parse, index) or is_participle(token):
        return "governed", index
    if token.tag == "VBD" or (token.tag == "VBN" and helpers):
        return "done", index
    return "fact" if token.tag in {"VBZ", "VBP"} else "governed", index


def _shown(side: Side, index: int, grading: int) -> str:
    """The words from the one that grades to the verb, with the auxiliaries of a plain verb."""
    first = min([grading, index, *(t.index for t in helpers_of(side.parse, index))])
    words = side.parse.words(first, max(grading, index) + 1)
    return words if len(words) <= MAX_SHOWN else f"{side.tokens[grading].text} … {side.tokens[index].text}"
