"""Whether one place confirms a claim: its values, its speaker and its polarity, each told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.checking.claims import Claim
from rashomon.checking.likeness import Likeness, compare
from rashomon.checking.polarities import Turns, find_turns
from rashomon.checking.slips import Slip, Vicinity, count_held, find_slips
from rashomon.checking.speakers import is_credited_rightly, is_told_of, speaker_of
from rashomon.checking.values import SpeakerVerdict
from rashomon.language.encoder import Encoder
from rashomon.values import has_name
from rashomon.vocabulary import Record, Statement

# Log-odds from which a place does not deny what is claimed: chosen with the weights of `polarities`, so that of the
# false claims of `evals/claims_chosen.jsonl` no more than 1 in 10 passes.
AGREES = 0.5
# Log-odds that a place tells what is claimed: logistic regression on 689 places of `tellings` a, b, d: where a faithful
# copy, whole or its main clause, has its claim from; the likest place left without that sentence; and the likest place
# for a subject of the story of which the verb phrase of another story is said.
BY_COSINE, BY_PREDICATE, BY_COVER, BY_HELD, BIAS = 3.9, 7.0, 3.1, 0.7, -5.7
DESCRIBED = 0.45  # cosine from which two descriptions of a speaker may mean the same people
MOST_HELD = 4  # values of a claim that count as evidence


@dataclass(frozen=True, slots=True)
class Judged:
    """What speaks for and against a place. `turns`: how far it denies what is claimed; None without an encoder."""

    place: Vicinity
    likeness: Likeness
    slips: tuple[Slip, ...]
    speaker: SpeakerVerdict
    said_by: str
    others: tuple[str, ...]
    turns: Turns | None
    held: int

    @property
    def score(self) -> float:
        """Log-odds that the place speaks of what is claimed, whatever it says of it."""
        held = BY_HELD * min(self.held, MOST_HELD)
        like = self.likeness
        by_meaning = BY_COSINE * like.cosine + BY_PREDICATE * like.predicate
        return round(by_meaning + BY_COVER * like.cover + held + BIAS, 4)

    @property
    def agrees(self) -> bool:
        """Does it not deny what is claimed?"""
        return self.turns is not None and self.turns.agrees >= AGREES

    @property
    def rivals(self) -> bool:
        """Does it confirm the claim or say something else instead, rather than only lack what the claim has?"""
        return self.has_values or self.speaker == "other" or any(s.found for s in self.slips)

    @property
    def has_values(self) -> bool:
        """Do all values and the speaker agree?"""
        return not self.slips and self.speaker in {"", "right"}

    @property
    def confirms(self) -> bool:
        """Do all values, the speaker and the polarity agree?"""
        return self.has_values and self.agrees


def judge(claim: Claim, place: Vicinity, encoder: Encoder | None, record: Record) -> Judged:
    slips = find_slips(claim, place)
    speaker, said_by, others = find_speaker(claim, place, slips, record, encoder)
    return Judged(
        place,
        compare(claim, place, encoder),
        tuple(s for s in slips if speaker != "right" or not _is_of_speaker(s, claim, place)),
        speaker,
        said_by,
        others,
        find_turns(claim.sentence.parse, place.parse, encoder) if encoder else None,
        count_held(claim, place),
    )


def _is_of_speaker(slip: Slip, claim: Claim, place: Vicinity) -> bool:
    """Is it the name of whoever speaks, whom the place has as `he` or `we`, or one that tells who they are? Such a one
    may stand elsewhere in the article."""
    if slip.kind != "name":
        return False
    credited = claim.credited[0]
    if slip.given in credited.name or credited.name in slip.given:
        return True
    names = [n for n in claim.values(place.telling.article.published).names if n.text == slip.given]
    known = bool(names) and all(has_name(place.telling.known, n) for n in names)
    outside = not any(credited.content.start <= n.start < credited.content.end for n in names)
    return known and (outside or not slip.found)


def find_speaker(
    claim: Claim, place: Vicinity, slips: Sequence[Slip], record: Record, encoder: Encoder | None
) -> tuple[SpeakerVerdict, str, tuple[str, ...]]:
    """Whether the speaker the claim credits is the one of the place; who it credits, and who speaks there instead."""
    if not claim.credited:
        return "", "", ()
    credited = claim.credited[0]
    rows = [r for r in place.telling.held.get(place.number, ()) if _has_content(place, r)]
    likes = _likes(encoder)
    told = [(is_credited_rightly(credited.name, credited.roles, r, record, likes), speaker_of(r, record)) for r in rows]
    if any(same for same, _ in told):
        return "right", credited.name, ()
    if not told or any(same is None for same, _ in told):
        told_of = any(is_told_of(credited.name, r.speaker_text) for r in rows)
        sure = not told_of and _is_accounted(credited.name, claim, place, slips)
        return ("right" if sure else "unknown"), credited.name, ()
    return "other", credited.name, tuple(sorted({who for _, who in told if who}))


def _likes(encoder: Encoder | None) -> Callable[[str, str], bool]:
    """Whether two descriptions may be of the same people: `specialists`, `experts`."""

    def are_alike(one: str, other: str) -> bool:
        if encoder is None:
            return False
        vectors = encoder.encode([one, other])
        return float(vectors[0] @ vectors[1]) >= DESCRIBED

    return are_alike


def _is_accounted(name: str, claim: Claim, place: Vicinity, slips: Sequence[Slip]) -> bool:
    """Where the place does not tell who speaks: is the one credited a name that the place has or stands for?"""
    names = [n.text for n in claim.values(place.telling.article.published).names if n.text in name or name in n.text]
    return bool(names) and not any(s.kind == "name" and s.given in names for s in slips)


def _has_content(place: Vicinity, row: Statement) -> bool:
    sentence = place.telling.parsed.sentences[place.number].sentence
    return any(a.start < sentence.end and sentence.start < a.end for a in row.anchors)
