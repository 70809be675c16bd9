"""What speaks for or against somebody's being meant: fitted weights, and how likely who is meant must be.

Weights are log-odds of a conditional logistic regression (`training/fit_references.py`, penalty 1), fitted on the half
of GUM that rules may be chosen on (41 texts: 46 descriptions of bodies, 35 of countries) and on 171 of 53 other news
stories, judged by a reader (130, 41). Those for people (`someone`) on GUM (27), on chains of ECB+ (36)
and on 83 of the stories that rules are chosen on.
"""

from __future__ import annotations

from collections.abc import Mapping

# Likelihoods, 0 to 1, from which somebody is meant. With each document or story left out in turn, right were of those
# given: bodies 27 of 29; countries 52 of 55; one unnamed person 29 of 34.
LEAST: dict[str, float] = {"body": 0.7, "country": 0.75, "someone": 0.75}

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "body": {
        "noun in name": 3.56,
        "goes on": 1.25,
        "same sentence": 1.18,
        "told of often": 1.01,
        "owner": 0.68,
        "nearest": 0.49,
        "sentence before": 0.46,
        "object": 0.45,
        "main subject": 0.42,
        "told of before": 0.29,
        "outside marks": 0.14,
        "subject above owner": -0.06,
        "says these words": -0.07,
        "two before": -0.17,
        "words agree": -0.17,
        "subject": -0.24,
        "subject above": -0.24,
        "inside marks": -0.25,
        "in headline": -0.27,
        "bare": -0.3,
        "as description": -0.56,
        "other noun in name": -0.75,
        "noun in another name": -1.63,
        "as name": -1.65,
        "other words": -1.74,
    },
    "country": {
        "sentence before": 1.35,
        "same sentence": 1.01,
        "nearest": 0.71,
        "subject": 0.71,
        "as description": 0.48,
        "told of often": 0.44,
        "country": 0.43,
        "object": 0.42,
        "inside marks": 0.37,
        "bare": 0.35,
        "told of before": 0.33,
        "main subject": 0.27,
        "two before": 0.21,
        "other words": 0.07,
        "as name": -0.05,
        "owner": -0.25,
        "outside marks": -0.98,
    },
    "someone": {
        "the same words": 1.63,
        "called so, bare": 1.52,
        "sentence before": 1.42,
        "same sentence": 1.37,
        "gender agrees": 0.9,
        "called so, words agree": 0.83,
        "goes on": 0.57,
        "as name": 0.46,
        "unnamed": 0.41,
        "subject above": 0.32,
        "told of often": 0.11,
        "new before": 0.09,
        "called so, other words": 0.08,
        "main subject": 0.06,
        "object": 0.01,
        "subject": 0.0,
        "as pronoun": -0.05,
        "subject above its clause": -0.06,
        "gender unknown": -0.13,
        "inside what is said": -0.14,
        "two before": -0.14,
        "another called so": -0.17,
        "says these words": -0.18,
        "in headline": -0.33,
        "gender differs": -0.35,
        "nearest": -0.37,
        "owner": -0.37,
        "subject above owner": -0.37,
        "told of before": -0.37,
        "as description": -0.38,
        "words agree": -0.41,
        "outside marks": -0.55,
        "inside marks": -0.75,
        "called otherwise": -1.13,
        "described otherwise": -1.7,
        "bare": -1.71,
        "other words": -1.9,
    },
}
