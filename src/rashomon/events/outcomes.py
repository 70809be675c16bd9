"""Outcomes: what was agreed, decided or promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.dates import date_of, find_sentence_dates
from rashomon.events.clauses import anchor_of, clause_of
from rashomon.events.mentions import READ_ROLES
from rashomon.events.participants import Finder
from rashomon.events.phrases import content_words, overlap, phrase_span
from rashomon.events.status import find_status
from rashomon.events.trees import child, objects_of_prepositions, subject_of
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.people import Cast
from rashomon.vocabulary import NO_DATE, Outcome

_BINDING = frozenset("agree decide pledge promise vow undertake commit announce confirm".split())
_SEALING = frozenset("reach sign strike seal conclude clinch".split())
_PACTS = frozenset("agreement deal accord pact treaty memorandum compromise ceasefire cease-fire truce".split())
SAME = 0.6  # Jaccard of words: two outcomes in nearly the same words are one


def find_outcomes(parsed: Sequence[ParsedArticle], cast: Cast) -> tuple[Outcome, ...]:
    """What sides agreed, decided or promised to do, each once, with all anchors; sorted by first anchor."""
    kept: list[Outcome] = []
    for article in sorted(parsed, key=lambda a: a.article.id):
        for sentence in article.sentences:
            if sentence.sentence.role in READ_ROLES:
                for outcome in _of_sentence(article, sentence, cast):
                    _add(kept, outcome)
    return tuple(sorted(kept, key=lambda o: o.anchors))


def _add(kept: list[Outcome], new: Outcome) -> None:
    words = content_words(new.what)
    for i, old in enumerate(kept):
        if set(old.parties) == set(new.parties) and overlap(words, content_words(old.what)) >= SAME:
            anchors = tuple(sorted({*old.anchors, *new.anchors}))
            date = old.date if old.date.edtf else new.date
            kept[i] = Outcome(old.what, old.parties, old.status, date, anchors)
            return
    kept.append(new)


def _of_sentence(article: ParsedArticle, sentence: ParsedSentence, cast: Cast) -> Iterator[Outcome]:
    parse = sentence.parse
    for token in parse.tokens:
        if token.pos != "VERB" or token.lemma.lower() not in _BINDING | _SEALING:
            continue
        content = _content(sentence, token.index)
        if content is None:
            continue
        reading = find_status(parse, token.index)
        subject = subject_of(parse, token.index)
        finder = Finder(sentence, cast)
        parties = finder.actors(subject.index) if subject is not None else []
        parties += [
            a for w, o in objects_of_prepositions(parse, token.index) if w == "with" for a in finder.actors(o.index)
        ]
        if reading.status != "happened" or not parties:
            continue
        dates = find_sentence_dates(sentence, article.article.published)
        date = date_of(sentence, token.index, dates)
        first, last = phrase_span(parse, content)
        start, end = clause_of(parse, token.index, token.index, ())
        yield Outcome(
            parse.words(first, last),
            tuple(sorted(set(parties))),
            reading.status,
            date.value if date is not None else NO_DATE,
            (anchor_of(article, sentence, start, max(end, last)),),
        )


def _content(sentence: ParsedSentence, verb: int) -> int | None:
    """The token that heads what was agreed: `to expand flights`, `on a truce`, `that it would …`."""
    parse = sentence.parse
    lemma = parse.tokens[verb].lemma.lower()
    if lemma in _SEALING:
        below = child(parse, verb, "dobj", "nsubjpass")
        return below.index if below is not None and below.lemma.lower() in _PACTS else None
    below = child(parse, verb, "xcomp", "ccomp")
    if below is not None and (below.dep == "xcomp" or _is_intent(sentence, below.index)):
        return below.index
    words = {"agree": {"on", "to"}, "commit": {"to"}}.get(lemma, set())
    return next((o.index for w, o in objects_of_prepositions(parse, verb) if w in words), None)


def _is_intent(sentence: ParsedSentence, index: int) -> bool:
    """`that it will recall its ambassador`: a clause about what is to be done."""
    return any(
        sentence.parse.tokens[c].dep == "aux" and sentence.parse.tokens[c].lemma.lower() in {"will", "would", "to"}
        for c in sentence.parse.children[index]
    )
