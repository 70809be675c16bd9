"""Positions: what a side wants, offers, opposes, supports, raises or denies, in the words of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.clauses import NO_TOKEN, Clause, content_of, find_clauses, helpers_of, is_aside, objects_of_prepositions
from rashomon.events.clauses import anchor_of
from rashomon.events.mention import EventMention
from rashomon.events.mentions import READ_ROLES
from rashomon.events.own_words import position_of_measure, position_of_statement, side_of
from rashomon.events.participants import Finder
from rashomon.events.phrases import complement_of, phrase_span
from rashomon.language import Parse, ParsedArticle, ParsedSentence
from rashomon.lexicon import uses_of, words_of
from rashomon.people import Cast
from rashomon.people.lexicon import ANYBODY, COLLECTIVES, OFFICES
from rashomon.text import fold
from rashomon.vocabulary import Position, Stance, Statement

_STANCES: Mapping[str, Stance] = uses_of("facts", "stance")  # type: ignore[assignment]  # of verbs
_CHARGES = words_of("facts", "charge")  # `accuse X of …`: what stands after the preposition
_CALLS = words_of("facts", "call")  # verbs whose object is no issue: `call for …`, `call it …`
_OF_OTHERS = frozenset({"wanted", "alleged", "cancelled"})  # a stance that others want or charge is none of theirs
_RAISED = words_of("facts", "raised")  # what is brought up: `raised concerns`, not `raised rates`
MAX_ANCHOR = 60  # tokens of what is wanted
MOST = 0.5  # of a passage's letters: if less of it was read as a position, the rest may be another one
_ABOUT = words_of("facts", "about")


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
    for clause in find_clauses(parse):
        stance = _STANCES.get(_lemma(clause)) if clause.doer != NO_TOKEN else None
        issue = _issue(parse, clause) if stance is not None else NO_TOKEN
        if stance is None or issue == NO_TOKEN or not _is_stand(parse, clause, issue):
            continue
        actors = Finder(sentence, cast).actors(clause.doer)
        if len(actors) != 1 or not _speaks(parse, clause.doer, cast, actors[0]):
            continue
        first, last = phrase_span(parse, clause.doer, clauses=False)
        start, end = phrase_span(parse, issue)
        whole = min(parse.subtree(issue)[-1] + 1, start + MAX_ANCHOR)  # the label may be cut, its source is not
        anchor = anchor_of(article, sentence, min(clause.predicate, start), max(end, whole, clause.predicate + 1))
        yield Position(side_of(cast, actors[0]), parse.words(first, last), parse.words(start, end), stance, (anchor,))


def _lemma(clause: Clause) -> str:
    """The verb of a clause without its particle."""
    return clause.sense.split()[0] if clause.voice == "active" else ""


def _is_stand(parse: Parse, clause: Clause, issue: int) -> bool:
    """Does somebody hold it, and about something: not what others want of them, nor `it`, a day, a fear, a claim?"""
    told, verb = parse.tokens[issue], parse.tokens[clause.predicate]
    dated = any(n.first <= issue < n.last and n.label in {"DATE", "TIME"} for n in parse.names)
    if not clause.affirmed or clause.reality in _OF_OTHERS or dated or told.pos == "PRON":
        return False
    if verb.lemma.lower() == "raise":  # `…, raising fears that …`: what a deed brings about
        return told.lemma.lower() in _RAISED and not (verb.tag == "VBG" and is_aside(verb))
    return verb.lemma.lower() != "insist" or not _is_claim(parse, clause.predicate, issue)


def _is_claim(parse: Parse, verb: int, issue: int) -> bool:
    """`insists that the letter exists` says that it does; `insists that it be shown` wants it."""
    said = content_of(parse, verb, finite=True)
    forms = [said, *helpers_of(parse, issue)] if said is not None and said.index == issue else []
    return all(t.tag != "MD" for t in forms) and any(t.tag in {"VBZ", "VBD"} for t in forms)


def _speaks(parse: Parse, subject: int, cast: Cast, actor: str) -> bool:
    """A crowd of a country's people is not the country: groups count only where they hold office or are a body."""
    lemma = parse.tokens[subject].lemma.lower()
    body = lemma in OFFICES or (lemma in COLLECTIVES and lemma not in ANYBODY)
    return cast.actor(actor).kind != "group" or body or parse.tokens[subject].pos == "PRON"


def _issue(parse: Parse, clause: Clause) -> int:
    """The token that heads the issue: for `accuse X of …` what stands after `of`; `NO_TOKEN` if none."""
    verb, lemma = clause.predicate, _lemma(clause)
    hung = [o.index for word, o in objects_of_prepositions(parse, verb) if word in _ABOUT]
    of = [o.index for word, o in objects_of_prepositions(parse, verb) if word in {"of", "for"}]
    if lemma in _CHARGES and of:
        return of[0]
    if lemma in _CALLS:
        return clause.content if clause.content != NO_TOKEN else next(iter(hung), NO_TOKEN)
    found = complement_of(parse, verb, tuple(_ABOUT))
    return NO_TOKEN if found is None else found
