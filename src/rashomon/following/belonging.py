"""Does a page belong to a story? A fitted decision on vectors of heads and leads, and on the names they share.

Fitted by `training/fit_belonging.py` on stories of one collection, reported on another (docs/following.md).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]
LEAD = 3  # paragraphs after the headline
LEAD_CHARS = 1_200
NEAREST = 3
WEIGHTS = (-7.97, 7.48, 6.35, 2.19)  # the constant, then the features in their order
TAKE, LEAVE = 0.5, 0.1  # at least the one: taken; under the other: left; between them somebody is asked
_NAME = re.compile(r"(?<![.!?”\"’] )(?<!^)\b[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]{2,}){0,3}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """A page as it is compared: headline and lead, and the names in them."""

    text: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`taken`, `left` or `asked`, how likely it belongs (0 to 1), and why, in words."""

    state: str
    score: float
    why: str


def head_of(title: str, text: str) -> Head:
    """The head of an article, or of an entry of a feed with its teaser."""
    lead = " ".join(p for p in text.split("\n") if p.strip() and p.strip() != title.strip())[:LEAD_CHARS]
    lead = " ".join(lead.split())
    return Head(f"{title.strip()}. {lead}".strip(". "), frozenset(_NAME.findall(f"{title}\n{lead}")))


class Profile:
    """What a story is about, as its articles' heads tell; `rejected`: heads that somebody said are none of it."""

    def __init__(self, heads: Iterable[Head], rejected: Iterable[Head], encode: Encode | None) -> None:
        heads, rejected = list(heads), list(rejected)
        self._size, self._encode = len(heads), encode
        self._names = Counter(name for head in heads for name in head.names)
        self._vectors = encode([h.text for h in heads]) if encode and heads else None
        self._rejected = encode([h.text for h in rejected]) if encode and rejected else None

    @property
    def known(self) -> bool:
        """Is anything known of the story yet?"""
        return self._size > 0

    def features(self, head: Head) -> tuple[float, float, float]:
        """The nearest head's likeness, the mean of the `NEAREST`, and how much of the story's names it shares."""
        known = sum(self._names[name] for name in head.names) / self._size if self._size else 0.0
        shared = min(1.0, known / 4)
        if self._vectors is None or self._encode is None:
            return 0.0, 0.0, shared
        likeness = np.sort(self._vectors @ self._encode([head.text])[0])[::-1]
        return float(likeness[0]), float(likeness[:NEAREST].mean()), shared

    def judge(self, head: Head) -> Verdict:
        """Does a page with this head belong?"""
        found = self.features(head)
        if self._vectors is None:
            return Verdict("asked" if found[2] else "left", found[2], "no sentence encoder; only names are compared")
        score = 1 / (1 + math.exp(-WEIGHTS[0] - sum(w * x for w, x in zip(WEIGHTS[1:], found, strict=True))))
        state = "taken" if score >= TAKE else "asked" if score >= LEAVE else "left"
        names = sorted(head.names & set(self._names), key=lambda n: (-self._names[n], n))[:3]
        why = f"likeness {found[0]:.2f}" + (f", names {', '.join(names)}" if names else ", no name of the story")
        if self._rejected is not None and self._encode is not None and state != "left":
            nearest = float((self._rejected @ self._encode([head.text])[0]).max())
            if nearest > found[0]:
                return Verdict("left", score, f"likest a page that was rejected ({nearest:.2f})")
        return Verdict(state, score, f"{why}: {score:.2f}")
