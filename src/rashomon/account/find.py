"""The account: for each section the things to tell, for each thing the sentence that tells it best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.account.brackets import Hints
from rashomon.account.differences import Pairs, find_pairs
from rashomon.account.fits import (
    is_agreed_in,
    is_ahead_of,
    is_background_of,
    is_current_in,
    is_new_in,
    is_open_in,
    is_said_in,
    wants,
)
from rashomon.account.overtaken import Overtaking
from rashomon.account.sentences import Candidates
from rashomon.account.support import Supporters
from rashomon.account.tellers import Encode, Tellers
from rashomon.account.things import (
    Coverage,
    Tables,
    Thing,
    count_origins,
    find_coverage,
    of_events,
    of_outcomes,
    of_positions,
    of_questions,
    of_statements,
)
from rashomon.account.when import find_year
from rashomon.account.writer import Writer
from rashomon.events import AHEAD, HALTED
from rashomon.language import ParsedArticle
from rashomon.vocabulary import Anchor, Event, Line, Section

SECTIONS = (
    "The state of play",
    "What is new",
    "What is planned",
    "Called off or put off",
    "What each side wants",
    "What was agreed or decided",
    "Who said what",
    "What is disputed",
    "What the copies changed",
    "What is still open",
    "Background",
)
ELSEWHERE = {"AGREE", "REQUEST"}  # PLOVER codes of what the sections on agreements and wants tell
PER_SIDE = 3  # lines on what one side wants; with more the other side is off the screen
PER_SPEAKER = 2  # lines of one speaker; with more others are not heard


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every section is chosen with."""

    tables: Tables
    origin_of: Mapping[str, str]
    coverage: Coverage
    candidates: Candidates
    tellers: Tellers
    overtaking: Overtaking
    writer: Writer

    def is_news(self, anchors: Sequence[Anchor]) -> bool:
        """Whether only articles of the last day tell it, in whatever words."""
        if not self.coverage.is_new(anchors):
            return False
        rows = filter(None, map(self.candidates.row, anchors))
        return self.coverage.newest.issuperset(article for r in rows for article in self.tellers.telling(r, ()))


def find_account(
    parsed: Sequence[ParsedArticle],
    tables: Tables,
    origin_of: Mapping[str, str],
    hints: Hints | None = None,
    encode: Encode | None = None,
) -> tuple[Section, ...]:
    """The sections of the account that have lines, in a desk's order. `hints` fill the brackets of a line; with
    `encode`, the sentence encoder, every article is asked whether it tells a line."""
    articles = [a.article for a in parsed]
    ground = _find_ground(parsed, tables, origin_of, hints or Hints(), encode)
    writer, coverage, overtaking = ground.writer, ground.coverage, ground.overtaking
    said = of_statements(tables.statements)
    old = of_events(e for e in tables.events if coverage.is_background(e))
    pairs = Pairs(tables.differences, ground.candidates, ground.tellers)
    sections = _of_events(ground, said)
    writer.take(a for verdict in ("differ", "altered") for d in pairs.of(verdict) for a in (d.a, d.b))
    open_in, wanted = is_open_in(coverage, overtaking), of_positions(tables.positions)
    sections += [
        ("What is still open", writer.lines(of_questions(tables.questions), fits=open_in)),
        ("What each side wants", writer.lines(wanted, each=PER_SIDE, grouped=True, fits=wants)),
        ("What is disputed", find_pairs(pairs.of("differ"), articles, origin_of)),
        ("What the copies changed", find_pairs(pairs.of("altered"), articles, origin_of)),
        ("Who said what", writer.lines(said, each=PER_SPEAKER, fits=is_said_in(overtaking))),
        ("Background", writer.lines(old, in_order=True, fits=is_background_of(coverage))),
    ]
    found = dict(sections)
    return tuple(Section(name, found[name]) for name in SECTIONS if found[name])


def _find_ground(
    parsed: Sequence[ParsedArticle], tables: Tables, origin_of: Mapping[str, str], hints: Hints, encode: Encode | None
) -> _Ground:
    articles = [a.article for a in parsed]
    coverage, hints = (
        find_coverage(articles),
        replace(hints, year=find_year(articles), known=_well_known(parsed, origin_of, hints)),
    )
    candidates = Candidates(parsed, origin_of, hints)
    overtaking = Overtaking(tables.events, candidates, coverage)
    tellers = Tellers(parsed, hints.dates, encode)
    supporters = Supporters(
        tellers, candidates, {a.id: a for a in articles}, origin_of, _speakers(tables, candidates, hints)
    )
    writer = Writer(candidates, supporters, hints, overtaking)
    return _Ground(tables, origin_of, coverage, candidates, tellers, overtaking, writer)


def _well_known(parsed: Sequence[ParsedArticle], origin_of: Mapping[str, str], hints: Hints) -> frozenset[str]:
    """The actors that two origins tell of."""
    met: dict[str, set[str]] = defaultdict(set)
    for article in parsed:
        for sentence in article.sentences:
            for mention in hints.mentions(sentence.sentence.id):
                met[mention.actor].add(origin_of[article.article.id])
    return frozenset(actor for actor, origins in met.items() if len(origins) > 1)


def _speakers(tables: Tables, candidates: Candidates, hints: Hints) -> dict[str, set[str]]:
    """Of each sentence, by id, who is named or speaks in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for sentence, mentions in hints.cast.mentions.items() if hints.cast else ():
        found[sentence].update(m.actor for m in mentions)
    for s in tables.statements:
        for row in filter(None, map(candidates.row, s.anchors if s.speaker else ())):
            found[row.sentence.id].add(s.speaker or "")
    return found


def _of_events(ground: _Ground, said: Sequence[Thing]) -> list[tuple[str, tuple[Line, ...]]]:
    """The sections on what happened and what is to come.

    What only the last day's articles tell is new, the rest of what happened the state of play. A plan whose day
    has passed is told by neither: the timeline shows what became of it.
    """
    tables, coverage, writer = ground.tables, ground.coverage, ground.writer
    events = [e for e in tables.events if not coverage.is_background(e)]
    told = [e for e in events if e.status in {"happened", "denied"} and e.type not in ELSEWHERE]
    ahead = [e for e in events if e.status in AHEAD and not coverage.is_past(e)]
    ahead = [e for e in ahead if e.status == "planned" or _is_likely(e, ground.origin_of)]
    new = [e for e in told if ground.is_news(_asserting(e))]
    known = {e.id for e in new}
    play, off = of_events(e for e in told if e.id not in known), of_events(e for e in events if e.status in HALTED)
    news = [*of_events(new), *(t for t in said if ground.is_news(t.anchors))]
    outcomes = of_outcomes(tables.outcomes, tables.events)
    plans = [*of_events(ahead), *(t for t in outcomes if t.ahead)]  # `pledged to pay`
    return [
        ("Called off or put off", writer.lines(off, in_order=True)),  # first: told nowhere else
        ("The state of play", writer.lines(play, in_order=True, weighty=True, fits=is_current_in(coverage))),
        ("What was agreed or decided", writer.lines(outcomes, fits=is_agreed_in(coverage))),
        ("What is new", writer.lines(news, each=PER_SPEAKER, weighty=True, fits=is_new_in(coverage))),
        ("What is planned", writer.lines(plans, in_order=True, fits=is_ahead_of(coverage, ground.overtaking))),
    ]


def _asserting(event: Event) -> Sequence[Anchor]:
    """Where it is told as done; that it was planned is known earlier."""
    return [t.anchor for t in event.tellings if t.stance == "asserts"] or event.anchors


def _is_likely(event: Event, origin_of: Mapping[str, str]) -> bool:
    """Whether what is merely possible has a day, or more than one telling; else it is somebody's guess."""
    return bool(event.date.edtf) or count_origins(event.anchors, origin_of) > 1
