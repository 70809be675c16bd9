"""What speaks for a description's being somebody told of in its story: fitted weights, and how likely it must be.

Weights are log-odds of a conditional logistic regression (`training/fit_likeness.py`, penalty 1), fitted on the half of
GUM that rules may be chosen on and on stories of ECB+ (topics 1-35), where its annotation tells who is meant: 56
descriptions of a human being, 64 of a body. They come of a run with fewer steps than the script makes now, which gives
them slightly off (`in headline` 1.40). What is never joined was chosen on the same texts, so the figures below flatter.
"""

from __future__ import annotations

from collections.abc import Mapping

# Likelihoods, 0 to 1, from which somebody is meant. Fitted on three quarters of the documents and told of the rest,
# right were of those given: human beings 17 of 21; bodies 2 of 3.
LEAST: dict[str, float] = {"person": 0.75, "body": 0.8}

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "person": {
        "in headline": 1.46,
        "gender agrees": 1.19,
        "all words, called so": 1.18,
        "in all its articles": 0.64,
        "unnamed": 0.48,
        "called so": 0.39,
        "later only": 0.32,
        "told of often": 0.23,
        "other proper words": 0.22,
        "shortly before": 0.19,
        "another called so": 0.15,
        "bare, called so": 0.14,
        "soon after": 0.11,
        "in one sentence": 0.1,
        "country agrees": 0.09,
        "before": 0.04,
        "in its article": 0.02,
        "another with all words": -0.03,
        "some words, called so": -0.04,
        "most told of": -0.05,
        "named": -0.09,
        "proper words": -0.14,
        "elsewhere": -0.27,
        "country unknown": -0.34,
        "the only one there": -0.53,
        "other words, called so": -0.89,
    },
    "body": {
        "told of often": 1.96,
        "in one sentence": 1.43,
        "in headline": 1.21,
        "shortly before": 1.03,
        "all words, called so": 0.92,
        "most told of": 0.52,
        "unnamed": 0.36,
        "soon after": 0.19,
        "country agrees": 0.15,
        "another called so": 0.13,
        "called so": 0.01,
        "the only one there": 0.01,
        "bare": 0.0,
        "some words": -0.0,
        "in all its articles": -0.08,
        "proper words": -0.08,
        "some words, called so": -0.1,
        "another with all words": -0.26,
        "other words, called so": -0.3,
        "in its article": -0.41,
        "bare, called so": -0.51,
        "elsewhere": -0.51,
        "before": -0.55,
        "called otherwise": -1.01,
        "other words": -1.01,
        "later only": -1.16,
        "named": -1.35,
    },
}
