"""Event mentions: every place in the articles where words tell of an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rashomon.clauses import (
    NO_TOKEN,
    claimants_of,
    doer_of,
    government_of,
    is_described,
    is_infinitive,
    is_joined,
    is_noun,
    is_participle,
    object_of,
    objects_of_prepositions,
    own_clause,
    sense_of,
    words_above,
)
from rashomon.dates import FoundDate, find_article_dates
from rashomon.events.announced import find_announced
from rashomon.events.clauses import MAX_TOKENS, anchor_of, clause_of, predicate_of, with_words
from rashomon.events.coding import is_in_words
from rashomon.events.contexts import find_contexts
from rashomon.events.itinerary import split_meetings
from rashomon.events.lexicon import ABSENCES, FAMILIES, OCCASION, SETS, Entry
from rashomon.events.mention import EventMention, Voice
from rashomon.events.modes import find_mode
from rashomon.events.participants import Finder, Scene, country_actors
from rashomon.events.status import FoundStatus, begun_at, find_status
from rashomon.events.support import stance_of_telling
from rashomon.events.telling import (
    MIN_TOLD,
    is_lasting,
    is_measure,
    is_nameless_saying,
    is_weak,
    only_lends,
    only_plans,
    only_reports,
    stands_alone,
    tells,
)
from rashomon.events.timing import (
    find_absent,
    find_date,
    find_duration,
    find_scheduled,
    find_since,
    lies_ahead,
    on_time,
)
from rashomon.events.told import Deed, find_deeds, find_happenings, find_leads, opened
from rashomon.language import Parse, ParsedArticle, ParsedSentence
from rashomon.lexicon import effects_of
from rashomon.people import Cast
from rashomon.text import find_quotations
from rashomon.vocabulary import Date, Span, Status

UNREAD_ROLES = frozenset({"caption", "note"})  # they retell what the body tells
MAX_THING = 16  # tokens that name what one stays away from
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# Where a noun stands that is no part of what the verb tells: as its subject, or at another time.
_OUTSIDE = SETS["outside"]
_UNTOLD = ABSENCES | {"reject", "attend"}  # what is rejected or attended is told with that
_MARKS = frozenset("\"“”„«»'‘’")
NEAR = 2  # words that govern one another, from an event up to one that it may be part of
MAX_SENTENCE = 250  # tokens; longer "sentences" are lists and tables, whose trees mean nothing


class _Place(NamedTuple):
    """A sentence with what is known of it. `quoted`: its tokens that somebody said; `happenings`: nouns
    that the story uses of what happens."""

    article: ParsedArticle
    published: Date
    sentence: ParsedSentence
    parse: Parse
    finder: Finder
    dates: Sequence[FoundDate]
    quoted: frozenset[int]
    happenings: frozenset[str]


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
    happenings = find_happenings([s.parse for a in parsed for s in a.sentences])
    found: list[EventMention] = []
    for article in sorted(parsed, key=lambda a: a.article.id):
        spoken = spoken_in(article)
        for sentence in article.sentences:
            if sentence.sentence.role not in UNREAD_ROLES and len(sentence.parse.tokens) <= MAX_SENTENCE:
                known, finder = dates.get(sentence.sentence.id, ()), Finder(sentence, cast, countries)
                here = (article, article.article.published, sentence, sentence.parse)
                place = _Place(*here, finder, known, _quoted(sentence, spoken), happenings)
                found += _sentence_mentions(place, leading=sentence.sentence.id in leads)
    return found


def _sentence_mentions(place: _Place, *, leading: bool) -> Iterator[EventMention]:
    """What a sentence tells: first what makes an event, then what may only join one."""
    told, faint = _read(place)
    for mention in told:
        if not only_plans(place.parse, mention, told) and not only_reports(mention, told):
            yield from split_meetings(place.article, place.sentence, place.finder.cast, mention, place.dates)
    # `is set to visit`: the visit is told, not the setting; `imposed sanctions`: the sanctions.
    tokens = place.parse.tokens
    governing = {(tokens[m.trigger].head, m.anchor) for m in told if is_infinitive(place.parse, m.trigger)}
    for mention in faint:
        told_above = (mention.trigger, mention.anchor) in governing or only_lends(place.parse, mention, told)
        if not told_above and not is_lasting(place.parse, mention, place.sentence.sentence.role):
            strong = leading and mention.family not in FAMILIES and stands_alone(place.parse, mention)
            yield replace(mention, weak=not strong, faint=not strong)


def _read(place: _Place) -> tuple[list[EventMention], list[EventMention]]:
    """The tellings of a sentence that say enough for an event, and the others that are nobody's words."""
    deeds = find_deeds(place.parse, place.happenings)
    families = {deed.at: deed.entry for deed in deeds if deed.firm}
    told: list[EventMention] = []
    faint: list[EventMention] = []
    others: list[EventMention] = []
    for deed in deeds:
        quoted = deed.at in place.quoted
        if (quoted and not deed.firm) or (deed.firm and _swallowed(place.parse, deed.at, families)):
            continue
        core = _core(place.parse, deed.at, deed.entry)
        mention = _mention(place, deed, core)
        if mention is not None and deed.firm and _counts(place, mention, quoted):
            told.append(_whole(place, mention, core))
        elif mention is not None and not quoted and deed.entry.deed:
            (faint if deed.firm else others).append(mention)
    return told, faint + others


def _whole(place: _Place, mention: EventMention, core: _Core) -> EventMention:
    """The mention, weak if it is, with its mode and contexts, if it has a type."""
    parse, body = place.parse, place.sentence.sentence.role == "body"
    weak = is_weak(parse, mention, core.reading, core.predicate, told=body)
    if mention.type is None:
        return replace(mention, weak=True) if weak else mention
    start, end = (at - place.sentence.sentence.start for at in (mention.anchor.start, mention.anchor.end))
    told = [t.index for t in parse.tokens if start <= t.start < end]
    mode = find_mode(parse, mention.trigger, mention.type, predicate=predicate_of(parse, mention.trigger))
    return replace(mention, weak=weak, mode=mode, context=find_contexts(parse, told[0], told[-1] + 1) if told else ())


def _counts(place: _Place, mention: EventMention, quoted: bool) -> bool:
    cast = place.finder.cast
    spoken = quoted and not is_measure(mention, cast)
    return tells(mention, place.parse, spoken) and not is_nameless_saying(mention, cast)


def spoken_in(article: ParsedArticle) -> list[Span]:
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


def _swallowed(parse: Parse, index: int, families: Mapping[int, Entry]) -> bool:
    """Is the event part of another told by the same verb: `rejected a *meeting*`, `attended a *summit*`?"""
    at, family = index, families[index].family
    for _ in range(NEAR):
        token = parse.tokens[at]
        if is_joined(token):
            at = token.head
            continue
        government = government_of(parse, at)
        if government is None or government.frame.removeprefix("obj ") in _OUTSIDE:
            return False
        at = government.above
        above = families.get(at)
        if above is not None and above.deed and above.family != family:
            held = family == "summit" and above.family not in {"reject"}  # held whoever comes
            return above.family in _UNTOLD and not held
        if above is not None and above.family == family and is_noun(token):
            return True  # `met for a meeting`
    return False


class _Core(NamedTuple):
    """What is told at a word: its meaning, how real it is, the verb that tells it, what heads its words.

    `told_by`: the verb that tells of a summit itself, where another clause names it; None elsewhere."""

    entry: Entry
    reading: FoundStatus
    predicate: int
    root: int
    told_by: int | None


def _core(parse: Parse, index: int, entry: Entry) -> _Core:
    told_by = _set_by(parse, index, entry)
    predicate = predicate_of(parse, index) if told_by is None else index
    entry, reading = _absence(parse, index, entry, find_status(parse, index if told_by is None else told_by))
    above = words_above(parse, index)
    root = reading.root if reading.root in above else predicate
    if reading.status == "possible" and _asks(parse, root, predicate):
        root = predicate  # `urged them to leave`: the asking is an event of its own
    thing = opened(parse, parse.tokens[index]) if entry == OCCASION else None
    if thing is not None and thing.index in above:
        root = thing.index  # `the games, which open on Friday`
    if is_participle(parse.tokens[index]) and root == index:
        root = parse.tokens[index].head  # `a drone shot down over the border` begins with the drone
    return _Core(entry, reading, predicate, root, told_by)


def _asks(parse: Parse, above: int, verb: int) -> bool:
    """Does the verb above want it of somebody else?"""
    wants = "wanted" in effects_of(sense_of(parse, above))
    return wants and doer_of(parse, above) != doer_of(parse, verb)


def _mention(place: _Place, deed: Deed, core: _Core) -> EventMention | None:
    """The telling of a deed; None for one of which the cheapest look shows that it tells too little."""
    parse, index = place.parse, deed.at
    token, (first, last, date) = parse.tokens[index], _words_of(place, index, core)
    status, words = _status(place, index, core, date), _words(parse, first, last, place.dates)
    if _is_little(deed, core, status, words, date):
        return None
    scene = place.finder.scene(index, core.predicate, core.entry.family, coded=core.entry.type is not None)
    return EventMention(
        place.article.article.id,
        place.published,
        place.sentence.sentence.id,
        index,
        core.entry.family,
        None if _is_figure(place, index, core, scene) else core.entry.type,
        status,
        anchor_of(place.article, place.sentence, first, last),
        scene,
        date,
        find_duration(parse, index, core.predicate, place.dates),
        weak=False,
        nameless=token.pos == "VERB" and core.entry != OCCASION and place.finder.is_nameless(index),
        words=words,
        patient=_patient(parse, index, core.entry),
        thing=_thing(place, index, core.entry),
        since=find_since(parse, index, place.dates, place.published),
        noun=token.lemma.lower() if token.pos == "NOUN" else "",
        voice=_voice(place, index, core, status),
    )


def _voice(place: _Place, index: int, core: _Core, status: Status) -> Voice:
    """In whose voice it is told, and how. What somebody says of a deed of their own or their side's is no mere claim
    (`the firm said it had sold the yard`), nor is what is only named or only describes (`after the meeting`, `the
    engineers detained in May`)."""
    finder, parse = place.finder, place.parse
    named = is_noun(parse.tokens[index]) and core.predicate == index and core.told_by is None
    claimants = claimants_of(parse, index if core.told_by is None else core.told_by)
    who = tuple(dict.fromkeys(a for at in claimants for a in finder.actors(at)))
    doer = doer_of(parse, index) if who else NO_TOKEN
    doers = finder.actors(doer) if doer != NO_TOKEN else []
    own = bool(finder.cast.with_sides(who) & finder.cast.with_sides(doers))
    claimed = bool(claimants) and not (own or named or is_described(parse, index))
    return Voice(stance_of_telling(core.reading.told, status, claimed=claimed), who, named)


def _is_little(deed: Deed, core: _Core, status: Status, words: frozenset[str], date: FoundDate | None) -> bool:
    """Of what was said that it was said, to whom or when; of a deed no table knows more than a word."""
    if not deed.firm:
        return len(words) < MIN_TOLD
    return not core.entry.deed and (status != "happened" or (core.entry.type is None and date is None))


def _words_of(place: _Place, index: int, core: _Core) -> tuple[int, int, FoundDate | None]:
    """The tokens, half-open, of the clause that tells it, with what is said and what tells of a summit; its date."""
    date = find_date(place.sentence, index, core.predicate, core.entry, place.dates)
    first, last = clause_of(place.parse, index, core.root, place.dates)
    if core.told_by is not None:
        last = max(last, min(own_clause(place.parse, core.told_by)[-1] + 1, first + MAX_TOKENS))
    if core.entry.deed:
        if date is not None and begun_at(place.parse, index) in range(date.first, min(date.last, first + MAX_TOKENS)):
            last = max(last, date.last)  # `was not held or charged until Tuesday`
        return first, last, date or find_announced(place.sentence, index, place.finder, place.dates)
    first, last = with_words(place.parse, index, first, last)
    return first, last, date if date is not None and first - 3 <= date.first < last + 3 else None


def _status(place: _Place, index: int, core: _Core, date: FoundDate | None) -> Status:
    """The status by the words and by the date."""
    status = core.reading.status
    ahead = status == "happened" and lies_ahead(place.parse, index, date, place.published)
    return "planned" if ahead else on_time(status, date, place.published)


def _is_figure(place: _Place, index: int, core: _Core, scene: Scene) -> bool:
    parties = [place.finder.cast.actor(p.actor) for p in scene.parts]
    return core.entry.family == "attack" and is_in_words(place.parse, index, parties)


def _set_by(parse: Parse, index: int, entry: Entry) -> int | None:
    """`boycotted the summit, which is to be held in June`: the verb that tells of the summit itself."""
    scheduled = find_scheduled(parse, index) if entry.family == "summit" else None
    if scheduled is None or (parse.tokens[scheduled].tag == "VBN" and is_participle(parse.tokens[scheduled])):
        return None  # `the summit planned for June`: what else is said of it tells more
    return scheduled


def _absence(parse: Parse, index: int, entry: Entry, reading: FoundStatus) -> tuple[Entry, FoundStatus]:
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


def _thing(place: _Place, index: int, entry: Entry) -> frozenset[str]:
    """What one stays away from, in all its words: `preparatory talks for the summit in …`."""
    parse = place.parse
    absent = find_absent(parse, index) if entry.family in ABSENCES else None
    if absent is None:
        return frozenset()
    below = parse.subtree(absent.index)[:MAX_THING]
    places = {parse.tokens[i].lemma.lower() for i in place.finder.places}
    return _words(parse, below[0], min(below[-1] + 1, below[0] + MAX_THING), place.dates) - places
