"""The account: for each section the things to tell, for each thing the sentence that tells it best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.account.brackets import Hints
from rashomon.account.differences import find_pairs
from rashomon.account.fits import (
    agrees,
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
from rashomon.vocabulary import Event, Line, Section

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


def find_account(
    parsed: Sequence[ParsedArticle], tables: Tables, origin_of: Mapping[str, str], hints: Hints | None = None
) -> tuple[Section, ...]:
    """The sections of the account that have lines, in a desk's order. `hints` fill the brackets of a line."""
    articles = [a.article for a in parsed]
    coverage = find_coverage(articles)
    hints = replace(hints or Hints(), year=find_year(articles))
    candidates = Candidates(parsed, origin_of, hints)
    overtaking = Overtaking(tables.events, candidates, coverage)
    writer = Writer(candidates, origin_of, hints, overtaking)
    said = of_statements(tables.statements)
    old = of_events(e for e in tables.events if coverage.is_background(e))
    sections = _of_events(tables, writer, coverage, overtaking, said)
    writer.take(a for d in tables.differences if d.verdict != "agree" for a in (d.a, d.b))
    sections += [
        (
            "What is still open",
            writer.lines(of_questions(tables.questions), fits=is_open_in(coverage, overtaking)),
        ),
        ("What each side wants", writer.lines(of_positions(tables.positions), each=PER_SIDE, grouped=True, fits=wants)),
        ("What is disputed", find_pairs(tables.differences, "differ", articles, origin_of)),
        ("What the copies changed", find_pairs(tables.differences, "altered", articles, origin_of)),
        ("Who said what", writer.lines(said, each=PER_SPEAKER, fits=is_said_in(overtaking))),
        ("Background", writer.lines(old, in_order=True, fits=is_background_of(coverage))),
    ]
    found = dict(sections)
    return tuple(Section(name, found[name]) for name in SECTIONS if found[name])


def _of_events(
    tables: Tables, writer: Writer, coverage: Coverage, overtaking: Overtaking, said: Sequence[Thing]
) -> list[tuple[str, tuple[Line, ...]]]:
    """The sections on what happened and what is to come.

    What only the last day's articles tell is new, the rest of what happened the state of play. A plan whose day
    has passed is told by neither: the timeline shows what became of it.
    """
    origin_of = writer.origin_of
    events = [e for e in tables.events if not coverage.is_background(e)]
    told = [e for e in events if e.status in {"happened", "denied"} and e.type not in ELSEWHERE]
    ahead = [e for e in events if e.status in AHEAD and not coverage.is_past(e)]
    ahead = [e for e in ahead if e.status == "planned" or _is_likely(e, origin_of)]
    off = [e for e in events if e.status in HALTED]
    new = [e for e in told if coverage.is_new(e.anchors)]
    new_said = [t for t in said if coverage.is_new(t.anchors)]
    play = of_events(e for e in told if e not in new)
    news = [*of_events(new), *new_said]
    return [
        ("Called off or put off", writer.lines(of_events(off), in_order=True)),  # first: told nowhere else
        ("The state of play", writer.lines(play, in_order=True, weighty=True, fits=is_current_in(coverage))),
        ("What was agreed or decided", writer.lines(of_outcomes(tables.outcomes, tables.events), fits=agrees)),
        ("What is new", writer.lines(news, each=PER_SPEAKER, weighty=True, fits=is_new_in(coverage))),
        ("What is planned", writer.lines(of_events(ahead), in_order=True, fits=is_ahead_of(overtaking))),
    ]


def _is_likely(event: Event, origin_of: Mapping[str, str]) -> bool:
    """Whether what is merely possible has a day, or more than one telling; else it is somebody's guess."""
    return bool(event.date.edtf) or count_origins(event.anchors, origin_of) > 1
