"""Plain strings with offsets: sentences, quotation marks, folding. Knows no parser and no article."""

from rashomon.text.dateline import dateline_end
from rashomon.text.fold import find_words, fold, fold_mark, lowered
from rashomon.text.pairing import Paired, pair_sentences, words_alone
from rashomon.text.quotations import DOUBLE, Quotation, find_quotations
from rashomon.text.sentences import find_sentences

__all__ = [
    "DOUBLE",
    "Paired",
    "Quotation",
    "dateline_end",
    "find_quotations",
    "find_sentences",
    "find_words",
    "fold",
    "fold_mark",
    "lowered",
    "pair_sentences",
    "words_alone",
]
