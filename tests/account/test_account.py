from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest

from rashomon.account import Tables, find_account, shorten
from rashomon.account.writer import LINES
from rashomon.language import ParsedArticle, parse_articles
from rashomon.vocabulary import (
    NO_DATE,
    Anchor,
    Article,
    Date,
    Difference,
    Event,
    EventTelling,
    Line,
    Outcome,
    Question,
    Span,
    Stances,
    Statement,
    Status,
    TellingStance,
    Verdict,
)
from tests.language.material import make_article
from tests.record.material import demo_record

WIRE = make_article(
    "wire",
    "The ferry line between Selk and Harrowmouth closed in February, the operator said on Tuesday.",
    "“We have carried passengers as long as we could,” the director, Ida Brandt, told the staff in the harbour.",
    "The council of Selk met on Saturday to look for another operator before the winter begins.",
    "The harbour master will take the old crane to pieces on Sunday with a team of divers.",
    "It was not clear who would pay for the subsidy that every other operator has asked for.",
    published="2031-03-04",
)
REPRINT = replace(WIRE, id="reprint")
OTHER = make_article(
    "other",
    "Selk lost its boats to Harrowmouth in February, for the firm had made no money for six years.",
    "“We carried passengers for as long as we could bear,” Ida Brandt told workers at the quay that morning.",
    published="2031-03-05",
)
ORIGINS = {"wire": "o1", "reprint": "o1", "other": "o2"}
TOLD = "The ferry line between Selk and Harrowmouth closed"
PLAN = "The harbour master will take the old crane to pieces"
LOST = "Selk lost its boats to Harrowmouth"


def without_added(text: str, added: Iterable[Span]) -> str:
    """The words of a line that are the sources' own."""
    for span in sorted(added, reverse=True):
        text = text[: span.start] + text[span.end :]
    return text


def _parsed(article: Article) -> ParsedArticle:
    return parse_articles([article])[0]


def _at(article: Article, words: str) -> Anchor:
    start = article.text.index(words)
    return article.anchor(start, start + len(words))


def _event(
    name: str, *anchors: Anchor, status: Status = "happened", date: str = "", tellings: Sequence[EventTelling] = ()
) -> Event:
    when = Date(date, "explicit", date) if date else NO_DATE
    return Event(name, anchors[0].exact, None, status, (), when, "", "", (), anchors, tellings=tuple(tellings))


def _asserts(article: Article, words: str, stance: TellingStance = "asserts") -> EventTelling:
    return EventTelling(article.id, stance, _at(article, words))


def _statement(name: str, anchor: Anchor, *same: str, speaker: str | None = "ida") -> Statement:
    return Statement(name, "direct", speaker, "Ida Brandt", "said", anchor.exact, "", NO_DATE, (anchor,), same_as=same)


def _account(
    articles: Sequence[Article] = (WIRE, OTHER),
    origins: Mapping[str, str] = ORIGINS,
    *,
    events: Sequence[Event] = (),
    statements: Sequence[Statement] = (),
    outcomes: Sequence[Outcome] = (),
    questions: Sequence[Question] = (),
    differences: Sequence[Difference] = (),
) -> dict[str, tuple[Line, ...]]:
    tables = Tables(
        events=events, statements=statements, outcomes=outcomes, questions=questions, differences=differences
    )
    sections = find_account([_parsed(a) for a in articles], tables, origins)
    assert all(s.lines for s in sections)
    return {s.section: s.lines for s in sections}


def _difference(a: Anchor, b: Anchor, verdict: Verdict = "altered") -> Difference:
    return Difference("quote_wording", verdict, "what she said", a, b, ("x",), 0.9)


def test_nothing_found_nothing_told() -> None:
    assert _account() == {}
    assert _account([]) == {}


def test_a_line_is_a_sentence_of_a_source_word_for_word() -> None:
    (line,) = _account(events=[_event("e", _at(WIRE, TOLD))])["The state of play"]
    assert line.text == WIRE.text.split("\n")[0]
    assert line.anchors == (_at(WIRE, line.text),)


def test_tellings_are_counted_by_origin_not_by_article() -> None:
    articles = (WIRE, REPRINT, OTHER)
    copies = _event("e", _at(WIRE, TOLD), _at(REPRINT, TOLD))
    (line,) = _account(articles, events=[copies])["The state of play"]
    assert {a.article for a in line.anchors} == {"wire", "reprint"}
    assert line.origins == 1
    both = _event("e", _at(WIRE, TOLD), _at(REPRINT, TOLD), _at(OTHER, LOST))
    (line,) = _account(articles, events=[both])["The state of play"]
    assert line.origins == 2


def test_more_reprints_change_no_count() -> None:
    prints = [replace(WIRE, id=f"reprint{n}") for n in range(9)]
    origins = ORIGINS | {p.id: "o1" for p in prints}
    event = _event("e", *(_at(a, TOLD) for a in (WIRE, *prints)), _at(OTHER, LOST))
    (line,) = _account([WIRE, *prints, OTHER], origins, events=[event])["The state of play"]
    assert line.origins == 2


def test_what_more_origins_tell_comes_first() -> None:
    council = _event("e1", _at(WIRE, "The council of Selk met"))
    closing = _event("e2", _at(WIRE, TOLD), _at(OTHER, LOST))
    first, second = _account(events=[council, closing])["The state of play"]
    assert (first.origins, second.origins) == (2, 1)


def test_events_stand_where_their_status_puts_them() -> None:
    account = _account(
        events=[
            _event("e1", _at(WIRE, PLAN), status="planned"),
            _event("e2", _at(WIRE, "The council of Selk met"), status="postponed"),
            _event("e3", _at(OTHER, LOST), status="denied"),
        ]
    )
    assert list(account) == ["The state of play", "What is planned", "Called off or put off"]


def test_what_was_long_before_is_background() -> None:
    account = _account(
        events=[
            _event("e1", _at(WIRE, TOLD), date="2031-03-04"),
            _event("e2", _at(OTHER, LOST), date="2025"),
            _event("e3", _at(WIRE, "The council of Selk met")),
        ]
    )
    assert {name: len(lines) for name, lines in account.items()} == {"The state of play": 2, "Background": 1}


def test_lines_of_events_stand_in_order_of_time() -> None:
    events = [
        _event("e1", _at(WIRE, "The council of Selk met"), date="2031-03-06"),
        _event("e2", _at(WIRE, TOLD), date="2031-03-04"),
        _event("e3", _at(OTHER, LOST)),
    ]
    lines = _account(events=events)["The state of play"]
    assert [without_added(line.text, line.added).split()[1] for line in lines] == ["ferry", "council", "lost"]
    assert lines[1].text.startswith("[6 March] The council")  # the sentence itself does not tell the day


def test_no_sentence_is_told_twice() -> None:
    account = _account(
        events=[
            _event("e1", _at(WIRE, TOLD)),
            _event("e2", _at(WIRE, "in February")),
            _event("e3", _at(WIRE, "closed in"), status="planned"),
        ],
        statements=[_statement("s", _at(WIRE, TOLD))],
        questions=[Question("who?", "open", (_at(WIRE, "Tuesday"),))],
    )
    assert [len(lines) for lines in account.values()] == [1]


def test_one_utterance_is_one_line_with_all_who_tell_it() -> None:
    a = _statement("s1", _at(WIRE, "We have carried passengers as long as we could,"), "s2")
    b = _statement("s2", _at(OTHER, "We carried passengers for as long as we could bear,"), "s1")
    (line,) = _account(statements=[a, b])["Who said what"]
    assert line.origins == 2
    assert {x.article for x in line.anchors} == {"wire", "other"}


def test_words_without_a_speaker_and_scraps_are_not_told() -> None:
    nobody = _statement("s1", _at(WIRE, "We have carried passengers as long as we could,"), speaker=None)
    scrap = _statement("s2", _at(OTHER, "as long as"))
    assert _account(statements=[nobody, scrap]) == {}


def test_answered_questions_are_not_open() -> None:
    anchor = _at(WIRE, "who would pay for the subsidy")
    assert list(_account(questions=[Question("q", "open", (anchor,))])) == ["What is still open"]
    assert _account(questions=[Question("q", "answered", (anchor,), (anchor,), "Selk")]) == {}


def test_a_difference_shows_both_wordings() -> None:
    a, b = _at(WIRE, "closed in February"), _at(OTHER, "in February")
    (line,) = _account(differences=[replace(_difference(a, b, "differ"), kind="date")])["What is disputed"]
    assert line.text == f"[wire:] {a.exact} / [other:] {b.exact}"
    assert without_added(line.text, line.added) == f"{a.exact} / {b.exact}"
    assert (line.anchors, line.origins) == ((b, a), 2)


def test_two_wordings_of_a_quotation_are_no_dispute() -> None:
    a, b = _at(WIRE, "as long as we could"), _at(OTHER, "for as long as we could bear")
    assert _account(differences=[_difference(a, b, "differ")]) == {}


def test_a_sentence_that_agrees_in_a_value_is_no_telling_of_the_line() -> None:
    event = _event("e", _at(WIRE, TOLD))
    agree = replace(_difference(_at(WIRE, WIRE.text.split("\n")[0]), _at(OTHER, LOST), "agree"), kind="claim")
    assert _account(events=[event], differences=[agree])["The state of play"][0].origins == 1


def test_naming_a_thing_in_passing_does_not_tell_it() -> None:
    later = make_article("later", "The mayor of Selk spoke of the closure of the line in a long interview on Friday.")
    event = _event("e", _at(WIRE, TOLD), _at(later, "the closure of the line"), tellings=[_asserts(WIRE, TOLD)])
    (line,) = _account((WIRE, later), ORIGINS | {"later": "o3"}, events=[event])["The state of play"]
    assert line.origins == 1


def test_a_line_tells_how_many_assert_announce_and_deny_it() -> None:
    later = make_article("later", "The operator denied on Friday that the ferry line had been closed at all.")
    denied = "the ferry line had been closed at all"
    told = [_asserts(WIRE, TOLD), _asserts(OTHER, LOST), _asserts(later, denied, "denies")]
    event = _event("e", _at(WIRE, TOLD), _at(OTHER, LOST), _at(later, denied), tellings=told)
    section = _account((WIRE, OTHER, later), ORIGINS | {"later": "o3"}, events=[event])["The state of play"]
    assert (section[0].origins, section[0].stances) == (2, Stances(asserts=2, denies=1))


def test_the_same_change_against_a_reprint_is_one_line() -> None:
    words = "as long as we could"
    changed = _at(OTHER, "for as long as we could bear")
    rows = [_difference(_at(WIRE, words), changed), _difference(_at(REPRINT, words), changed)]
    (line,) = _account((WIRE, REPRINT, OTHER), dict.fromkeys(ORIGINS, "o1"), differences=rows)[
        "What the copies changed"
    ]
    assert {a.article for a in line.anchors} == {"wire", "reprint", "other"}
    assert line.origins == 1


def test_a_section_is_no_longer_than_a_desk_reads() -> None:
    words = "harbour mole quay pilot crane rope anchor boat sail mast deck hold".split()
    lines = [
        f"On day {n} the {w} of {w.title()}stad was {w}ed by {w}men from {w}land near {w}by."
        for n, w in enumerate(words)
    ]
    article = make_article("long", *lines, published="2031-03-12")
    events = [_event(f"e{n}", _at(article, line), date=f"2031-03-{n + 1:02}") for n, line in enumerate(lines)]
    assert len(_account([article], {"long": "o"}, events=events)["The state of play"]) == LINES < len(events)


def test_the_account_does_not_depend_on_the_order_of_what_it_is_made_from() -> None:
    events = [_event("e1", _at(WIRE, TOLD), _at(OTHER, LOST)), _event("e2", _at(WIRE, "The council of Selk met"))]
    statements = [_statement("s1", _at(WIRE, "We have carried passengers as long as we could,"))]
    articles = [WIRE, REPRINT, OTHER]
    first = _account(articles, events=events, statements=statements)
    random.Random(1).shuffle(articles)
    assert _account(articles, events=events[::-1], statements=statements) == first


def test_what_only_the_last_day_tells_is_new() -> None:
    later = make_article(
        "later", "The crews of both ferries laid down their tools on Friday over the pay of the pilots.",
        published="2031-03-07",
    )  # fmt: skip
    events = [_event("e1", _at(WIRE, TOLD)), _event("e2", _at(later, "laid down their tools"))]
    account = _account((WIRE, OTHER, later), ORIGINS | {"later": "o3"}, events=events)
    assert list(account) == ["The state of play", "What is new"]
    assert account["What is new"][0].anchors[0].article == "later"


def test_a_plan_whose_day_has_passed_is_planned_no_more() -> None:
    plan = _event("e", _at(WIRE, PLAN), status="planned", date="2031-03-04")
    assert _account(events=[plan]) == {}
    assert list(_account(events=[replace(plan, date=Date("2031-03-09", "explicit", "x"))])) == ["What is planned"]


@pytest.mark.parametrize(
    "words",
    [
        "He told the council of Selk that the ferry would be gone before the winter begins.",
        "This led the council of Selk to look for another operator of the ferry line.",
        "But they told the council of Selk that no ferry would be gone before winter.",
        "“The ferry is the only thing that this harbour has left. So the council said in a letter.",
    ],
)
def test_what_cannot_be_understood_alone_is_not_told(words: str) -> None:
    article = make_article("alone", words)
    assert _account([article], {"alone": "o"}, events=[_event("e", _at(article, "council"))]) == {}


def test_a_dateline_is_left_out() -> None:
    article = make_article("dated", "HARROWMOUTH, March 4 (Sea News) — The ferry line closed in February for good.")
    (line,) = _account([article], {"dated": "o"}, events=[_event("e", _at(article, "ferry line"))])["The state of play"]
    assert line.text == "The ferry line closed in February for good."


def test_a_shorter_account_keeps_what_most_tell() -> None:
    council = _event("e1", _at(WIRE, "The council of Selk met"))
    closing = _event("e2", _at(WIRE, TOLD), _at(OTHER, LOST))
    questions = [Question("who?", "open", (_at(WIRE, "who would pay for the subsidy"),))]
    tables = Tables(events=[council, closing], statements=[], outcomes=[], questions=questions, differences=[])
    account = find_account([_parsed(WIRE), _parsed(OTHER)], tables, ORIGINS)
    assert shorten(account, 0) == account
    short = shorten(account, 40)
    assert [(s.section, len(s.lines)) for s in short] == [("The state of play", 1), ("What is still open", 1)]
    assert short[0].lines[0].origins == 2
    assert len(shorten(account, 1)[0].lines) == 1  # never an account without a line


class TestTheDemoStory:
    """The whole way, on the story that comes with rashomon."""

    @pytest.fixture
    def lines(self) -> list[Line]:
        return [line for section in demo_record().account for line in section.lines]

    def test_every_line_is_anchored_in_words_it_prints(self, lines: list[Line]) -> None:
        assert len(lines) > 10
        bare = [(without_added(line.text, line.added), line) for line in lines]
        assert [text for text, line in bare if not any(a.exact in text for a in line.anchors)] == []
        assert all(line.text[s.start : s.end].strip()[::-1][-1] == "[" for line in lines for s in line.added)

    def test_who_is_meant_and_which_day_stands_in_brackets(self, lines: list[Line]) -> None:
        added = {line.text[s.start : s.end].strip() for line in lines for s in line.added}
        assert {"[Ingrid Halvar]", "[13 March]", "[Newsdart 24:]"} <= added

    def test_no_line_stands_twice(self, lines: list[Line]) -> None:
        assert len({line.text for line in lines}) == len(lines)

    def test_tellings_are_those_of_the_anchors(self, lines: list[Line]) -> None:
        origin_of = {a.id: a.origin for a in demo_record().articles}
        assert [x.origins for x in lines] == [len({origin_of[a.article] for a in x.anchors}) for x in lines]
        assert max(x.origins for x in lines) > 1
