"""Event mentions: every place in the articles where words tell of an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.dates import FoundDate, date_of, edtf_interval, find_sentence_dates
from rashomon.events.clauses import anchor_of, clause_of, predicate_of
from rashomon.events.itinerary import split_meetings
from rashomon.events.lexicon import (
    BOUND_NOUNS,
    CAPTIVES,
    ENVOYS,
    FORCES,
    IDIOMS,
    LIGHT,
    MOVES,
    NO_REFUSAL,
    NOT_WITH,
    NOUNS,
    OCCUR,
    ONLY_WITH,
    QUANTITIES,
    SCHEDULES,
    SENDS,
    TRIGGERS,
    VERBS,
    Entry,
)
from rashomon.events.mention import EventMention
from rashomon.events.participants import GOINGS, Finder
from rashomon.events.status import Reading, find_status
from rashomon.events.trees import child, object_of, objects_of_prepositions, phrase_of, same_clause, subject_of
from rashomon.language import Parse, ParsedArticle, ParsedSentence, Token
from rashomon.people import Cast
from rashomon.text import find_quotations
from rashomon.vocabulary import Date, Status

READ_ROLES = frozenset({"title", "body", "heading"})  # captions and notes retell what the body tells
_MATERIAL = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_TELEPHONES = frozenset("phone telephone video conference telephonic".split())
_NOT_ITS_DATE = frozenset({"since", "until", "till"})  # `first visit since 2018` was not in 2018
_ADJECTIVAL = frozenset({"amod", "compound", "case", "prep", "pobj", "dobj", "nsubj", "nmod"})  # `the detained men`
_MOBILIZE = Entry("mobilize", "MOBILIZE", True)
_MARKS = frozenset("\"“”„«»'‘’")
_WORDS = TRIGGERS | MOVES | SENDS | IDIOMS.keys()
MAX_SENTENCE = 250  # tokens; longer "sentences" are lists and tables, whose trees mean nothing


def find_mentions(parsed: Sequence[ParsedArticle], cast: Cast) -> list[EventMention]:
    """The event mentions of all articles, in order of article id and text."""
    return [
        mention
        for article in sorted(parsed, key=lambda a: a.article.id)
        for sentence in article.sentences
        if sentence.sentence.role in READ_ROLES
        for mention in _sentence_mentions(article, sentence, cast)
    ]


def find_triggers(parse: Parse) -> list[tuple[int, Entry]]:
    """The tokens of a sentence that can mean an event, with what they mean."""
    found = []
    for token in parse.tokens:
        if token.lemma.lower() in _WORDS:
            entry = _entry(parse, token.index)
            if entry is not None:
                found.append((token.index, entry))
    return found


def _entry(parse: Parse, index: int) -> Entry | None:
    token = parse.tokens[index]
    if token.pos == "VERB" and token.dep not in _ADJECTIVAL and parse.tokens[token.head].dep not in {"pobj"}:
        return _verb_entry(parse, index)
    if token.pos == "NOUN" or (token.pos == "PROPN" and token.dep not in {"compound", "nmod"}):
        return _noun_entry(parse, index)
    return None


def _verb_entry(parse: Parse, index: int) -> Entry | None:
    phrase = phrase_of(parse, index)
    entry = _idiom(parse, index) or VERBS.get(phrase)
    if phrase == "call":
        said = [w for w, o in objects_of_prepositions(parse, index) if not _named(parse, o.index, "DATE", "TIME")]
        entry = next((VERBS[f"call {w}"] for w in said if f"call {w}" in VERBS), None)
    if entry is None:
        return _movement(parse, index, phrase)
    below = object_of(parse, index)
    lemma = _thing(parse, below)
    if lemma in NOT_WITH.get(entry.family, ()) or (phrase in ONLY_WITH and lemma not in ONLY_WITH[phrase]):
        return None
    if phrase == "speak" and not any(w in {"with", "by"} for w, _ in objects_of_prepositions(parse, index)):
        return None
    if _is_idle(parse, index, phrase, below):
        return None
    return _retyped(parse, index, entry, lemma)


def _is_idle(parse: Parse, index: int, phrase: str, below: Token | None) -> bool:
    """Senses of these verbs that are no events: `declined to comment`, `released an album`, `elected not to stop`."""
    if phrase in {"refuse", "decline"}:
        refused = child(parse, index, "xcomp", "dobj")
        return refused is None or refused.lemma.lower() in NO_REFUSAL
    if phrase in {"free", "release", "reinstate"}:
        return below is None or not (below.lemma.lower() in CAPTIVES or _named(parse, below.index, "PERSON", "NORP"))
    if phrase == "elect":
        return below is None
    if phrase == "dismiss":
        return any(word == "as" for word, _ in objects_of_prepositions(parse, index))
    return phrase == "call" and child(parse, index, "nsubjpass") is not None


def _thing(parse: Parse, token: Token | None) -> str:
    """The lemma of an object: of what it is some, where it is only `some of`."""
    if token is None:
        return ""
    if token.lemma.lower() in QUANTITIES:
        return next((o.lemma.lower() for w, o in objects_of_prepositions(parse, token.index) if w == "of"), "")
    return token.lemma.lower()


def _takes_place(parse: Parse, index: int) -> bool:
    below = object_of(parse, index)
    return below is not None and _named(parse, below.index, "GPE", "LOC")


def _named(parse: Parse, index: int, *labels: str) -> bool:
    return any(n.first <= index < n.last and n.label in labels for n in parse.names)


def _idiom(parse: Parse, index: int) -> Entry | None:
    """`took control of`, `put under arrest`, `put on alert`: a verb that means little without its noun."""
    lemma = parse.tokens[index].lemma.lower()
    if lemma not in IDIOMS:
        return None
    nouns = [parse.tokens[c] for c in parse.children[index] if parse.tokens[c].dep in {"dobj", "nsubjpass"}]
    nouns += [o for _, o in objects_of_prepositions(parse, index)]
    if lemma == "swear" and any(parse.tokens[c].text.lower() == "in" for c in parse.children[index]):
        return VERBS["swear in"]
    return next((IDIOMS[lemma][n.lemma.lower()] for n in nouns if n.lemma.lower() in IDIOMS[lemma]), None)


def _movement(parse: Parse, index: int, phrase: str) -> Entry | None:
    verb = phrase.split()[0]
    below = object_of(parse, index)
    sent = verb in SENDS and below is not None and below.lemma.lower() in FORCES
    return _MOBILIZE if sent or (verb in MOVES and _by_forces(parse, index)) else None


def _by_forces(parse: Parse, index: int) -> bool:
    subject = subject_of(parse, index)
    if subject is None:
        return False
    below = {o.lemma.lower() for w, o in objects_of_prepositions(parse, subject.index) if w == "of"}
    return bool(({subject.lemma.lower()} | below) & FORCES)


def _retyped(parse: Parse, index: int, entry: Entry, lemma: str) -> Entry | None:
    """The type that the verb has with this subject and object."""
    if entry.family == "visit" and _by_forces(parse, index):
        return _MOBILIZE
    if entry.family == "withdraw" and (lemma in FORCES or _by_forces(parse, index)):
        return Entry("retreat", "RETREAT", True)
    if entry.family == "recall":
        return Entry("recall", "SANCTION", True) if lemma in ENVOYS else None
    if entry.family == "expel" and lemma and lemma not in ENVOYS:
        return Entry("expel", "COERCE", True)
    if entry.family == "seize" and (_by_forces(parse, index) or _takes_place(parse, index)):
        return Entry("seize", "ASSAULT", True)
    if entry.type in {"CONCEDE", "AID", "AGREE"} and child(parse, index, "neg") is not None:
        return VERBS["reject"]  # `will not lift the embargo`
    if entry.family == "kill" and child(parse, index, "nsubj", "agent") is None:
        return Entry("kill", None, True)  # killed by whom, or by what accident?
    return entry


def _noun_entry(parse: Parse, index: int) -> Entry | None:
    token = parse.tokens[index]
    lemma = token.lemma.lower()
    before = [
        parse.tokens[c].lemma.lower()
        for c in parse.children[index]
        if parse.tokens[c].dep in {"compound", "amod", "nmod"}
    ]
    for word in before:
        if f"{word} {lemma}" in NOUNS:
            return NOUNS[f"{word} {lemma}"]
    if lemma in BOUND_NOUNS:
        return BOUND_NOUNS[lemma] if _makes_event(parse, index) or BOUND_NOUNS[lemma].family == "summit" else None
    if lemma not in NOUNS or token.pos == "PROPN":
        return None
    if token.dep == "pobj" and token.tag == "NN" and not parse.children[index]:
        return None  # `in protest`, `under attack`: a manner, not an event
    words = {w for w, _ in objects_of_prepositions(parse, index)}
    if lemma == "call" and not (set(before) & _TELEPHONES or "with" in words):
        return None
    if lemma == "talk" and token.tag != "NNS":
        return None
    if lemma == "release" and "of" not in words:
        return None
    return NOUNS[lemma]


def _makes_event(parse: Parse, index: int) -> bool:
    """Is the noun the object of a verb that lends it a deed (`reached a deal`), or the subject of `took place`?"""
    token = parse.tokens[index]
    verb = predicate_of(parse, index)
    lemma = parse.tokens[verb].lemma.lower()
    if lemma == "be" and child(parse, verb, "acomp", "attr") is not None:
        return False  # `the inquiry was fair` tells of the inquiry, not that it was
    return verb != index and lemma in (OCCUR if token.dep == "nsubj" else LIGHT)


def _sentence_mentions(article: ParsedArticle, sentence: ParsedSentence, cast: Cast) -> Iterator[EventMention]:
    parse = sentence.parse
    if len(parse.tokens) > MAX_SENTENCE:
        return
    triggers = find_triggers(parse)
    if not triggers:
        return
    dates = find_sentence_dates(sentence, article.article.published)
    finder = Finder(sentence, cast)
    quoted = _quoted(parse)
    families = dict(triggers)
    for index, entry in triggers:
        if not _swallowed(parse, index, families):
            mention = _mention(article, sentence, finder, index, entry, dates)
            if mention is not None and _tells(mention, parse, index in quoted):
                yield from split_meetings(article, sentence, cast, mention, dates)


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
        if token.dep not in {"dobj", "pobj", "prep", "acl", "xcomp", "nsubjpass", "conj"} or token.head == at:
            return False
        at = token.head
        above = families.get(at)
        if above is not None and above.deed and above.family != families[index].family:
            return above.family in {"reject", "boycott", "suspend", "attend", "withdraw"}
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
    predicate = predicate_of(parse, index)
    reading = find_status(parse, index)
    root = reading.root if _above(parse, index, reading.root) else predicate
    date = _date(sentence, index, predicate, entry, dates)
    first, last = clause_of(parse, index, root, dates)
    if not entry.deed and date is not None and not first - 3 <= date.first < last + 3:
        date = None
    scene = finder.scene(index, predicate, entry.family)
    mention = EventMention(
        article.article.id,
        article.article.published,
        sentence.sentence.id,
        index,
        entry.family,
        entry.type,
        _on_time(reading.status, date, article.article.published),
        anchor_of(article, sentence, first, last),
        scene,
        date,
        _duration(parse, index, predicate, dates),
        weak=False,
        nameless=finder.is_nameless(index, predicate),
    )
    told = sentence.sentence.role == "body"
    return replace(mention, weak=_is_weak(parse, mention, reading, predicate, told=told))


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
    return found if found is not None or predicate == index else date_of(sentence, predicate, tuple(usable))


def _scheduled(parse: Parse, index: int) -> int | None:
    """`the summit, scheduled for June`, `the games, which open on Friday`: the verb that dates a noun."""
    if parse.tokens[index].pos == "VERB":
        return None
    return next(
        (
            c
            for c in parse.children[index]
            if parse.tokens[c].dep in {"acl", "relcl"} and parse.tokens[c].lemma.lower() in SCHEDULES | OCCUR
        ),
        None,
    )


def _when(parse: Parse, index: int, dates: Sequence[FoundDate]) -> FoundDate | None:
    """`in 2011, when he travelled to …`: the date right before the `when` of the event's clause."""
    at = next((c for c in parse.children[index] if parse.tokens[c].text.lower() == "when"), 0)
    while at and parse.tokens[at - 1].pos == "PUNCT":
        at -= 1
    return next((d for d in dates if d.last == at), None) if at else None


def _is_bound(parse: Parse, date: FoundDate) -> bool:
    before = parse.tokens[date.first - 1].text.lower() if date.first else ""
    return before in _NOT_ITS_DATE or parse.tokens[date.first].text.lower() in _NOT_ITS_DATE


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
        and own.intersection(range(d.first, d.last))
        and not (d.first and parse.tokens[d.first - 1].text.lower() == "in")  # `the first visit in five years`
    ]
    near = min(found, key=lambda d: (abs(d.first - index), d.first), default=None)
    return parse.text[near.start : near.end] if near is not None else ""


def _is_weak(parse: Parse, mention: EventMention, reading: Reading, predicate: int, *, told: bool) -> bool:
    """Too little for an event of its own: a bare noun in passing, or the present tense of a habit."""
    if mention.date is not None:
        return False
    token = parse.tokens[mention.trigger]
    if token.pos in {"NOUN", "PROPN"}:
        deed = mention.type in _MATERIAL or mention.family in {"dismiss", "appoint", "expel", "withdraw"}
        told_of = deed and bool(mention.scene.place or mention.scene.parts)  # `the ouster of …`, `the shelling of …`
        return not (told_of or reading.governed or (predicate != token.index and _makes_event(parse, token.index)))
    return told and token.tag in {"VBZ", "VBP"} and reading.status == "happened"


def _tells(mention: EventMention, parse: Parse, quoted: bool) -> bool:
    """Is there enough in the words to tell one event from others?"""
    entry_deed = mention.family not in _TALK
    acting = len(mention.scene.parts)
    if not entry_deed:
        return mention.date is not None and acting > 0 and mention.status == "happened"
    if quoted and not (mention.date is not None or acting >= 2):
        return False
    if mention.family == "summit":
        return mention.date is not None
    if mention.family in GOINGS - {"visit", "mobilize"} or parse.tokens[mention.trigger].lemma.lower() in {
        "fly",
        "arrive",
        "travel",
        "land",
    }:
        return acting > 0 and bool(mention.scene.place or mention.date is not None)
    if mention.family == "host" or (parse.tokens[mention.trigger].dep == "acl" and not acting):
        return mention.date is not None
    if parse.tokens[mention.trigger].pos == "VERB" and not acting and mention.date is None:
        material = mention.type in _MATERIAL and child(parse, mention.trigger, "nsubj", "nsubjpass", "dobj") is not None
        return material and bool(mention.scene.place)
    return acting > 0 or mention.date is not None or bool(mention.scene.place)


_TALK = frozenset(e.family for table in (VERBS, NOUNS, BOUND_NOUNS) for e in table.values() if not e.deed)
