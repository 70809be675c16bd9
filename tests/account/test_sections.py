"""Each line in the section it belongs to, told once, readable alone."""

from __future__ import annotations

from rashomon.account.hanging import MOST, log_odds, weigh
from rashomon.language import parse_articles
from tests.account.told import account, lines
from tests.language.material import make_article

EARLY = (
    "Ferries between Selk and Harrowmouth\n"
    "Foreign Minister Ida Brandt of Norway met with Foreign Minister Jonas Lind of Sweden in Bergen on Monday.\n"
    "Four Swedish engineers will inspect the Selk bridge on March 18, Ms. Brandt said.\n"
    "Sweden demanded that Norway open the bridge before the summer.\n"
    "It is not clear whether Norway will open the bridge before the summer.",
    "2024-03-12",
)
LATE = (
    "The bridge again\n"
    "The inspection of the Selk bridge, which had been planned for Monday, has been postponed until April 8.\n"
    "Norway released two Swedish engineers on Wednesday and let them cross the border at Selk.\n"
    "Sweden has yet to decide whether it will take Norway to court over the bridge.",
    "2024-03-15",
)


def test_a_plan_that_a_later_article_calls_off_is_told_once_as_called_off() -> None:
    told = account(EARLY, LATE)
    (line,) = told["Called off or put off"]
    assert line.startswith("The inspection of the Selk bridge, which had been planned for Monday [18 March]")
    # Not under disputed: two counts of engineers are taken for one there, a known fault of `compare`.
    assert not any("will inspect" in line for part in told if part != "What is disputed" for line in told[part])


def test_a_plan_without_a_later_word_stays_planned() -> None:
    assert any("will inspect the Selk bridge" in line for line in account(EARLY)["What is planned"])


def test_a_question_of_an_earlier_day_says_of_which() -> None:
    told = account(EARLY, LATE)["What is still open"]
    assert [line for line in told if line.startswith("Sweden has yet to decide")]
    assert all(line.startswith("[12 March:] ") for line in told if "It is not clear" in line)


def test_a_question_put_for_effect_is_not_open() -> None:
    text = "What did the crowd think of Jonas Lind? Who says that Norway is cold?\nWill Norway open the Selk bridge?"
    told = lines(account((text, "2024-03-12")), "What is still open")
    assert not any("crowd" in line or "cold" in line for line in told)


def test_words_are_not_told_among_deeds() -> None:
    text = (
        "Norway expelled two Swedish diplomats from Oslo on Monday.\n"
        "Ida Brandt, the prime minister of Norway, told reporters on Monday that “the summer will be a long one.”\n"
        "“Sweden arrested our engineers on Sunday,” said Ida Brandt, who leads the Harbour Party."
    )
    told = account((text, "2024-03-12"))
    assert [line for line in told["The state of play"] if "expelled" in line]
    assert not any("Brandt" in line for line in told["The state of play"])
    assert any("long one" in line for line in told["Who said what"])


def test_only_what_was_decided_is_decided() -> None:
    text = (
        "Norway and Sweden agreed on Monday to share the costs of the Selk bridge.\n"
        "Denmark insisted that Norway agree to close the Harrowmouth bridge.\n"
        "Finland will think for a week before deciding whether to sign the treaty on the bridges."
    )
    told = account((text, "2024-03-12"))
    assert not any("Denmark" in line or "Finland" in line for line in lines(told, "What was agreed or decided"))
    assert any("agreed on Monday" in line for line in lines(told))


def test_what_is_feared_or_hoped_is_not_planned() -> None:
    text = (
        "The dispute raised fears that Sweden could close the Selk bridge on Friday.\n"
        "Jonas Lind met calls to visit Oslo on Friday with a smile."
    )
    assert "What is planned" not in account((text, "2024-03-12"))


def test_a_speaker_whom_only_the_context_names_is_not_told() -> None:
    text = (
        "An aide to the Norwegian government gave another reason in Oslo.\n"
        "“Norway would never send its engineers to Selk in winter,” said the official, who asked not to be named."
    )
    assert not any("the official" in line for line in lines(account((text, "2024-03-12"))))


def test_datelines_of_agencies_are_left_out() -> None:
    text = (
        "OSLO, March 12 (Sea News) -- Norway expelled two Swedish diplomats on Monday.\n"
        "(Sea News) - Sweden expelled two Norwegian diplomats from Stockholm on Tuesday."
    )
    told = list(lines(account((text, "2024-03-12"))))
    assert told
    assert not any("Sea News" in line for line in told)


def test_two_quotations_that_differ_in_an_article_are_no_dispute() -> None:
    one = (
        "“We want the story to be the harbour and the games that boys play in it,” said Ida Brandt of Norway in Bergen."
    )
    two = "In Bergen Ida Brandt of Norway said: “We want the story to be the harbour and games that boys play in it.”"
    told = account((f"{one}\nSnow fell in Selk.", "2024-03-12"), (f"{two}\nA crane fell in Oslo.", "2024-03-12"))
    assert "What is disputed" not in told


def test_what_stands_for_something_told_before_is_not_told() -> None:
    text = (
        "Ida Brandt of Norway opened the Selk bridge on Monday.\n"
        "In that speech she promised a second bridge over the Harrowmouth.\n"
        "The former minister has opposed a toll on the Selk bridge for years.\n"
        "“I am worried about that,” said Jonas Lind of Sweden."
    )
    told = lines(account((text, "2024-03-12")))
    assert not any("that speech" in line or "The former minister" in line for line in told)


def test_a_thing_that_only_the_sentences_before_tell_of_makes_a_line_hang() -> None:
    article = make_article(
        "one",
        "Norway raised an alert on Monday.",
        "The alert followed a decision on the new bridge.",
        "Norway raised the alert of its navy after a decision on the new bridge over the Selk.",
    )
    (parsed,) = parse_articles([article])
    first, second, third = parsed.sentences
    hanging_on, alone = (log_odds(weigh(row, [first], (), 6)) for row in (second, third))
    assert alone < MOST <= hanging_on


def test_a_dateline_with_a_day_is_no_part_of_a_line() -> None:
    text = "New Selk, Jan 4: The mayor of Selk, Ida Brandt, said the ferries to Harrowmouth would stop in the spring."
    told = list(lines(account((text, "2024-01-04"))))
    assert told
    assert not any("Jan 4" in line for line in told)


def test_days_later_than_what_is_not_told_alone() -> None:
    text = "Arriving in Bergen days later, Ida Brandt said that Norway would open the bridge before the summer."
    assert not list(lines(account((text, "2024-03-12"))))


def test_a_short_quotation_of_somebody_named_before_is_passed_over() -> None:
    text = "“I believe that Norway will bring her back to me,” said Jonas Lind, a sailor of Selk."
    assert not list(lines(account((text, "2024-03-12")), "Who said what"))


def test_an_accusation_is_not_what_a_side_wants() -> None:
    text = "Norway accused Sweden of breaking a treaty under which both sides refuse to close the Selk bridge."
    assert not list(lines(account((text, "2024-03-12")), "What each side wants"))
    text = "Prime Minister Ida Brandt of Norway has said she wants Sweden to open the Selk bridge before the summer."
    assert list(lines(account((text, "2024-03-12")), "What each side wants"))


def test_what_was_called_off_is_told_there_alone() -> None:
    text = (
        "Norway opened the harbour of Selk on Monday.\n"
        "Norway cancelled its talks with Sweden on Tuesday and closed the Selk bridge to all lorries."
    )
    told = account((text, "2024-03-14"))
    assert [name for name in told for line in told[name] if "cancelled" in line] == ["Called off or put off"]


def test_a_promise_is_planned_and_nothing_agreed() -> None:
    told = account(
        EARLY, ("Norway\nNorway pledged on Thursday to repair the Selk bridge with new steel.", "2024-03-15")
    )
    assert any("pledged on Thursday" in line for line in told["What is planned"])
    assert not any("pledged" in line for line in told.get("What was agreed or decided", ()))


def test_what_had_been_before_is_neither_new_nor_the_state_of_play() -> None:
    late = (
        "The bridge\nSweden closed its side of the Selk bridge on Thursday.\n"
        "Norway had refused to close the Selk tunnel on Monday.\n"
        "Norway previously opened a lane for lorries at Harrowmouth on Tuesday.",
        "2024-03-15",
    )
    told = lines(account(EARLY, late), "The state of play", "What is new")
    assert any("closed its side" in line for line in told)
    assert not any("tunnel" in line or "Harrowmouth on Tuesday" in line for line in told)


def test_what_a_thing_was_made_for_is_no_plan() -> None:
    text = "The bridge\nThe visit of Jonas Lind to Bergen was designed in part to demonstrate the resolve of Norway."
    assert not lines(account((text, "2024-03-12")), "What is planned")


def test_a_plan_of_long_before_the_story_is_not_planned() -> None:
    text = "The bridge\nUnder a treaty signed in 1994 Norway promised to withdraw its troops from Harrowmouth."
    text += "\nIda Brandt, who was a judge in Bergen in 1994, will visit Harrowmouth with her ministers."
    told = lines(account(EARLY, (text, "2024-03-15")), "What is planned", "What was agreed or decided")
    assert ["Under a treaty" in line for line in told if "1994" in line] == [False]


def test_a_demand_is_no_state_of_play_and_a_vote_is() -> None:
    text = (
        "The bridge\nSweden urged Norway on Monday to release the engineers whom it arrested in Selk.\n"
        "Norway voted on Monday against the new tunnel at Harrowmouth."
    )
    told = lines(account((text, "2024-03-12")), "The state of play", "What is new", "What was agreed or decided")
    assert ["voted" in line for line in told] == [True]
