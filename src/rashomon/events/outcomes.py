"""Outcomes: what was agreed, decided or promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    clause_at,
    clauses_of,
    content_of,
    helpers_of,
    is_aside,
    is_described,
    is_infinitive,
    is_joined,
    is_noun,
    is_put_forward,
    is_verb,
    objects_of_prepositions,
    owner_of,
    subject_of,
)
from rashomon.dates import FoundDate, date_of, find_article_dates
from rashomon.events.clauses import anchor_of, clause_of, makes_event, predicate_of
from rashomon.events.find import row_of
from rashomon.events.mention import EventMention
from rashomon.events.mentions import UNREAD_ROLES, find_mentions
from rashomon.events.merge import Cluster, merge_mentions
from rashomon.events.participants import Finder
from rashomon.events.phrases import content_words, overlap, phrase_span
from rashomon.events.stances import find_framed, is_date
from rashomon.language import Parse, ParsedArticle
from rashomon.lexicon import uses_of, words_of
from rashomon.people import Cast
from rashomon.people.lexicon import is_role_noun
from rashomon.vocabulary import NO_DATE, Anchor, Outcome

_BINDING = uses_of("facts", "binding")  # verbs by which one binds oneself; `ahead`: to what is not done by it
_SEALING = words_of("facts", "sealing")  # verbs that make a pact of what they are done to
_PACTS = words_of("facts", "pact")
_MEASURES = words_of("facts", "measure")  # families of what a state or body decides by doing it
_DECIDING = uses_of("facts", "deciding")  # verbs of courts, parliaments and boards, with the frames of what they decide
_ACTING = frozenset(sense.split()[0] for sense in _BINDING | _SEALING | _DECIDING.keys())
_OFFICES = frozenset({"appoint", "dismiss"})  # who is given an office or loses it: decided, by whomever
_LEAVING = frozenset({"resign", "step", "retire"})
_STANCES = uses_of("facts", "stance")
_FORCED = words_of("facts", "forced")  # verbs by which somebody is driven out of an office
_TIMES = (words_of("grammar", "time") | {"since", "for", "while"}) - {"when"}  # what opens a clause of time or cause
_ASKED = frozenset({"why", "how", "whether", "if"})
Dates = Mapping[str, Sequence[FoundDate]]
MAX_APART = 24  # tokens between a subject and the verb that shares it, in the words of an outcome
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
    parses = {s.sentence.id: s.parse for a in parsed for s in a.sentences}
    for cluster in clusters:
        told = [t for t in cluster.tellings if any(_is_measure(m, parses[m.sentence], cast) for m in t.mentions)]
        if told:
            _add(kept, _measure(replace(cluster, tellings=told), parses))
    for article in sorted(parsed, key=lambda a: a.article.id):
        finders = [Finder(s, cast) for s in article.sentences if s.sentence.role not in UNREAD_ROLES]
        for finder, before in zip(finders, (None, *finders), strict=False):
            for outcome in _of_sentence(article, finder, before, dates.get(finder.sentence.sentence.id, ())):
                _add(kept, outcome)
    return tuple(sorted(kept, key=lambda o: o.anchors))


def _is_measure(mention: EventMention, parse: Parse, cast: Cast) -> bool:
    """Is it told, and not in passing, that a state or body takes a measure, or that somebody gets an office or goes?"""
    firm = mention.status in {"happened", "planned"} and not mention.weak
    if not firm or _is_in_passing(parse, mention.trigger):
        return False
    trigger = parse.tokens[mention.trigger]
    if mention.family in _OFFICES:
        lemma = trigger.lemma.lower()
        who = [p.actor for p in mention.scene.parts if p.part == ("by" if lemma in _LEAVING else "to")]
        told = is_verb(trigger) and lemma not in _FORCED and (lemma in _LEAVING or not _is_idea(parse, mention.trigger))
        return told and any(cast.actor(a).kind != "organisation" for a in who)
    by = [cast.actor(p.actor).kind for p in mention.scene.parts if p.part == "by"]
    return mention.family in _MEASURES and any(kind in {"country", "organisation"} for kind in by)


def _is_idea(parse: Parse, verb: int) -> bool:
    """`dismissed their stories`: is what the verb is done to nobody in office?"""
    at = clause_at(parse, verb).undergoer
    return at != NO_TOKEN and parse.tokens[at].pos == "NOUN" and not is_role_noun(parse.tokens[at].lemma.lower())


def _is_in_passing(parse: Parse, index: int) -> bool:
    """Is the deed but named (`his ouster`), or told to say who or when: `who resigned`, `since he took office`?"""
    verb = predicate_of(parse, index)
    named = not is_verb(parse.tokens[index]) and not makes_event(parse, index)
    return named or is_described(parse, verb) or _tells_when(parse, verb)


def _tells_when(parse: Parse, verb: int) -> bool:
    """`after deciding to leave`, `since he took office`, `for promising it`: what only tells when or why."""
    token = parse.tokens[verb]
    above = [token.head] if parse.tokens[token.head].pos == "ADP" else []
    marks = {parse.tokens[c].text.lower() for c in (*above, *(c for c in parse.children[verb] if c < verb))}
    return not marks.isdisjoint(_TIMES) and (bool(above) or is_aside(token))


def _measure(cluster: Cluster, parses: Mapping[str, Parse]) -> Outcome:
    """One outcome of all tellings of a measure, with the status and date that they give together."""
    event = row_of(cluster)
    parts = {p for m in cluster.mentions for p in m.scene.parts}
    parties = {p.actor for p in parts if p.part != "to"} or {p.actor for p in parts}  # `was appointed`: who was
    best = next((m for m in cluster.mentions if m.anchor.exact == event.what), None)
    what = event.what if best is None else _with_doer(parses[best.sentence], best)
    return Outcome(what, tuple(sorted(parties)), event.status, event.date, event.anchors)


def _add(kept: list[Outcome], new: Outcome) -> None:
    words = content_words(new.what)
    for i, old in enumerate(kept):
        within = _is_within(new.anchors[0], old.anchors[0])
        if set(old.parties) == set(new.parties) and (within or overlap(words, content_words(old.what)) >= SAME):
            anchors = tuple(sorted({*old.anchors, *new.anchors}))
            date = old.date if old.date.edtf else new.date
            what = max(old.what, new.what, key=len) if within else old.what
            kept[i] = Outcome(what, old.parties, old.status, date, anchors)
            return
    kept.append(new)


def _is_within(one: Anchor, other: Anchor) -> bool:
    """Are the words of one part of the other's: `announced that it would hold the vote`, `would hold the vote`?"""
    inner, outer = sorted((one, other), key=lambda a: a.end - a.start)
    return inner.article == outer.article and outer.start <= inner.start and inner.end <= outer.end


def _of_sentence(
    article: ParsedArticle, finder: Finder, before: Finder | None, dates: Sequence[FoundDate]
) -> Iterator[Outcome]:
    """The outcomes that a sentence tells; `before` looks up who takes part in the sentence before it."""
    sentence, parse, cast = finder.sentence, finder.parse, finder.cast
    for clause in clauses_of(parse, _ACTING):
        if not _is_told(parse, clause):
            continue
        content = _content(parse, clause)
        decided = _decided(parse, clause, finder) if content == NO_TOKEN else NO_TOKEN
        if content == decided:
            continue
        parties = _deciders(finder, clause) if content == NO_TOKEN else _parties(finder, before, clause, content)
        told = clause.voice == "passive" or any(_can_bind(cast, p) for p in parties)
        if not parties or not told or not _is_own(parse, clause, finder, parties):
            continue
        first, last = _words(parse, clause, content if content != NO_TOKEN else decided)
        anchor = anchor_of(article, sentence, first, last)
        date = date_of(sentence, clause.predicate, dates)
        value = date.value if date is not None else NO_DATE
        ahead = content != NO_TOKEN and _BINDING.get(clause.sense) == "ahead"
        yield Outcome(parse.words(first, last), parties, "planned" if ahead else "happened", value, (anchor,))


def _words(parse: Parse, clause: Clause, what: int) -> tuple[int, int]:
    """The tokens, half-open, that tell an outcome by themselves: who decided, and what. Of a verb that shares its
    subject with one before (`they met and agreed to …`) they begin with the subject, if it is a noun and not far."""
    start, end = clause_of(parse, clause.predicate, clause.predicate, ())
    first, last = phrase_span(parse, what)
    start, end = min(start, first), max(end, last)  # `it must close, the court ruled`
    return _begin(parse, clause.doer, start), end


def _begin(parse: Parse, doer: int, start: int) -> int:
    """The first token of words that begin at `start`, with whoever does it before them."""
    near = doer != NO_TOKEN and doer < start and start - doer <= MAX_APART
    return min(phrase_span(parse, doer)[0], doer) if near and is_noun(parse.tokens[doer]) else start


def _with_doer(parse: Parse, mention: EventMention) -> str:
    """The words of a telling, with its subject if it shares that: `Norway answered by freezing the talks`."""
    words, trigger = mention.anchor.exact, mention.trigger
    start = next((t.index for t in parse.tokens if parse.text.startswith(words, t.start) and t.index <= trigger), None)
    if start is None or not is_verb(parse.tokens[trigger]):
        return words
    first = _begin(parse, clause_at(parse, trigger).doer, start)
    return parse.text[parse.tokens[first].start : parse.tokens[start].start] + words


def _is_told(parse: Parse, clause: Clause) -> bool:
    """Told as done, by itself: not as a time or cause (`after deciding`), nor asked (`cannot say why he decided`)."""
    if clause.voice == "noun" or not clause.affirmed or clause.reality != "real":
        return False
    asked = any(parse.tokens[c].text.lower() in _ASKED for c in parse.children[clause.predicate])
    return not (asked or _tells_when(parse, clause.predicate) or _is_due_too(parse, clause))


def _is_due_too(parse: Parse, clause: Clause) -> bool:
    """`both should meet and agree to …`: the second verb shares the first one's `should`."""
    verb = parse.tokens[clause.predicate]
    return verb.tag in {"VB", "VBP"} and is_joined(verb) and clause_at(parse, verb.head).reality != "real"


def _can_bind(cast: Cast, party: str) -> bool:
    """A country, a body, a group, or a person of whom the story tells what they are: not anybody who decides to."""
    known = cast.actor(party)
    return known.kind != "person" or known.side is not None or bool(known.roles)


def _decided(parse: Parse, clause: Clause, finder: Finder) -> int:
    """What a court, a parliament, a board decides: `ruled that it must stop`, `rejected the budget`, `voted to close
    it`; in `was sentenced to a fine` by whom need not be told. `NO_TOKEN` if it decides nothing."""
    if clause.sense not in _DECIDING or not is_put_forward(parse, clause.predicate):
        return NO_TOKEN
    if clause.sense in _STANCES and any(_only_thinks(finder.cast, clause, a) for a in _deciders(finder, clause)):
        return NO_TOKEN
    decided = next(find_framed(parse, clause.predicate, _DECIDING[clause.sense]), NO_TOKEN)
    nobodys = clause.doer == NO_TOKEN and decided != NO_TOKEN and is_infinitive(parse, decided)  # `was told to leave`
    return NO_TOKEN if nobodys else decided


def _only_thinks(cast: Cast, clause: Clause, actor: str) -> bool:
    """`Norway rejected the plan`, `Holm, its envoy, dismissed the charges`: tells what they think of it."""
    known = cast.actor(actor)
    return known.kind == "country" or (clause.sense == "dismiss" and known.kind == "person" and known.side is not None)


def _deciders(finder: Finder, clause: Clause) -> tuple[str, ...]:
    """Who decides; where that is not told, about whom."""
    head = clause.doer if clause.doer != NO_TOKEN else clause.undergoer
    return tuple(sorted(finder.actors(head))) if head != NO_TOKEN else ()


def _content(parse: Parse, clause: Clause) -> int:
    """The token that heads what was agreed: `to expand flights`, `on a truce`, `that it would …`; else `NO_TOKEN`."""
    pact = clause.undergoer
    if clause.sense in _SEALING and pact != NO_TOKEN and parse.tokens[pact].lemma.lower() in _PACTS:
        return pact
    if clause.sense not in _BINDING or clause.voice == "passive":
        return NO_TOKEN
    asked = clause.content != NO_TOKEN and any(
        parse.tokens[c].tag in {"WRB", "WP"} for c in parse.children[clause.content]
    )  # `decided how to react`
    helpers = helpers_of(parse, clause.content) if clause.content != NO_TOKEN and not asked else ()
    if any(t.tag == "TO" or t.lemma.lower() in {"will", "would"} for t in helpers):  # about what is to be done
        return clause.content
    on = (o for word, o in clause.others if clause.sense == "agree" and word in {"on", "to"})
    return next((o for o in on if not is_date(parse, o)), NO_TOKEN)  # not of `the pact agreed to last month`


def _parties(finder: Finder, before: Finder | None, clause: Clause, content: int) -> tuple[str, ...]:
    """Who agreed, with whom."""
    parse, doer = finder.parse, clause.doer
    found = set(finder.actors(doer)) if doer != NO_TOKEN else set()
    found |= _of(finder, content, "between") | _of(finder, clause.predicate, "with")
    found |= _of(finder, content, "with") if is_noun(parse.tokens[content]) else set()  # not `to go on with the work`
    known = len(found) > 1 or doer == NO_TOKEN
    if not known and is_joined(parse.tokens[clause.predicate]) and parse.tokens[content].lemma.lower() in _PACTS:
        first = clause_at(parse, parse.tokens[clause.predicate].head)  # `agreed a truce with Sweden and reached a deal`
        found |= _of(finder, first.undergoer, "with") if first.sense in _BINDING | _SEALING else set()
    both = not known and _are_both(parse, doer)
    if both or (not found and not known and parse.tokens[doer].text.casefold() == "they"):
        met = _those_who_met(finder, doer, both=both) or (_those_who_met(before, both=both) if before else ())
        return met or tuple(sorted(found))
    return tuple(sorted(found))


def _are_both(parse: Parse, noun: int) -> bool:
    """`both sides`, `the two countries`, `both`: two that were named before."""
    words = [parse.tokens[c].text.lower() for c in parse.children[noun] if c < noun]
    return parse.tokens[noun].text.lower() == "both" or words in (["both"], ["the", "two"])


def _those_who_met(finder: Finder, until: int | None = None, *, both: bool) -> tuple[str, ...]:
    """`Holm spoke with Eide, and they agreed`: who did something together or with whom, by the nearest verb before
    token `until`; or to whom, where `both` did: `Norway accused Sweden, but both sides agreed`."""
    for token in reversed(finder.parse.tokens[:until]):
        subject = subject_of(finder.parse, token.index) if is_verb(token) else None
        if subject is None:
            continue
        to = clause_at(finder.parse, token.index).undergoer if both else NO_TOKEN
        done_to = finder.actors(to) if to != NO_TOKEN else []
        who = {*finder.actors(subject.index), *_of(finder, token.index, "with"), *done_to}
        if len(who) == 2 or (len(who) > 2 and not both):
            return tuple(sorted(who))
    return ()


def _of(finder: Finder, head: int, preposition: str) -> set[str]:
    """The actors in the phrases with this preposition that hang on `head`; in `with Holm's help` nobody."""
    parse, sid = finder.parse, finder.sentence.sentence.id
    hung = (o.index for word, o in objects_of_prepositions(parse, head) if word == preposition)
    own = (o for o in hung if owner_of(parse, o) is None or finder.cast.headed(sid, o) is not None)
    return {actor for o in own for actor in finder.actors(o)}


def _is_own(parse: Parse, clause: Clause, finder: Finder, parties: Sequence[str]) -> bool:
    """Announcing is an outcome only where the announcer speaks of its own acts."""
    below = content_of(parse, clause.predicate, finite=True)
    if clause.sense not in {"announce", "confirm"} or below is None:
        return True
    subject = subject_of(parse, below.index)
    return subject is not None and (subject.pos == "PRON" or bool(set(finder.actors(subject.index)) & set(parties)))
