"""The rows of the record's tables, frozen. Ids are strings; tables are joined by them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from rashomon.vocabulary.anchor import Anchor, Date, Span
from rashomon.vocabulary.article import Furniture

LinkKind = Literal["duplicate", "reprint", "rewrite", "passages"]
Direction = Literal["a_from_b", "b_from_a", "common_source", "unknown"]
PassageKind = Literal["verbatim", "edited", "paraphrased"]
ActorKind = Literal["person", "organisation", "country", "group"]
StatementKind = Literal["direct", "mixed", "indirect"]
# the most definite first
Status = Literal["happened", "cancelled", "postponed", "alleged", "denied", "planned", "possible"]
TellingStance = Literal["asserts", "announces", "attributes", "asks", "denies"]
Part = Literal["by", "to", "with"]
PARTS: tuple[Part, ...] = get_args(Part)
Stance = Literal["demands", "offers", "opposes", "supports", "denies", "raises"]  # in the order they are shown
ChannelState = Literal["open", "refused", "frozen", "proposed", "unknown"]
QuestionStatus = Literal["open", "answered"]
DifferenceKind = Literal[
    "quote_wording",
    "quote_meaning",
    "quote_fabricated",
    "number",
    "date",
    "duration",
    "name",
    "place",
    "role_swapped",
    "negation",
    "modality",
    "attribution",
    "qualifier_dropped",
    "status",
    "claim",
]
Verdict = Literal["altered", "differ", "agree"]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the record keeps it: its text, where it came from, which origin it counts for."""

    id: str
    """Digest of its content and of the fields given with it."""
    source: str
    """File name, or the row's own `source`, `id` or address."""
    url: str
    """Its address as given or found on the page, else empty."""
    outlet: str
    """Who published it, as given or found on the page, else empty."""
    title: str
    """Its headline, as given or found on the page, else empty."""
    byline: str
    """Who wrote it, as given or found on the page, else empty."""
    published: Date
    """The day, or day and time, it came out."""
    language: str
    """ISO 639 code; empty for a text too short to tell."""
    text: str
    """The cleaned text that all offsets count."""
    sha256: str
    """SHA-256 of `text` in UTF-8."""
    origin: str
    """Id of its origin."""
    furniture: tuple[Furniture, ...] = ()
    """What was cut away, and why."""
    extra: dict[str, Any] = field(default_factory=dict)
    """Fields of the input that rashomon does not know."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of `a` and the stretch of `b` that answers to it."""

    a: Span
    """Where it stands in `a`."""
    b: Span
    """Where it stands in `b`."""
    kind: PassageKind
    """How near the two are: the same words, the same words edited, other words."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles that share text. `share_a` is the share (0 to 1) of a's words with a counterpart in b."""

    a: str
    """Id of the one article."""
    b: str
    """Id of the other; `a` stands before `b`."""
    kind: LinkKind
    """`duplicate`: the same words, headlines left aside; `reprint`: the same text, trimmed, re-headed or lightly
    edited; `rewrite`: the same text in other words; `passages`: some passages shared, the rest its own."""
    direction: Direction
    """Who took from whom, `unknown` where it cannot be told."""
    share_a: float
    """Share of a's words with a counterpart in b, 0 to 1."""
    share_b: float
    """Share of b's words with a counterpart in a, 0 to 1."""
    score: float
    """0 to 1: for a rewrite how far the order of facts agrees, else the larger share."""
    why: tuple[str, ...]
    """Short reasons with the values used."""
    passages: tuple[Passage, ...]
    """What is shared, and where."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that count as one telling, and why."""

    id: str
    """Id of the origin."""
    articles: tuple[str, ...]
    """Ids of its articles."""
    why: tuple[str, ...]
    """Short reasons."""


@dataclass(frozen=True, slots=True)
class Role:
    """A title, office or description of an actor, in the text's words."""

    role: str
    """In the text's words."""
    held: Literal["now", "past"]
    """Whether it is held as of the telling, or was."""
    anchors: tuple[Anchor, ...]
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts or speaks. `side` is the actor id of the country or bloc spoken for."""

    id: str
    """Id of the actor."""
    kind: ActorKind
    """A `group` is people or papers without a name of their own."""
    name: str
    """The longest form met."""
    names: tuple[str, ...]
    """All forms met."""
    side: str | None
    """Actor id of the country or bloc spoken for, or null; a country is its own side."""
    roles: tuple[Role, ...] = ()
    """Titles, offices and descriptions."""
    why: tuple[str, ...] = ()
    """How each form of the name, and each description, was joined: `Holm: surname of Anna Holm`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what. `speaker` is null where nobody could be named with confidence; `place`: where it was said."""

    id: str
    """Id of the statement."""
    kind: StatementKind
    """In quotation marks, partly so, or retold."""
    speaker: str | None
    """Actor id, or null where nobody could be named with confidence."""
    speaker_text: str
    """The speaker as printed, or empty."""
    cue: str
    """The word of saying, or empty."""
    content: str
    """What was said, verbatim; pieces are joined by a space."""
    addressee: str
    """To whom, as printed, or empty."""
    said_on: Date
    """The date that the cue is given."""
    anchors: tuple[Anchor, ...]
    """The content, one for each piece."""
    source_anchor: Anchor | None = None
    """Where the speaker stands, or null."""
    cue_anchor: Anchor | None = None
    """Where the cue stands, or null."""
    same_as: tuple[str, ...] = ()
    """Ids of the same utterance in other articles; in a reprint only the one of the article it repeats, which names
    all."""
    via: str | None = None
    """Id of the statement in which somebody reports this one, or null."""
    place: str = ""
    """Where it was said, as printed beside the cue, or empty."""
    why: str = ""
    """Which rule found the speaker, and who else could have been meant."""


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor's part in an event."""

    actor: str
    """Actor id."""
    part: Part
    """Who acts (`by`), to whom it is done (`to`), or who takes part (`with`)."""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The status one telling gave an event, and the words that say so."""

    status: Status
    """The status told there."""
    anchor: Anchor
    """The words that say so."""


@dataclass(frozen=True, slots=True)
class EventTelling:
    """One place that tells of an event, and how it stands to it."""

    article: str
    """The article that tells it."""
    stance: TellingStance
    """Told as done (`asserts`), as to come (`announces`), as somebody's claim (`attributes`), asked, or denied."""
    anchor: Anchor
    """The words that tell it."""


@dataclass(frozen=True, slots=True)
class Stances:
    """How many independent origins tell a thing in each way; each origin counts once, by the first that it takes."""

    asserts: int = 0
    """Tell it as done, or as said."""
    announces: int = 0
    """Tell it as to come."""
    denies: int = 0
    """Tell that it is not so."""
    attributes: int = 0
    """Tell it as somebody's claim."""
    asks: int = 0
    """Ask whether it is so."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, or was called off.

    `type` is a PLOVER code or null, `mode` how it was done as far as the words say so, `context` what they say it is
    about (PLOVER's names; none where the event is not coded).
    """

    id: str
    """Id of the event."""
    what: str
    """The clause of the best anchor, verbatim."""
    type: str | None
    """PLOVER code, or null: not coded."""
    status: Status
    """As of the latest article."""
    history: tuple[StatusChange, ...]
    """The statuses in the order of telling."""
    date: Date
    """When; empty where the text does not tell."""
    duration: str
    """How long, in the text's words, or empty."""
    place: str
    """Where, in the text's words, or empty."""
    actors: tuple[Participation, ...]
    """Who took part, and how."""
    anchors: tuple[Anchor, ...]
    """Every place that tells of it or names it."""
    why: tuple[str, ...] = ()
    """Reasons for merging tellings."""
    mode: str | None = None
    """How it was done, a mode that PLOVER has for the type; null where the words do not say."""
    context: tuple[str, ...] = ()
    """What the words say it is about, in PLOVER's names."""
    tellings: tuple[EventTelling, ...] = ()
    """The places that say how real it is; those that only name it in passing are left out where others tell it."""
    origins: int = 0
    """Independent origins that assert it; of what is to come, that announce or assert it; of what none does more than
    call possible or wanted, that name it."""
    claimed_by: tuple[str, ...] = ()
    """Whose claim it is: the known actors that tellings attribute it to."""


@dataclass(frozen=True, slots=True)
class Position:
    """What a side wants, offers, opposes or raises on an issue."""

    side: str | None
    """Actor id, or null."""
    side_text: str
    """The side as printed."""
    issue: str
    """What it is about, as printed."""
    stance: Stance
    """What the side does about it."""
    anchors: tuple[Anchor, ...]
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was agreed, promised or decided."""

    what: str
    """As printed."""
    parties: tuple[str, ...]
    """Actor ids."""
    status: Status
    """As of the latest article."""
    date: Date
    """When; empty where the text does not tell."""
    anchors: tuple[Anchor, ...]
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A line of contact between sides."""

    between: tuple[str, ...]
    """Actor ids."""
    label: str
    """What line it is, as printed."""
    state: ChannelState
    """Whether it is used; `unknown` where the text does not tell."""
    anchors: tuple[Anchor, ...]
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the coverage asks or leaves open, followed to its answer where there is one."""

    text: str
    """The question, as printed."""
    status: QuestionStatus
    """Whether an article answers it."""
    anchors: tuple[Anchor, ...]
    """Where it is asked or left open."""
    answer: tuple[Anchor, ...] = ()
    """Where it is answered."""
    answer_text: str = ""
    """The answer as printed, or empty."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two tellings of one thing whose values differ (or agree). `confidence` runs from 0 to 1."""

    kind: DifferenceKind
    """What differs."""
    verdict: Verdict
    """A copy changed it (`altered`), independent tellings disagree (`differ`), or they agree."""
    about: str
    """What the two speak of."""
    a: Anchor
    """The one telling."""
    b: Anchor
    """The other."""
    why: tuple[str, ...]
    """The values compared."""
    confidence: float
    """0 to 1; under .6 doubtful, and written with `--all` only."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the account: never without an anchor; `origins` counts the independent tellings.

    `added` are the stretches of `text` in square brackets that are not the source's words: who is meant by `he`,
    which day by `Sunday`. Without them `text` is word for word what stands in an article.
    """

    text: str
    """The line as it is to be read."""
    anchors: tuple[Anchor, ...]
    """What it rests on; never empty."""
    origins: int
    """Independent tellings behind it."""
    added: tuple[Span, ...] = ()
    """The stretches of `text` in square brackets that are ours."""
    stances: Stances = Stances()
    """The independent tellings by how they tell it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the account."""

    section: str
    """Its heading."""
    lines: tuple[Line, ...]
    """Its lines, in order."""
