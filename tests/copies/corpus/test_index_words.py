"""The words of many texts at once are those that a plain loop over each text finds."""

from __future__ import annotations

import unicodedata

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.copies.corpus.words import NGRAM, find_ngrams, find_words, hash_texts
from rashomon.copies.folding import UNSPACED

LETTERS = st.characters(codec="utf-8") | st.sampled_from(
    "abcABC019 .,!?'’“”–—\n\t\xad\u0301\u200béÉßжЖ語文ａＡ１ﬁ𝒜𠀀\x00_"
)
TEXTS = st.lists(st.text(LETTERS, max_size=90), max_size=6)


def find_words_plainly(text):
    """Words, one character at a time."""
    words, now = [], ""
    for char in text:
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            continue
        letter = fold(char)
        alone = letter and unicodedata.category(char) == "Lo" and any(a <= ord(letter) < b for a, b in UNSPACED)
        if now and (alone or not letter):
            words.append(now)
            now = ""
        if alone:
            words.append(letter)
        else:
            now += letter
    return [*words, now] if now else words


def fold(char):
    """The folded letter, or nothing for what is none."""
    if unicodedata.category(char)[0] not in "LNM":
        return ""
    parts = unicodedata.normalize("NFKD", char)
    bare = parts[0] if all(unicodedata.combining(part) for part in parts[1:]) else char
    small = bare.casefold() if len(bare.casefold()) == 1 else bare
    return small if small.isalnum() or ord(small) > 127 else ""


@given(TEXTS)
def test_words_are_those_of_a_plain_loop(texts):
    words = find_words(texts)
    expected = [find_words_plainly(text) for text in texts]
    assert np.diff(words.firsts).tolist() == [len(one) for one in expected]
    hashes = words.hashes.tolist()
    told: dict[str, int] = {}
    for word, value in zip([word for one in expected for word in one], hashes, strict=True):
        assert told.setdefault(word, value) == value
    assert len(set(told.values())) == len(told)


@given(TEXTS)
def test_a_text_has_the_same_ngrams_alone_and_among_others(texts):
    together = find_ngrams(find_words(texts))
    alone = [find_ngrams(find_words([text])) for text in texts]
    assert together.hashes.tolist() == [value for one in alone for value in one.hashes.tolist()]
    assert together.opens.tolist() == [value for one in alone for value in one.opens.tolist()]
    assert together.counts.tolist() == [value for one in alone for value in one.counts.tolist()]
    assert hash_texts(find_words(texts)).tolist() == [hash_texts(find_words([text])).tolist()[0] for text in texts]


@given(st.lists(st.sampled_from("abcdefgh"), min_size=NGRAM, max_size=40))
def test_ngrams_are_equal_where_their_words_are(letters):
    hashes = find_ngrams(find_words([" ".join(letters)])).hashes.tolist()
    grams = [tuple(letters[at : at + NGRAM]) for at in range(len(letters) - NGRAM + 1)]
    assert len(hashes) == len(grams)
    assert len(set(hashes)) == len(set(grams))
    assert len(set(zip(hashes, grams, strict=True))) == len(set(grams))


@given(st.lists(st.sampled_from(["ab", "cd"]), max_size=12), st.lists(st.sampled_from(["ab", "cd"]), max_size=12))
def test_texts_have_the_same_hash_where_their_words_are_the_same(one, other):
    first, second = hash_texts(find_words([" ".join(one), "- " + "; ".join(other).upper()])).tolist()
    assert (first == second) == (one == other)


def test_sentences_open_after_a_stop_and_on_a_new_line():
    words = find_words(["He left at 3.5 p.m. “Then?” she asked.\nNobody knew。誰"])
    spoken = "he left at 3 5 p m then she asked nobody knew 誰".split()
    assert len(words.opens) == len(spoken)
    assert [spoken[at] for at in np.flatnonzero(words.opens)] == ["he", "then", "she", "nobody", "誰"]


def test_long_words_differ_by_their_first_letters_and_their_length():
    long = "y" * 200
    words = find_words([f"{long} x{long} {long}y {'y' * 60}a {'y' * 60}b"])
    assert len(set(words.hashes.tolist())) == 5
