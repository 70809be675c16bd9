from __future__ import annotations

import pytest

from rashomon.vocabulary import Difference
from tests.compare.telling import DAY, compare

# Two reports of one evening, which share no words in a row; `{}` is what each test is about.
ONE = (
    "The harbour council of Selk decided late on Monday to close the old quay. {} "
    "Fishermen had blocked the road to the market since dawn. "
    "The mayor, Ilse Brandt, wants a new pier on the northern shore. "
    "A crane that fell in the storm still lies across the railway."
)
OTHER = (
    "Boats will no longer land at Selk's ancient wharf, its port authority has ruled. {} "
    "Mayor Ilse Brandt would like to build a jetty north of the town. "
    "Nobody has yet lifted the crane which the gale threw onto the tracks. "
    "Crews kept lorries from reaching the market all day."
)


def told(a: str, b: str, verdict: str, published: str | tuple[str, str] = DAY) -> list[Difference]:
    found = compare(ONE.format(a), OTHER.format(b), copies=False, published=published, meaning=True)
    return [d for d in found if d.verdict == verdict]


def words(rows: list[Difference]) -> list[frozenset[str]]:
    return [frozenset(w.partition(": ")[2] for w in d.why[:2]) for d in rows]


def test_two_tellings_of_one_fact_agree_in_other_words() -> None:
    rows = told("", "", "agree")
    assert any("crane" in d.a.exact and "crane" in d.b.exact for d in rows)
    assert any("Brandt" in d.a.exact and "Brandt" in d.b.exact for d in rows)
    assert {d.why[-1] for d in rows} == {"2 independent tellings"}
    assert len({(d.a, d.b) for d in rows}) == len(rows)


def test_what_only_one_of_them_tells_is_no_agreement() -> None:
    rows = told("An otter was seen in the library on Tuesday.", "Bread will cost more from next week.", "agree")
    assert not any("otter" in d.a.exact + d.b.exact or "Bread" in d.a.exact + d.b.exact for d in rows)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # two figures of one thing
        (
            "It would take about 100 million euros to repair the pier.",
            "The repair of the pier needs 120 million euros.",
        ),
        # one stock sentence
        (
            "The otter flu can cause coughs and fevers in otters of all ages along the river.",
            "The otter flu can lead to coughs and fevers in otters of all ages along the river.",
        ),
        # one quotation
        (
            "Otto Krain called the plan “a reckless gift to the lorry drivers of the north”.",
            "Krain said it was “a reckless gift to the lorry drivers of the north”.",
        ),
    ],
)
def test_no_agreement_without_two_witnesses_or_with_figures_at_odds(a: str, b: str) -> None:
    assert not [d for d in told(a, b, "agree") if d.a.exact in {a, b} or d.b.exact in {a, b}]


def test_a_line_that_two_papers_copied_into_other_sentences_is_one_witness() -> None:
    a = "The ferry to Orn belongs to the widow of a former minister of fisheries."
    copied = "Nobody in Selk minds that the ferry to Orn belongs to the widow of a former minister of fisheries."
    assert not [d for d in told(a, copied, "agree") if d.a.exact in {a, copied}]
    reworded = "A former fisheries minister's widow owns the Orn ferry."
    assert [d for d in told(a, reworded, "agree") if {d.a.exact, d.b.exact} == {a, reworded}]


def test_what_two_papers_have_from_one_speaker_is_told_as_such() -> None:
    rows = told(
        "Otto Krain said the pilots of the harbour had been trained for eleven months on a simulator.",
        "According to Otto Krain, the harbour pilots trained on a simulator for eleven months.",
        "agree",
    )
    assert "both from one speaker" in {d.why[-1] for d in rows if "pilots" in (d.a.exact + d.b.exact).lower()}


def test_copies_are_one_origin_and_do_not_agree_with_themselves() -> None:
    assert not [d for d in compare(ONE.format(""), OTHER.format(""), meaning=True) if d.verdict == "agree"]


@pytest.mark.parametrize(
    ("a", "b", "one", "other"),
    [
        (
            "The work will cost 14 million euros, the council said.",
            "The council put the cost of the work at 19 million euros.",
            "14 million euros",
            "19 million euros",
        ),
        (
            "The repair of the quay wall will take seven months, engineers said.",
            "Engineers said repairing the wharf's wall would take eleven months.",
            "seven months",
            "eleven months",
        ),
        (
            "The quay was built for the whaling fleet in March 1924.",
            "The wharf was built for the whaling fleet in May 1924.",
            "March 1924",
            "May 1924",
        ),
        (
            "The port authority spoke to the fishermen for just over half an hour.",
            "The port authority spoke to the fishermen for 50 minutes, they said.",
            "half an hour",
            "50 minutes",
        ),
        (
            "Wages in the harbour rose by 2 to 5 percent last year, the union said.",
            "The union said wages in the harbour went up by 2 to 9 percent last year.",
            "2 to 5",
            "2 to 9",
        ),
        (
            "It is the third time in ten years that the quay has been closed.",
            "The wharf has been closed for the fifth time in ten years.",
            "third",
            "fifth",
        ),
        (
            "The council voted 14 to 9 for a new pier.",
            "The new pier was approved by the council with 14 in favour, 7 against.",
            "14",
            "14",
        ),
    ],
)
def test_two_values_of_one_thing_are_at_odds(a: str, b: str, one: str, other: str) -> None:
    rows = told(a, b, "differ")
    assert len(rows) == 1
    assert all(any(shown in value for value in words(rows)[0]) for shown in (one.split()[0], other.split()[0]))
    assert rows[0].confidence >= 0.6
    assert (rows[0].a, rows[0].b) not in {(d.a, d.b) for d in told(a, b, "agree")}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The work will cost 14.1 million euros, the council said.", "The council put its cost at 14 million euros."),
        ("At least 30 boats used the quay last year.", "Last year the wharf was used by 41 boats."),
        ("Police arrested 12 fishermen.", "Police took 12 fishermen to the station; 4 of them were freed."),
        ("The storm hurt 12 people in the town.", "The storm killed 3 people in the town."),
        ("The new pier will open by the end of June.", "The new pier is to open before July."),
        ("The work takes three quarters of a year.", "The work takes nine months."),
        ("Last year's catch exceeded 550 tonnes.", "Last year's catch came to 565 tonnes."),
        ("The storm killed six people at Selk.", "The storm killed another three people at Selk."),
        ("Most of the 26 dead at the quay were sailors.", "At the quay 32 of the dead were sailors, Brandt said."),
        (
            "The work at the quay cost 9 million crowns ($1.5 million).",
            "The work cost 9 million crowns ($1.2 million).",
        ),
        ("($1=5.102 crowns)", "($1=5.298 crowns)"),
        (
            "Shares in the harbour were quoted at 375p at 1350 GMT compared with a close at 364p.",
            "At 1100 GMT shares in the harbour were quoted at 374p.",
        ),
        (
            "As of noon on Sunday, 340,000 homes in Selk had no power.",
            "By early Monday, 140,000 homes in Selk had no power.",
        ),
        ("The new pier brings 600 jobs in building and 250 jobs in fishing.", "The new pier brings 300 jobs to Selk."),
    ],
)
def test_rounding_bounds_parts_and_other_counts_are_no_conflict(a: str, b: str) -> None:
    assert told(a, b, "differ") == []


def test_a_toll_that_grew_by_the_next_day_is_no_conflict() -> None:
    a, b = "The storm killed 12 people along the coast.", "The storm killed 17 people along the coast."
    assert told(a, b, "differ", published=("2031-03-04", "2031-03-05")) == []
    assert len(told(a, b, "differ", published=("2031-03-04", "2031-03-04"))) == 1


def test_one_person_has_one_age_wherever_it_is_told() -> None:
    (row,) = told("The crane's driver, Otto Lenz, 44, jumped clear.", "Otto Lenz, 51, is in hospital.", "differ")
    assert row.about == "age of Lenz"
    assert told("Otto Lenz, 44, jumped clear.", "Otto Lenz, 45, is in hospital.", "differ") == []
    assert told("Otto Lenz, 44, jumped clear.", "Rita Lenz, 51, and Otto Lenz, 44, met.", "differ") == []


def test_one_person_has_one_given_name() -> None:
    a = "Harbour master Walter Ruske closed the gates himself."
    rows = told(a, "Werner Ruske, the harbour master, closed the gates.", "differ")
    assert [(d.kind, d.why[:2]) for d in rows if d.kind == "name"] == [("name", ("a: Walter Ruske", "b: Werner Ruske"))]
    for other in (
        "Walt Ruske, the harbour master, closed the gates.",
        "Anna Ruske, a baker, was watching.",
        "Werner Ruske, the harbour master, is Walter Ruske's brother.",
    ):
        assert not [d for d in told(a, other, "differ") if d.kind == "name"]


def test_large_bare_figures_are_money_where_the_article_has_one_currency() -> None:
    a = "The work will cost the council 412 million euros. The crane alone took 3 million euros."
    b = "Rebuilding was to cost the council 390 million. Insurers paid 3 million euros for the crane."
    assert any(d.about == "euro" for d in told(a, b, "differ"))


def test_two_values_that_one_article_tells_are_of_two_things() -> None:
    a = "The repair of the quay wall will take seven months, engineers said."
    b = "Engineers said repairing the wharf's wall would take eleven months."
    both = "The first repair took seven months. The second repair will take eleven months."
    found = compare(ONE.format(a), OTHER.format(b), both, copies=False, meaning=True)
    assert not [d for d in found if d.verdict == "differ" and d.kind == "duration"]


def test_the_order_of_articles_changes_nothing() -> None:
    texts = ONE.format("The work will cost 14 million euros."), OTHER.format("The work will cost 19 million euros.")
    one, other = (compare(*t, copies=False, meaning=True) for t in (texts, texts[::-1]))

    def facts(rows: tuple[Difference, ...]) -> set[tuple[str, str, frozenset[str]]]:
        return {(d.kind, d.verdict, frozenset((d.a.exact, d.b.exact))) for d in rows}

    assert facts(one) == facts(other)
    assert facts(one)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("On lap 151 Brandt hit the wall.", "On lap 116 Brandt hit the wall."),  # a number that names
        ("Brandt led with five laps to go.", "Brandt led with eight laps to go."),  # which falls with every lap
    ],
)
def test_numbers_that_name_or_run_down_are_no_counts(a: str, b: str) -> None:
    assert not told(a, b, "differ")


def test_a_list_of_figures_is_read_by_the_names_beside_them() -> None:
    rows = told(
        "In the poll Brandt has 20 percent, Holm 17 percent and Reska 9 percent.",
        "In the poll Holm has 17 percent, Reska 12 percent and Brandt 20 percent.",
        "differ",
    )
    assert words(rows) in ([], [frozenset({"9 percent", "12 percent"})])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pier cost 43,885,310 crowns.", "The pier cost 43 million crowns."),  # its last figures left out
        ("Brandt spoke to four women in Selk.", "Brandt spoke to three other women in Selk."),  # without the first
    ],
)
def test_figures_cut_off_and_counts_of_the_rest_are_not_at_odds(a: str, b: str) -> None:
    assert not told(a, b, "differ")


def test_winds_read_on_two_days_are_not_at_odds() -> None:
    a, b = "The gale's winds reached 90 mph at Selk.", "The gale's winds reached 60 mph at Selk."
    assert told(a, b, "differ")
    assert not told(a, b, "differ", published=(DAY, "2031-03-06"))
