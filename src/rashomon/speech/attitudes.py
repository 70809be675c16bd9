"""What somebody thinks, wants or favours: attitudes told without saying that anybody said so.

Cues are verbs, adjectives and nouns of attitude; what they take (a clause, an infinitive, an object, a prepositional
object) is the content. Speech acts that are told by their object alone (`announced a deal`) and speech that did not
take place (`declined to say`) stand here too: nobody's words are given.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Parse, Token
from rashomon.speech.clauses import subject_of
from rashomon.speech.cues import ACTS, SAYING
from rashomon.speech.found import Cue

THOUGHTS = frozenset(
    """think believe know suspect doubt consider regard see view deem perceive assume suppose guess figure imagine
    fear worry expect anticipate feel sense realize realise understand recognize recognise remember forget learn hear
    find decide agree disagree accept wonder conclude judge rate reckon presume foresee envision envisage fancy
    contemplate ponder weigh debate discuss dispute question challenge doubt dismiss ignore acknowledge""".split()
)
WISHES = frozenset(
    """want wish hope intend plan seek aim desire long yearn prefer strive mean propose refuse decline vow pledge
    promise threaten demand request ask urge offer insist need choose opt resolve dare volunteer commit hesitate
    agree aspire dream pursue push press lobby advocate call""".split()
)
LIKES = frozenset(
    """like love hate dislike despise loathe detest admire respect trust distrust mistrust favor favour support oppose
    back endorse reject resist embrace approve disapprove applaud cheer welcome mourn regret resent enjoy appreciate
    value criticize criticise attack blame praise condemn denounce defend mock ridicule deride slam blast champion
    promote tout celebrate object protest complain accuse fault rebuke target insult bash disavow repudiate""".split()
)
SHOWS = frozenset("show suggest indicate reveal prove demonstrate imply confirm signal find".split())
VERBS = THOUGHTS | WISHES | LIKES | SHOWS | ACTS | SAYING
ADJECTIVES = frozenset(
    """sure certain confident convinced aware unaware afraid glad happy unhappy pleased proud sorry worried concerned
    optimistic pessimistic hopeful skeptical sceptical doubtful wary critical supportive opposed eager keen willing
    ready reluctant unwilling determined committed tired sick angry upset frustrated disappointed surprised shocked
    alarmed adamant clear upbeat bullish enthusiastic ambivalent dismissive contemptuous fond mindful suspicious
    hesitant bitter outraged furious dismayed delighted excited thrilled grateful thankful ashamed jealous anxious
    nervous apprehensive uneasy uncertain unsure unconvinced undecided open inclined poised prepared""".split()
)
NOUNS = frozenset(
    """support opposition desire hope fear belief view plan intention willingness concern criticism call endorsement
    doubt distaste revulsion contempt disdain admiration respect love hatred faith trust confidence interest wish
    demand proposal promise pledge vow threat warning claim allegation accusation assertion statement argument
    suggestion idea opinion conviction expectation worry anxiety anger frustration outrage disappointment regret
    approval disapproval rejection denial praise condemnation commitment determination refusal decision agreement
    request question complaint comment remark message prediction attack defense defence""".split()
)
HOLDING = frozenset("have express voice hold share show reiterate raise issue make give offer announce state".split())
PREPOSITIONS = frozenset("of for to about on against in with over at as toward towards that from".split())
OBJECTS = ("dobj", "ccomp", "xcomp", "oprd", "acomp", "attr", "dative")


def find_attitudes(parse: Parse) -> Iterator[Cue]:
    """The cues of attitude in a sentence, in order."""
    for token in parse.tokens:
        lemma = token.lemma.casefold()
        if token.pos == "VERB" and lemma in VERBS:
            yield from _verb(parse, token)
        elif token.pos == "ADJ" and lemma in ADJECTIVES and token.dep in {"acomp", "oprd", "amod"}:
            yield from _adjective(parse, token)
        elif token.pos == "NOUN" and lemma in NOUNS:
            yield from _noun(parse, token)


def _verb(parse: Parse, verb: Token) -> Iterator[Cue]:
    content = [i for c in parse.children[verb.index] if parse.tokens[c].dep in OBJECTS for i in parse.subtree(c)]
    content = sorted(i for i in content if i > verb.index) or _prepositional(parse, verb)
    if content:
        yield Cue(verb.index, subject_of(parse, verb.index), tuple(content), True, (verb.index,))


def _prepositional(parse: Parse, head: Token) -> list[int]:
    """What the word takes after a preposition, without it."""
    for child in parse.children[head.index]:
        token = parse.tokens[child]
        if child > head.index and token.dep in {"prep", "agent"} and token.text.casefold() in PREPOSITIONS:
            return [i for i in parse.subtree(child) if i > child]
    return []


def _adjective(parse: Parse, word: Token) -> Iterator[Cue]:
    clause = [c for c in parse.children[word.index] if c > word.index and parse.tokens[c].dep in {"ccomp", "xcomp"}]
    content = parse.subtree(clause[0]) if clause else _prepositional(parse, word)
    verb = parse.tokens[word.head]
    source = subject_of(parse, verb.index) if verb.pos in {"VERB", "AUX"} else -1
    if content and source >= 0:
        yield Cue(word.index, source, tuple(content), True, (word.index,))


def _noun(parse: Parse, noun: Token) -> Iterator[Cue]:
    clause = [c for c in parse.children[noun.index] if c > noun.index and parse.tokens[c].dep in {"acl", "ccomp"}]
    content = parse.subtree(clause[0]) if clause else _prepositional(parse, noun)
    source = next((c for c in parse.children[noun.index] if parse.tokens[c].dep == "poss"), -1)
    verb = parse.tokens[noun.head]
    if source < 0 and verb.pos == "VERB" and verb.lemma.casefold() in HOLDING:
        source = subject_of(parse, verb.index)
    if content and source >= 0:
        yield Cue(noun.index, source, tuple(content), True, (noun.index,))
