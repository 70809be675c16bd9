"""The words of an article as arrays: one 64-bit hash a word, with its place in the text.

Spelling that copies vary freely is folded away: case, accents, full-width forms, hyphens inside words,
apostrophes, commas inside figures, the dots of initials ("U.S." is "US"), soft hyphens and zero-width
characters. Every fold maps one code point to one code point (or to nothing), so offsets stay true.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from rashomon.text import find_quotations
from rashomon.vocabulary import Article, Block

Codes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

TABLE_SIZE = (
    0x2100  # code points; covers European and Semitic scripts and punctuation; rarer ones are folded one by one
)
BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, hence invertible modulo 2**64
BASE_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
MIX = np.uint64(0xBF58476D1CE4E5B9)  # multiplier of the splitmix64 finaliser
SHARED_ROLES = ("body",)  # captions, notes, headings and titles are re-made by every outlet

UNSPACED = (
    (0x0E00, 0x0EE0),
    (0x1000, 0x10A0),
    (0x1780, 0x1800),
    (0x2E80, 0xA4D0),
    (0xF900, 0xFB00),
    (0x20000, 0x32000),
)

MARKS = frozenset("\"'“”„‟«»‹‚‘「」『』")  # what can open a quotation

BREAK, LETTER, DIGIT, WHOLE, IGNORED, HYPHEN, COMMA, DOT = range(8)  # classes of code points
_SPECIAL = {
    "-": HYPHEN,
    "\u2010": HYPHEN,
    "\u2011": HYPHEN,
    "'": IGNORED,
    "\u2018": BREAK,
    "\u2019": IGNORED,
    "\u02bc": IGNORED,
    "\u00ad": IGNORED,
    ",": COMMA,
    ".": DOT,
}


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The shared-text words of one article, in order.

    `hashes`: uint64, one a word. `starts`, `ends`: code-point offsets into the article's text. `codes`: the folded
    code points of all words, one space after each; `code_ends`: where each word ends in `codes` (before its space).
    `cut`: whether text that is not shared text (a caption, a heading) stands between the word before and this one.
    """

    hashes: Codes
    starts: Places
    ends: Places
    codes: Codes
    code_ends: Places
    cut: Flags

    def __len__(self) -> int:
        return len(self.hashes)

    def only(self, chosen: Flags) -> Words:
        """The chosen words alone, as if the others did not stand in the text."""
        widths = np.diff(np.concatenate(([0], self.code_ends + 1)))
        codes = self.codes[np.repeat(chosen, widths)]
        ends = np.cumsum(widths[chosen]) - 1
        return Words(self.hashes[chosen], self.starts[chosen], self.ends[chosen], codes, ends, self.cut[chosen])


def shared_blocks(article: Article) -> list[Block]:
    """The blocks that count as shared text; all blocks where an article has none of these roles."""
    return [block for block in article.blocks if block.role in SHARED_ROLES] or list(article.blocks)


def find_words(article: Article) -> Words:
    """The folded words of the article's shared blocks. Time and memory linear in the text."""
    codes = np.frombuffer(article.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    folded, kinds = _fold(codes)
    inside = _inside([(block.start, block.end) for block in shared_blocks(article)], len(codes))
    keep = _kept(kinds) & inside
    if not keep.any():
        return _no_words()
    numbers = _number_words(kinds, keep, inside)
    return _collect(article, folded[keep], np.flatnonzero(keep), numbers[keep])


def find_quoted(article: Article, words: Words) -> Flags:
    """Which words stand inside quotation marks. Marks pair up within one block only."""
    text = article.text
    marked = [b for b in shared_blocks(article) if not MARKS.isdisjoint(text[b.start : b.end])]
    ranges = [(q.start, q.end) for b in marked for q in find_quotations(text, b.start, b.end)]
    return _inside(ranges, len(text))[words.starts]


def _fold(codes: Places) -> tuple[Codes, Places]:
    """Each code point's folded form and class."""
    table, classes = _table()
    low = np.minimum(codes, TABLE_SIZE - 1)
    folded, kinds = table[low], classes[low]
    rare = np.flatnonzero(codes >= TABLE_SIZE)
    if len(rare):
        values, where = np.unique(codes[rare], return_inverse=True)
        pairs = [_fold_one(int(value)) for value in values]
        folded[rare] = np.array([form for form, _ in pairs], dtype=np.uint64)[where]
        kinds[rare] = np.array([kind for _, kind in pairs], dtype=np.int64)[where]
    return folded, kinds


@cache
def _table() -> tuple[Codes, Places]:
    """Folded form and class of the code points below `TABLE_SIZE`; made once, in some ten milliseconds."""
    pairs = [_fold_one(code) for code in range(TABLE_SIZE)]
    return np.array([f for f, _ in pairs], dtype=np.uint64), np.array([k for _, k in pairs], dtype=np.int64)


def _fold_one(code: int) -> tuple[int, int]:
    """Folded form and class of one code point."""
    char = chr(code)
    if char in _SPECIAL:
        return code, _SPECIAL[char]
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return code, IGNORED
    if category == "Lo" and _unspaced(code):
        return code, WHOLE
    if category[0] in "LN":
        return _plain(char), DIGIT if category[0] == "N" else LETTER
    return code, BREAK


def _plain(char: str) -> int:
    """A letter or digit without accent, width and case, where that leaves one code point."""
    parts = unicodedata.normalize("NFKD", char)
    bare = parts[0] if not any(unicodedata.combining(part) == 0 for part in parts[1:]) else char
    small = bare.casefold()
    return ord(small if len(small) == 1 else bare)


def _unspaced(code: int) -> bool:
    """Whether the character belongs to a script written without spaces: each one is a word of its own."""
    return any(low <= code < high for low, high in UNSPACED)


def _inside(ranges: list[tuple[int, int]], size: int) -> Flags:
    """Which of `size` places lie in one of the half-open ranges."""
    steps = np.zeros(size + 1, dtype=np.int64)
    for start, end in ranges:
        steps[start] += 1
        steps[end] -= 1
    return np.cumsum(steps)[:size] > 0


def _kept(kinds: Places) -> Flags:
    return np.isin(kinds, (LETTER, DIGIT, WHOLE))


def _number_words(kinds: Places, keep: Flags, inside: Flags) -> Places:
    """The number of the word each character belongs to; silent characters inside a word get its number too."""
    padded = np.concatenate(([BREAK], np.where(inside, kinds, BREAK), [BREAK, BREAK]))
    before, here, after, later = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    earlier = np.concatenate(([BREAK], before[:-1]))
    letters = (before == LETTER) & (after == LETTER)
    silent = (
        (here == IGNORED)
        | ((here == HYPHEN) & letters)
        | ((here == COMMA) & (before == DIGIT) & (after == DIGIT))
        | ((here == DOT) & letters & (earlier != LETTER) & (later != LETTER))
    )
    gap = ~(keep | silent)
    starts = gap | (here == WHOLE) | (before == WHOLE)
    return np.cumsum(starts)


def _collect(article: Article, codes: Codes, places: Places, numbers: Places) -> Words:
    """Words from the kept characters: their folded codes, places in the text and word numbers."""
    firsts = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
    lasts = np.concatenate((firsts[1:], [len(codes)]))
    starts, ends = places[firsts], places[lasts - 1] + 1
    spaced = np.insert(codes, lasts, np.uint64(ord(" ")))
    hashes = _hash_runs(codes, firsts, lasts)
    return Words(hashes, starts, ends, spaced, lasts + np.arange(len(lasts)), _cuts(article, starts))


def _no_words() -> Words:
    none, never = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.bool_)
    hashes = np.zeros(0, dtype=np.uint64)
    return Words(hashes, none, none, hashes, none, never)


def _cuts(article: Article, starts: Places) -> Flags:
    """Marks the first word after each run of blocks that are not shared text."""
    cut = np.zeros(len(starts) + 1, dtype=np.bool_)
    shared = set(shared_blocks(article))
    other = [block.end for block in article.blocks if block not in shared]
    cut[np.searchsorted(starts, np.array(other, dtype=np.int64))] = True
    return cut[:-1]


def _hash_runs(codes: Codes, firsts: Places, lasts: Places) -> Codes:
    """A 64-bit hash of each run `codes[first:last]`: polynomial prefix sums modulo 2**64, then mixed."""
    powers = _powers(BASE, len(codes))
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum((codes + np.uint64(1)) * powers, dtype=np.uint64)))
    hashes = (sums[lasts] - sums[firsts]) * _powers(BASE_INVERSE, len(codes))[firsts]
    return mix(hashes)


def _powers(base: np.uint64, size: int) -> Codes:
    steps = np.full(max(size, 1), base, dtype=np.uint64)
    steps[0] = 1
    return np.cumprod(steps, dtype=np.uint64)[:size]


def mix(hashes: Codes) -> Codes:
    """The splitmix64 finaliser: every input bit moves every output bit."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * MIX
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Codes = hashes ^ (hashes >> np.uint64(31))
    return mixed
