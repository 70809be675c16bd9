"""Echoes: what was found in an article, said again for the reprints that carry the same blocks.

Steps before this one read a reprint's own lines only. Here every row of its leader gets the anchors of the
reprint, and every statement a row of its own there. No count of origins can rise: a follower is of its leader's origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.copies import Follower, Move
from rashomon.record.assemble import Found
from rashomon.speech import statement_id
from rashomon.vocabulary import Actor, Anchor, Article, Date, EventTelling, Sentence, Statement, make_id


@dataclass(frozen=True, slots=True)
class _Alike:
    """Followers in which the leader's blocks stand at the same places: what is moved into one is moved into all."""

    first: Follower
    articles: tuple[str, ...]
    dated: bool  # is their day of publication known?


_Copies = Mapping[str, Sequence[_Alike]]  # by their leader


def echo(found: Found, followers: Sequence[Follower]) -> Found:
    """`found`, with the rows that rest on a leader's blocks resting on its followers' as well."""
    if not followers:
        return found
    of = _alike(followers, {a.id: a for a in found.articles})
    places = {a.id: n for n, a in enumerate(found.articles)}
    return replace(
        found,
        sentences=_sentences(found.sentences, of, places),
        actors=[_actor(a, of) for a in found.actors],
        statements=_statements(found.statements, of, places),
        events=[replace(e, anchors=_anchors(e.anchors, of), tellings=_tellings(e.tellings, of)) for e in found.events],
        positions=[replace(p, anchors=_anchors(p.anchors, of)) for p in found.positions],
        outcomes=[replace(o, anchors=_anchors(o.anchors, of)) for o in found.outcomes],
        channels=[replace(c, anchors=_anchors(c.anchors, of)) for c in found.channels],
        questions=[replace(q, anchors=_anchors(q.anchors, of), answer=_anchors(q.answer, of)) for q in found.questions],
    )


def _alike(followers: Sequence[Follower], articles: Mapping[str, Article]) -> _Copies:
    groups: dict[tuple[str, tuple[Move, ...], bool], list[Follower]] = defaultdict(list)
    for follower in followers:
        dated = bool(articles[follower.article].published.edtf)
        groups[follower.leader, follower.moves, dated].append(follower)
    of: dict[str, list[_Alike]] = defaultdict(list)
    for (leader, _, dated), rows in groups.items():
        of[leader].append(_Alike(rows[0], tuple(f.article for f in rows), dated))
    return of


def _anchors(anchors: tuple[Anchor, ...], of: _Copies) -> tuple[Anchor, ...]:
    copies = [
        _in(article, moved)
        for anchor in anchors
        for alike in of.get(anchor.article, ())
        if (moved := alike.first.copy(anchor))
        for article in alike.articles
    ]
    return tuple(sorted({*anchors, *copies}, key=lambda a: (a.article, a.start, a.end))) if copies else anchors


def _tellings(tellings: tuple[EventTelling, ...], of: _Copies) -> tuple[EventTelling, ...]:
    """A copy tells an event as its leader does."""
    copies = {EventTelling(a.article, t.stance, a) for t in tellings for a in _anchors((t.anchor,), of)}
    return tuple(sorted(copies, key=lambda t: t.anchor))


def _in(article: str, anchor: Anchor) -> Anchor:
    """The anchor at the same place of another article with the same words there."""
    return Anchor(article, anchor.start, anchor.end, anchor.exact)


def _actor(actor: Actor, of: _Copies) -> Actor:
    if not actor.roles:
        return actor
    return replace(actor, roles=tuple(replace(r, anchors=_anchors(r.anchors, of)) for r in actor.roles))


def _sentences(sentences: Sequence[Sentence], of: _Copies, places: Mapping[str, int]) -> list[Sentence]:
    copies = [
        Sentence(make_id("t", article, start, end), article, start, end, sentence.role)
        for sentence in sentences
        for alike in of.get(sentence.article, ())
        if (shift := alike.first.shift(sentence.start, sentence.end)) is not None
        for start, end in ((sentence.start + shift, sentence.end + shift),)
        for article in alike.articles
    ]
    return sorted([*sentences, *copies], key=lambda s: (places[s.article], s.start))


def _statements(rows: Sequence[Statement], of: _Copies, places: Mapping[str, int]) -> list[Statement]:
    """All statements, in the order of articles and text.

    A copy's `same_as` names its leader's statement alone, and that one all its copies and the other tellings: a
    star, since forty reprints that each name each other would be 1,600 names.
    """
    told: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        told[row.anchors[0].article].append(row)
    echoed: dict[str, list[str]] = defaultdict(list)
    copies: list[Statement] = []
    for leader, groups in of.items():
        for alike in groups:
            moved = list(_moved(told[leader], alike))
            for article in alike.articles:
                ids = {row.id: statement_id(article, row.anchors, row.cue_anchor) for row in moved}
                copies += [_copy(row, article, ids) for row in moved]
                for row in moved:
                    echoed[row.id].append(ids[row.id])
    leading = [replace(r, same_as=tuple(sorted({*r.same_as, *echoed[r.id]}))) if r.id in echoed else r for r in rows]
    return sorted([*leading, *copies], key=lambda s: _order(s, places))


def _order(row: Statement, places: Mapping[str, int]) -> tuple[int, int, int, int]:
    first, last = row.anchors[0], row.anchors[-1]
    return places[first.article], first.start, -last.end, row.cue_anchor.start if row.cue_anchor else -1


def _moved(rows: Iterable[Statement], alike: _Alike) -> Iterator[Statement]:
    """The statements whose whole content stands in the followers, with their anchors there but still their own ids.

    A source or cue that was cut away leaves no words, but the speaker stays.
    """
    copy = alike.first.copy
    for row in rows:
        anchors = tuple(c for a in row.anchors if (c := copy(a)))
        if len(anchors) < len(row.anchors):
            continue
        source, cue = (copy(a) if a else None for a in (row.source_anchor, row.cue_anchor))
        yield replace(
            row,
            anchors=anchors,
            source_anchor=source,
            cue_anchor=cue,
            speaker_text=row.speaker_text if source or not row.source_anchor else "",
            cue=row.cue if cue or not row.cue_anchor else "",
            said_on=row.said_on if alike.dated else _undated(row.said_on),
            same_as=(row.id,),
        )


def _copy(row: Statement, article: str, ids: Mapping[str, str]) -> Statement:
    """A moved statement as a row of `article`; `ids` of its rows by those of the leader's."""
    return replace(
        row,
        id=ids[row.id],
        anchors=tuple(_in(article, a) for a in row.anchors),
        source_anchor=_in(article, row.source_anchor) if row.source_anchor else None,
        cue_anchor=_in(article, row.cue_anchor) if row.cue_anchor else None,
        via=ids.get(row.via) if row.via else None,
    )


def _undated(date: Date) -> Date:
    """`date` in an article of unknown day: words that need one tell none."""
    return Date("", "none", date.text) if date.basis == "relative" else date
