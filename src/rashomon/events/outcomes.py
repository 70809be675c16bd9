"""Outcomes: what was agreed, decided or promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    content_of,
    find_clauses,
    helpers_of,
    is_verb,
    objects_of_prepositions,
    subject_of,
)
from rashomon.dates import FoundDate, date_of, find_article_dates
from rashomon.events.clauses import anchor_of, clause_of
from rashomon.events.find import row_of
from rashomon.events.mention import EventMention
from rashomon.events.mentions import READ_ROLES, find_mentions
from rashomon.events.merge import Cluster, merge_mentions
from rashomon.events.participants import Finder
from rashomon.events.phrases import content_words, overlap, phrase_span
from rashomon.language import Parse, ParsedArticle, ParsedSentence
from rashomon.lexicon import words_of
from rashomon.people import Cast
from rashomon.vocabulary import NO_DATE, Event, Outcome

_BINDING = words_of("facts", "binding")  # verbs by which one binds oneself
_SEALING = words_of("facts", "sealing")  # verbs that make a pact of what they are done to
_PACTS = words_of("facts", "pact")
_MEASURES = words_of("facts", "measure")  # families of what a state or body decides by doing it
_OFFICES = frozenset({"appoint", "dismiss"})  # who is given an office or loses it: decided, by whomever
Dates = Mapping[str, Sequence[FoundDate]]
SAME = 0.6  # Jaccard of words: two outcomes in nearly the same words are one


def find_outcomes(
    parsed: Sequence[ParsedArticle],
    cast: Cast,
    *,
    dates: Dates | None = None,
    clusters: Sequence[Cluster] | None = None,
) -> tuple[Outcome, ...]:
    """What sides agreed, decided or promised to do, each once, with all anchors; sorted by first anchor.

    Measures that a state or body takes or announces (an ambassador recalled, talks suspended) are outcomes too.
    `dates` (of each sentence by its id) and `clusters` (the merged tellings of events) save looking for them again.
    """
    if dates is None:
        dates = {sid: found for a in parsed for sid, found in find_article_dates(a).items()}
    kept: list[Outcome] = []
    if clusters is None:
        clusters = merge_mentions(find_mentions(parsed, cast, dates=dates), parsed, cast, dates=dates)
    for cluster in clusters:
        told = [m for m in cluster.mentions if _is_measure(m, cast)]
        if told:
            _add(kept, _measure(told, row_of(cluster)))
    for article in sorted(parsed, key=lambda a: a.article.id):
        for sentence in article.sentences:
            if sentence.sentence.role in READ_ROLES:
                for outcome in _of_sentence(article, sentence, cast, dates.get(sentence.sentence.id, ())):
                    _add(kept, outcome)
    return tuple(sorted(kept, key=lambda o: o.anchors))


def _is_measure(mention: EventMention, cast: Cast) -> bool:
    by = [cast.actor(p.actor).kind for p in mention.scene.parts if p.part == "by"]
    firm = mention.status in {"happened", "planned"} and not mention.weak
    if firm and mention.family in _OFFICES and mention.scene.parts:
        return not mention.patient or any(p.part == "to" for p in mention.scene.parts)  # not `dismissed the idea`
    done = firm and mention.family in _MEASURES
    return done and any(kind in {"country", "organisation"} for kind in by)


def _measure(told: Sequence[EventMention], event: Event) -> Outcome:
    """One outcome of all tellings of a measure, with the status and date that they give together."""
    parties = tuple(sorted({p.actor for m in told for p in m.scene.parts if p.part != "to"}))
    return Outcome(event.what, parties, event.status, event.date, event.anchors)


def _add(kept: list[Outcome], new: Outcome) -> None:
    words = content_words(new.what)
    for i, old in enumerate(kept):
        if set(old.parties) == set(new.parties) and overlap(words, content_words(old.what)) >= SAME:
            anchors = tuple(sorted({*old.anchors, *new.anchors}))
            date = old.date if old.date.edtf else new.date
            kept[i] = Outcome(old.what, old.parties, old.status, date, anchors)
            return
    kept.append(new)


def _of_sentence(
    article: ParsedArticle, sentence: ParsedSentence, cast: Cast, dates: Sequence[FoundDate]
) -> Iterator[Outcome]:
    parse = sentence.parse
    for clause in find_clauses(parse):
        agreed = clause.voice == "active" and clause.affirmed and clause.reality == "real"
        content = _content(parse, clause) if agreed else NO_TOKEN
        if content == NO_TOKEN:
            continue
        finder = Finder(sentence, cast)
        parties = _parties(finder, clause, content)
        if parties and _is_own(parse, clause, finder, parties):
            first, last = phrase_span(parse, content)
            start, end = clause_of(parse, clause.predicate, clause.predicate, ())
            anchor = anchor_of(article, sentence, start, max(end, last))
            date = date_of(sentence, clause.predicate, dates)
            value = date.value if date is not None else NO_DATE
            yield Outcome(parse.words(first, last), parties, "happened", value, (anchor,))


def _content(parse: Parse, clause: Clause) -> int:
    """The token that heads what was agreed: `to expand flights`, `on a truce`, `that it would …`; else `NO_TOKEN`."""
    pact = clause.undergoer
    if clause.sense in _SEALING and pact != NO_TOKEN and parse.tokens[pact].lemma.lower() in _PACTS:
        return pact
    if clause.sense not in _BINDING:
        return NO_TOKEN
    helpers = helpers_of(parse, clause.content) if clause.content != NO_TOKEN else ()
    if any(t.tag == "TO" or t.lemma.lower() in {"will", "would"} for t in helpers):  # about what is to be done
        return clause.content
    return next((o for word, o in clause.others if clause.sense == "agree" and word in {"on", "to"}), NO_TOKEN)


def _parties(finder: Finder, clause: Clause, content: int) -> tuple[str, ...]:
    """Who agreed, with whom."""
    found = set(finder.actors(clause.doer)) if clause.doer != NO_TOKEN else set()
    if not found and clause.doer != NO_TOKEN and finder.parse.tokens[clause.doer].text.casefold() == "they":
        return _those_who_met(finder, clause.doer)
    return tuple(sorted(found | _with(finder, clause.predicate) | _with(finder, content)))


def _those_who_met(finder: Finder, they: int) -> tuple[str, ...]:
    """`Holm spoke with Eide, and they agreed`: who did something with whom, by the nearest verb before token `they`."""
    for token in reversed(finder.parse.tokens[:they]):
        subject = subject_of(finder.parse, token.index) if is_verb(token) else None
        others = _with(finder, token.index) if subject is not None else set()
        if subject is not None and others:
            return tuple(sorted({*finder.actors(subject.index), *others}))
    return ()


def _with(finder: Finder, head: int) -> set[str]:
    """The actors in the phrases with `with` that hang on `head`."""
    hung = objects_of_prepositions(finder.parse, head)
    return {actor for word, token in hung if word == "with" for actor in finder.actors(token.index)}


def _is_own(parse: Parse, clause: Clause, finder: Finder, parties: Sequence[str]) -> bool:
    """Announcing is an outcome only where the announcer speaks of its own acts."""
    below = content_of(parse, clause.predicate, finite=True)
    if clause.sense not in {"announce", "confirm"} or below is None:
        return True
    subject = subject_of(parse, below.index)
    return subject is not None and (subject.pos == "PRON" or bool(set(finder.actors(subject.index)) & set(parties)))
