"""What two texts have in common: kind, shares, passages, and the values that decided it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rashomon.copies.alignment import best_path, compare_sentences, over_chance
from rashomon.copies.direction import Evidence, find_direction
from rashomon.copies.folding import Flags
from rashomon.copies.meaning import Meaning, compare_meaning
from rashomon.copies.passages import Stretch, cover, find_stretches
from rashomon.copies.texts import Text
from rashomon.vocabulary import Link, LinkKind

REWRITE_ORDER = (
    0.28  # order score, both of all words and of the words outside quotation marks: rewrites of s01-s07 score
)
# .31-.78, independent reports of one event at most .21 (300 pairs of basil)
REPRINT_SHARE = (
    0.75  # share of the shorter text's words in verbatim or edited passages: reprints .95, rewrites up to .62
)
MIN_SHARE = (
    0.50  # of the shorter text's words that must have a counterpart: rewrites .53 and more on s01-s07, mostly over .8
)
MEANING_SHARE = 0.4  # the same where the order of meanings tells a rewrite: a thorough copy of set g has .48
LONG_SHARE = 0.45  # of the longer text's words that must have one too: the two share more than a part of it …
ALL_SHARE = 0.75  # … or the shorter text is this much out of the longer one, from its head on: a trimmed copy
HEAD_WORDS = 60  # words; a trimmed copy keeps the beginning of its source
TRIMMED_ORDER = (
    0.40  # order score of a rewrite that is much shorter than the other text: a few sentences align by chance
)
MIN_PAIRS = 3  # aligned sentences of a rewrite
PARAPHRASE = 0.25  # cosine over which two sentences aligned in a rewrite count as the same statement
MIN_PARTICULARS = 2  # names and figures of either text outside what they share, none of which the other has there
ANSWERS = 0.45  # cosine of vectors over which two sentences of a rewrite answer to each other; 85 of 100 of its own do
SURE_PARAPHRASE = 0.50  # the same without the support of a rewrite around them
MIN_OWN_SHARED = 16  # words outside quotation marks, in passages, that make a link of kind `passages`
MIN_LONGEST = 14  # of them in one passage: shorter ones are a person's name and office
COVERED = 0.6  # of a sentence's words in passages already: no paraphrase needs to be noted


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """The common text of two: stretches of words in the order of `a`, and the order scores (0 to 1).

    `answered_a`, `answered_b`: words of sentences that answer to one of the other text, paired or not: a rewrite
    splits and merges sentences.
    """

    stretches: list[Stretch]
    verbatim_a: Flags
    verbatim_b: Flags
    order: float = 0.0
    own_order: float = 0.0
    paired: int = 0
    meaning: Meaning | None = None
    answered_a: Flags | None = None
    answered_b: Flags | None = None

    @property
    def reworded(self) -> bool:
        by_letters = min(self.order, self.own_order) >= REWRITE_ORDER and self.paired >= MIN_PAIRS
        return by_letters or self.by_meaning

    @property
    def score(self) -> float:
        """How far the order of facts agrees, by letters or by meaning."""
        return max(self.order, self.meaning.order if self.meaning else 0.0)

    @property
    def by_meaning(self) -> bool:
        return self.meaning is not None and self.meaning.reworded


def judge_pair(a: Text, b: Text) -> Link | None:
    """The link between two texts that are not identical, or None where they share too little."""
    stretches = find_stretches(a.words, b.words)
    covered_a, covered_b = cover(stretches, len(a.words)), cover(stretches, len(b.words), of_b=True)
    common = Common(stretches, covered_a, covered_b)
    if _of_shorter(a, b, covered_a, covered_b) < REPRINT_SHARE:
        common = _align(a, b, common)
    return _link(a, b, common)


def _of_shorter(a: Text, b: Text, in_a: Flags, in_b: Flags) -> float:
    return float((in_a if len(a.words) <= len(b.words) else in_b).mean())


def _align(a: Text, b: Text, common: Common) -> Common:
    """Adds order scores and paraphrased sentences. Quoted words take part only where the others look like a rewrite."""
    grams = a.own_grams, b.own_grams
    cosines = compare_sentences(*grams)
    total, pairs = best_path(over_chance(cosines))
    own_order = order = total / max(min(cosines.shape), 1)
    if own_order >= REWRITE_ORDER and grams != (a.grams, b.grams):
        grams = a.grams, b.grams
        cosines = compare_sentences(*grams)
        total, pairs = best_path(over_chance(cosines))
        order = total / max(min(cosines.shape), 1)
    aligned = replace(common, order=order, own_order=own_order, paired=len(pairs), meaning=compare_meaning(a, b))
    floor = PARAPHRASE if aligned.reworded else SURE_PARAPHRASE
    if aligned.by_meaning and aligned.meaning:
        grams, cosines, pairs, floor = (a.grams, b.grams), aligned.meaning.cosines, aligned.meaning.pairs(), ANSWERS
        aligned = replace(
            aligned,
            answered_a=_answered(a, cosines.max(axis=1) >= ANSWERS),
            answered_b=_answered(b, cosines.max(axis=0) >= ANSWERS),
        )
    numbers = [(int(grams[0].numbers[i]), int(grams[1].numbers[j])) for i, j in pairs if cosines[i, j] >= floor]
    return replace(aligned, stretches=sorted([*common.stretches, *_paraphrases(a, b, common, numbers)]))


def _answered(text: Text, rows: Flags) -> Flags:
    """The words of those of the aligned sentences for which `rows` is true."""
    found = np.zeros(len(text.words), dtype=np.bool_)
    for number in text.grams.numbers[rows].tolist():
        found[text.sentence(number)] = True
    return found


def _paraphrases(a: Text, b: Text, common: Common, pairs: list[tuple[int, int]]) -> list[Stretch]:
    """The paired sentences whose words are not in shared passages already, on either side."""
    found = []
    for i, j in pairs:
        in_a, in_b = a.sentence(i), b.sentence(j)
        if max(common.verbatim_a[in_a].mean(), common.verbatim_b[in_b].mean()) < COVERED:
            found.append(Stretch(in_a.start, in_a.stop, in_b.start, in_b.stop, "paraphrased"))
    return found


def _link(a: Text, b: Text, common: Common) -> Link | None:
    share_a = _share(cover(common.stretches, len(a.words)), common.answered_a)
    share_b = _share(cover(common.stretches, len(b.words), of_b=True), common.answered_b)
    kind = _kind(a, b, common, share_a, share_b)
    if kind is None:
        return None
    seen = Evidence(kind, *_breaks_off(a, b, common))
    direction, reason = find_direction(a, b, seen)
    passages = tuple(one.passage(a.words, b.words) for one in common.stretches)
    why = (*_why(common), *([reason] if reason else []))
    score = max(share_a, share_b) if kind != "rewrite" else common.score
    shares = round(share_a, 3), round(share_b, 3)
    return Link(a.article.id, b.article.id, kind, direction, *shares, round(score, 3), why, passages)


def _share(covered: Flags, answered: Flags | None) -> float:
    return float((covered if answered is None else covered | answered).mean())


def _is_one_form(a: Text, b: Text, common: Common) -> bool:
    """Have the two only a form in common, as two bulletins of one office: is it the names and figures that differ?"""
    own = [_own_particulars(a, common.verbatim_a), _own_particulars(b, common.verbatim_b)]
    return min(map(len, own)) >= MIN_PARTICULARS and own[0].isdisjoint(own[1])


def _own_particulars(text: Text, covered: Flags) -> set[str]:
    """The names and figures that stand outside what is shared, and only there."""
    found = set()
    for key, places in text.particulars.items():
        words = np.maximum(np.searchsorted(text.words.starts, places, "right") - 1, 0)
        if not covered[words].any():
            found.add(key)
    return found


def _kind(a: Text, b: Text, common: Common, share_a: float, share_b: float) -> LinkKind | None:
    short, long = (share_a, share_b) if len(a.words) <= len(b.words) else (share_b, share_a)
    trimmed = short >= ALL_SHARE and _from_head(a, b, common)
    if _is_one_form(a, b, common):
        return "passages" if common.reworded or _own_passages(a, b, common) else None
    whole = long >= LONG_SHARE or trimmed
    if whole and _of_shorter(a, b, common.verbatim_a, common.verbatim_b) >= REPRINT_SHARE:
        return "reprint"
    if common.by_meaning and short >= MEANING_SHARE:
        return "rewrite"
    if common.reworded and short >= MIN_SHARE and (long >= LONG_SHARE or (trimmed and common.order >= TRIMMED_ORDER)):
        return "rewrite"
    return "passages" if common.reworded or _own_passages(a, b, common) else None


def _own_passages(a: Text, b: Text, common: Common) -> bool:
    """Whether the passages hold words enough that are both texts' own."""
    own = [
        int(min(a.is_own[one.a : one.a_end].sum(), b.is_own[one.b : one.b_end].sum()))
        for one in common.stretches
        if one.kind != "paraphrased"
    ]
    return sum(own) >= MIN_OWN_SHARED and max(own) >= MIN_LONGEST


def _from_head(a: Text, b: Text, common: Common) -> bool:
    """Whether the shared text begins where the longer text begins."""
    starts = [one.b if len(a.words) <= len(b.words) else one.a for one in common.stretches]
    return bool(starts) and min(starts) <= HEAD_WORDS


def _breaks_off(a: Text, b: Text, common: Common) -> tuple[bool, bool]:
    """For each text, whether its last words stand in a passage after which the other's sentence goes on."""
    same = [one for one in common.stretches if one.kind != "paraphrased"]
    cut_a = any(one.a_end == len(a.words) and _goes_on(b, one.b_end) for one in same)
    cut_b = any(one.b_end == len(b.words) and _goes_on(a, one.a_end) for one in same)
    return cut_a and _unfinished(a), cut_b and _unfinished(b)


def _goes_on(text: Text, word: int) -> bool:
    """Whether nothing that ends a sentence stands before this word."""
    if word >= len(text.words):
        return False
    between = text.article.text[int(text.words.ends[word - 1]) : int(text.words.starts[word])]
    return not any(mark in ".!?…\n" for mark in between)


def _unfinished(text: Text) -> bool:
    """Whether the last words of the shared text are followed by no mark that ends a sentence, or by an ellipsis."""
    end = int(text.words.ends[-1])
    rest = text.article.text[end : end + 12].split("\n")[0].strip()
    return not rest.strip("\"”’')]") or rest.startswith(("...", "…", "[...", "[…"))


def _why(common: Common) -> tuple[str, ...]:
    why = [
        f"{100 * np.mean(flags):.0f} % of {one}'s words stand in {other} in passages of the same words"
        for flags, one, other in ((common.verbatim_a, "a", "b"), (common.verbatim_b, "b", "a"))
        if flags.any()
    ]
    paraphrased = sum(one.kind == "paraphrased" for one in common.stretches)
    if paraphrased:
        why.append(f"{paraphrased} {'sentence' if paraphrased == 1 else 'sentences'} in other words")
    if common.order:
        scores = f"{common.order:.2f}, outside quotations {common.own_order:.2f}"
        why.append(f"same order of facts: {scores} (rewrites score over {REWRITE_ORDER})")
    if common.by_meaning and common.meaning and (seen := common.meaning.evidence):
        told = f"{100 * seen.answered:.0f} % of the shorter's sentences answered in order"
        why.append(f"the same by meaning: {told}; log-odds of a rewrite {common.meaning.log_odds:.1f}")
    return tuple(why)
