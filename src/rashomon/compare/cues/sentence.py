"""What the words of one sentence tell of how it means what it says: denials, certainty, who says it, who does what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rashomon.clauses import helpers_of, is_denied, is_infinitive, undergoer_of
from rashomon.compare.cues.clauses import Clause, Speaker, find_clauses, find_speakers
from rashomon.compare.cues.deeds import Deed, find_deeds
from rashomon.compare.cues.worded import CONTENT, LIGHT, Worded
from rashomon.compare.cues.words import find_classes, pole
from rashomon.language import Parse
from rashomon.text import fold
from rashomon.values.figures import Figure, find_figures

REMEMBERED = 1 << 12  # sentences whose cues are kept
_FUTURE = frozenset("will wo 'll ’ll shall would".split())


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """`classes`: tokens by class of word; `signs`: for each pair of opposites the signs it is told with, denials
    counted; `denied`, `plain`: words told with an odd and an even number of denials."""

    worded: Worded
    classes: Mapping[str, tuple[int, ...]]
    content: frozenset[str]
    signs: Mapping[str, Mapping[int, int]]
    denied: Mapping[str, int]
    plain: Mapping[str, int]
    future: tuple[int, ...]
    done: tuple[int, ...]
    speakers: tuple[Speaker, ...]
    deeds: tuple[Deed, ...]
    clauses: tuple[Clause, ...]
    figures: tuple[Figure, ...]
    quotes: bool

    @property
    def parse(self) -> Parse:
        return self.worded.parse


@lru_cache(maxsize=REMEMBERED)
def find_cues(parse: Parse) -> Cues:
    """The cues of a sentence. Linear in its words but for the length of their chains of heads."""
    words = tuple(fold(t.lemma) if t.pos != "PROPN" else fold(t.text) for t in parse.tokens)
    worded = Worded(parse, words)
    classes = find_classes(parse)
    denied, plain = _polarity(worded)
    speakers = tuple(find_speakers(worded, classes))
    return Cues(
        worded,
        classes,
        frozenset(words[t.index] for t in parse.tokens if t.pos in CONTENT and words[t.index] not in LIGHT),
        _signs(worded, classes),
        denied,
        plain,
        tuple(_future(worded, classes)),
        tuple(_done(worded)),
        speakers,
        tuple(find_deeds(worded, classes)),
        tuple(find_clauses(worded, speakers)),
        find_figures(parse),
        any(c in parse.text for c in '"“”«»'),
    )


def _polarity(worded: Worded) -> tuple[dict[str, int], dict[str, int]]:
    denied: dict[str, int] = {}
    plain: dict[str, int] = {}
    for token in worded.tokens:
        word = worded.words[token.index]
        if token.pos in {"VERB", "ADJ", "NOUN"} and word not in LIGHT:
            (denied if is_denied(worded.parse, token.index) else plain).setdefault(word, token.index)
    return denied, plain


def _signs(worded: Worded, classes: Mapping[str, tuple[int, ...]]) -> dict[str, dict[int, int]]:
    """For each axis the signs, each with the token that first has it."""
    found: dict[str, dict[int, int]] = {}
    for name in sorted(classes):
        axis, sign = pole(name)
        for index in classes[name] if sign else ():
            odd = is_denied(worded.parse, index) != _undone(worded, classes, index)
            found.setdefault(axis, {}).setdefault(-sign if odd else sign, index)
    return found


def _undone(worded: Worded, classes: Mapping[str, tuple[int, ...]], index: int) -> bool:
    """Is it the object of a verb that ends it: `lifted the ban`?"""
    above = worded.tokens[index].head
    return above in classes.get("undoing", ()) and undergoer_of(worded.parse, above) == index


def _future(worded: Worded, classes: Mapping[str, tuple[int, ...]]) -> Iterator[int]:
    """Verbs that are yet to be done."""
    for token in worded.tokens:
        ahead = token.tag == "MD" and token.text.lower() in _FUTURE
        to_be = worded.words[token.head] == "be" and is_infinitive(worded.parse, token.index)  # `is to leave`
        if ahead or to_be or token.index in classes.get("to-be-done", ()):
            yield token.index


def _done(worded: Worded) -> Iterator[int]:
    """Verbs told as done: in a past tense or a perfect, without a modal."""
    for token in worded.tokens:
        if token.pos != "VERB" or token.tag not in {"VBD", "VBN"}:
            continue
        aux = helpers_of(worded.parse, token.index)
        if any(t.tag == "MD" for t in aux) or (token.tag == "VBN" and not aux):
            continue
        yield token.index
