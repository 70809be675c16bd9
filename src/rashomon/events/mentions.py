"""Event mentions: every place in the articles where words tell of an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.clauses import (
    government_of,
    is_infinitive,
    is_joined,
    is_noun,
    is_participle,
    object_of,
    objects_of_prepositions,
    own_clause,
)
from rashomon.dates import FoundDate, find_article_dates
from rashomon.events.announced import find_announced
from rashomon.events.clauses import MAX_TOKENS, anchor_of, clause_of, predicate_of, with_words
from rashomon.events.coding import is_in_words
from rashomon.events.contexts import find_contexts
from rashomon.events.itinerary import split_meetings
from rashomon.events.lexicon import ABSENCES, FAMILIES, Entry
from rashomon.events.mention import EventMention
from rashomon.events.modes import find_mode
from rashomon.events.participants import Finder, country_actors
from rashomon.events.plain import OCCASION, opened
from rashomon.events.status import Reading, find_status
from rashomon.events.telling import is_measure, is_nameless_saying, is_weak, only_plans, only_reports, tells
from rashomon.events.timing import (
    find_absent,
    find_date,
    find_duration,
    find_scheduled,
    find_since,
    is_fixed,
    lies_ahead,
    on_time,
)
from rashomon.events.told import find_leads, find_told, is_lasting, stands_alone
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, ParsedArticle, ParsedSentence
from rashomon.people import Cast
from rashomon.text import find_quotations
from rashomon.vocabulary import Span, Status

READ_ROLES = frozenset({"title", "body", "heading"})  # captions and notes retell what the body tells
MAX_THING = 16  # tokens that name what one stays away from
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_ASKING = frozenset("urge ask call demand request order appeal press implore beg instruct".split())
# Where a noun stands that is no part of what the verb tells: as its subject, or at another time.
_OUTSIDE = frozenset("subj that before after ahead following during at amid since until".split())
_MARKS = frozenset("\"“”„«»'‘’")
NEAR = 2  # words that govern one another, from an event up to one that it may be part of
MAX_SENTENCE = 250  # tokens; longer "sentences" are lists and tables, whose trees mean nothing


def find_mentions(
    parsed: Sequence[ParsedArticle], cast: Cast, *, dates: Mapping[str, Sequence[FoundDate]] | None = None
) -> list[EventMention]:
    """The event mentions of all articles, in order of article id and text.

    `dates` saves looking for them again: the dates of each sentence by its id.
    """
    countries = country_actors(cast)
    if dates is None:
        dates = {sid: found for a in parsed for sid, found in find_article_dates(a).items()}
    leads = frozenset(lead for a in parsed for lead in find_leads(a))
    found: list[EventMention] = []
    for article in sorted(parsed, key=lambda a: a.article.id):
        spoken = _spoken(article)
        for sentence in article.sentences:
            if sentence.sentence.role in READ_ROLES:
                leading = sentence.sentence.id in leads
                found += _sentence_mentions(article, sentence, cast, countries, dates, spoken, leading)
    return found


def _sentence_mentions(
    article: ParsedArticle,
    sentence: ParsedSentence,
    cast: Cast,
    countries: Mapping[str, str],
    known: Mapping[str, Sequence[FoundDate]],
    speech: Sequence[Span],
    leading: bool,
) -> Iterator[EventMention]:
    parse = sentence.parse
    if len(parse.tokens) > MAX_SENTENCE:
        return
    triggers = find_triggers(parse)
    others = list(find_told(parse, {index for index, _ in triggers}))
    if not triggers and not others:
        return
    dates = known.get(sentence.sentence.id, ())
    finder = Finder(sentence, cast, countries)
    quoted = _quoted(sentence, speech)
    families = dict(triggers)
    told: list[EventMention] = []
    faint: list[EventMention] = []
    for index, entry in triggers:
        if not _swallowed(parse, index, families):
            mention = _mention(article, sentence, finder, index, entry, dates)
            if mention is None:
                continue
            spoken = index in quoted and not is_measure(mention, cast)
            if tells(mention, parse, spoken) and not is_nameless_saying(mention, cast):
                told.append(mention)
            elif index not in quoted and entry.deed:
                faint.append(mention)
    once = {(mention.family, mention.anchor): mention for mention in reversed(told)}  # one clause tells a thing once
    for mention in told:
        again = once[mention.family, mention.anchor] is not mention or only_plans(parse, mention, told)
        if not again and not only_reports(mention, told):
            yield from split_meetings(article, sentence, cast, _coded(sentence, mention), dates)
    others = [(index, entry) for index, entry in others if index not in quoted]
    faint += (m for i, e in others if (m := _mention(article, sentence, finder, i, e, dates)) is not None)
    # `is set to visit`: the visit is told, not the setting.
    governing = {(parse.tokens[m.trigger].head, m.anchor) for m in told if is_infinitive(parse, m.trigger)}
    for mention in faint:
        told_above = (mention.family, mention.anchor) in once or (mention.trigger, mention.anchor) in governing
        if not told_above and not is_lasting(parse, mention, sentence.sentence.role):
            strong = leading and mention.family not in FAMILIES and stands_alone(parse, mention)
            yield replace(mention, weak=not strong, faint=not strong)


def _spoken(article: ParsedArticle) -> list[Span]:
    """The stretches of an article inside double quotation marks, over several sentences too."""
    text, blocks = article.article.text, article.article.blocks
    return [Span(q.start, q.end) for b in blocks for q in find_quotations(text, b.start, b.end) if q.double]


def _quoted(sentence: ParsedSentence, spoken: Sequence[Span]) -> frozenset[int]:
    """Tokens inside quotation marks: what somebody said, not what the article tells."""
    parse, start = sentence.parse, sentence.sentence.start
    spans = [(q.start - start, q.end - start) for q in spoken if q.start < sentence.sentence.end and start < q.end]
    if _MARKS.intersection(parse.text):
        spans += [(q.start, q.end) for q in find_quotations(parse.text, 0, len(parse.text))]
    return frozenset(t.index for t in parse.tokens for a, b in spans if a <= t.start < b) if spans else frozenset()


def _swallowed(parse: Parse, index: int, families: dict[int, Entry]) -> bool:
    """Is the event part of another told by the same verb: `rejected a *meeting*`, `attended a *summit*`?"""
    at = index
    for _ in range(NEAR):
        token = parse.tokens[at]
        government = government_of(parse, at)
        if is_joined(token):
            at = token.head
            continue
        if government is None or government.frame.removeprefix("obj ") in _OUTSIDE:
            return False
        at = government.above
        above = families.get(at)
        if above is not None and above.deed and above.family != families[index].family:
            stays = above.family == "attend" or above.family in ABSENCES
            held = stays and families[index].family == "summit"  # held whoever comes
            return above.family in {"reject", "boycott", "suspend", "attend", "withdraw"} and not held
        if above is not None and above.family == families[index].family and is_noun(token):
            return True  # `met for a meeting`
    return False


def _mention(
    article: ParsedArticle,
    sentence: ParsedSentence,
    finder: Finder,
    index: int,
    entry: Entry,
    dates: Sequence[FoundDate],
) -> EventMention | None:
    parse = sentence.parse
    scheduled = _set_by(parse, index, entry)
    predicate = predicate_of(parse, index) if scheduled is None else index
    told_by = index if scheduled is None else scheduled
    entry, reading = _absence(parse, index, entry, find_status(parse, told_by))
    root = reading.root if _above(parse, index, reading.root) else predicate
    if reading.status == "possible" and parse.tokens[root].lemma.lower() in _ASKING:
        root = predicate  # `urged them to leave`: the asking is an event of its own
    if entry == OCCASION and (thing := opened(parse, parse.tokens[index])) is not None:
        root = thing.index if _above(parse, index, thing.index) else root  # `the games, which open on Friday`
    if is_participle(parse.tokens[index]) and root == index:
        root = parse.tokens[index].head  # `a drone shot down over the border` begins with the drone
    date = find_date(sentence, index, predicate, entry, dates)
    first, last = clause_of(parse, index, root, dates)
    if scheduled is not None:
        last = max(last, min(own_clause(parse, scheduled)[-1] + 1, first + MAX_TOKENS))
    if date is None and entry.deed:
        date = find_announced(sentence, index, finder, dates)
    if not entry.deed:
        first, last = with_words(parse, index, first, last)
    if not entry.deed and date is not None and not first - 3 <= date.first < last + 3:
        date = None
    if is_fixed(parse, index, entry.family, date, reading.status, article.article.published):
        reading = reading._replace(status="planned")
    ahead = reading.status == "happened" and lies_ahead(parse, index, date, article.article.published)
    scene = finder.scene(index, predicate, entry.family)
    if entry.family == "attack" and is_in_words(parse, index, [finder.cast.actor(p.actor) for p in scene.parts]):
        entry = entry._replace(type=None)
    mention = EventMention(
        article.article.id,
        article.article.published,
        sentence.sentence.id,
        index,
        entry.family,
        entry.type,
        "planned" if ahead else on_time(reading.status, date, article.article.published),
        anchor_of(article, sentence, first, last),
        scene,
        date,
        find_duration(parse, index, predicate, dates),
        weak=False,
        nameless=parse.tokens[index].pos == "VERB" and entry != OCCASION and finder.is_nameless(index, predicate),
        words=_words(parse, first, last, dates),
        patient=_patient(parse, index, entry),
        thing=_thing(finder, index, entry, dates),
        since=find_since(parse, index, dates, article.article.published),
        noun=parse.tokens[index].lemma.lower() if parse.tokens[index].pos == "NOUN" else "",
    )
    weak = is_weak(parse, mention, reading, predicate, told=sentence.sentence.role == "body")
    return replace(mention, weak=True) if weak else mention


def _coded(sentence: ParsedSentence, mention: EventMention) -> EventMention:
    """The mention with its mode and contexts, if it has a type."""
    if mention.type is None:
        return mention
    parse, base = sentence.parse, sentence.sentence.start
    told = [t.index for t in parse.tokens if mention.anchor.start <= base + t.start < mention.anchor.end]
    mode = find_mode(parse, mention.trigger, mention.type, predicate=predicate_of(parse, mention.trigger))
    return replace(mention, mode=mode, context=find_contexts(parse, told[0], told[-1] + 1) if told else ())


def _set_by(parse: Parse, index: int, entry: Entry) -> int | None:
    """`boycotted the summit, which is to be held in June`: the verb that tells of the summit itself."""
    scheduled = find_scheduled(parse, index) if entry.family == "summit" else None
    if scheduled is None or (parse.tokens[scheduled].tag == "VBN" and is_participle(parse.tokens[scheduled])):
        return None  # `the summit planned for June`: what else is said of it tells more
    return scheduled


def _absence(parse: Parse, index: int, entry: Entry, reading: Reading) -> tuple[Entry, Reading]:
    """`will not attend`, `did not take part`: who stays away does so, as planned or in fact."""
    if entry.family != "attend" or reading.status not in {"cancelled", "denied"}:
        return entry, reading
    ahead = reading.status == "cancelled" or any(parse.tokens[c].tag == "MD" for c in parse.children[index])
    status: Status = "planned" if ahead else "happened"
    return Entry("boycott", None, True), reading._replace(status=status)


def _words(parse: Parse, first: int, last: int, dates: Sequence[FoundDate]) -> frozenset[str]:
    """What two tellings of one event have in common, whatever their tense: lemmas of the words that mean something."""
    dated = {i for d in dates for i in range(d.first, d.last)}
    return frozenset(
        t.lemma.lower()
        for t in parse.tokens[first:last]
        if t.pos in _CONTENT and t.index not in dated and len(t.text) > 1
    )


def _patient(parse: Parse, index: int, entry: Entry) -> str:
    """What the deed is done to, as a lemma: the verb's object, or what the noun is `of`; empty if nobody says."""
    token = parse.tokens[index]
    if entry.family in ABSENCES or entry == OCCASION:
        thing = opened(parse, token) if entry == OCCASION else find_absent(parse, index)
        return thing.lemma.lower() if thing is not None else ""
    if token.pos == "VERB":
        below = object_of(parse, index)
        return below.lemma.lower() if below is not None and below.pos in {"NOUN", "PROPN"} else ""
    return next((o.lemma.lower() for word, o in objects_of_prepositions(parse, index) if word == "of"), "")


def _thing(finder: Finder, index: int, entry: Entry, dates: Sequence[FoundDate]) -> frozenset[str]:
    """What one stays away from, in all its words: `preparatory talks for the summit in …`."""
    parse = finder.parse
    absent = find_absent(parse, index) if entry.family in ABSENCES else None
    if absent is None:
        return frozenset()
    below = parse.subtree(absent.index)[:MAX_THING]
    places = {parse.tokens[i].lemma.lower() for i in finder.places}
    return _words(parse, below[0], min(below[-1] + 1, below[0] + MAX_THING), dates) - places


def _above(parse: Parse, index: int, root: int) -> bool:
    at = index
    for _ in range(24):
        if at == root:
            return True
        at = parse.tokens[at].head
    return False
