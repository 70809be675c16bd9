# mypy: disable-error-code="no-untyped-def,no-untyped-call,untyped-decorator,assignment"
"""The loops that cost most, compiled: words of texts, n-grams, their groups and pairs, what two documents share.

They give the very values that `chunks`, `gathering`, `pairing` and `comparing` find by passes over whole arrays.
numba is optional: loading it takes half a second, and compiling some seconds, once for an installation.
"""

from __future__ import annotations

import numba
import numpy as np

from rashomon.copies.corpus.chunks import Chunk, find_chunk_plainly
from rashomon.copies.corpus.comparing import GLANCE, TENTHS
from rashomon.copies.corpus.letters import ALONE, DOT, IGNORED, STOP, find_folds, join_texts
from rashomon.copies.corpus.shelf import DOCUMENT_BITS, HASH_MASK, HASH_SHIFT, OPENS
from rashomon.copies.corpus.words import FIRST, FOREIGN, HALF, LANE, LONGEST, NGRAM, SALT, SECOND
from rashomon.copies.folding import mix

SMALL, LOW, HIGH, SIDE, NEXT = (np.uint32(value) for value in (32, 127, 128, 1, 1))  # SMALL: makes letters small
DIGITS, TEN, ALPHABET, LETTERS = (np.uint32(value) for value in (ord("0"), 10, ord("a"), 26))
NONE = np.uint8(0)
GLANCE_MASK, GLANCE_BITS = np.uint32(2 * (GLANCE - 1)), np.uint32(GLANCE.bit_length())  # hash bits that are zero
DOCUMENTS = np.uint64((1 << DOCUMENT_BITS) - 1)
SPARE = 8  # bytes after the last letter, so that eight can be read from any place
ZERO, ONE, LAST, BYTE, EIGHT = (np.uint64(value) for value in (0, 1, LANE - 1, 8, LANE))
ONES, HIGHS = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)  # in each byte of a lane
SIGN, TOP = np.uint64(7), np.uint64(56)


def _compile(function):
    """Compiled and kept on disk; where nothing can be kept there, compiled anew in each process."""
    try:
        return numba.njit(cache=True)(function)
    except RuntimeError:
        return numba.njit(function)


_mix = _compile(mix)


def find_chunk(texts, number, sample):
    """As `chunks.find_chunk_plainly`, of the same arguments."""
    points = join_texts(texts)
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1) - 1
    others = np.flatnonzero(points >= HIGH)
    table = find_folds(points[others])
    codes = np.zeros(len(points) + SPARE, np.uint8)
    if not fold_letters(points, others, codes, table):
        return find_chunk_plainly(texts, number, sample)
    lanes = np.ndarray((len(points),), "<u8", codes.data, strides=(1,))
    words = hash_words(points, ends, codes, lanes, table)
    return Chunk(np.diff(words[1]), *hash_ngrams(*words, number, sample))


@_compile
def fold_letters(points, others, codes, table):
    """Puts a byte for each character: a letter or digit of ASCII (that it folds to, by `table`), zero for what parts
    words, from `HIGH` on what needs a closer look. `others`: places of characters beyond ASCII. False where one of
    them is a word by itself."""
    for place in range(len(points)):
        small = np.uint32(points[place] | SMALL)
        is_letter = np.uint32(small - ALPHABET) < LETTERS
        is_digit = np.uint32(points[place] - DIGITS) < TEN
        codes[place] = np.uint8(small) if is_letter | is_digit else NONE
    for place in others:
        code = table[points[place]]
        if code >= ALONE:
            return False
        codes[place] = HIGH if code == IGNORED else NONE if code <= DOT else code if code < HIGH else code | HIGH
    return True


@_compile
def hash_words(points, ends, codes, lanes, table):
    """Hash of each word of the texts that end before `ends` in `points`, where a line break stands; the number of
    each text's first word, and the total; whether a word opens a sentence. `lanes`: the eight bytes of `codes` from
    each place on, in which most words stand whole."""
    hashes, opens = np.empty(len(points), np.uint64), np.empty(len(points), np.bool_)
    firsts = np.zeros(len(ends) + 1, np.int64)
    words, text, place, opening, dot = 0, 0, 0, True, False
    while place < len(points):
        if not codes[place]:
            code = table[points[place]]
            opening |= dot | (code == STOP)
            dot = code == DOT
            if place == ends[text]:
                text, opening = text + 1, True
                firsts[text] = words
            place += 1
            continue
        lane = lanes[place]
        zeros = (lane - ONES) & ~lane & HIGHS
        whole = zeros ^ (zeros - ONE)  # all bits up to the first byte that is zero
        if zeros and not lane & whole & HIGHS:
            value = (lane & whole) * FIRST
            place += np.int64((((whole >> SIGN) & ONES) * ONES) >> TOP) - 1
        else:
            value, length, place = _hash_long(points, place, codes, table)
            if not length:
                continue
        hashes[words], opens[words] = (value ^ (value >> HALF)) * SECOND, opening
        words, opening, dot = words + 1, False, False
    return hashes[:words], firsts, opens[:words]


@_compile
def _hash_long(points, place, codes, table):
    """What stands for the bytes of the word that begins at `place`, how many letters it has, and where it ends."""
    value, lane, foreign, seen = ZERO, ZERO, ZERO, ZERO
    while codes[place]:
        code = np.uint64(codes[place])
        if code >= HIGH:
            point = np.uint64(table[points[place]])
            if point == IGNORED:
                place += 1
                continue
            mixed = (point + (seen << HALF)) * FOREIGN
            foreign += (mixed ^ (mixed >> HALF)) * SECOND
        if seen & LAST == ZERO and ZERO < seen <= LONGEST:
            value, lane = _add_lane(value, lane, seen), ZERO
        lane |= code << ((seen & LAST) * BYTE)
        seen += ONE
        place += 1
    if seen > LONGEST:
        return value + seen + foreign, seen, place
    return _add_lane(value, lane, seen) + foreign, seen, place


@_compile
def _add_lane(value, lane, seen):
    """`value` with the lane that ends after so many letters."""
    if seen <= EIGHT:
        return lane * FIRST
    return (value ^ (value >> HALF)) * SALT + lane * FIRST


@_compile
def hash_ngrams(hashes, firsts, opens, number, sample):
    """Of the documents with these words, the first of them with this number: n-grams as `shelf.pack_grams` makes
    them, how many each has, a hash of each one's words, postings of n-grams and of openings, unsorted."""
    grams, postings = np.empty(len(hashes), np.uint32), np.empty(2 * len(hashes), np.uint64)
    counts, texts = np.zeros(len(firsts) - 1, np.int64), np.zeros(len(firsts) - 1, np.uint64)
    values = _roll(hashes)
    size, posted, mask = 0, 0, np.uint32(2 * (sample - 1))
    for text in range(len(firsts) - 1):
        first, last = firsts[text], firsts[text + 1]
        texts[text] = _hash_text(hashes[first:last])
        document, begin = np.uint64(number + text) << ONE, size
        for word in range(first, last - NGRAM + 1):
            gram = np.uint32(values[word] >> HALF) & HASH_MASK
            postings[posted] = ((values[word] >> HASH_SHIFT) << HASH_SHIFT) | document
            posted += gram & mask == 0
            grams[size] = gram | np.uint32(opens[word])
            size += 1
        counts[text] = size - begin
        for place in range(begin, size - NGRAM + 1):
            if grams[place] & OPENS:
                value = _hash_opening(grams[place], grams[place + NGRAM - 1])
                postings[posted] = ((value >> HASH_SHIFT) << HASH_SHIFT) | document | ONE
                posted += 1
    return grams[:size], counts, texts, postings[:posted]


@_compile
def _roll(hashes):
    """The hash of each run of five words."""
    values = np.empty(len(hashes), np.uint64)
    for word in range(len(hashes) - NGRAM + 1):
        value = hashes[word]
        value = value * SALT + hashes[word + 1]
        value = value * SALT + hashes[word + 2]
        value = value * SALT + hashes[word + 3]
        value = value * SALT + hashes[word + 4]
        values[word] = (value ^ (value >> HALF)) * FIRST
    return values


@_compile
def _hash_text(hashes):
    """A hash of the words in order."""
    value, power = np.uint64(len(hashes)), ONE
    for word in hashes:
        value += word * power
        power *= SALT
    return value


@_compile
def _hash_opening(gram, later):
    return _mix((np.uint64(gram >> SIDE) << HALF) | np.uint64(later >> SIDE))


@_compile
def _enter(gram, owner, owners, keys, at_a, at_b, mask):
    """The slot of an n-gram of the pair `owner`, empty where it had none."""
    slot = _find_slot(gram, owner, owners, keys, mask)
    if owners[slot] != owner:
        owners[slot], keys[slot], at_a[slot], at_b[slot] = owner, gram, 0, 0
    return slot


@_compile
def match_grams(grams, offsets, a, b):
    """What `comparing.match_grams` finds. `offsets`: where the n-grams of each document begin in `grams`, and end."""
    sizes_a, sizes_b = offsets[a + 1] - offsets[a], offsets[b + 1] - offsets[b]
    matches, matched = np.empty((3, np.sum(sizes_a)), np.int64), np.empty(np.sum(sizes_a), np.uint32)
    distinct = np.zeros((2, len(a)), np.int64)
    owners, keys, at_a, at_b = np.zeros((4, _table_size(np.max(sizes_a + sizes_b))), np.uint32)
    found = 0
    for pair in range(len(a)):
        begin_a, begin_b, owner = offsets[a[pair]], offsets[b[pair]], np.uint32(pair + 1)
        mask = np.uint32(_table_size(sizes_a[pair] + sizes_b[pair]) - 1)
        for place in range(sizes_a[pair]):
            slot = _enter(grams[begin_a + place] >> SIDE, owner, owners, keys, at_a, at_b, mask)
            if not at_a[slot]:
                distinct[0, pair] += 1
            at_a[slot] = place + 1
        for place in range(sizes_b[pair]):
            slot = _enter(grams[begin_b + place] >> SIDE, owner, owners, keys, at_a, at_b, mask)
            if not at_b[slot]:
                distinct[1, pair] += 1
                at_b[slot] = place + 1
        for place in range(sizes_a[pair]):
            gram = grams[begin_a + place]
            slot = _find_slot(gram >> SIDE, owner, owners, keys, mask)
            if at_a[slot] == place + 1 and at_b[slot]:
                other = np.int64(at_b[slot]) - 1
                matches[0, found], matches[1, found], matches[2, found] = pair, place, other
                matched[found] = gram & (grams[begin_b + other] | HASH_MASK)
                found += 1
    return matches[0, :found], matches[1, :found], matches[2, :found], matched[:found], distinct[0], distinct[1]


@_compile
def glance(grams, offsets, a, b):
    """In how many parts of `a` each pair shares n-grams, as far as a few of them tell. `offsets`: where the n-grams of
    each document begin in `grams`, and where the last one's end."""
    found = np.zeros(len(a), np.int64)
    most = 0
    for pair in range(len(a)):
        most = max(most, offsets[b[pair] + 1] - offsets[b[pair]])
    owners, keys = np.zeros((2, _table_size(most)), np.uint32)
    for pair in range(len(a)):
        first, last, owner = offsets[b[pair]], offsets[b[pair] + 1], np.uint32(pair + 1)
        mask = np.uint32(_table_size(last - first) - 1)
        for place in range(first, last):
            if not grams[place] & GLANCE_MASK:
                slot = _find_slot(grams[place] >> GLANCE_BITS, owner, owners, keys, mask)
                owners[slot], keys[slot] = owner, grams[place] >> GLANCE_BITS
        first, last, part_before = offsets[a[pair]], offsets[a[pair] + 1], -1
        for place in range(first, last):
            if not grams[place] & GLANCE_MASK:
                slot = _find_slot(grams[place] >> GLANCE_BITS, owner, owners, keys, mask)
                if owners[slot] == owner:
                    part = (place - first) * TENTHS // (last - first)
                    found[pair] += part != part_before
                    part_before = part
    return found


@_compile
def _table_size(grams):
    """A power of two, at least twice as many."""
    size = 16
    while size < 2 * grams:
        size *= 2
    return size


@_compile
def _find_slot(gram, owner, owners, keys, mask):
    """Where the n-gram stands in the table, or may be put."""
    slot = gram & mask
    while owners[slot] == owner and keys[slot] != gram:
        slot = (slot + NEXT) & mask
    return slot


@_compile
def group_postings(postings, stands):
    """Members, whether each is an opening, n-gram, first member and size of the groups that `gathering.find_groups`
    finds."""
    members, opens = np.empty(len(postings), np.int64), np.empty(len(postings), np.bool_)
    firsts, sizes = np.empty((2, len(postings)), np.int64)
    grams = np.empty(len(postings), np.uint32)
    groups, size, place = 0, 0, 0
    while place < len(postings):
        value, begin = postings[place] >> HASH_SHIFT, size
        while place < len(postings) and postings[place] >> HASH_SHIFT == value:
            document = np.int64((postings[place] >> ONE) & DOCUMENTS)
            members[size], opens[size] = document, postings[place] & ONE
            size += stands[document]
            place += 1
        if size - begin < 2:
            size = begin
            continue
        firsts[groups], sizes[groups] = begin, size - begin
        grams[groups] = np.uint32(postings[place - 1] >> HALF) & HASH_MASK
        groups += 1
    return (
        members[:size].copy(),
        opens[:size].copy(),
        grams[:groups].copy(),
        firsts[:groups].copy(),
        sizes[:groups].copy(),
    )


@_compile
def pair_members(members, opens, firsts, sizes):
    """The keys of `pairing.find_all_pairs`, group by group."""
    total = 0
    for size in sizes:
        total += size * (size - 1) // 2
    keys = np.empty(total, np.uint64)
    found = 0
    for group in range(len(sizes)):
        last = firsts[group] + sizes[group]
        for one in range(firsts[group], last):
            for other in range(one + 1, last):
                low, high = min(members[one], members[other]), max(members[one], members[other])
                keys[found] = (low << (DOCUMENT_BITS + 1)) | (high << 1) | (opens[one] & opens[other])
                found += 1
    return keys
