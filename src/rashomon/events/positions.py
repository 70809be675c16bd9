"""Positions: what a side wants, offers, opposes, supports, raises or denies, in the words of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.clauses import (
    content_of,
    helpers_of,
    is_aside,
    is_negated,
    is_passive,
    objects_of_prepositions,
    sense_of,
    subject_of,
)
from rashomon.events.clauses import anchor_of
from rashomon.events.mention import EventMention
from rashomon.events.mentions import READ_ROLES
from rashomon.events.own_words import position_of_measure, position_of_statement, side_of
from rashomon.events.participants import Finder
from rashomon.events.phrases import complement_of, phrase_span
from rashomon.language import Parse, ParsedArticle, ParsedSentence
from rashomon.people import Cast
from rashomon.text import fold
from rashomon.vocabulary import Position, Stance, Statement

_VERBS: tuple[tuple[Stance, str], ...] = (
    ("demands", "demand urge request want insist require ask call seek press appeal push"),
    ("offers", "offer propose pledge promise"),
    ("opposes", "oppose condemn denounce criticize criticise accuse blame reject rebuff protest object deplore"),
    ("supports", "support endorse back welcome praise favor favour"),
    ("raises", "raise discuss warn complain stress emphasize emphasise address express underline highlight talk"),
    ("denies", "deny dismiss dispute"),
)
_STANCES = {verb: stance for stance, verbs in _VERBS for verb in verbs.split()}
_FEELINGS = frozenset("fear hope doubt alarm tension eyebrow spectre specter".split())
_OFFICES = frozenset(
    "official government minister ministry diplomat leader side country nation administration lawmaker authority they "
    "negotiator spokesman spokeswoman military senator aide ambassador adviser parliament party cabinet".split()
)
MAX_ANCHOR = 60  # tokens of what is wanted
MOST = 0.5  # of a passage's letters: if less of it was read as a position, the rest may be another one
_ABOUT = ("for", "about", "over", "against", "of", "on", "with")
_CALLED = frozenset({"call", "talk", "push", "press", "appeal", "object", "protest", "warn", "complain"})


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
        for sentence in article.sentences
        if sentence.sentence.role in READ_ROLES
        for position in _of_sentence(article, sentence, cast)
    ]
    said = [p for s in statements if (p := position_of_statement(s, cast)) is not None]
    done = [p for m in mentions if not m.faint and (p := position_of_measure(m, cast)) is not None]
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


def _of_sentence(article: ParsedArticle, sentence: ParsedSentence, cast: Cast) -> Iterator[Position]:
    parse = sentence.parse
    finder = Finder(sentence, cast)
    for token in parse.tokens:
        if token.pos != "VERB" or token.lemma.lower() not in _STANCES:
            continue
        stance, issue = _STANCES[token.lemma.lower()], _issue(parse, token.index)
        subject = subject_of(parse, token.index)
        if issue is None or subject is None or is_negated(parse, token.index) or is_passive(parse, token.index):
            continue
        if parse.tokens[issue].pos == "PRON" or _is_date(parse, issue) or _is_effect(parse, token.index, issue):
            continue
        if _is_claim(parse, token.index, issue) or not _speaks_for_side(parse, subject.index, finder, cast):
            continue
        actors = finder.actors(subject.index)
        if len(actors) != 1:
            continue
        first, last = phrase_span(parse, subject.index, clauses=False)
        start, end = phrase_span(parse, issue)
        whole = min(parse.subtree(issue)[-1] + 1, start + MAX_ANCHOR)  # the label may be cut, its source is not
        anchor = anchor_of(article, sentence, min(token.index, start), max(end, whole, token.index + 1))
        yield Position(side_of(cast, actors[0]), parse.words(first, last), parse.words(start, end), stance, (anchor,))


def _is_date(parse: Parse, index: int) -> bool:
    return any(n.first <= index < n.last and n.label in {"DATE", "TIME"} for n in parse.names)


def _is_effect(parse: Parse, verb: int, issue: int) -> bool:
    """`…, raising fears that …`: what a deed brings about, not what somebody brings up."""
    lemma = parse.tokens[issue].lemma.lower()
    participle = parse.tokens[verb].tag == "VBG" and is_aside(parse.tokens[verb])
    return parse.tokens[verb].lemma.lower() == "raise" and (lemma in _FEELINGS or (lemma == "concern" and participle))


def _is_claim(parse: Parse, verb: int, issue: int) -> bool:
    """`insists that the letter exists` says that it does; `insists that it be shown` wants it."""
    said = content_of(parse, verb, finite=True)
    if parse.tokens[verb].lemma.lower() != "insist" or said is None or said.index != issue:
        return False
    forms = [said, *helpers_of(parse, issue)]
    return all(t.tag != "MD" for t in forms) and any(t.tag in {"VBZ", "VBD"} for t in forms)


def _speaks_for_side(parse: Parse, subject: int, finder: Finder, cast: Cast) -> bool:
    """A crowd of a country's people is not the country: groups count only where they hold office."""
    actors = finder.actors(subject)
    if len(actors) != 1:
        return False
    return cast.actor(actors[0]).kind != "group" or parse.tokens[subject].lemma.lower() in _OFFICES


def _issue(parse: Parse, verb: int) -> int | None:
    """The token that heads the issue: for `accuse X of …` what stands after the preposition."""
    lemma = sense_of(parse, verb).split()[0]
    prepositions = list(objects_of_prepositions(parse, verb))
    if lemma in {"accuse", "blame", "criticize", "criticise"}:
        return next((o.index for w, o in prepositions if w in {"of", "for", "over"}), complement_of(parse, verb))
    if lemma in _CALLED:
        below = content_of(parse, verb)
        if below is not None:
            return below.index
        return next(
            (o.index for w, o in prepositions if w in _ABOUT and not (lemma == "talk" and w in {"with", "of"})), None
        )
    return complement_of(parse, verb, _ABOUT)
