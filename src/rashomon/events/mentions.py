"""Event mentions: every place in the articles where words tell of an event."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.dates import FoundDate, date_of, edtf_interval, find_article_dates
from rashomon.events.announced import find_announced
from rashomon.events.clauses import MAX_TOKENS, anchor_of, clause_of, predicate_of, with_words
from rashomon.events.coding import is_in_words
from rashomon.events.contexts import find_contexts
from rashomon.events.itinerary import split_meetings
from rashomon.events.lexicon import (
    ABSENCES,
    OCCUR,
    SCHEDULES,
    Entry,
)
from rashomon.events.mention import EventMention
from rashomon.events.modes import find_mode
from rashomon.events.participants import Finder, country_actors
from rashomon.events.plain import OCCASION, opened
from rashomon.events.status import Reading, find_status
from rashomon.events.telling import is_measure, is_told_by_nobody, is_weak, only_plans, only_reports, tells
from rashomon.events.trees import object_of, objects_of_prepositions, same_clause
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, ParsedArticle, ParsedSentence, Token
from rashomon.people import Cast
from rashomon.text import find_quotations
from rashomon.vocabulary import Date, Status

READ_ROLES = frozenset({"title", "body", "heading"})  # captions and notes retell what the body tells
MAX_THING = 16  # tokens that name what one stays away from
_PARTS = frozenset("part participation role cooperation membership involvement attendance presence place seat".split())
_MADE = frozenset({"agree", "meet"})  # `negotiated a 1994 accord`: what is made then is of that year
_NEAR = 8  # heads from a date up to what it is measured from
_NOT_ITS_DATE = frozenset({"since", "until", "till", "than"})  # `the first talks since 1999` were not in 1999
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_ASKING = frozenset("urge ask call demand request order appeal press implore beg instruct".split())
_APART = frozenset("before after ahead following during at amid since until".split())
# A length has a number, or its unit in the plural: `a day`, `half the night`, `hours`; a `feast day` has none.
_COUNTED = re.compile(
    r"\d|\b(?:an?|one|half|all|whole|entire)\b|(?:second|minute|hour|day|night|week|month|year|decade)s\b"
)
_TO_GO = frozenset(
    "in within another with next last past every until till by".split()
)  # `within two weeks`, `with a week left`
_FROM_NOW = frozenset("after before later earlier ago since left remaining until from".split())
_MARKS = frozenset("\"“”„«»'‘’")
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
    return [
        mention
        for article in sorted(parsed, key=lambda a: a.article.id)
        for sentence in article.sentences
        if sentence.sentence.role in READ_ROLES
        for mention in _sentence_mentions(article, sentence, cast, countries, dates)
    ]


def _sentence_mentions(
    article: ParsedArticle,
    sentence: ParsedSentence,
    cast: Cast,
    countries: Mapping[str, str],
    known: Mapping[str, Sequence[FoundDate]],
) -> Iterator[EventMention]:
    parse = sentence.parse
    if len(parse.tokens) > MAX_SENTENCE:
        return
    triggers = find_triggers(parse)
    if not triggers:
        return
    dates = known.get(sentence.sentence.id, ())
    finder = Finder(sentence, cast, countries)
    quoted = _quoted(parse)
    families = dict(triggers)
    told = []
    for index, entry in triggers:
        if not _swallowed(parse, index, families):
            mention = _mention(article, sentence, finder, index, entry, dates)
            spoken = index in quoted and not (mention is not None and is_measure(mention, cast))
            if mention is not None and tells(mention, parse, spoken) and not is_told_by_nobody(mention, cast):
                told.append(mention)
    once = {(mention.family, mention.anchor): mention for mention in reversed(told)}  # one clause tells a thing once
    for mention in told:
        again = once[mention.family, mention.anchor] is not mention or only_plans(parse, mention, told)
        if not again and not only_reports(mention, told):
            yield from split_meetings(article, sentence, cast, _coded(sentence, mention), dates)


def _quoted(parse: Parse) -> frozenset[int]:
    """Tokens inside quotation marks: what somebody said, not what the article tells."""
    if not _MARKS.intersection(parse.text):
        return frozenset()
    spans = [(q.start, q.end) for q in find_quotations(parse.text, 0, len(parse.text))]
    return frozenset(t.index for t in parse.tokens for a, b in spans if a <= t.start < b)


def _swallowed(parse: Parse, index: int, families: dict[int, Entry]) -> bool:
    """Is the event part of another told by the same verb: `rejected a *meeting*`, `attended a *summit*`?"""
    at = index
    for _ in range(4):
        token = parse.tokens[at]
        if token.dep == "prep" and token.text.lower() in _APART:
            return False
        if token.dep not in {"dobj", "pobj", "prep", "acl", "xcomp", "nsubjpass", "conj"} or token.head == at:
            return False
        at = token.head
        above = families.get(at)
        if above is not None and above.deed and above.family != families[index].family:
            stays = above.family == "attend" or above.family in ABSENCES
            held = stays and families[index].family == "summit"  # held whoever comes
            return above.family in {"reject", "boycott", "suspend", "attend", "withdraw"} and not held
        if above is not None and above.family == families[index].family and token.dep in {"dobj", "pobj"}:
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
    if parse.tokens[index].dep == "acl" and root == index:
        root = parse.tokens[index].head  # `a drone shot down over the border` begins with the drone
    date = _date(sentence, index, predicate, entry, dates)
    first, last = clause_of(parse, index, root, dates)
    if scheduled is not None:
        last = max(last, min(same_clause(parse, scheduled)[-1] + 1, first + MAX_TOKENS))
    if date is None and entry.deed:
        date = find_announced(sentence, index, finder, dates)
    if not entry.deed:
        first, last = with_words(parse, index, first, last)
    if not entry.deed and date is not None and not first - 3 <= date.first < last + 3:
        date = None
    if _is_fixed(parse, index, entry.family, date, reading.status, article.article.published):
        reading = reading._replace(status="planned")
    ahead = reading.status == "happened" and _lies_ahead(parse, index, date, article.article.published)
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
        "planned" if ahead else _on_time(reading.status, date, article.article.published),
        anchor_of(article, sentence, first, last),
        scene,
        date,
        _duration(parse, index, predicate, dates),
        weak=False,
        nameless=parse.tokens[index].pos == "VERB" and entry != OCCASION and finder.is_nameless(index, predicate),
        words=_words(parse, first, last, dates),
        patient=_patient(parse, index, entry),
        thing=_thing(finder, index, entry, dates),
        since=_since(parse, index, dates),
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
    scheduled = _scheduled(parse, index) if entry.family == "summit" else None
    if scheduled is None or (parse.tokens[scheduled].tag == "VBN" and parse.tokens[scheduled].dep == "acl"):
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
        thing = opened(parse, token) if entry == OCCASION else _absent(parse, index)
        return thing.lemma.lower() if thing is not None else ""
    if token.pos == "VERB":
        below = object_of(parse, index)
        return below.lemma.lower() if below is not None and below.pos in {"NOUN", "PROPN"} else ""
    return next((o.lemma.lower() for word, o in objects_of_prepositions(parse, index) if word == "of"), "")


def _absent(parse: Parse, index: int) -> Token | None:
    """What one stays away from, pulls out of, suspends one's part in."""
    left = next((o for word, o in objects_of_prepositions(parse, index) if word in {"from", "of"}), None)
    below = object_of(parse, index)
    if left is not None or below is None:
        return left
    inside = objects_of_prepositions(parse, below.index) if below.lemma.lower() in _PARTS else iter(())
    return next((o for word, o in inside if word in {"in", "of", "from", "under"}), below)


def _thing(finder: Finder, index: int, entry: Entry, dates: Sequence[FoundDate]) -> frozenset[str]:
    """What one stays away from, in all its words: `preparatory talks for the summit in …`."""
    parse = finder.parse
    absent = _absent(parse, index) if entry.family in ABSENCES else None
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


def _date(
    sentence: ParsedSentence, index: int, predicate: int, entry: Entry, dates: Sequence[FoundDate]
) -> FoundDate | None:
    usable = [d for d in dates if d.kind in {"date", "time"} and not _is_bound(sentence.parse, d)]
    if not usable:
        return None
    if not entry.deed:
        own = set(same_clause(sentence.parse, index))
        usable = [d for d in usable if own.intersection(range(d.first, d.last))]
    found = date_of(sentence, index, tuple(usable)) or _when(sentence.parse, index, usable)
    if found is None and (scheduled := _scheduled(sentence.parse, index)) is not None:
        return date_of(sentence, scheduled, tuple(usable))
    if found is None and (made := _dated_thing(sentence.parse, index, entry)) is not None:
        found = next((d for d in usable if d.last <= made.index and _head(sentence.parse, d) == made.index), None)
    return found if found is not None or predicate == index else date_of(sentence, predicate, tuple(usable))


def _scheduled(parse: Parse, index: int) -> int | None:
    """`the summit, scheduled for June`, `the games, which open on Friday`: the verb that dates a noun."""
    if parse.tokens[index].pos == "VERB":
        return None
    hung = [c for c in parse.children[index] if parse.tokens[c].dep in {"acl", "relcl"}]
    below = [c for h in hung for c in parse.children[h] if parse.tokens[c].dep == "xcomp"]  # `which is to be held`
    hung = [*below, *hung]
    return next((c for c in hung if parse.tokens[c].lemma.lower() in SCHEDULES | OCCUR), None)


def _dated_thing(parse: Parse, index: int, entry: Entry) -> Token | None:
    """What is of the deed's own time: the accord negotiated, the games stayed away from."""
    if entry.family in ABSENCES:
        return _absent(parse, index)
    return object_of(parse, index) if entry.family in _MADE else None


def _head(parse: Parse, date: FoundDate) -> int:
    """The token outside a date that it hangs on."""
    at = date.first
    while date.first <= at < date.last and parse.tokens[at].head != at:
        at = parse.tokens[at].head
    return at


def _when(parse: Parse, index: int, dates: Sequence[FoundDate]) -> FoundDate | None:
    """`in 1999, when she moved to …`: the date right before the `when` of the event's clause."""
    at = next((c for c in parse.children[index] if parse.tokens[c].text.lower() == "when"), 0)
    while at and parse.tokens[at - 1].pos == "PUNCT":
        at -= 1
    return next((d for d in dates if d.last == at), None) if at else None


def _since(parse: Parse, index: int, dates: Sequence[FoundDate]) -> datetime.date | None:
    """`the first visit since 2018`: what is told came after this day."""
    below = parse.subtree(index)
    after = [
        d.last_day
        for d in dates
        if d.first in below and d.first and parse.tokens[d.first - 1].text.lower() == "since" and d.last_day
    ]
    return min(after, default=None)


def _is_bound(parse: Parse, date: FoundDate) -> bool:
    """`since 1999`, `since a session three weeks ago`, `worse than in 2008`: a time this event is measured by."""
    if parse.tokens[date.first].text.lower() in _NOT_ITS_DATE:
        return True
    return any(_is_measure_of_time(parse, at) for at in (date.first, date.first - 1) if at >= 0)


def _is_measure_of_time(parse: Parse, at: int) -> bool:
    """Does the token hang on `since` and the like, with no verb between?"""
    for _ in range(_NEAR):
        token = parse.tokens[at]
        above = parse.tokens[token.head]
        if above.text.lower() in _NOT_ITS_DATE and above.pos in {"ADP", "SCONJ"}:
            return True
        if above.pos == "VERB" or above.index == at:
            return False
        at = above.index
    return False


def _is_fixed(parse: Parse, index: int, family: str, date: FoundDate | None, status: Status, published: Date) -> bool:
    """`next year's election`: a noun with a day to come of its own is planned, whatever is hoped or feared of it."""
    known = edtf_interval(published.edtf)
    if (
        family not in {"vote", OCCASION.family}
        or status != "possible"
        or date is None
        or date.first_day is None
        or known is None
    ):
        return False
    return date.last <= index and date.first in parse.subtree(index) and date.first_day > known[1]


def _lies_ahead(parse: Parse, index: int, date: FoundDate | None, published: Date) -> bool:
    """`before a meeting on Sunday`, printed that Sunday or earlier."""
    known = edtf_interval(published.edtf)
    preposition = parse.tokens[parse.tokens[index].head].text.lower()
    if preposition not in {"before", "ahead"} or known is None or date is None or date.first_day is None:
        return False
    return date.first_day >= known[0]


def _on_time(status: Status, date: FoundDate | None, published: Date) -> Status:
    """What lies after the day of publication has not happened: `the talks are on Tuesday`."""
    known = edtf_interval(published.edtf)
    if status == "happened" and date is not None and date.value.text.lower().startswith(("next ", "upcoming ")):
        return "planned"
    if status == "happened" and known is not None and date is not None and date.first_day is not None:
        return "planned" if date.first_day > known[1] else status
    return status


def _duration(parse: Parse, index: int, predicate: int, dates: Sequence[FoundDate]) -> str:
    own = {*same_clause(parse, index), *(same_clause(parse, predicate) if predicate != index else ())}
    found = [
        d
        for d in dates
        if d.kind == "duration"
        and d.last - d.first > 1
        and own.intersection(range(d.first, d.last))
        and _COUNTED.search(d.value.text.lower())
        and not _is_distance(parse, d)
        and not _measures_thing(parse, d, {index, predicate})
    ]
    near = min(found, key=lambda d: (abs(d.first - index), d.first), default=None)
    return parse.text[near.start : near.end] if near is not None else ""


def _measures_thing(parse: Parse, date: FoundDate, told: set[int]) -> bool:
    """`a 12-minute film`, `a 21-year veteran`: how long something else is."""
    at = _head(parse, date)
    last = parse.tokens[date.last - 1]
    before = last.dep in {"compound", "nummod", "amod", "nmod"} and at >= date.last
    return before and at not in told


def _is_distance(parse: Parse, date: FoundDate) -> bool:
    """`the first visit in five years`, `a day after`, `a 21-year-old`: how far off, how old, not how long."""
    before = parse.tokens[date.first - 1].text.lower() if date.first else ""
    after = parse.tokens[date.last].text.lower() if date.last < len(parse.tokens) else ""
    if date.value.text.lower().endswith("old") or after == "old":
        return True
    return before in _TO_GO or after in _FROM_NOW
