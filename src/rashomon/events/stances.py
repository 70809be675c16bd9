"""Stances: which clause tells that somebody demands, offers, opposes, supports, raises or denies something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from rashomon.clauses import (
    NO_TOKEN,
    Clause,
    content_of,
    doer_of,
    government_of,
    helpers_of,
    is_aside,
    is_infinitive,
    is_joined,
    is_noun,
    is_predicate_adjective,
    is_verb,
    object_of,
    objects_of_prepositions,
    owner_of,
    sense_of,
    subject_of,
)
from rashomon.events.frames import is_due
from rashomon.events.phrases import MAX_PHRASE, content_words, phrase_span, trimmed, with_marks
from rashomon.language import Parse
from rashomon.lexicon import read_deeds, uses_of, words_of
from rashomon.vocabulary import Stance

_STANCES, _NOUNS = uses_of("facts", "stance"), uses_of("facts", "stance noun")
TAKING = frozenset(sense.split()[0] for sense in (*_STANCES, *_NOUNS))  # words that may tell one
_AGENDA = words_of("facts", "agenda")  # verbs that tell one only of what a side means to speak about
_VAGUE = words_of("facts", "vague")  # what tells nothing of itself: `the move`
_HELD = frozenset({"real", "planned"})  # not what others want or charge, nor what may be
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_LEFT_OUT = frozenset({"it", "this", "that"})
_EXPECTED = ("likely ", "expect obj inf", "expect that")  # by others
OPPOSING = frozenset(sense for sense, row in _STANCES.items() if "opposes: obj" in row)
_PRESSING = frozenset({"accuse"})  # `accused Norway of leaving`


def find_stance(parse: Parse, clause: Clause) -> tuple[Stance, int]:
    """The stance that a clause tells, and the token that heads what it is about; `NO_TOKEN` if it tells none.

    What a side is but expected to demand it will raise."""
    row = (_NOUNS if clause.voice == "noun" else _STANCES).get(clause.sense)
    if row is None or clause.voice == "passive":
        return "raises", NO_TOKEN
    for use in row.split("; "):  # `demands: for, obj inf; raises: of`
        name, _, frames = use.partition(": ")
        at = next(find_framed(parse, clause.predicate, frames), NO_TOKEN)
        if at != NO_TOKEN:
            stance = cast("Stance", "raises" if _is_expected(clause) else name)
            return stance, at if _is_held(parse, clause, stance) and _is_issue(parse, clause, at, name) else NO_TOKEN
    return "raises", NO_TOKEN


def issue_span(parse: Parse, clause: Clause, at: int) -> tuple[int, int]:
    """The words that tell what a stance is about, with whom it asks: `the firm to leave`."""
    first, last = _own_span(parse, clause, at)
    first += first < at and parse.tokens[first].text.lower() in {"for", "that"}  # `for Norway to leave`
    hung = [o.index for word, o in objects_of_prepositions(parse, clause.predicate) if word in {"on", "to"}]
    for whom in (clause.undergoer, *hung):
        if whom == NO_TOKEN or parse.tokens[whom].pos == "PRON" or not clause.predicate < whom < first:
            continue
        start, end = phrase_span(parse, whom)
        between = parse.words(end, first).strip(' ,“‘"') if end < first else ""
        blames = _STANCES.get(clause.sense, "").startswith("opposes")
        joined = end <= first and ((between == "" and is_infinitive(parse, at)) or (between == "for" and blames))
        if joined and clause.sense not in _PRESSING and last - start <= MAX_PHRASE:
            return with_marks(parse, start, last)
    return first, last


def _own_span(parse: Parse, clause: Clause, at: int) -> tuple[int, int]:
    """The phrase at `at`, with for whom it is (`offered his help to the crew`), without what the holder does beside it
    (`Norway's rejection of the treaty and its embrace of the ban`)."""
    first, last = phrase_span(parse, at)
    given = next((o for _, o in clause.others if parse.subtree(o)[0] == last + 1), NO_TOKEN)
    if is_infinitive(parse, at) and any(parse.tokens[c].pos == "NOUN" for c in _before(parse, clause)):
        return phrase_span(parse, clause.predicate)  # `made an aid offer to rebuild the port`
    if is_noun(parse.tokens[at]) and _is_bare(parse, at) and given != NO_TOKEN:
        return first, phrase_span(parse, given)[1]
    joined = (t for t in parse.tokens[at + 1 : last] if clause.voice == "noun" and is_joined(t))
    beside = next((t.index for t in joined if (whose := owner_of(parse, t.index)) and whose.pos == "PRON"), NO_TOKEN)
    return (first, trimmed(parse, first, parse.subtree(beside)[0])[1]) if beside != NO_TOKEN else (first, last)


def _before(parse: Parse, clause: Clause) -> list[int]:
    """What stands before the noun of a stance, whose it is left out."""
    whose = owner_of(parse, clause.predicate) if clause.voice == "noun" else None
    below = parse.children[clause.predicate] if clause.voice == "noun" else ()
    return [c for c in below if c < clause.predicate and (whose is None or c != whose.index)]


def _is_bare(parse: Parse, noun: int) -> bool:
    """`his support`: one word, and whose it is."""
    owner = owner_of(parse, noun)
    alone = len(content_words(parse.words(*phrase_span(parse, noun)))) <= 1
    return alone and owner is not None and owner.pos == "PRON"


def find_framed(parse: Parse, verb: int, frames: str) -> Iterator[int]:
    """What hangs on a verb in one of these frames, in their order: `obj inf, on inf, for, obj=bill`; after `=` stands
    the class of words that it must be of."""
    hung = [o.index for _, o in objects_of_prepositions(parse, verb)]
    below = [*parse.children[verb], *hung]
    after = [at for at in below if at > verb or not is_noun(parse.tokens[verb])]  # `its` is no `of`
    framed = [(frame, at) for at in after for frame in _frames(parse, verb, at)]
    far = ((word, o.index) for noun in hung for word, o in objects_of_prepositions(parse, noun))
    framed += [row for row in far if row[0] == "about"]  # `talk to Norway about it`
    called = [parse.tokens[at] for at in parse.children[verb] if is_predicate_adjective(parse.tokens[at])]
    thing = object_of(parse, verb)  # `called the ban illegal`, `was found guilty`
    framed += [(f"so {t.lemma.lower()}", thing.index if thing is not None else t.index) for t in called]
    for wanted, _, sort in (frame.partition("=") for frame in frames.split(", ")):
        yield from (at for frame, at in framed if frame == wanted and _is_of(parse, at, sort))


def _is_held(parse: Parse, clause: Clause, stance: Stance) -> bool:
    """Does somebody hold it, or will, by what the article tells: not what is wanted of them, what may be, nor an aim
    (`raised rates to support the krone`) or what a deed brings about (`closed the port, raising fears`)?"""
    if clause.voice == "noun":
        return clause.doer != NO_TOKEN and (_is_real(clause) or not _is_given_up(parse, clause))
    verb = parse.tokens[clause.predicate]
    brought = is_aside(verb) and (is_infinitive(parse, verb.index) or (clause.sense == "raise" and verb.tag == "VBG"))
    government = government_of(parse, verb.index)
    above = parse.tokens[government.above] if government is not None and government.frame == "inf" else None
    own = above is not None and (is_verb(above) or above.lemma.lower() in words_of("facts", "aim"))
    meant = own and clause.reality in {"planned", "wanted"}  # `hopes to raise`
    if clause.sense in _AGENDA:
        return clause.affirmed and meant and not brought
    held = clause.reality in _HELD or _is_expected(clause) or (stance == "raises" and meant)
    return clause.affirmed and held and not brought


def _is_real(clause: Clause) -> bool:
    return clause.affirmed and clause.reality == "real"


def _is_given_up(parse: Parse, clause: Clause) -> bool:
    """`dropped its demand for`: by whose it is; not `rejected Norway's demand for`."""
    government = government_of(parse, clause.predicate)
    by = doer_of(parse, government.above) if government is not None else NO_TOKEN
    return by in {NO_TOKEN, clause.doer} or parse.tokens[clause.doer].pos == "PRON"


def _is_expected(clause: Clause) -> bool:
    """By others: `is likely to demand`, `is expected to demand`."""
    return clause.reality in {"possible", "planned"} and any(step.startswith(_EXPECTED) for step in clause.trace)


def _frames(parse: Parse, verb: int, at: int) -> tuple[str, ...]:
    """How the word at `at` hangs on the verb; `called on them to leave` is `on inf`, not `inf` alone."""
    government = government_of(parse, at)
    if government is None or government.above != verb:
        return ()
    frame = government.frame
    if frame in {"that", "to", "obj to"} and _is_after_to(parse, verb, at):
        return ("obj inf" if object_of(parse, verb) is not None else "inf",)
    if frame == "inf":
        through = [word for word, noun in objects_of_prepositions(parse, verb) if noun.index < at]
        return tuple(f"{word} inf" for word in through) or (frame,)
    bare = frame == "obj inf" and parse.tokens[at].tag == "VBN" and not helpers_of(parse, at)
    doer = subject_of(parse, at) if bare else None
    nobody = doer is None or doer.index > at or doer.pos == "PRON"
    return () if bare and nobody else (frame,)  # `wanted the crew freed`, not `wanted freed`


def _is_after_to(parse: Parse, verb: int, at: int) -> bool:
    """`urged Norway to “de-escalate”`, where the parser loses the infinitive behind the mark."""
    return parse.tokens[at].tag == "VB" and any(t.tag == "TO" or t.text == "to" for t in parse.tokens[verb:at][-4:])


def _is_of(parse: Parse, at: int, sort: str) -> bool:
    """Is the object of the class that is asked for: one of the table's, or a deed?"""
    lemma = parse.tokens[at].lemma.lower()
    if sort == "deed":
        return lemma in words_of("facts", "pact") or lemma in read_deeds()
    return not sort or lemma in words_of("facts", sort)


def _is_issue(parse: Parse, clause: Clause, at: int, stance: str) -> bool:
    """Does it say what it is about: not `it`, `that option`, a day, nor what is so (`insists that it is`)?"""
    if clause.sense == "insist" and _is_claim(parse, clause.predicate, at):
        return False
    if stance == "demands" and parse.tokens[at].pos == "PROPN":
        return False
    if stance == "offers" and sense_of(parse, at) in OPPOSING | {"boycott"}:
        return False  # `promised to boycott the vote`
    whole = _own_span(parse, clause, at) != phrase_span(parse, at)
    if stance == "offers" and is_noun(parse.tokens[at]) and _is_bare(parse, at) and not whole:
        return False  # `offered its help`, to whom is not told
    return is_plain(parse, at)


def is_plain(parse: Parse, at: int) -> bool:
    """Can it be understood by itself: no pronoun, no clause about one, no bare name, no noun that needs more?"""
    told, span = parse.tokens[at], phrase_span(parse, at)
    if told.pos in {"PRON", "PUNCT"} or is_date(parse, at):
        return False
    one = len(content_words(parse.words(*span))) <= 1
    if not is_noun(told):
        who = (
            None
            if is_infinitive(parse, at) or (told.tag == "VBG" and not helpers_of(parse, at))
            else subject_of(parse, at)
        )
        told_of = who is None or who.pos != "PRON" or who.tag == "EX"
        left = parse.tokens[span[1] - 1].text.lower() in _LEFT_OUT  # `no one should have any doubt about it`
        return told_of and not left and not (one and told.tag == "VBG")
    before = {parse.tokens[c].text.lower() for c in parse.children[at] if c < at}
    unknown = told.pos == "PROPN" or _is_of(parse, at, "claim") or (_is_of(parse, at, "proposal") and "a" not in before)
    bare = not before or unknown or told.lemma.lower() in _VAGUE or parse.tokens[span[1] - 1].pos == "PRON"
    return not (before & _POINTING or (one and bare))


def is_date(parse: Parse, at: int) -> bool:
    """Does the token stand in a day or an hour?"""
    return any(n.first <= at < n.last and n.label in {"DATE", "TIME"} for n in parse.names)


def _is_claim(parse: Parse, verb: int, issue: int) -> bool:
    """`insists that the letter exists` says that it does; `insists that it be shown` wants it."""
    said = content_of(parse, verb, finite=True)
    if said is None or said.index != issue:
        return False
    helpers = [t.text.lower() for t in helpers_of(parse, issue)]
    return not is_due(parse, issue) and (said.tag not in {"VB", "VBN"} or bool({"will", "would", "can"} & {*helpers}))
