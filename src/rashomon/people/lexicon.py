"""The closed classes of words that the step `people` reads: offices, occupations, collectives, documents.

Words of the language, not names of the day: a title itself is always taken from the text.
"""

from __future__ import annotations

# An office speaks for the country or body it is an office of.
OFFICES = frozenset(
    """president premier chancellor minister secretary undersecretary ambassador envoy diplomat king queen emperor
    prince princess emir sultan leader ruler governor mayor senator congressman congresswoman representative lawmaker
    legislator parliamentarian deputy speaker chairman chairwoman chairperson chair chief commander general admiral
    colonel major captain lieutenant sergeant marshal brigadier commissioner official officer director administrator
    adviser advisor aide spokesman spokeswoman spokesperson negotiator delegate delegation attaché consul judge justice
    prosecutor attorney councillor councilor councilman delegate head treasurer comptroller inspector superintendent
    sheriff pope cardinal archbishop bishop patriarch ayatollah imam rabbi pm mp mep vice-president strongman monarch
    foreign-secretary coordinator czar tsar whip""".split()
)
# An occupation says who somebody is, not for whom they speak.
OCCUPATIONS = frozenset(
    """professor lecturer analyst expert economist historian scholar scientist researcher fellow author writer
    journalist reporter correspondent columnist editor broadcaster founder co-founder cofounder owner executive ceo
    manager president-elect candidate nominee activist protester demonstrator campaigner lawyer doctor nurse surgeon
    teacher student engineer pilot driver farmer worker businessman businesswoman banker trader investor strategist
    consultant specialist observer critic supporter resident villager witness survivor victim relative mother father
    wife husband son daughter brother sister widow friend neighbour neighbor actor actress singer artist athlete
    player coach captain veteran soldier fighter rebel militant gunman suspect defendant dissident refugee migrant
    hacker operator contractor developer academic physicist biologist psychologist sociologist philosopher pastor
    priest man woman boy girl tycoon billionaire oligarch hero pensioner shopkeeper fisherman volunteer organiser
    organizer""".split()
)
# Whoever holds the same office elsewhere.
COUNTERPART = "counterpart"
# Several people or a body, spoken of without a name.
COLLECTIVES = frozenset(
    """government administration ministry department cabinet parliament congress senate embassy consulate military army
    navy police court council committee commission agency party opposition side delegation authority authorities
    regime leadership camp coalition alliance bloc union team company firm group organisation organization bank
    university institute campaign family people troops forces soldiers rebels lawmakers allies negotiators media
    press presidency kremlin palace mission board watchdog regulator court union federation association
    broadcaster newspaper country nation""".split()
)
# Too general to tell one group from the next.
ANYBODY = frozenset("people person persons man men woman women".split())
# Papers that speak for whoever issued them.
DOCUMENTS = frozenset(
    """readout statement summary communique communiqué report document memo letter declaration transcript survey poll
    indictment filing editorial commentary announcement briefing bulletin dispatch""".split()
)
GROUP_PRONOUNS = frozenset({"they", "them", "themselves"})
PERSON_PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
# Nouns that tell the gender of whom they mean.
GENDERED = {
    **dict.fromkeys(
        """man boy father husband son brother king prince emperor sultan emir pope congressman businessman fisherman
        chairman spokesman actor councilman policeman uncle nephew grandfather grandson widower gunman statesman
        monk priest imam""".split(),
        "m",
    ),
    **dict.fromkeys(
        """woman girl mother wife daughter sister queen princess empress congresswoman businesswoman chairwoman
        spokeswoman actress councilwoman policewoman aunt niece grandmother granddaughter widow stateswoman
        nun""".split(),
        "f",
    ),
}
HONORIFICS = {
    "mr": "m", "mister": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "dame": "f",
    "lady": "f", "dr": "", "prof": "", "rev": "", "fr": "", "hon": "", "m": "", "mme": "f", "mlle": "f",
}  # fmt: skip
# Abbreviated titles before a name.
SHORT_TITLES = frozenset("gen lt col maj capt cmdr sgt cpl adm brig sen rep gov pres amb rear vice chief".split())
PAST_MARKS = frozenset("former ex onetime one-time erstwhile late ousted deposed outgoing then retired then-".split())
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
# Bodies that many countries speak through; they are a side of their own.
BLOCS = frozenset(
    {"european union", "eu", "nato", "united nations", "un", "u.n.", "african union", "asean", "g7", "g8", "g20"}
)


def is_person_noun(lemma: str) -> bool:
    """Does this lemma mean a person or people?"""
    return is_role_noun(lemma) or lemma in ANYBODY


def is_role_noun(lemma: str) -> bool:
    """Is this lemma an office or an occupation?"""
    return lemma in OFFICES or lemma in OCCUPATIONS
