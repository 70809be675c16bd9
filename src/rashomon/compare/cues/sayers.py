"""Who says it: a claim that the copy tells by itself, or lets somebody else make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.compare.cues.clauses import Clause, Speaker
from rashomon.compare.cues.parts import MIN_PART, MIN_SHARED, Pair, Told, has_root, match_clauses
from rashomon.compare.cues.sentence import Cues
from rashomon.compare.cues.words import classes_of_group


def find_sayers(pair: Pair) -> Iterator[Told]:
    """Dropped and other speakers, of the sentence as a whole and clause by clause."""
    for one, other in match_clauses(pair.source, pair.copy):
        yield from _clause_source(pair, one, other)
    yield from _dropped(pair)


def _clause_source(pair: Pair, one: Clause, other: Clause) -> Iterator[Told]:
    """Who says a clause in the source, and whether the copy has anybody say it."""
    a, b = pair.source, pair.copy
    speaker = a.speakers[one.speaker] if one.speaker >= 0 else None
    if speaker is None or not speaker.words or speaker.denied:
        return
    rest = [s for n, s in enumerate(a.speakers) if n != one.speaker and not _is_like(s, speaker)]
    if other.speaker < 0:
        if (
            speaker.index not in a.classes.get("no-claim", ())
            and not _is_said(b, rest)
            and not any(_carries(c, [speaker]) for c in pair.near_copy if c is not b)
        ):
            yield from _told_dropped("cl:att:dropped", pair, speaker)
        return
    theirs = b.speakers[other.speaker]
    named = speaker.names and theirs.names and not _is_like(speaker, theirs)
    if named and not _mentions(b, speaker) and not _mentions(a, theirs):
        yield Told("cl:spk:other-names", speaker.text, theirs.text)


def _is_said(copy: Cues, rest: Sequence[Speaker]) -> bool:
    """Does the copy's sentence say of anything that somebody says it, but for what others say in the source, too?"""
    known = [s for s in copy.speakers if any(_is_like(s, x) for x in rest)]
    cues = {i for n in classes_of_group("voice") for i in copy.classes.get(n, ())}
    return len(cues - {s.index for s in known}) > 0 or copy.quotes


def _told_dropped(name: str, pair: Pair, speaker: Speaker) -> Iterator[Told]:
    if not _mentions(pair.copy, speaker):
        yield Told(f"{name}-speaker", speaker.text, "")
        if speaker.index in pair.source.classes.get("weaksaying", ()) or speaker.cue.startswith("accord"):
            yield Told(f"{name}-speaker-weak", speaker.text, "")


def _dropped(pair: Pair) -> Iterator[Told]:
    """What somebody says and the copy tells by itself."""
    a, b = pair.source, pair.copy
    said = {c.speaker for c in a.clauses if c.speaker >= 0 and _is_told(c, b)}
    speakers = [
        s
        for n in sorted(said)
        for s in (a.speakers[n],)
        if s.words and not s.denied and s.index not in a.classes.get("no-claim", ())
    ]
    if speakers and not _is_said(b, ()) and not any(_carries(c, speakers) for c in pair.near_copy if c is not b):
        yield from _told_dropped("att:dropped", pair, speakers[0])


def _is_told(clause: Clause, copy: Cues) -> bool:
    """Does the copy's sentence tell what the clause tells, as far as their words show?"""
    known = sum(has_root(w, copy.content) for w in clause.words)
    return known >= MIN_SHARED and known >= MIN_PART * len(clause.words)


def _carries(near: Cues, speakers: Sequence[Speaker]) -> bool:
    """May a sentence beside it say whose words these are?"""
    said = any(not s.words or any(_is_like(s, x) for x in speakers) for s in near.speakers)
    return said or any(_is_named(near, s) for s in speakers)


def _is_named(cues: Cues, speaker: Speaker) -> bool:
    """Does it name the speaker, most words of what it was called?"""
    named = sum(has_root(w, cues.content) for w in speaker.words)
    return named >= 2 and 2 * named > len(speaker.words) and ("said" in cues.classes or cues.quotes)


def _mentions(cues: Cues, speaker: Speaker) -> bool:
    return any(has_root(w, cues.content) for w in speaker.words)


def _is_like(one: Speaker, other: Speaker) -> bool:
    named = any(has_root(w, other.words) for w in one.words)
    return named or _initials(one) in _undotted(other) or _initials(other) in _undotted(one)


def _initials(speaker: Speaker) -> str:
    """`un` of `the United Nations`; a space, which is no word, where there are no two capitals."""
    found = "".join(w[0] for w in speaker.text.split() if w[0].isupper()).lower()
    return found if len(found) > 1 else " "


def _undotted(speaker: Speaker) -> set[str]:
    return {w.replace(".", "") for w in speaker.words}
