"""The letters of many texts at once: one byte a character, case, accents and width folded away, separators zero.

ASCII is folded by arithmetic on whole arrays. Every other character is looked up once per distinct code point;
what folds to ASCII becomes it ("É" is "e"), what does not ("ж", "語") keeps a byte and its full code point beside.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rashomon.copies.folding import UNSPACED, Flags, Places

Bytes = npt.NDArray[np.uint8]
Points = npt.NDArray[np.uint32]

CODE_POINTS = 0x110000  # code points of Unicode
UNKNOWN = 0xFFFFFFFF  # a code point not looked up yet
SEPARATOR = 0
IGNORED = 1  # combining marks, soft hyphens, zero-width characters: as if they did not stand there
STOP = 2  # a separator that ends a sentence
DOT = 3  # one that does so unless a letter or digit follows at once, as in "3.5"
ALONE = 1 << 31  # this character is a word of its own (scripts written without spaces)
STOPS = tuple(map(ord, ".!?\n"))  # what ends a sentence or a line
SEPARATORS = dict.fromkeys("!?\n。！？．؟।…\u2028\u2029", STOP) | {".": DOT}
PADDING = 80  # zero bytes after the last letter: room for reading eight bytes at any place up to a word's 72nd byte


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """`codes`: a byte a character, 0 where none stands, then `PADDING` zeros. `bounds`: where each text starts, and
    one past the last. `foreign`, `points`: places whose letter is not ASCII, and the letter. `alone`: places of
    characters that are words by themselves. `stops`: places where a sentence or a line may end."""

    codes: Bytes
    bounds: Places
    foreign: Places
    points: Points
    alone: Places
    stops: Places


def find_letters(texts: Sequence[str]) -> Letters:
    """The folded letters of `texts`, one after the other with separators between. Time linear in their length."""
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    bounds = np.concatenate(([0], np.cumsum(lengths + 1)))
    points = join_texts(texts)
    others = np.flatnonzero(points > 127)
    folded = find_folds(points[others])[points[others]]
    silent = folded == IGNORED
    if silent.any():
        ignored = others[silent]
        points = _without(points, ignored)
        bounds = bounds - np.searchsorted(ignored, bounds)
        others, folded = (others - np.cumsum(silent))[~silent], folded[~silent]
    return _assemble(points, bounds, others, folded)


def join_texts(texts: Sequence[str]) -> Points:
    """The code points of all texts, a line break after each."""
    return np.array("\n".join(texts) + "\n").reshape(1).view(np.uint32)


def _without(points: Points, places: Places) -> Points:
    """The code points but those at `places`; a few are cut out faster than by a mask over all."""
    if len(places) > len(points) // 100:
        return np.delete(points, places)
    edges = [0, *(places + 1).tolist(), len(points) + 1]
    return np.concatenate([points[low : high - 1] for low, high in pairwise(edges)])


def _assemble(points: Points, bounds: Places, others: Places, folded: Points) -> Letters:
    codes = np.zeros(len(points) + PADDING, dtype=np.uint8)
    low = points.astype(np.uint8)
    _fold_ascii(low, codes[: len(points)])
    plain = np.where(folded == STOP, np.uint32(SEPARATOR), folded & np.uint32(ALONE - 1))
    codes[others] = np.where(plain < 128, plain, (plain & 127) | 128).astype(np.uint8)
    foreign = plain >= 128
    stops = _find_stops(low, codes, others, folded == STOP)
    return Letters(codes, bounds, others[foreign], plain[foreign], others[folded >= ALONE], stops)


def _find_stops(low: Bytes, codes: Bytes, others: Places, others_stop: Flags) -> Places:
    """Sentence ends; after a full stop no letter or digit may follow at once, as in "3.5"."""
    stops: Flags = low == np.uint8(STOPS[0])
    for stop in STOPS[1:]:
        stops |= low == np.uint8(stop)
    stops[others] = others_stop
    places = np.flatnonzero(stops)
    ends: Places = places[(codes[places + 1] == 0) | (low[places] != ord("."))]
    return ends


def _fold_ascii(low: Bytes, out: Bytes) -> None:
    """Letters to lower case, digits as they are, all else 0. (Setting bit 5 makes letters small and keeps digits.)"""
    words: Flags = (low - np.uint8(ord("0"))) < np.uint8(10)
    low = low | np.uint8(32)
    words |= (low - np.uint8(ord("a"))) < np.uint8(26)
    np.multiply(low, words.view(np.uint8), out=out)


def find_folds(points: Points) -> Points:
    """A table of all code points that holds the folds of ASCII and of `points`, and `UNKNOWN` for others."""
    table = _table()
    missing = np.unique(points[table[points] == UNKNOWN])
    if len(missing):
        table[missing] = [_fold(chr(point)) for point in missing.tolist()]
    return table


@cache
def _table() -> Points:
    """The fold of ASCII and of every code point met so far."""
    table = np.full(CODE_POINTS, UNKNOWN, dtype=np.uint32)
    table[:128] = [_fold(chr(point)) for point in range(128)]
    return table


def _fold(char: str) -> int:
    """The letter or digit without accent, width and case (where that leaves one code point), or what it is instead."""
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return IGNORED
    if category[0] not in "LNM":
        return SEPARATORS.get(char, SEPARATOR)
    parts = unicodedata.normalize("NFKD", char)
    bare = parts[0] if not any(unicodedata.combining(part) == 0 for part in parts[1:]) else char
    small = bare.casefold()
    code = ord(small) if len(small) == 1 else ord(bare)
    if code < 128 and not chr(code).isalnum():
        return SEPARATOR
    unspaced = category == "Lo" and any(low <= code < high for low, high in UNSPACED)
    return code | ALONE if unspaced else code
