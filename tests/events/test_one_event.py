"""Which tellings of several articles are one event, and which are two."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from rashomon.events.merge import _least as least_likely
from tests.events.telling import events


def told(*texts, word):
    return [e for e in events(*texts) if word in " ".join(a.exact for a in e.anchors)]


def test_staying_away_from_one_thing_is_one_event_in_other_words():
    rows = told(
        ("Norway is boycotting the Harbour Talks in Oslo, officials said on Tuesday.", "2024-05-15"),
        ("Norway pulled out of the Harbour Talks on Tuesday.", "2024-05-15"),
        word="Harbour",
    )
    assert [len(e.anchors) for e in rows if e.actors] == [2]


def test_staying_away_from_two_things_is_two_events():
    rows = told(
        ("Norway is boycotting the Harbour Talks.", "2024-05-15"),
        ("Norway is boycotting the Winter Games.", "2024-05-15"),
        word="Norway",
    )
    assert len(rows) == 2


def test_the_first_visit_since_a_year_is_not_one_before_it():
    rows = told(
        ("Anna Holm visited Sweden in 2011.", "2024-05-15"),
        ("Anna Holm arrived in Sweden on Monday.", "2024-05-15"),
        ("Anna Holm is the first minister to visit Sweden since 2018.", "2024-05-15"),
        word="Sweden",
    )
    assert sorted((e.date.edtf, len(e.anchors)) for e in rows) == [("2011", 1), ("2024-05-13", 2)]


def test_a_summit_is_one_whoever_stays_away_from_it():
    rows = told(
        ("Norway will boycott the G8 summit, which is to be held in June in Oslo.", "2024-05-15"),
        ("The G8 summit in Oslo, scheduled for June, will be short.", "2024-05-15"),
        word="summit",
    )
    assert [(e.status, e.date.edtf, len(e.anchors)) for e in rows if e.date.edtf == "2024-06"] == [
        ("planned", "2024-06", 2)
    ]


def test_what_others_may_do_is_theirs_and_ones_own_hope_made_known_is_an_event():
    told = events(
        ("Anna Holm said on Monday that Norway supports the United Nations sending monitors to Oslo.", "2024-05-15")
    )
    assert [e.status for e in told if "said" not in e.what] == ["possible"]
    assert any(
        e.date.edtf == "2024-05-13"
        for e in events(("Anna Holm said on Monday she hopes to visit Sweden.", "2024-05-15"))
    )


def test_one_event_in_other_verbs_is_one_row_that_says_why():
    (row,) = told(
        ("The ferry Amalia went down off Cape Holm on Monday with 31 people on board.", "2024-05-14"),
        ("The Amalia sank on Monday off Cape Holm, and 31 people were on board the ferry.", "2024-05-14"),
        word="Amalia",
    )
    assert len({a.article for a in row.anchors}) == 2
    assert any("lead" in reason and "2024-05-13 = 2024-05-13" in reason for reason in row.why)


def test_two_doers_of_one_deed_are_two_events():
    rows = told(
        ("Norway seized the harbour of Selk on Monday.", "2024-05-14"),
        ("Sweden seized the harbour of Selk on Monday.", "2024-05-14"),
        word="harbour",
    )
    assert len(rows) == 2


def test_a_clause_that_nobody_else_tells_makes_no_row_deep_in_an_article():
    rows = told(
        ("Norway closed the strait. It rained. The crews grumbled a little about the cold soup.", "2024-05-14"),
        word="soup",
    )
    assert rows == []


def test_the_same_unresolved_day_in_longer_words_is_no_other_day():
    (row,) = told(
        ("The singer Orla Vint died early Saturday in the harbour town of Selk.", ""),
        ("The singer Orla Vint died in Selk, the town's coroner said Saturday.", ""),
        word="died",
    )
    assert len(row.anchors) == 2


def test_two_descriptions_of_who_did_it_are_no_contradiction():
    (row,) = told(
        ("Backers of Anna Holm clashed with opposition protesters outside the palace in Oslo on Monday.", "2024-05-14"),
        ("Supporters of the party clashed with opposition demonstrators outside the palace in Oslo.", "2024-05-14"),
        word="clashed",
    )
    assert len(row.anchors) == 2


def test_what_was_intended_and_what_was_called_off_is_one_event():
    rows = told(
        ("Minister Anna Holm had intended to visit Lestria for talks on the dam.", "2024-05-15"),
        ("Minister Anna Holm cancelled her visit to Lestria for talks on the dam.", "2024-05-16"),
        word="Lestria",
    )
    assert [(e.status, len({a.article for a in e.anchors})) for e in rows] == [("cancelled", 2)]


def test_what_an_article_tells_as_done_is_not_what_happens_days_later():
    rows = told(
        ("The talks in Porto ended without a result, Minister Anna Holm said.", "2024-05-12"),
        ("Minister Anna Holm and Minister Lars Eide held talks in Porto on Wednesday.", "2024-05-16"),
        word="Porto",
    )
    assert all(len({a.article for a in e.anchors}) == 1 for e in rows)


def test_who_reported_two_things_is_no_event():
    rows = told(
        ("The miners signed the pact in Selk on Friday. Two envoys watched, Reuters reported.", "2024-05-17"),
        ("The duke fled to Oslo. He must give up the mill, Reuters reported.", "2024-05-18"),
        word="reported",
    )
    assert rows == []


def test_two_clauses_with_but_the_verb_in_common_must_be_likelier_one():
    features: Any = SimpleNamespace(share=lambda *_: True)
    one: Any
    other: Any
    one, other = (
        SimpleNamespace(lead=True, group="block", clause=frozenset(words), first=SimpleNamespace(faint=False))
        for words in (("block", "teache", "road"), ("block", "parent", "road"))
    )
    alone: Any = SimpleNamespace(**{**vars(other), "clause": frozenset({"block", "parent", "bridge"})})
    assert least_likely(features, one, alone) > least_likely(features, one, other)
