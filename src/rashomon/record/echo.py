"""Echoes: what was found in an article, said again for the reprints that carry the same blocks.

Steps before this one read a reprint's own lines only. Here every row of its leader gets the anchors of the
reprint, and every statement a row of its own there. No count of origins can rise: a follower is of its leader's origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.copies import Follower
from rashomon.record.assemble import Found
from rashomon.speech import statement_id
from rashomon.vocabulary import Actor, Anchor, Article, Date, Sentence, Statement, make_id

Followers = Mapping[str, Sequence[Follower]]  # by their leader


def echo(found: Found, followers: Sequence[Follower]) -> Found:
    """`found`, with the rows that rest on a leader's blocks resting on its followers' as well."""
    if not followers:
        return found
    of: dict[str, list[Follower]] = defaultdict(list)
    for follower in followers:
        of[follower.leader].append(follower)
    places = {a.id: n for n, a in enumerate(found.articles)}
    return replace(
        found,
        sentences=_sentences(found.sentences, of, places),
        actors=[_actor(a, of) for a in found.actors],
        statements=_statements(found, of, places),
        events=[replace(e, anchors=_anchors(e.anchors, of)) for e in found.events],
        positions=[replace(p, anchors=_anchors(p.anchors, of)) for p in found.positions],
        outcomes=[replace(o, anchors=_anchors(o.anchors, of)) for o in found.outcomes],
        channels=[replace(c, anchors=_anchors(c.anchors, of)) for c in found.channels],
        questions=[replace(q, anchors=_anchors(q.anchors, of), answer=_anchors(q.answer, of)) for q in found.questions],
    )


def _anchors(anchors: tuple[Anchor, ...], of: Followers) -> tuple[Anchor, ...]:
    copies = [c for a in anchors for f in of.get(a.article, ()) if (c := f.copy(a))]
    return tuple(sorted({*anchors, *copies}, key=_place)) if copies else anchors


def _place(anchor: Anchor) -> tuple[str, int, int]:
    return anchor.article, anchor.start, anchor.end


def _actor(actor: Actor, of: Followers) -> Actor:
    if not actor.roles:
        return actor
    return replace(actor, roles=tuple(replace(r, anchors=_anchors(r.anchors, of)) for r in actor.roles))


def _sentences(sentences: Sequence[Sentence], of: Followers, places: Mapping[str, int]) -> list[Sentence]:
    copies = [
        _moved(sentence, follower.article, shift)
        for sentence in sentences
        for follower in of.get(sentence.article, ())
        if (shift := follower.shift(sentence.start, sentence.end)) is not None
    ]
    return sorted([*sentences, *copies], key=lambda s: (places[s.article], s.start))


def _moved(sentence: Sentence, article: str, shift: int) -> Sentence:
    start, end = sentence.start + shift, sentence.end + shift
    return Sentence(make_id("t", article, start, end), article, start, end, sentence.role)


def _statements(found: Found, of: Followers, places: Mapping[str, int]) -> list[Statement]:
    """All statements, in the order of articles and text."""
    articles = {a.id: a for a in found.articles}
    told: dict[str, list[Statement]] = defaultdict(list)
    for row in found.statements:
        told[row.anchors[0].article].append(row)
    echoed: dict[str, list[str]] = defaultdict(list)
    copies: list[Statement] = []
    for leader, followers in of.items():
        for follower in followers:
            pairs = list(_copies(told[leader], follower, articles[follower.article]))
            ids = {row.id: copy.id for row, copy in pairs}
            copies += [replace(copy, via=ids.get(copy.via)) if copy.via else copy for _, copy in pairs]
            for row, copy in pairs:
                echoed[row.id].append(copy.id)
    leading = [replace(r, same_as=tuple(sorted({*r.same_as, *echoed[r.id]}))) for r in found.statements]
    return sorted([*leading, *copies], key=lambda s: _order(s, places))


def _order(row: Statement, places: Mapping[str, int]) -> tuple[int, int, int, int]:
    first, last = row.anchors[0], row.anchors[-1]
    return places[first.article], first.start, -last.end, row.cue_anchor.start if row.cue_anchor else -1


def _copies(rows: Iterable[Statement], follower: Follower, article: Article) -> Iterable[tuple[Statement, Statement]]:
    """Each statement whose whole content stands in the follower, and its copy there.

    A copy's `same_as` names its leader's statement alone, and that one all its copies and the other tellings: a
    star, since forty reprints that each name each other would be 1,600 names. A source or cue that
    was cut away leaves no words, but the speaker stays.
    """
    for row in rows:
        anchors = [c for a in row.anchors if (c := follower.copy(a))]
        if len(anchors) < len(row.anchors):
            continue
        source, cue = (follower.copy(a) if a else None for a in (row.source_anchor, row.cue_anchor))
        copy = replace(
            row,
            id=statement_id(article.id, anchors, cue),
            anchors=tuple(anchors),
            source_anchor=source,
            cue_anchor=cue,
            speaker_text=row.speaker_text if source or not row.source_anchor else "",
            cue=row.cue if cue or not row.cue_anchor else "",
            said_on=_said_on(row.said_on, article),
            same_as=(row.id,),
        )
        yield row, copy


def _said_on(date: Date, article: Article) -> Date:
    """The leader's day; words that need a day of publication tell none where the follower has none."""
    return Date("", "none", date.text) if date.basis == "relative" and not article.published.edtf else date
