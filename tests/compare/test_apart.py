from __future__ import annotations

from tests.compare.telling import compare, values

# What else two papers write that day, so that a sentence may stand out; `{}` is what each test is about.
ONE = "Fishermen had blocked the road to the market. {} The mayor wants a new pier. A crane lies across the railway."
OTHER = "Lorries reached nobody all day. {} Nobody has lifted the crane from the tracks. A jetty is to be built."


def test_two_readouts_of_one_meeting_disagree_on_a_figure() -> None:
    rows = compare(
        ONE.format("The minister recalled that the flow of the river Sarne at the border has fallen by 40 percent."),
        OTHER.format("The minister explained that the flow of the river Sarne had fallen by 18 percent."),
        copies=False,
    )
    found = tuple(d for d in rows if d.kind == "number")
    assert values(found) == [("number", frozenset({"40 percent", "18 percent"}))]
    assert found[0].verdict == "differ"
    assert "independent telling" in found[0].why[-1]


def test_a_figure_that_independent_tellings_share_is_corroborated() -> None:
    found = compare(
        ONE.format("The minister recalled that the flow of the river Sarne at the border has fallen by 40 percent."),
        OTHER.format("At the border the river Sarne has 40 per cent less flow now, an engineer said."),
        copies=False,
        meaning=True,
    )
    assert {(d.verdict, d.why[-1]) for d in found if d.kind == "number"} == {("agree", "2 independent tellings")}


def test_figures_of_other_days_do_not_disagree() -> None:
    found = compare(
        ONE.format("In May 2020 the flow of the river Sarne at the border had fallen by 40 percent."),
        OTHER.format("In May 2030 the flow of the river Sarne at the border had fallen by 18 percent."),
        copies=False,
    )
    assert "number" not in {d.kind for d in found}


def test_silence_is_no_disagreement() -> None:
    found = compare(
        "Police arrested the two engineers near the dam over alleged spying on Monday.",
        "Police arrested the two engineers near the dam over spying on Monday.",
        copies=False,
    )
    assert {d.verdict for d in found} <= {"agree"}


def test_who_did_it_is_named_here_and_unknown_there() -> None:
    found = compare(
        "Hundreds of armed Russian soldiers surrounded the naval base near the harbour of Selk on Sunday.",
        "Hundreds of unidentified soldiers surrounded the naval base near the harbour of Selk on Sunday.",
        copies=False,
    )
    assert [d.kind for d in found if d.verdict == "differ"] == ["attribution"]


def test_a_day_that_independent_tellings_share_is_corroborated() -> None:
    found = compare(
        ONE.format("The harbour master of Selk closed the old quay for all boats on Monday."),
        OTHER.format("Since March 3 the old quay of Selk is closed to boats, its harbour master said."),
        copies=False,
        meaning=True,
    )
    (row,) = (d for d in found if d.kind == "date")
    assert (row.verdict, row.why[-1]) == ("agree", "2 independent tellings")
    assert values((row,)) == [("date", frozenset({"Monday", "March 3"}))]


def test_words_that_two_tellings_quote_are_no_second_witness() -> None:
    found = compare(
        "“We closed the old quay for all boats in Lisbon on Monday,” said Aldo Ferrin.",
        "Aldo Ferrin told reporters: “We closed the old quay for all boats in Lisbon on Monday.”",
        copies=False,
    )
    assert not {d.kind for d in found} & {"date", "place"}
