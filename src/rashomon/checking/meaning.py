"""A claim held against the places nearest to it by meaning: confirmed there, altered there, or only related."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.checking.claims import Claim, read_claim
from rashomon.checking.confirm import Judged, judge
from rashomon.checking.index import Index
from rashomon.checking.nearest import Nearest
from rashomon.checking.slips import Slip, Vicinity
from rashomon.checking.tellings import Tellings
from rashomon.checking.values import CheckVerdict, SpeakerVerdict
from rashomon.language import load_encoder
from rashomon.language.encoder import Encoder
from rashomon.vocabulary import Span

# Log-odds, chosen on `tellings` a, b, d (see `confirm`) and `evals/claims_chosen.jsonl`: from `SAME` on a place speaks
# of what is claimed, under `NEAR` nothing is on its subject (of claims on other stories 9 of 10). A place that confirms
# must be no more than `BEHIND` less near than the nearest that has the values or others instead of them: else that one
# is what the claim is about, and it does not confirm it.
SAME, NEAR, BEHIND = -0.6, -1.25, 1.0
SPEAKS = 0.5  # log-odds from which a place that has other values speaks against the claim
SHOWN = 3  # nearest sentences of a claim that is not confirmed
DENIED = 0.5  # of the claim's words that the place denies: from there on it is said to be turned round,
SURE = 2.0  # where the place is as near as that; else the two may only tell of it in other ways


@dataclass(frozen=True, slots=True)
class Meant:
    """What a record says to a claim: the verdict and the stretches it rests on, (article, span), best first."""

    verdict: CheckVerdict
    where: tuple[tuple[str, Span], ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    why: tuple[str, ...] = ()
    said_by: str = ""
    speaker: SpeakerVerdict = ""


class Meanings:
    """What checks by meaning need of a record, made when first asked for. `ModelError` without a language model."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._claims: dict[str, Claim | None] = {}

    @cached_property
    def encoder(self) -> Encoder | None:
        return load_encoder()

    @cached_property
    def nearest(self) -> Nearest:
        return Nearest(self.index, self.encoder)

    @cached_property
    def tellings(self) -> Tellings:
        return Tellings(self.index.record)

    def is_report(self, text: str) -> bool:
        """Does it say of somebody that they said it?"""
        claim = self._claim(text)
        return claim is not None and bool(claim.credited)

    def _claim(self, text: str) -> Claim | None:
        if text not in self._claims:
            self._claims[text] = read_claim(text)
        return self._claims[text]

    def find(self, text: str) -> Meant:
        """What the record says to one sentence."""
        claim = self._claim(text)
        judged = self._judged(claim) if claim else []
        if not judged or judged[0].score < NEAR:
            return Meant("not_found")
        top = judged[0]
        least = max(SAME, max((j.score for j in judged if j.rivals), default=top.score) - BEHIND)
        confirming = [j for j in judged if j.confirms and j.score >= least]
        if confirming and self.encoder is not None:
            return Meant("paraphrase", _spans(confirming), said_by=top.said_by, speaker=confirming[0].speaker)
        return _altered(judged, least) or _related(judged)

    def _judged(self, claim: Claim) -> list[Judged]:
        """The places near the claim, the nearest first."""
        rows = []
        for near in self.nearest.find(claim.text):
            number = self.tellings.number(near)
            if number is not None:
                place = Vicinity(self.tellings.of(near.article), number)
                rows.append(judge(claim, place, self.encoder, self.index.record))
        return sorted(rows, key=lambda j: (-j.score, j.place.telling.article.id, j.place.number))


def _altered(judged: Sequence[Judged], least: float) -> Meant | None:
    """What the nearest places have instead of what is claimed, with others that have yet another value of the kind;
    None where they only do not have it."""
    rows = [(j, changes, why) for j in judged if j.score >= SPEAKS for changes, why in [_against(j)] if changes or why]
    first = next((row for row in rows if row[0].score >= least), None)
    if first is None:
        return None
    top, given = first[0], {g for g, _ in first[1]}
    shown = [first, *(r for r in rows if r is not first and given & {g for g, _ in r[1]})][:SHOWN]
    changes = tuple(dict.fromkeys(c for _, found, _ in shown for c in found if not given or c[0] in given))
    return Meant("altered", _spans([j for j, _, _ in shown]), changes, first[2], top.said_by, top.speaker)


def _against(judged: Judged) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """What a place has instead, as (given, found), and in short why it speaks against the claim."""
    changes = tuple((s.given, s.found) for s in judged.slips if s.found)
    why = [f"another {s.kind}" for s in judged.slips if s.found]
    if judged.speaker == "other":
        why.append(f"said by {', '.join(judged.others)}, not by {judged.said_by}")
    if judged.turns and not judged.agrees and judged.turns.denied >= DENIED and judged.score >= SURE:
        why.append("one denies it")
    return changes, tuple(dict.fromkeys(why))


def _related(judged: Sequence[Judged]) -> Meant:
    top = judged[0]
    near = [j for j in judged if j.score >= NEAR][:SHOWN]
    return Meant("related", _spans(near), why=_lacking(top), said_by=top.said_by, speaker=top.speaker)


def _lacking(top: Judged) -> tuple[str, ...]:
    """What the nearest sentence does not confirm."""
    why = [_of_slip(s) for s in top.slips]
    if top.speaker in {"other", "unknown"}:
        why.append(f"nobody there is known to be {top.said_by}")
    if not top.confirms and not why:
        why.append("one may deny what the other says")
    return tuple(why) or ("the nearest sentences do not say as much",)


def _of_slip(slip: Slip) -> str:
    instead = f", but {slip.found}" if slip.found else ""
    return f"the {slip.kind} {slip.given} is not there{instead}"


def _spans(judged: Sequence[Judged]) -> tuple[tuple[str, Span], ...]:
    rows = []
    for one in judged:
        sentence = one.place.telling.parsed.sentences[one.place.number].sentence
        rows.append((sentence.article, Span(sentence.start, sentence.end)))
    return tuple(dict.fromkeys(rows))
