"""Outcomes: what was agreed, decided or promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.clauses import content_of, helpers_of, object_of, objects_of_prepositions, subject_of
from rashomon.dates import FoundDate, date_of, find_article_dates
from rashomon.events.clauses import anchor_of, clause_of
from rashomon.events.find import row_of
from rashomon.events.mention import EventMention
from rashomon.events.mentions import READ_ROLES, find_mentions
from rashomon.events.merge import Cluster, merge_mentions
from rashomon.events.participants import Finder
from rashomon.events.phrases import content_words, overlap, phrase_span
from rashomon.events.status import find_status
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.people import Cast
from rashomon.vocabulary import NO_DATE, Event, Outcome

_BINDING = frozenset("agree decide pledge promise vow undertake commit announce confirm".split())
_SEALING = frozenset("reach sign strike seal conclude clinch".split())
_PACTS = frozenset("agreement deal accord pact treaty memorandum compromise ceasefire cease-fire truce".split())
_MEASURES = frozenset("recall expel boycott suspend withdraw sanction ban authorize vote retreat".split())
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
        return True
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
    finder = Finder(sentence, cast)
    for token in parse.tokens:
        if token.pos != "VERB" or token.lemma.lower() not in _BINDING | _SEALING:
            continue
        content = _content(sentence, token.index)
        if content is None or find_status(parse, token.index).status != "happened":
            continue
        parties = _parties(finder, token.index, content)
        if parties and _is_own(sentence, token.index, finder, parties):
            date = date_of(sentence, token.index, dates)
            yield _outcome(article, sentence, token.index, content, parties, date)


def _parties(finder: Finder, verb: int, content: int) -> tuple[str, ...]:
    """Who agreed, with whom."""
    subject = subject_of(finder.parse, verb)
    found = set(finder.actors(subject.index)) if subject is not None else set()
    if subject is not None and not found and subject.text.casefold() == "they":
        return _those_who_met(finder, subject.index)
    for head in (verb, content):
        found |= _with(finder, head)
    return tuple(sorted(found))


def _those_who_met(finder: Finder, they: int) -> tuple[str, ...]:
    """`Holm spoke with Eide, and they agreed`: who did something with whom, by the nearest verb before token `they`."""
    for token in reversed(finder.parse.tokens[:they]):
        subject = subject_of(finder.parse, token.index) if token.pos == "VERB" else None
        others = _with(finder, token.index) if subject is not None else set()
        if subject is not None and others:
            return tuple(sorted({*finder.actors(subject.index), *others}))
    return ()


def _with(finder: Finder, head: int) -> set[str]:
    """The actors in the phrases with `with` that hang on `head`."""
    return {
        actor
        for word, token in objects_of_prepositions(finder.parse, head)
        if word == "with"
        for actor in finder.actors(token.index)
    }


def _outcome(
    article: ParsedArticle,
    sentence: ParsedSentence,
    verb: int,
    content: int,
    parties: tuple[str, ...],
    date: FoundDate | None,
) -> Outcome:
    parse = sentence.parse
    first, last = phrase_span(parse, content)
    start, end = clause_of(parse, verb, verb, ())
    anchor = anchor_of(article, sentence, start, max(end, last))
    value = date.value if date is not None else NO_DATE
    return Outcome(parse.words(first, last), parties, "happened", value, (anchor,))


def _is_own(sentence: ParsedSentence, verb: int, finder: Finder, parties: Sequence[str]) -> bool:
    """Announcing is an outcome only where the announcer speaks of its own acts."""
    parse = sentence.parse
    below = content_of(parse, verb, finite=True)
    if parse.tokens[verb].lemma.lower() not in {"announce", "confirm"} or below is None:
        return True
    subject = subject_of(parse, below.index)
    return subject is not None and (subject.pos == "PRON" or bool(set(finder.actors(subject.index)) & set(parties)))


def _content(sentence: ParsedSentence, verb: int) -> int | None:
    """The token that heads what was agreed: `to expand flights`, `on a truce`, `that it would …`."""
    parse = sentence.parse
    lemma = parse.tokens[verb].lemma.lower()
    if lemma in _SEALING:
        below = object_of(parse, verb)
        return below.index if below is not None and below.lemma.lower() in _PACTS else None
    below = content_of(parse, verb)
    if below is not None and _is_intent(sentence, below.index):
        return below.index
    words = {"agree": {"on", "to"}, "commit": {"to"}}.get(lemma, set())
    return next((o.index for w, o in objects_of_prepositions(parse, verb) if w in words), None)


def _is_intent(sentence: ParsedSentence, index: int) -> bool:
    """`that it will recall its ambassador`: a clause about what is to be done."""
    return any(t.lemma.lower() in {"will", "would", "to"} for t in helpers_of(sentence.parse, index))
