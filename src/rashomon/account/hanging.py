"""How likely a sentence hangs on what its article told before: a few named features, weighed.

The weights are those of a logistic regression, fitted by `training/fit_lines.py` on lines of accounts that readers
judged by whether they can be understood alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from rashomon.language import Parse, ParsedSentence, Token
from rashomon.lexicon import rule_words
from rashomon.vocabulary import Span

WEIGHTS = {"leads": 1.88, "near": 0.82, "points": 1.97, "quoted": 1.22, "bare": 3.96, "joined": 1.07, "words": -0.11}
BIAS = -0.53
MOST = -0.3  # log-odds from which a sentence is not told: then two in five hang, against one in seven of the others
BEFORE = 2  # sentences before one in which a bare `the meeting` in it is likely to have been introduced
EARLY = 6  # tokens at the start: what stands there is mostly what the sentence is about
STEM = 5  # letters by which what they `answered` is `the answer`
MOST_WORDS = 25
_JOINING = rule_words("joining")
_POINTING = rule_words("pointing")


def log_odds(features: dict[str, float]) -> float:
    """That the sentence hangs on what stands before it."""
    return BIAS + math.fsum(weight * features[name] for name, weight in WEIGHTS.items())


def weigh(
    row: ParsedSentence, before: Sequence[ParsedSentence], quoted: Sequence[Span], words: int
) -> dict[str, float]:
    """The features of a sentence: `before` it stand these, `quoted` are stretches of it, `words` tell something."""
    tokens = row.parse.tokens
    things = list(_bare_definites(row.parse))
    told = {t.lemma.lower() for t in _named(before)}
    near = {t.lemma.lower()[:STEM] for t in _named(before[-BEFORE:], verbs=True)}
    pointing = [t for t in tokens if t.text.lower() in _POINTING and t.tag in {"DT", "PDT", "JJ"}]
    spoken = [any(q.start <= t.start < q.end for q in quoted) for t in pointing]
    return {
        "leads": float(any(t.index < EARLY and t.lemma.lower() in told for t in things)),
        "near": float(any(t.lemma.lower()[:STEM] in near for t in things)),
        "points": float(not all(spoken)),
        "quoted": float(any(spoken)),
        "bare": float(any(t.pos == "PRON" and t.tag == "DT" for t in pointing)),
        "joined": float(tokens[0].text.lower() in _JOINING),
        "words": float(min(MOST_WORDS, words)),
    }


def _bare_definites(parse: Parse) -> Iterator[Token]:
    """`the meeting`, `the signed letters`: told of as known, where nothing in the sentence tells more of them."""
    for t in parse.tokens:
        below = [parse.tokens[c] for c in parse.children[t.index]]
        before = [c for c in below if c.index < t.index]
        after = [c for c in below if c.index > t.index and c.pos not in {"PUNCT", "CCONJ"}]
        if t.tag not in {"NN", "NNS"} or after or not any(c.text.lower() == "the" for c in before):
            continue
        told = any(c.pos in {"PROPN", "NUM"} or c.tag == "POS" for c in before)
        if not told and not any(o.lemma == t.lemma for o in parse.tokens[: t.index]):
            yield t


def _named(rows: Iterable[ParsedSentence], *, verbs: bool = False) -> Iterator[Token]:
    kinds = {"NOUN", "VERB"} if verbs else {"NOUN"}
    return (t for row in rows for t in row.parse.tokens if t.pos in kinds)
