"""Who speaks through a paper, by a name that several bear, by a pronoun; and why it is that one."""

from __future__ import annotations

import pytest

from tests.speech.test_find import said, speaker


def told(text: str) -> list[tuple[str, str, str]]:
    """Speaker's name, the source as printed and the content of each statement."""
    cast, statements = said(text)
    return [(speaker(cast, s), s.speaker_text, s.content) for s in statements]


def speakers(text: str) -> dict[str, str]:
    """Speakers by content."""
    return {content.strip(" .,"): who for who, _, content in told(text)}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Holm issued a ruling on Monday that calls for higher fees.", "for higher fees"),
        ("Anna Holm signed a petition urging the council to leave.", "the council to leave"),
        ("Anna Holm sent a statement accusing the council of fraud and urging it to leave.", "it to leave"),
        (
            "Anna Holm released a report in May. The pier was old. The report said the pier was weak.",
            "the pier was weak",
        ),
        ("Anna Holm filed a complaint. It was long. The complaint said the pier was weak.", "the pier was weak"),
        ("A letter from Anna Holm came in May. The letter said the pier was weak.", "the pier was weak"),
        ("Anna Holm’s ad claims that the pier was weak.", "the pier was weak"),
    ],
)
def test_who_sent_a_paper_speaks_through_it(text: str, content: str) -> None:
    assert speakers(text)[content] == "Anna Holm"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm obtained a letter saying the pier was weak.",
        "Anna Holm criticised a report saying the pier was weak.",
        "Anna Holm vetoed a bill saying the pier was weak.",
        "The letter came in May. Anna Holm left. The letter said the pier was weak.",
        "The documents said the pier was weak.",
    ],
)
def test_a_paper_whose_sender_is_not_told_is_nobodys(text: str) -> None:
    assert speakers(text)["the pier was weak"] == ""


def test_what_a_paper_tells_of_others_deeds_is_not_theirs() -> None:
    text = "Harbour Watch issued a report on what it said were raids by Lestria. The report said the pier was weak."
    assert speakers(text)["the pier was weak"] == "Harbour Watch"


def test_it_after_a_paper_is_its_sender() -> None:
    text = "Anna Holm’s report said the pier was weak. It said the gate was old."
    assert speakers(text)["the gate was old"] == "Anna Holm"


@pytest.mark.parametrize(
    ("text", "who", "other"),
    [
        (
            "Tom Brandel came with his wife, Ida Brandel. She left. Brandel said it was late.",
            "Tom Brandel",
            "Ida Brandel",
        ),
        ("Ida Brandel left. Lars Brandel stayed. Mr. Brandel said it was late.", "Lars Brandel", "Ida Brandel"),
    ],
)
def test_of_several_bearers_of_a_name_one_speaks(text: str, who: str, other: str) -> None:
    cast, (statement,) = said(text)
    assert speaker(cast, statement) == who
    assert statement.why.endswith(f"= {who}, not {other}")


def test_a_name_that_two_of_one_sentence_bear_is_nobodys() -> None:
    text = "J. Orlan, the envoy, met Jan Orlan, a banker, in Kronhavn on Monday. Orlan said the loan would be repaid."
    cast, (statement,) = said(text)
    assert (speaker(cast, statement), statement.speaker_text) == ("", "Orlan")


def test_it_said_so_only_right_after_somebody_spoke() -> None:
    text = "The ministry said the pier was weak. {}It said the gate was old."
    assert speakers(text.format("")).get("the gate was old") == "The ministry"
    assert "the gate was old" not in speakers(text.format("Rain fell all night. "))


def test_each_of_two_promises_by_what_he_says() -> None:
    text = (
        "Each candidate won applause, Anna Holm by pledging “to mend the old pier before winter” "
        "and Tom Pine by pledging “to cut the fees in half.”"
    )
    assert [who for who, _, _ in told(text)] == ["Anna Holm", "Tom Pine"]


def test_quoted_as_saying() -> None:
    assert speakers("The Courier quoted Anna Holm as saying the pier was weak.")["the pier was weak"] == "Anna Holm"


@pytest.mark.parametrize("verb", ["fended off", "faces", "brushed aside", "is looking into"])
def test_a_claim_that_somebody_faces_is_not_theirs(verb: str) -> None:
    assert "he had sold the pier" not in speakers(f"Anna Holm {verb} accusations that he had sold the pier.")


def test_a_claim_that_somebody_makes_is_theirs() -> None:
    assert speakers("Anna Holm made an accusation that he had sold the pier.")["he had sold the pier"] == "Anna Holm"


def test_who_was_asked_answers() -> None:
    text = "“Are you proud of the pier?” Anna Holm asked Tom Dorn. “It was late,” he said. “We are proud of it.”"
    assert speakers(text)["It was late, We are proud of it"] == "Tom Dorn"


def test_a_second_question_is_no_answer() -> None:
    text = "“Are you proud of the pier?” Mr. Anton Holm asked Tom Dorn. “Or is it too late now?” he asked."
    assert speakers(text)["Or is it too late now?"] == "Anton Holm"


def test_who_asks_not_to_be_named_has_said_nothing_by_it() -> None:
    text = "A clerk who asked not to be named said the pier was weak."
    assert [content for _, _, content in told(text)] == ["the pier was weak"]


def test_words_of_a_title_do_not_end_a_speech() -> None:
    text = (
        "Former Harbour Board chairman Anna Holm told The Courier: “I care for the pier. I hope it lasts.”\n"
        "“The Harbour Board is more and more important to this town, I think.”"
    )
    assert set(speakers(text).values()) == {"Anna Holm"}


def test_he_is_not_his_mother() -> None:
    text = (
        "Mr. Tom Dorn said that he was proud of his mother, who was home in Korrin. "
        "His mother was a weaver. Despite her hardships, he said, “We were never poor in those days.”"
    )
    assert speakers(text)["We were never poor in those days"] == "Tom Dorn"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Anna Holm said the pier was weak.", "subject of said"),
        ("The pier, according to Anna Holm, was weak.", "according to"),
        ("Anna Holm: “The pier was weak and old.”", "before the colon"),
        ("“The pier was weak and old.” — Anna Holm, mayor", "signs the quotation"),
        ("Anna Holm’s claim that the pier was weak was wrong.", "whose claim it is"),
        ("Anna Holm said the pier was weak. “It has been so for years.”", "goes on from the sentence before"),
        ("Anna Holm said the pier was weak.\n“It has been so for years.”", "goes on from the paragraph before"),
        ("Anna Holm’s report said the pier was weak.", "subject of said; report of Anna Holm"),
        ("“It has been so for many years.”", "nobody is told to say it"),
    ],
)
def test_a_statement_tells_which_rule_found_its_speaker(text: str, why: str) -> None:
    assert why in [s.why for s in said(text)[1]]


def test_why_does_not_depend_on_the_order_of_articles() -> None:
    texts = ("Anna Holm is mayor. Mr. Holm came too. She said the pier was weak.", "Lars Holm said it was old.")
    whys = [{(s.content, s.why) for s in said(*rows)[1]} for rows in (texts, texts[::-1])]
    assert whys[0] == whys[1]
    assert len(whys[0]) == 2


def test_a_surname_with_an_apposition_is_its_bearers() -> None:
    text = "Tom Brandel met Ida Brandel in Korrin. Tom Brandel left. Brandel, a Democrat, said “the pier was weak.”"
    assert set(speakers(text).values()) == {"Tom Brandel"}


@pytest.mark.parametrize("thing", ["The split means that", "It means that"])
def test_a_thing_says_nothing_though_some_of_it_is_in_marks(thing: str) -> None:
    assert told(f"Rain fell in Korrin. {thing} the pier is “a risk to us all” now.") == []


def test_a_hyphen_in_a_name_is_no_dash_before_a_label() -> None:
    text = "Union leader Tom Dorn told satellite channel Al-Korrin: “It is telling us that the pier is lost.”"
    assert list(speakers(text).values()) == ["Tom Dorn"]
