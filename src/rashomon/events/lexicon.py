"""The words of political events: one table, lemma → family and PLOVER type.

A *family* holds the words that can mean one and the same event (a visit, a trip, an arrival);
only mentions of one family are ever merged. The type is a PLOVER code, or None where the word
alone does not tell: never a guess. Lemmas of verbs may carry a particle (`shoot down`).
"""

from __future__ import annotations

from typing import NamedTuple

PLOVER = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT".split()
)


class Entry(NamedTuple):
    """What a trigger word means. `deed` is false for words that only say something (urge, accuse, announce)."""

    family: str
    type: str | None
    deed: bool


# One line: family, PLOVER type or "?", deed or talk | verbs | nouns. "_" stands for a blank. Nouns in "=…=" need a
# verb that makes an event of them (reach, impose …): alone they name a thing, not an event.
_TABLE = """
visit CONSULT deed | visit travel fly arrive land touch_down journey tour | visit trip tour arrival stopover
depart ? deed | depart | departure
meet CONSULT deed | meet confer sit_down negotiate | meeting talk sit-down encounter dinner luncheon negotiation
call CONSULT deed | phone telephone speak | call conversation telephone_exchange
host CONSULT deed | host | reception
attend ? deed | attend participate compete | attendance
summit ? deed | | =summit= =conference= =forum= =session= =ceremony= =congress=
summon ? deed | summon |
confront ? deed | confront | confrontation
agree AGREE deed | agree sign | =agreement= =deal= =accord= =treaty= =pact= =memorandum= signing
promise AGREE talk | pledge promise vow | =pledge= =promise= =commitment=
support SUPPORT talk | support praise endorse applaud back hail commend congratulate defend welcome thank | =praise=
reconcile SUPPORT deed | reconcile normalize normalise | rapprochement
concede RETREAT deed | free release | release
concede CONCEDE deed | lift ease roll_back pardon reinstate concede | lifting
retreat RETREAT deed | surrender retreat | cease_fire =ceasefire= =cease-fire= =truce= retreat surrender
withdraw ? deed | withdraw pull_out pull_back | withdrawal pullout
cooperate COOPERATE deed | cooperate collaborate |
aid AID deed | donate evacuate | donation
request REQUEST talk | urge appeal demand request plead implore ask call_for call_on | =appeal= =request=
accuse ACCUSE talk | complain accuse condemn denounce criticize criticise blame slam deplore decry rebuke | condemnation
charge ACCUSE deed | sue indict convict prosecute investigate |
charge ACCUSE deed | | indictment conviction =investigation= =lawsuit= =inquiry=
reject REJECT deed | reject turn_down rebuff veto decline refuse | rejection refusal
threaten THREATEN talk | threaten warn | =threat= =warning= =ultimatum=
protest PROTEST deed | protest demonstrate rally march riot | protest demonstration rally march riot
sanction SANCTION deed | sanction blacklist | =sanction= =embargo= =tariff=
boycott PROTEST deed | boycott stay_away | boycott
expel SANCTION deed | expel | expulsion
renounce ? deed | renounce abrogate repudiate rescind annul | renunciation abrogation
recall ? deed | recall | recall
suspend ? deed | suspend freeze sever break_off | suspension
mobilize MOBILIZE deed | mobilize mobilise deploy mass amass besiege surround encircle call_up |
mobilize MOBILIZE deed | | mobilization mobilisation deployment siege
coerce COERCE deed | arrest detain jail imprison round_up | arrest detention crackdown
seize COERCE deed | seize occupy confiscate storm capture annex take_over | seizure takeover annexation
raid COERCE deed | raid | raid
deport COERCE deed | deport extradite | deportation extradition
ban COERCE deed | ban outlaw censor |
blockade ASSAULT deed | blockade | blockade
torture ASSAULT deed | torture |
attack ASSAULT deed | attack bomb shell bombard ambush invade torpedo |
attack ASSAULT deed | | attack bombing shelling airstrike invasion bombardment ambush incursion
shoot_down ASSAULT deed | shoot_down | shootdown
shoot ASSAULT deed | shoot | shooting
kill ASSAULT deed | kill assassinate murder execute massacre behead | killing assassination murder massacre
beat ASSAULT deed | rout |
vote ? deed | vote elect approve ratify | vote election referendum ballot approval ratification
authorize ? deed | authorize authorise | authorization authorisation
appoint ? deed | appoint inaugurate swear_in | appointment inauguration
dismiss ? deed | resign step_down oust overthrow depose dismiss sack impeach |
dismiss ? deed | | resignation ouster dismissal overthrow coup
flee ? deed | flee |
test ? deed | test-fire | missile_test missile_launch nuclear_test
announce ? talk | announce unveil offer declare propose | announcement
say ? talk | say tell state add insist emphasize stress note claim argue believe |
hold ? deed | | news_conference press_conference briefing
"""


class _Row(NamedTuple):
    entry: Entry
    verbs: list[str]
    nouns: list[str]


def _read(line: str) -> _Row:
    head, verbs, nouns = line.split("|")
    family, kind, deed = head.split()
    entry = Entry(family.replace("_", " "), None if kind == "?" else kind, deed == "deed")
    return _Row(entry, _words(verbs), _words(nouns))


def _words(text: str) -> list[str]:
    return [w.replace("_", " ") for w in text.split()]


_ROWS = tuple(_read(line) for line in _TABLE.strip().splitlines())
VERBS: dict[str, Entry] = {verb: row.entry for row in _ROWS for verb in row.verbs}
NOUNS: dict[str, Entry] = {noun: row.entry for row in _ROWS for noun in row.nouns if noun[0] != "="}
BOUND_NOUNS: dict[str, Entry] = {noun.strip("="): row.entry for row in _ROWS for noun in row.nouns if noun[0] == "="}
TRIGGERS: frozenset[str] = frozenset(
    [*(word.split()[0] for word in VERBS), *(word.split()[-1] for word in (*NOUNS, *BOUND_NOUNS))]
)

# Verbs that lend a noun their subject and their tense: "held talks", "made a trip", "reached an agreement".
LIGHT = frozenset(
    "have hold make take pay begin start open launch end conclude conduct stage organize organise reach strike sign "
    "seal clinch impose slap issue give call convene declare file order undertake complete lead join deliver "
    "exchange finish wrap go place lodge secure win receive announce face".split()
)
# Verbs of taking part: `engaged in talks`.
ENGAGED = frozenset("involve engage participate".split())
# Verbs whose subject is the event: "the meeting took place".
OCCUR = frozenset("take happen occur begin start open end come follow be last go set conclude kick resume".split())
# Soldiers and machines: what arrives or moves in with them is a movement of troops.
FORCES = frozenset(
    "troop soldier force convoy army tank warship warplane jet navy carrier battalion brigade fleet bomber marine "
    "division gunman vehicle unit military missile drone aircraft plane helicopter strike airstrike artillery".split()
)
MOVES = frozenset("enter arrive roll move head cross land advance march push".split())
SENDS = frozenset("send dispatch move station rush pour".split())
ENVOYS = frozenset("ambassador diplomat envoy consul attache".split())

# Objects that make another thing of a verb: family → lemmas of the object that rule the event out.
NOT_WITH: dict[str, frozenset[str]] = {
    "meet": frozenset(
        "need demand requirement standard deadline target goal challenge criterion condition expectation".split()
    ),
    "seize": frozenset(
        "opportunity chance moment initiative attention imagination position role post job lead company".split()
    ),
    "attend": frozenset("university school college class church course".split()),
    "kill": frozenset("plan order option deal bill idea".split()),
}
# Objects that a verb must have to be the event: verb → lemmas.
ONLY_WITH: dict[str, frozenset[str]] = {
    verb: frozenset(
        "sanction restriction ban blockade curfew embargo siege tariff boycott visa measure closure".split()
    )
    for verb in ("ease", "lift", "roll back")
}

# Whom one sets free: what else is released is a report, a film, a statement.
CAPTIVES = frozenset(
    "prisoner hostage detainee inmate captive citizen national journalist soldier activist protester man woman people "
    "member crew leader worker child reporter student troop sailor pilot refugee dissident politician suspect body "
    "remains vessel ship boat".split()
)
# Verbs that are an event only with a certain noun after them: verb → lemma of the noun → meaning.
_SEIZE, _ARREST = VERBS["seize"], VERBS["arrest"]
_ATTACK, _AID, _REJECT = VERBS["attack"], VERBS["donate"], VERBS["reject"]
_SUPPORT, _ACCUSE, _PARDON = VERBS["endorse"], VERBS["accuse"], VERBS["pardon"]
_HELP = frozenset(
    "aid assistance relief help equipment medicine vaccine food supply supplies asylum weapon ammunition peacekeeper "
    "observer shelter fund funding loan refuge".split()
)


def _each(nouns: str | frozenset[str], entry: Entry) -> dict[str, Entry]:
    return dict.fromkeys(sorted(nouns.split() if isinstance(nouns, str) else nouns), entry)


IDIOMS: dict[str, dict[str, Entry]] = {
    "take": {
        "part": VERBS["attend"],
        "control": _SEIZE,
        "hostage": _ARREST,
        "prisoner": _ARREST,
        "office": VERBS["inaugurate"],
    },
    "put": {"arrest": _ARREST, **_each("alert readiness", VERBS["mobilize"])},
    "place": {"arrest": _ARREST, **_each("alert readiness", VERBS["mobilize"])},
    "swear": {"allegiance": Entry("defect", None, True)},
    "open": {"fire": _ATTACK},
    **{verb: _each("office power", VERBS["oust"]) for verb in ("push", "force", "drive", "sweep", "remove")},
    "assume": _each("office power", VERBS["inaugurate"]),
    "board": _each("plane flight jet train ship", VERBS["travel"]),
    "order": _each(FORCES, VERBS["mobilize"]),
    "launch": {**_each("missile rocket", Entry("test", None, True)), **_each("assault offensive strike", _ATTACK)},
    "carry": _each("strike airstrike attack raid assault bombing", _ATTACK),
    "break": _each("tie relation", VERBS["sever"]),
    "cut": _each("tie relation", VERBS["sever"]),
    "establish": _each("tie relation", Entry("reconcile", "SUPPORT", True)),
    "restore": _each("tie relation", Entry("reconcile", "SUPPORT", True)),
    "provide": _each(_HELP, _AID),
    "give": _each(_HELP, _AID),
    "send": _each(_HELP, _AID),
    "deliver": _each(_HELP, _AID),
    "grant": {**_each("asylum refuge", _AID), **_each("pardon permission request amnesty bail", _PARDON)},
    "express": {**_each("criticism condemnation outrage", _ACCUSE), **_each("support solidarity", _SUPPORT)},
    "voice": {"criticism": _ACCUSE, "support": _SUPPORT},
    "reiterate": {"support": _SUPPORT},
    "pledge": {"support": _SUPPORT},
    "declare": {"support": _SUPPORT},
    "file": _each("charge complaint", VERBS["sue"]),
    "deny": _each("permission request entry access visa", _REJECT),
    "dismiss": _each("proposal request offer appeal call demand", _REJECT),
}
# Families that only tell that somebody spoke: two tellings are one only if they tell the same.
SAYINGS = frozenset({"say", "announce"})
# Families of staying away from something: tellings of one absence may use any of them.
ABSENCES = frozenset({"boycott", "withdraw", "suspend"})
# What a side does to another without force: it is told of as its decision.
MEASURES = ABSENCES | {"recall", "expel", "sanction", "ban"}
# Verbs that give an event named by a noun its day: "scheduled for June".
SCHEDULES = frozenset("schedule plan set hold expect slate".split())
# Quantities before the thing itself: `some of its troops`.
QUANTITIES = frozenset("some most all part number dozen hundred thousand rest many group series".split())
# Before an event's noun, these only say that there are several: `a series of visits`.
SERIES = frozenset("series round number set day string flurry part wave host couple week hour spate lot pair".split())
# Whom one speaks to without talking with them.
AUDIENCES = frozenset(
    "reporter journalist press media correspondent newspaper agency channel television radio crowd audience supporter "
    "nation people conference rally summit parliament congress assembly council issue point condition".split()
)
# What one declines without turning anybody down.
NO_REFUSAL = frozenset("comment say elaborate speculate give name identify disclose confirm discuss be speak".split())
# What is held and has its day, and is no meeting of parties.
OCCASIONS = frozenset(
    """game games event festival fair tournament championship exhibition expo season trial hearing exercise drill
    manoeuvre maneuver parade funeral celebration ceremony race match cup olympics congress convention concert show
    semester term strike inquiry inquest audit referendum primary caucus runoff""".split()
)
# Families with words of their own here; that of any other verb is the verb itself.
FAMILIES = frozenset(e.family for table in (VERBS, NOUNS, BOUND_NOUNS) for e in table.values()) | {
    "test",
    "defect",
    "recall",
    "retreat",
    "reconcile",
}
