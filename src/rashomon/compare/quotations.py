"""One utterance, two wordings: quotations that `same_as` joins and that do not read the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz

from rashomon.speech import Piece, find_pieces, find_same
from rashomon.text import find_words, fold
from rashomon.vocabulary import Difference, Statement, Verdict

# Of the words of the two wordings, the share (0 to 1) by which they must differ before anything is said: a quotation
# cut short or run on is not a changed one.
MIN_CHANGED = 0.05
MIN_WORDS = 4  # words inside the marks; shorter ones are quoted in parts


def quotation_differences(statements: Sequence[Statement], origin_of: Mapping[str, str]) -> Iterator[Difference]:
    """A difference for each pair of statements that are the same utterance in other words inside the marks."""
    by_id = {s.id: s for s in statements if s.kind != "indirect"}
    for a in by_id.values():
        for b in (by_id[i] for i in a.same_as if i in by_id and a.id < i):
            first, second = sorted((a, b), key=_place)
            for one, other in find_same(first, second) or [(find_pieces(first)[0], find_pieces(second)[0])]:
                changed = _changed(one.said, other.said)
                if changed:
                    yield _difference(first, one, other, changed, origin_of)


def _place(statement: Statement) -> tuple[str, int]:
    return statement.anchors[0].article, statement.anchors[0].start


def _difference(
    statement: Statement, a: Piece, b: Piece, changed: tuple[str, ...], origin_of: Mapping[str, str]
) -> Difference:
    same_origin = origin_of[a.anchor.article] == origin_of[b.anchor.article]
    verdict: Verdict = "altered" if same_origin else "differ"
    confidence = round(fuzz.ratio(fold(a.said), fold(b.said)) / 100, 2)
    about = f"what {statement.speaker_text or 'the speaker'} said"
    return Difference("quote_wording", verdict, about, a.anchor, b.anchor, changed, confidence)


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[str, ...]:
    folded = fold(text)
    return tuple(folded[s.start : s.end] for s in find_words(folded))


@lru_cache(maxsize=1 << 12)
def _changed(said_a: str, said_b: str) -> tuple[str, ...]:
    """The words one wording has and the other lacks; empty where one is a part of the other, or too little differs.

    Words that one has more at its beginning or end are no change: quotations are cut short and run on.
    """
    a, b = _words(said_a), _words(said_b)
    if min(len(a), len(b)) < MIN_WORDS:
        return ()
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for end in (0, -1):
        while steps and steps[end][0] in {"insert", "delete"}:
            steps.pop(end)
    if "..." in fold(said_a + said_b):  # words left out, and said to be
        steps = [s for s in steps if s[0] not in {"insert", "delete"}]
    only_a = [w for kind, i, j, _, _ in steps if kind != "equal" for w in a[i:j]]
    only_b = [w for kind, _, _, i, j in steps if kind != "equal" for w in b[i:j]]
    if sorted(only_a) == sorted(only_b) or (len(only_a) + len(only_b)) / (len(a) + len(b)) < MIN_CHANGED:
        return ()
    told = [("a", only_a), ("b", only_b)]
    return tuple(f"only in {side}: {' '.join(words)}" for side, words in told if words)
