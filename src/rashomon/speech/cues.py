"""Cue words: verbs that say that somebody said something, by what they take as content."""

from __future__ import annotations

# Verbs whose clause is what was said: `said that …`, `…, she added`.
SAYING = frozenset(
    """say tell add note warn argue claim insist stress emphasize emphasise write tweet explain declare state announce
    acknowledge ask reply respond suggest believe think concede admit allege assert contend affirm confirm deny remark
    comment observe complain caution counter conclude indicate signal hint disclose reveal report recall recount
    reiterate repeat maintain swear testify predict forecast estimate joke quip lament muse wonder inquire demand
    propose recommend advise remind assure reassure inform notify mention mean hope fear worry expect feel hold
    underline underscore highlight point post vow pledge promise threaten urge boast agree
    shout whisper mutter yell answer rejoin retort protest object proclaim profess speculate stipulate vouch
    request exclaim gush rave rant rail brag crow enthuse fume grumble mumble bark snap scoff sneer opine blurt marvel
    sigh plead continue interject confide relate elaborate reason posit surmise concur intone chide tease scream
    holler""".split()
)
# Verbs whose object is what was said: `rejected a claim as “invented”`, `accused it of …`, `called on them to …`.
ACTS = frozenset(
    """accuse urge warn deny reject condemn demand criticize criticise blame praise repeat reiterate threaten denounce
    dismiss decry slam blast hail welcome applaud endorse call describe characterize characterise label brand dub
    portray cast depict express voice raise reaffirm vow pledge promise propose request press implore appeal invite
    order instruct caution remind assure advise encourage tell ask rebuke rebuff deplore lament mock ridicule liken
    compare term refer quote cite thank congratulate apologize apologise justify defend question dispute rule push
    encourage identify nickname rip laud echo bemoan deride savage chastise scold admonish commend salute extol trumpet
    decry mischaracterize trash bash belittle disparage introduce frame paint summarize recount
    lambaste tout acknowledge claim stress emphasize emphasise underline underscore mention declare""".split()
)
# Verbs of holding a view: cues only for words between quotation marks, since nobody need have spoken.
VIEWS = frozenset("see view perceive regard consider treat designate discuss want seek find".split())
# Of ACTS, those that are speech without a clause or quotation marks as well: `rejected a report`.
STRONG = frozenset(
    """accuse urge warn deny reject condemn demand criticize criticise blame praise repeat reiterate denounce dismiss
    decry slam blast hail welcome applaud express voice vow pledge promise stress emphasize emphasise underline
    underscore complain rebuff deplore rebuke reaffirm call appeal instruct discuss""".split()
)
# With an infinitive: `vowed to stay`; of these, DIRECTIVES with whom it is asked of: `told them to leave`.
DIRECTIVES = frozenset("urge order ask tell instruct request implore invite press advise warn remind encourage".split())
INFINITIVES = DIRECTIVES | frozenset("vow pledge promise threaten hope demand appeal propose".split())
# Verbs that are speech with such an object: `raised the possibility`, `issued a warning`.
LIGHT = frozenset("raise issue float lodge".split())
TOPICS = frozenset(
    """possibility prospect issue question concern objection fear doubt alarm warning threat statement claim
    allegation accusation complaint protest apology appeal demand proposal promise pledge suggestion
    assurance""".split()
)
# Adjectives whose clause is what was said: `was adamant that …`.
FIRM = frozenset({"adamant", "emphatic", "insistent"})
PLAIN = frozenset({"clear", "plain", "known"})  # after `make`
ATTITUDES = frozenset("hope fear worry expect feel believe think want intend plan wish doubt".split())
NOUNS = frozenset(
    """statement warning claim allegation accusation assertion comment remark announcement pledge promise vow demand
    call appeal threat argument insistence denial suggestion assurance""".split()
)
# Who does these to somebody or with a document says what stands in it: `emailed voters saying …`.
SENDING = frozenset("email e-mail write text message send release issue publish circulate".split())
# Verbs that tell how words were uttered: speech where a quotation stands right beside them.
UTTERING = frozenset(
    """chant sing cry jeer cheer roar boom thunder exhort press question react riff recite read interrupt
    chime intervene volunteer croon drawl growl blare respond""".split()
)
# Nouns of saying where words in marks are what they tell: `her call for “…”`, `his slogan is “…”`.
WORDINGS = NOUNS | frozenset(
    """assertion message criticism critique defense defence description characterization characterisation reference
    question slogan motto phrase catchphrase line mantra dictum answer reply response conclusion contention plea praise
    view admission aside quip joke boast complaint tweet advice refrain cry chant opinion belief assessment portrayal
    depiction denunciation condemnation assumption diagnosis verdict explanation observation speech letter
    note post proposal support""".split()
)
# Who does these to such a noun gives the words: `delivered a defence of “…”`, `opened with a call for “…”`.
LENT = frozenset(
    "deliver make offer give issue renew repeat voice open close end begin launch mount raise add write post".split()
)
# Nouns that the words themselves stand after: `used the term “…”`.
NAMES = frozenset("term phrase word expression label line slogan".split())
SHOWING = frozenset("carry hold wave bear wear display raise".split())  # of signs: `holding signs saying …`
PIECES = frozenset("email e-mail tweet post message note ad advertisement video".split())  # told by who sent them
