"""Did words change inside the marks, and the sense with them?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz

from rashomon.compare.cues.words import words_of_class
from rashomon.compare.quoted import Step
from rashomon.compare.roots import bare, same_root
from rashomon.lexicon import read_opposites
from rashomon.values.numerals import ONES, TENS

SPELLING = 78.0  # rapidfuzz ratio, 0 to 100, of two spellings of one word: `programme`, `program`
_NEGATIVE, _MODAL, _SURE = (words_of_class(name) for name in ("deny", "modals", "surer"))
_GRAMMAR = words_of_class("grammar") | _MODAL
_TWICE = re.compile(r"(.)\1")
MIN_SENSE = 3  # words that carry sense and stand: fewer are a turn of phrase
MIN_SHORT = 3  # letters of an abbreviation
MIN_KEPT = 5  # words that must stand for one exchanged word to be a change of sense rather than a rewording


@cache
def _ends() -> Mapping[str, frozenset[tuple[int, int]]]:
    """Of each word without its ending the scales it stands on, and at which end."""
    found: dict[str, frozenset[tuple[int, int]]] = {}
    for number, scale in enumerate(read_opposites()):
        for end, words in enumerate((scale.one, scale.other)):
            for word in map(bare, words):
                found[word] = found.get(word, frozenset()) | {(number, end)}
    return found


def are_opposite(a: str, b: str) -> bool:
    """Do two words, in whatever form, stand at the two ends of one scale?"""
    ends = _ends().get(bare(b), frozenset())
    return any((number, 1 - end) in ends for number, end in _ends().get(bare(a), ()))


def is_spelling(step: Step) -> bool:
    """Are the two sides the same words, spelled, joined or inflected in another way?"""
    a, b = step
    if "".join(a).replace("'", "") == "".join(b).replace("'", ""):
        return True
    if len(a) == len(b):
        return all(_one_word(x, y) for x, y in zip(a, b, strict=True))
    return False


def _one_word(a: str, b: str) -> bool:
    if a == b or (number(a) is not None and number(a) == number(b)):
        return True
    if number(a) is not None or number(b) is not None:
        return False
    if min(len(a), len(b)) >= MIN_SHORT and (a.startswith(b) or b.startswith(a)):
        return True  # `Sen.`, `Senator`
    if not same_root(a, b) and _plain(a) != _plain(b):
        return False
    return fuzz.ratio(a, b) >= SPELLING and not are_opposite(a, b)


def _plain(word: str) -> str:
    """A word without what British and American spelling differ in: `judgement`, `cancelled`, `colour`, `realise`."""
    return _TWICE.sub(r"\1", word.replace("e", "").replace("ou", "o").replace("z", "s"))


def number(word: str) -> float | None:
    """The value of a word that is a number."""
    if word.replace(",", "").replace(".", "").isdigit():
        return float(word.replace(",", "").strip("."))
    return ONES.get(word, TENS.get(word))


def turns_sense(steps: Sequence[Step], kept: int) -> tuple[str, ...]:
    """Why the exchanged words change the sense; empty where nothing says so. `kept`: words that stand as they were."""
    a = [w for step in steps for w in step[0]]
    b = [w for step in steps for w in step[1]]
    only_a, only_b = set(a) - set(b), set(b) - set(a)
    if bool(_denials(only_a)) != bool(_denials(only_b)):
        return ("one denies it",)
    if opposed := sorted(f"{x}, {y}" for x in only_a for y in only_b if are_opposite(x, y)):
        return (f"opposites: {opposed[0]}",)
    numbers = [{n for w in words if (n := number(w)) is not None} for words in (only_a, only_b)]
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        return ("another figure",)
    graded = [{w in _SURE for w in words & _MODAL} for words in (only_a, only_b)]
    if len(steps) == 1 and graded[0] != graded[1] and {True, False} <= {*graded[0], *graded[1]}:
        return ("surer in one than in the other",)
    if bool(graded[0]) != bool(graded[1]) and len(steps) == 1:
        return ("surer in one than in the other",)
    if len(steps) == 1 and kept >= MIN_KEPT and _one_for_one(steps[0]):
        return ("one word exchanged, all else stands",)
    return ()


def _denials(words: set[str]) -> set[str]:
    return {w for w in words if w in _NEGATIVE or w.endswith("n't")}


def _one_for_one(step: Step) -> bool:
    a, b = ([w for w in side if w not in _GRAMMAR] for side in step)
    return len(a) == len(b) == 1 and fuzz.ratio(a[0], b[0]) < SPELLING


def share_kept(kept: Sequence[str], steps: Sequence[Step]) -> float:
    """Of the words that carry sense, the share (0 to 1) that stand, be it in another form; 0 if they are too few."""
    stand = sum(w not in _GRAMMAR for w in kept)
    gone = 0
    for a, b in steps:
        left, right = ([w for w in side if w not in _GRAMMAR] for side in (a, b))
        same = sum(any(same_root(x, y) for y in right) for x in left)
        stand += same
        gone += max(len(left), len(right)) - same
    return stand / (stand + gone) if stand >= MIN_SENSE else 0.0


def has_same_sense(a: Sequence[str], b: Sequence[str], steps: Sequence[Step]) -> bool:
    """Are all words exchanged words of grammar, or moved to another place of the quotation?"""
    exchanged = {w for step in steps for side in step for w in side if w not in _GRAMMAR or w in _MODAL}
    return all(a.count(w) == b.count(w) for w in exchanged)


def is_grammar(step: Step) -> bool:
    """Are only words exchanged, added or dropped that carry grammar rather than sense: `the`, `of`, `have`?"""
    return all(w in _GRAMMAR and w not in _MODAL for side in step for w in side)
