"""Positions: what a side wants, offers, opposes, supports, raises or denies, in the words of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    clauses_of,
    doer_of,
    government_of,
    is_governed,
    is_object,
    owner_of,
)
from rashomon.events.clauses import anchor_of
from rashomon.events.lexicon import QUANTITIES
from rashomon.events.mention import EventMention
from rashomon.events.mentions import UNREAD_ROLES, spoken_in
from rashomon.events.own_words import holder_of_stance, position_of_measure, positions_of_statement, side_of
from rashomon.events.participants import Finder
from rashomon.events.phrases import phrase_span
from rashomon.events.stances import TAKING, find_stance, issue_span
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.lexicon import words_of
from rashomon.people import Cast
from rashomon.people.lexicon import ANYBODY, COLLECTIVES, OFFICES, can_speak
from rashomon.text import fold
from rashomon.vocabulary import Position, Span, Stance, Statement

_AIMS = words_of("facts", "aim")
_SEVERAL = frozenset({"they", "it"})
MAX_ANCHOR = 60  # tokens of what is wanted
MOST = 0.5  # of a passage's letters: if less of it was read as a position, the rest may be another one


def find_positions(
    parsed: Sequence[ParsedArticle],
    cast: Cast,
    *,
    statements: Sequence[Statement] = (),
    mentions: Sequence[EventMention] = (),
) -> tuple[Position, ...]:
    """Positions with their issue as printed; the same side, stance and words are one row. Sorted by first anchor.

    They are read from what is told of a side (`demanded that …`), from the `statements` of those who speak for one,
    and from the measures it takes (`mentions` of events).
    """
    rows = [
        position
        for article in sorted(parsed, key=lambda a: a.article.id)
        for spoken in [spoken_in(article)]
        for sentence in article.sentences
        if sentence.sentence.role not in UNREAD_ROLES
        for position in _of_sentence(article, sentence, cast, spoken)
    ]
    sentences = {a.article.id: a.sentences for a in parsed}
    said = [p for s in statements for p in positions_of_statement(s, sentences, cast)]
    parses = {s.sentence.id: s.parse for a in parsed for s in a.sentences}
    done = [p for m in mentions if not m.faint and (p := position_of_measure(m, parses[m.sentence], cast)) is not None]
    for more in (said, done):
        held = _held(rows)
        rows += [p for p in more if not _overlaps(p, held)]
    return _joined(rows)


def _overlaps(position: Position, held: Mapping[tuple[str | None, str], Sequence[tuple[int, int]]]) -> bool:
    """Does a position of the same side stand in most of these words already?"""
    return any(
        min(end, anchor.end) - max(start, anchor.start) > MOST * (anchor.end - anchor.start)
        for anchor in position.anchors
        for start, end in held.get((position.side, anchor.article), ())
    )


def _held(rows: Sequence[Position]) -> dict[tuple[str | None, str], list[tuple[int, int]]]:
    """Where each side's positions stand in each article: the same words are not read twice."""
    held: dict[tuple[str | None, str], list[tuple[int, int]]] = defaultdict(list)
    for position in rows:
        for anchor in position.anchors:
            held[position.side, anchor.article].append((anchor.start, anchor.end))
    return held


def _joined(rows: Sequence[Position]) -> tuple[Position, ...]:
    kept: dict[tuple[str, Stance, str], Position] = {}
    for p in rows:
        key = (p.side or fold(p.side_text), p.stance, fold(p.issue))
        old = kept.get(key)
        anchors = tuple(sorted({*p.anchors, *(old.anchors if old else ())}))
        kept[key] = replace(old or p, anchors=anchors)
    return tuple(sorted(kept.values(), key=lambda p: (p.anchors, p.issue)))


def _of_sentence(
    article: ParsedArticle, sentence: ParsedSentence, cast: Cast, spoken: Sequence[Span]
) -> Iterator[Position]:
    """The stances that the article tells; those inside quotation marks are what somebody says of others."""
    parse, finder = sentence.parse, Finder(sentence, cast)
    for clause in clauses_of(parse, TAKING):
        at = sentence.sentence.start + parse.tokens[clause.doer].start
        told = clause.doer != NO_TOKEN and not any(q.start <= at < q.end for q in spoken)
        stance, issue = find_stance(parse, clause) if told else ("raises", NO_TOKEN)
        holder = _holder(finder, clause) if issue != NO_TOKEN else ""
        if not holder or not _is_taken(finder, clause, stance, issue, holder):
            continue
        first, last = phrase_span(parse, clause.doer, clauses=False)
        start, end = issue_span(parse, clause, issue)
        whole = min(parse.subtree(issue)[-1] + 1, start + MAX_ANCHOR)  # the label may be cut, its source is not
        anchor = anchor_of(article, sentence, min(clause.predicate, start), max(end, whole, clause.predicate + 1))
        side = holder_of_stance(cast, holder)
        yield Position(side, parse.words(first, last), parse.words(start, end), stance, (anchor,))


def _holder(finder: Finder, clause: Clause) -> str:
    """The actor whose stance the clause tells; empty where that is none, several or nobody who stands for anything."""
    parse, head = finder.parse, clause.doer
    if parse.tokens[head].lemma.lower() in _AIMS and parse.tokens[clause.predicate].tag == "VB":  # `its aim is to …`
        owner = owner_of(parse, head)
        head = owner.index if owner is not None else head
    verb = parse.tokens[clause.predicate]
    if verb.tag == "VBG" and (is_object(parse.tokens[head]) or is_governed(parse.tokens[head])):
        return ""  # `crossed the country urging …`
    actors = finder.actors(head)
    if not actors and clause.voice == "noun":  # `voiced its opposition to …`
        government = government_of(parse, clause.predicate)
        head = doer_of(parse, government.above) if government is not None else head
        actors = finder.actors(head)
    held = len(actors) == 1 and _is_party(finder, head, actors[0]) and _is_own(finder, clause, actors[0])
    return actors[0] if held else ""


def _is_taken(finder: Finder, clause: Clause, stance: Stance, issue: int, holder: str) -> bool:
    """Is it a stance on something, not a warning of what will come, or a charge against anybody of one's own?"""
    if clause.sense == "warn" and stance == "raises":
        return _is_own_deed(finder, issue, holder)
    if clause.sense == "accuse":
        accused = finder.actors(clause.undergoer) if clause.undergoer != NO_TOKEN else ()
        mine = side_of(finder.cast, holder)
        theirs = {side_of(finder.cast, a) for a in accused} - {mine, None}
        return bool(theirs) and (mine is not None or any(finder.cast.actor(a).kind == "country" for a in accused))
    return True


def _is_party(finder: Finder, subject: int, actor: str) -> bool:
    """Does it stand for something: a country, a body, who holds office or speaks for a side? A crowd of a country's
    people is not the country, and what a passer-by asks for is nobody's position."""
    parse, known = finder.parse, finder.cast.actor(actor)
    word = parse.tokens[subject]
    lemma = word.lemma.lower()
    owner = owner_of(parse, subject)
    owned = finder.cast.headed(finder.sentence.sentence.id, owner.index) if owner is not None else None
    if owned is not None and owned.actor == actor and (known.kind == "person" or not can_speak(lemma)):
        return False  # `Holm's stance underlines …`, `Holm's neighbours urged …`
    if known.kind == "country" and any(parse.tokens[c].lemma.lower() in QUANTITIES for c in parse.children[subject]):
        return False  # `some Norwegian leaders`
    if known.kind == "group":
        return lemma in OFFICES or (lemma in COLLECTIVES and lemma not in ANYBODY) or lemma in _SEVERAL
    return known.kind != "person" or known.side is not None or bool(known.roles)


def _is_own_deed(finder: Finder, issue: int, actor: str) -> bool:
    """`warned that Norway would close the strait`, of who speaks for Norway: not that a storm would come."""
    doer = doer_of(finder.parse, issue)
    does = finder.actors(doer) if doer != NO_TOKEN else ()
    sides = {actor, side_of(finder.cast, actor)} - {None}
    return any({a, side_of(finder.cast, a)} & sides for a in does)


def _is_own(finder: Finder, clause: Clause, actor: str) -> bool:
    """Is it told by the article, or by who speaks for the same side: not what others say of it?"""
    side = side_of(finder.cast, actor)
    for claimant in clause.claimed_by:
        sayers = finder.actors(claimant)
        if not sayers and clause.reality != "real" and finder.parse.tokens[claimant].pos != "PRON":
            return False  # `reports said Norway would back it`
        if sayers and not any(a == actor or (side and side_of(finder.cast, a) == side) for a in sayers):
            return False
    return True
