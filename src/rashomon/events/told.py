"""What a clause tells beyond the words of the tables: any deed or happening told as so, of whatever kind.

Two reporters of one event seldom use one verb: what one calls a crash `went down` for another. So each clause that
tells of something done is a telling, without a type; its family is the verb itself. Most of these are faint: they may
join an event and make none of their own. In the title and where an article begins, the verb that the sentence is about
makes one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rashomon.clauses import child, is_infinitive, sense_of, subject_of
from rashomon.events.lexicon import BOUND_NOUNS, FAMILIES, NOUNS, VERBS, Entry
from rashomon.events.mention import EventMention
from rashomon.events.telling import tells_plainly
from rashomon.language import Parse, ParsedArticle, Token
from rashomon.lexicon import Effect, effects_of

_AHEAD: frozenset[Effect] = frozenset({"planned", "wanted", "possible", "postponed", "cancelled"})
MIN_TOLD = 2  # words of content that a clause outside the tables needs to tell anything
LEAD = 2  # sentences of the body in which an article tells what it is about
_CLAUSES = frozenset(
    {
        "root",
        "conjunct",
        "adverbial clause",
        "relative clause",
        "content clause",
        "open clause",
        "noun clause",
        "governed clause",
        "parataxis",
        "clausal subject",
    }
)
_MAIN = frozenset(
    {"root", "conjunct", "content clause", "parataxis"}
)  # what the sentence is about, or somebody says is so
# What is, is had, is thought or is meant: nothing that happens.
_STILL = frozenset(
    """be have do seem appear remain stay want need like love hate prefer know believe think understand mean matter
    include contain consist comprise involve belong own possess lack cost weigh equal depend rely differ vary resemble
    exist live reside suit suffice deserve owe represent constitute reflect concern relate pertain tend try attempt hope
    expect plan intend feel look sound smell taste fear worry doubt regret say add note insist argue claim explain
    according let help allow enable cause use regard view treat consider describe portray wonder guess assume""".split()
)
# Nouns of what happens or is done, beside those of the lexicon.
_HAPPENINGS = frozenset(
    """accident avalanche blackout blast blaze bid bombing breach breakdown bribery buyout ceremony clash closure
    collapse collision conviction crash cyberattack deal deadlock debate decision defeat delay demolition derailment
    designation disaster discovery earthquake election epidemic eruption escape evacuation exchange execution
    explosion failure fall fight fighting filling fire firing flood flooding funeral gunfight handover hack hijacking
    hurricane incident inquest kidnapping landslide launch leak loss merger murder offer outage outbreak payment
    payout poll proposal purchase quake ramming ransom raise rebellion re-election redundancy rescue result revolt
    riot robbery ruling sale sentence shipwreck sinking spill stabbing standoff storm strike suicide swap takeover
    theft tornado tremor trial tsunami typhoon verdict victory violation walkout win wreck judgment judgement operation
    withdrawal award draw fine burglary hostage-taking lockout recount resale rollback settlement shutdown""".split()
)
# What says little of itself: these make no event of their own.
_PALE = frozenset(
    """go come get take put make give keep let bring begin start continue run turn see hear watch read show find learn
    tell speak work wait sit stand lie become face prove indicate suggest follow mark leave hold set""".split()
)
_UNREAL = frozenset({"if", "unless", "whether", "would", "could", "might", "can"})
_DETERMINED = frozenset({"determiner", "possessor", "adjective", "compound", "numeral"})


def find_told(parse: Parse, known: Collection[int]) -> Iterator[tuple[int, Entry]]:
    """The tokens of a sentence that tell something done or happening, without those `known` to, in order."""
    if parse.text.rstrip().endswith("?"):
        return
    for token in parse.tokens:
        if token.index in known or not token.text[:1].isalpha():
            continue
        if (token.pos == "VERB" and _is_told(parse, token)) or _is_happening(parse, token):
            yield token.index, Entry(sense_of(parse, token.index), None, True)


def _is_told(parse: Parse, verb: Token) -> bool:
    lemma = verb.lemma.lower()
    if verb.role not in _CLAUSES or lemma in _STILL or sense_of(parse, verb.index) in FAMILIES:
        return False
    if effects_of(sense_of(parse, verb.index)) & _AHEAD:
        return False  # `postponed a visit`: what it hangs on is told
    if is_infinitive(parse, verb.index) and verb.role in {"noun clause", "relative clause", "adverbial clause"}:
        return False  # `the right to leave`, `to save time`: an aim
    return not any(parse.tokens[c].text.lower() in _UNREAL for c in parse.children[verb.index])


def _is_happening(parse: Parse, noun: Token) -> bool:
    lemma = noun.lemma.lower()
    if noun.pos != "NOUN" or noun.role in {"compound", "noun modifier"} or lemma not in _HAPPENINGS:
        return False
    if lemma in NOUNS or lemma in BOUND_NOUNS or lemma in VERBS or lemma in FAMILIES:
        return False
    return any(parse.tokens[c].role in _DETERMINED for c in parse.children[noun.index])


def find_leads(article: ParsedArticle) -> frozenset[str]:
    """The sentences, by id, in which an article tells what it is about: its title and how its body begins."""
    titles = [s.sentence.id for s in article.sentences if s.sentence.role == "title"]
    body = [s.sentence.id for s in article.sentences if s.sentence.role == "body"]
    return frozenset((*titles, *body[:LEAD]))


def is_main(parse: Parse, index: int) -> bool:
    """Is it the verb that the sentence is about, or that somebody says is so, with somebody or something doing it?"""
    token = parse.tokens[index]
    if token.pos != "VERB":
        return False
    at = token
    while at.role in _MAIN and at.head != at.index:
        at = parse.tokens[at.head]
    own = child(parse, index, "subject", "passive subject") or subject_of(parse, index)
    return at.role == "root" and own is not None


def stands_alone(parse: Parse, mention: EventMention) -> bool:
    """Does what an article begins with make an event of its own: told as done or to come, of somebody, at some time?"""
    told = mention.status in {"happened", "planned", "cancelled", "postponed"} and is_main(parse, mention.trigger)
    if not told or parse.tokens[mention.trigger].lemma.lower() in _PALE:
        return False
    return bool(mention.actors) and tells_plainly(mention, parse)


def is_lasting(parse: Parse, mention: EventMention, role: str) -> bool:
    """What is so at all times, is part of a name, or is one word: `who chairs the board`, `the Southern Forum`."""
    token = parse.tokens[mention.trigger]
    if token.pos == "PROPN" or len(mention.words) < MIN_TOLD:
        return True
    helped = any(parse.tokens[c].role in {"auxiliary", "passive auxiliary"} for c in parse.children[token.index])
    present = token.tag in {"VBZ", "VBP"} and not helped and role != "title"
    return present and not mention.edtf and token.role in {"relative clause", "noun clause", "adverbial clause"}
