"""Deeds whose verb no table knows: `raised a flag`, `dug trenches`. They are events without a type.

Every verb of doing counts but those of being, knowing, saying, beginning and helping, as long as its words name a
doer or a thing done to, and a place, a day, or both of these. Its family is the verb itself.
"""

from __future__ import annotations

from rashomon.clauses import child
from rashomon.events.lexicon import BOUND_NOUNS, IDIOMS, NOUNS, OCCASIONS, VERBS, Entry
from rashomon.events.operators import HALTED, OPERATORS, operator_of
from rashomon.events.trees import object_of, subject_of
from rashomon.language import Parse, Token
from rashomon.people.countries import country_of
from rashomon.speech.cues import ACTS, SAYING
from rashomon.speech.cues import NOUNS as WORDS

# What stays as it is, is thought, felt or owed, or only helps another verb: no deed.
_STATES = frozenset(
    """be have do seem appear remain stay become keep let make get go come take give put need want like love hate prefer
    know believe think understand mean matter include contain consist comprise involve belong own possess lack cost
    weigh measure equal depend rely differ vary resemble exist live reside sit stand lie fit suit suffice deserve owe
    represent constitute reflect concern relate pertain apply tend happen occur begin start continue proceed stop end
    finish cease try attempt seek aim manage fail help enable allow permit cause lead result use work act serve play
    look sound feel smell taste see hear watch notice face await expect hope plan intend decide determine choose
    read show suggest indicate prove imply demonstrate bring grow increase decrease rise fall drop change develop
    remember forget recognize recognise realize realise learn find discover interest worry surprise shock please
    follow precede accompany cover date benefit affect influence define describe support require limit base bear
    share hold hit turn set run wait enjoy suffer pursue maintain ensure provide offer focus address head lead study
    suspect lose experience divide irritate anger annoy upset impress inspire delight attract embarrass
    qualify entitle specialize specialise employ trust respect admire envy pity regret resent appreciate
    frustrate satisfy excite alarm confuse bore tire scare frighten fascinate sadden gladden depress disappoint
    reassure thrill amaze astonish baffle puzzle bother dismay disturb trouble unsettle stun outrage infuriate enrage
    hearten spend ponder contemplate wonder guess assume doubt regard view treat deem describe portray""".split()
)
_SPOKEN = (SAYING | ACTS) - {"raise"}  # a flag is raised as well as a question
# What says little without its object: `had`, `took`, `broke`.
_LIGHTEST = frozenset("take put break cut open carry establish restore call end order pay".split())
OCCASION = Entry("occasion", None, True)
# What says of a thing that it will not be: not of papers, lines and passengers, which are delayed as well.
_HALTING = frozenset("postpone put cancel call scrap shelve".split())
_OPENINGS = frozenset("begin start open end close conclude launch hold schedule slate set".split())
_MAIN_ROLES = frozenset({"root", "conjunct", "adverbial clause", "relative clause", "content clause", "parataxis"})
_AUX = frozenset({"auxiliary", "passive auxiliary"})
_UNREAL = frozenset("if unless whether would could should may might can must never".split())
_MODALS = frozenset("would could should may might can must shall ought to".split())
_VAGUE = frozenset("it this that there what which who one everything something nothing anything".split())


def find_plain(parse: Parse, token: Token) -> Entry | None:
    """What a verb outside the tables means as an event; None if it tells of none."""
    lemma = token.lemma.lower()
    if lemma in _OPENINGS:
        return OCCASION if token.pos == "VERB" and _is_occasion(parse, opened(parse, token)) else None
    if token.pos != "VERB" or token.role not in _MAIN_ROLES or not lemma.isalpha():
        return None
    if OPERATORS.get(lemma) in {"planned", "possible"}:
        return None  # `risked a backlash`: what it hangs on is the event, if one is
    if lemma in _STATES or lemma in VERBS or lemma in _LIGHTEST or lemma in _SPOKEN - IDIOMS.keys():
        return None
    subject, below = subject_of(parse, token.index), object_of(parse, token.index)
    if below is not None and (below.lemma.lower() in WORDS or below.lemma.lower() in NOUNS.keys() | BOUND_NOUNS.keys()):
        return None
    if subject is None or subject.text.lower() in _VAGUE:
        return None
    if child(parse, token.index, "content clause", "open clause") is not None or not _is_told(parse, token):
        return None
    return Entry(lemma, None, True) if below is None or below.text.lower() not in _VAGUE else None


def find_called_off(parse: Parse, noun: Token) -> Entry | None:
    """What a noun outside the tables means that is put off or called off: `the inspection has been postponed`."""
    verb = parse.tokens[noun.head]
    told = noun.role == "passive subject" or (noun.role == "object" and verb.tag != "VB")
    if not told or verb.pos != "VERB" or verb.lemma.lower() not in _HALTING or noun.lemma.lower() in WORDS:
        return None
    return Entry(noun.lemma.lower(), None, True) if operator_of(parse, verb.index) in HALTED else None


def opened(parse: Parse, verb: Token) -> Token | None:
    """What begins, is held, is set for a day: the subject, or the object of who opens it."""
    if verb.tag == "VB" and parse.tokens[verb.head].lemma.lower() in {"set", "due", "schedule"}:
        verb = parse.tokens[verb.head]  # `the games, set to begin`
    subject = subject_of(parse, verb.index)
    return object_of(parse, verb.index) or subject


def _is_occasion(parse: Parse, thing: Token | None) -> bool:
    """A thing that is held and is no meeting: a trial, the games, `the` and a name in the plural (`the Oscars`)."""
    if thing is None or thing.lemma.lower() in NOUNS.keys() | BOUND_NOUNS.keys():
        return False
    plural = thing.pos == "PROPN" and thing.text.endswith("s") and country_of(f"the {thing.text}") is None
    the = child(parse, thing.index, "determiner")
    return thing.lemma.lower() in OCCASIONS or (plural and the is not None and the.text.lower() == "the")


def _is_told(parse: Parse, verb: Token) -> bool:
    """Is the deed told as done, being done or about to be: not as a habit, an aim or a condition?"""
    marks = {parse.tokens[c].text.lower() for c in parse.children[verb.index]}
    if marks & _UNREAL or child(parse, verb.index, "negation") is not None:
        return False
    if verb.tag == "VBD":
        return True
    helpers = {parse.tokens[c].lemma.lower() for c in parse.children[verb.index] if parse.tokens[c].role in _AUX}
    if verb.tag == "VB":
        return bool(helpers & {"will", "'ll", "’ll"})
    if verb.tag == "VBN" and verb.role == "conjunct" and not helpers:
        return True
    return bool(helpers & {"be", "have", "get"}) and not helpers & _MODALS
