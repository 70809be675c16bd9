"""The rows of the record's tables, frozen. Ids are strings; tables are joined by them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from rashomon.vocabulary.anchor import Anchor, Date, Span
from rashomon.vocabulary.article import Furniture

LinkKind = Literal["duplicate", "reprint", "rewrite", "passages"]
Direction = Literal["a_from_b", "b_from_a", "common_source", "unknown"]
PassageKind = Literal["verbatim", "edited", "paraphrased"]
ActorKind = Literal["person", "organisation", "country", "group"]
StatementKind = Literal["direct", "mixed", "indirect"]
Status = Literal["happened", "planned", "possible", "postponed", "cancelled", "denied"]
Part = Literal["by", "to", "with"]
Stance = Literal["demands", "offers", "opposes", "supports", "raises", "denies"]
ChannelState = Literal["open", "refused", "frozen", "proposed", "unknown"]
QuestionStatus = Literal["open", "answered"]
DifferenceKind = Literal[
    "quote_wording",
    "quote_meaning",
    "quote_fabricated",
    "number",
    "date",
    "name",
    "place",
    "role_swapped",
    "negation",
    "modality",
    "attribution",
    "qualifier_dropped",
    "status",
]
Verdict = Literal["altered", "differ", "agree"]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the record keeps it: its text, where it came from, which origin it counts for."""

    id: str
    source: str
    url: str
    outlet: str
    title: str
    byline: str
    published: Date
    language: str
    text: str
    sha256: str
    origin: str
    furniture: tuple[Furniture, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of `a` and the stretch of `b` that answers to it."""

    a: Span
    b: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles that share text. `share_a` is the share (0 to 1) of a's words with a counterpart in b."""

    a: str
    b: str
    kind: LinkKind
    direction: Direction
    share_a: float
    share_b: float
    score: float
    why: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that count as one telling, and why."""

    id: str
    articles: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A title, office or description of an actor, in the text's words."""

    role: str
    held: Literal["now", "past"]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts or speaks. `side` is the actor id of the country or bloc spoken for."""

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...]
    side: str | None
    roles: tuple[Role, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what. `speaker` is null where nobody could be named with confidence; `place`: where it was said."""

    id: str
    kind: StatementKind
    speaker: str | None
    speaker_text: str
    cue: str
    content: str
    addressee: str
    said_on: Date
    anchors: tuple[Anchor, ...]
    source_anchor: Anchor | None = None
    cue_anchor: Anchor | None = None
    same_as: tuple[str, ...] = ()
    via: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor's part in an event."""

    actor: str
    part: Part


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The status one telling gave an event, and the words that say so."""

    status: Status
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, or was called off.

    `type` is a PLOVER code or null, `mode` how it was done as far as the words say so, `context` what they say it is
    about (PLOVER's names; none where the event is not coded).
    """

    id: str
    what: str
    type: str | None
    status: Status
    history: tuple[StatusChange, ...]
    date: Date
    duration: str
    place: str
    actors: tuple[Participation, ...]
    anchors: tuple[Anchor, ...]
    why: tuple[str, ...] = ()
    mode: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What a side wants, offers, opposes or raises on an issue."""

    side: str | None
    side_text: str
    issue: str
    stance: Stance
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was agreed, promised or decided."""

    what: str
    parties: tuple[str, ...]
    status: Status
    date: Date
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """A line of contact between sides."""

    between: tuple[str, ...]
    label: str
    state: ChannelState
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What the coverage asks or leaves open, followed to its answer where there is one."""

    text: str
    status: QuestionStatus
    anchors: tuple[Anchor, ...]
    answer: tuple[Anchor, ...] = ()
    answer_text: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two tellings of one thing whose values differ (or agree). `confidence` runs from 0 to 1."""

    kind: DifferenceKind
    verdict: Verdict
    about: str
    a: Anchor
    b: Anchor
    why: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the account: never without an anchor; `origins` counts the independent tellings.

    `added` are the stretches of `text` in square brackets that are not the source's words: who is meant by `he`,
    which day by `Sunday`. Without them `text` is word for word what stands in an article.
    """

    text: str
    anchors: tuple[Anchor, ...]
    origins: int
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the account."""

    section: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """A language model that took part in a run."""

    name: str
    version: str
    package: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, and how much nobody could attribute, date or code."""

    articles: int = 0
    origins: int = 0
    sentences: int = 0
    distinct_sentences: int = 0
    statements: int = 0
    unattributed: int = 0
    events: int = 0
    undated: int = 0
    uncoded: int = 0
    furniture: int = 0
    problems: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """What made this record: version, settings, input, models, counts, and the problems met."""

    version: str
    settings: dict[str, Any]
    settings_sha256: str
    input_sha256: str
    models: tuple[ModelUsed, ...]
    counts: Counts
    problems: tuple[str, ...] = ()
