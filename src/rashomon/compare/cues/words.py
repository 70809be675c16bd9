"""The words that tell how a sentence means what it says: classes of words and phrases, from `words.tsv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.clauses import is_part_of_name
from rashomon.language import Parse, Token

REMEMBERED = 1 << 12  # sentences whose classes are kept
_KINDS = {"V": frozenset({"VERB", "AUX"}), "N": frozenset({"NOUN", "PROPN"})}
_MODAL, _ANY, _UNSOUGHT = "M", "*", "-"


class Phrase(NamedTuple):
    """A phrase of a class; `kind`: what its first word must be."""

    parts: tuple[str, ...]
    kind: str
    name: str


@cache
def read_words() -> Mapping[str, tuple[Phrase, ...]]:
    """For each first word the phrases that begin with it."""
    found: dict[str, dict[Phrase, None]] = defaultdict(dict)
    for name, _, kind, words, _ in read_rows():
        for phrase in words.split() if kind != _UNSOUGHT else ():
            parts = tuple(phrase.split("_"))
            found[parts[0]][Phrase(parts, kind, name)] = None
    return {first: tuple(rows) for first, rows in found.items()}


@cache
def read_rows() -> tuple[tuple[str, ...], ...]:
    """The rows of the table: class, group, part of speech, words, example."""
    lines = (files("rashomon.compare.cues") / "words.tsv").read_text("utf-8").splitlines()[1:]
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def classes_of_group(*groups: str) -> tuple[str, ...]:
    """The classes that are compared in one way, in the order of the table."""
    return tuple(dict.fromkeys(name for name, group, *_ in read_rows() if group in groups))


@cache
def words_of_class(name: str) -> frozenset[str]:
    """The single words of a class, as lemmas or forms."""
    return frozenset(w for row, _, _, words, _ in read_rows() if row == name for w in words.split() if "_" not in w)


@lru_cache(maxsize=REMEMBERED)
def find_classes(parse: Parse) -> Mapping[str, tuple[int, ...]]:
    """For each class the tokens at which one of its words or phrases begins. Linear in the sentence."""
    table = read_words()
    found: dict[str, set[int]] = defaultdict(set)
    for token in parse.tokens:
        for first in dict.fromkeys((token.lemma.lower(), token.text.lower())):
            for phrase in table.get(first, ()):
                if _fits(token, phrase.kind) and _stands(parse, token.index, phrase.parts):
                    found[phrase.name].add(token.index)
    return {name: tuple(sorted(at)) for name, at in found.items()}


def _fits(token: Token, kind: str) -> bool:
    if kind == _MODAL:
        return token.tag == "MD"
    if kind == "V" and is_part_of_name(token):
        return False
    return kind == _ANY or token.pos in _KINDS[kind]


def _stands(parse: Parse, index: int, parts: tuple[str, ...]) -> bool:
    """Do the words stand in a row, or the second as a particle of the first?"""
    rest = parse.tokens[index + 1 : index + len(parts)]
    if len(rest) == len(parts) - 1 and all(_is(t, p) for t, p in zip(rest, parts[1:], strict=True)):
        return True
    return len(parts) == 2 and any(
        parse.tokens[c].tag in {"RP", "RB"} and _is(parse.tokens[c], parts[1]) for c in parse.children[index]
    )


def _is(token: Token, word: str) -> bool:
    return word in (token.lemma.lower(), token.text.lower())


def pole(name: str) -> tuple[str, int]:
    """The axis and the sign of a class that is one of two opposite poles; sign 0 of any other."""
    return (name[:-1], 1 if name.endswith("+") else -1) if name[-1] in "+-" else (name, 0)


__all__ = ["classes_of_group", "find_classes", "pole", "read_words", "words_of_class"]
