"""How far a sentence says what a claim says: by the vectors of both, and word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.checking.claims import Claim
from rashomon.checking.polarities import find_parts, text_of
from rashomon.checking.slips import Vicinity
from rashomon.clauses import subjects_of
from rashomon.compare.roots import same_root
from rashomon.compare.side import Side
from rashomon.language.encoder import Encoder

CHANCE = 0.35  # cosine of the vectors of two words up to which they are alike by chance


@dataclass(frozen=True, slots=True)
class Likeness:
    """`cosine`: of what is claimed and the sentence; `predicate`: of what is said of the claim's subject and the
    sentence or one of its clauses, the best (both 0 without an encoder); `cover`: of the claimed words that carry
    sense, names left aside, the mean share (0 to 1) to which a word of the sentence answers."""

    cosine: float
    predicate: float
    cover: float


def compare(claim: Claim, place: Vicinity, encoder: Encoder | None) -> Likeness:
    content = claim.content
    side = place.telling.side(place.number)
    cosine = predicate = 0.0
    if encoder is not None:
        given = encoder.encode([claim.text, claim.text[content.start : content.end]])
        cosine = float((given @ encoder.encode([place.text])[0]).mean())
        clauses = [text_of(place.parse, part) for part in find_parts(place.parse)]
        predicate = float((encoder.encode([place.text, *clauses]) @ encoder.encode([_predicate(claim)])[0]).max())
    return Likeness(round(cosine, 5), round(predicate, 5), _cover(_claimed(claim), _content(side), encoder))


def _predicate(claim: Claim) -> str:
    """What is claimed, without its subject: two sentences on one subject need not say the same of it."""
    parse, content = claim.sentence.parse, claim.content
    inside = {t.index for t in parse.tokens if content.start <= t.start < content.end}
    heads = [i for i in sorted(inside) if parse.tokens[i].head == i or parse.tokens[i].head not in inside]
    if not heads:
        return claim.text
    head = max(heads, key=lambda i: len(parse.subtree(i)))
    subject = {i for c in subjects_of(parse, head) for i in parse.subtree(c)}
    return " ".join(parse.tokens[i].text for i in parse.subtree(head) if i not in subject) or claim.text


def _claimed(claim: Claim) -> list[str]:
    """The words that carry sense but for names, which are looked up one by one; all where there are no others."""
    side, content = claim.side, claim.content
    inside = [i for i in side.content if content.start <= side.tokens[i].start < content.end]
    plain = [i for i in inside if side.tokens[i].pos != "PROPN"] or inside
    return [side.words[i] for i in plain if not side.is_light(i)]


def _content(side: Side) -> list[str]:
    return [side.words[i] for i in side.content if not side.is_light(i)]


def _cover(words: Sequence[str], others: Sequence[str], encoder: Encoder | None) -> float:
    if not words or not others:
        return 0.0
    found = [1.0 if any(same_root(w, o) for o in others) else 0.0 for w in words]
    if encoder is not None:
        cosines = (encoder.encode(list(words)) @ encoder.encode(list(others)).T).max(axis=1)
        alike = np.maximum(cosines - CHANCE, 0.0) / (1 - CHANCE)
        found = [max(f, float(a)) for f, a in zip(found, alike, strict=True)]
    return round(sum(found) / len(found), 5)
