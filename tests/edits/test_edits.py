"""What two versions of an article differ in for a reader: sorts of edits, corrections, and what is no edit."""

from __future__ import annotations

import pytest

from rashomon.edits import Edit, find_edits
from rashomon.reading import read_articles
from rashomon.vocabulary import Article

LEAD = "The harbour board of Ostrand closed the old pier on Monday after an inspection."
SAID = "“We will mend it quickly,” said Ida Renn, the harbour master, who met Anna Holm in Kronhavn."
LAST = "Four people were hurt on March 3 when a plank of the pier broke, and 12 were taken to hospital."
TEXT = f"{LEAD} {LAST}\n\n{SAID}\n\nThe pier will not open before the summer of 2027, the board told reporters."


def article(text: str, title: str = "Old pier closed") -> Article:
    (found,) = read_articles({"source": "a", "title": title, "text": text}).articles
    return found


def edits(before: str, after: str, **titles: str) -> tuple[Edit, ...]:
    return find_edits(article(before), article(after, **titles))


@pytest.mark.parametrize(
    ("old", "new", "sorts"),
    [
        ("Four people", "Seven people", {"figure"}),
        ("and 12 were", "and 1,200 were", {"figure"}),
        ("on Monday", "on Tuesday", {"day"}),
        ("March 3", "March 13", {"day"}),
        ("of 2027", "of 2028", {"day"}),
        ("Anna Holm", "Berta Lind", {"name"}),
        ("in Kronhavn", "in Pellam", {"name"}),
        ("will not open", "will open", {"negation"}),
        ("Four people were hurt", "Four people weren’t hurt", {"negation"}),
        ("mend it quickly", "mend it slowly", {"quotation"}),
        ("mend it quickly", "not mend it", {"quotation", "negation"}),
        ("when a plank", "as a plank", {"wording"}),
    ],
)
def test_an_edit_is_named(old: str, new: str, sorts: set[str]) -> None:
    (edit,) = edits(TEXT, TEXT.replace(old, new))
    assert (edit.kind, set(edit.sorts), edit.correction) == ("altered", sorts, "")
    assert edit.before in TEXT
    assert edit.after in TEXT.replace(old, new)


def test_what_is_cut_and_added() -> None:
    more = "The council of Ostrand wants to hear the board next week."
    assert [(e.kind, e.before) for e in edits(TEXT, TEXT.replace(LAST, ""))] == [("cut", LAST)]
    assert [(e.kind, e.after) for e in edits(TEXT, f"{TEXT}\n\n{more}")] == [("added", more)]


def test_a_headline_counts() -> None:
    (edit,) = edits(TEXT, TEXT, title="Old pier not closed")
    assert (edit.headline, edit.sorts) == (True, ("negation",))


@pytest.mark.parametrize(
    "after",
    [
        TEXT.replace("“", '"').replace("”", '"'),
        TEXT.replace(" ", "  ").replace("\n\n", "\n\n\n"),
        TEXT.replace("the old pier", "the\u00a0old pier"),
        TEXT.replace("pier broke, and", "pier broke — and"),
        "\n\n".join(TEXT.split("\n\n")[::-1]),
        f"Updated: March 14, 2026, 17:41\n\n{TEXT}",
        TEXT,
    ],
)
def test_looks_are_no_edit(after: str) -> None:
    assert edits(TEXT, after) == ()


def test_a_correction_belongs_to_what_it_tells_of() -> None:
    note = "Correction: An earlier version of this article misstated how many people were hurt. It was seven, not four."
    after = TEXT.replace("Four people", "Seven people").replace("on Monday", "on Tuesday")
    found = {e.sorts: e.correction for e in edits(TEXT, f"{after}\n\n{note}")}
    assert found == {("figure",): note, ("day",): ""}


def test_an_old_correction_tells_nothing_of_a_new_edit() -> None:
    note = "Correction: An earlier version of this article misstated how many people were hurt. It was four, not five."
    (edit,) = edits(f"{TEXT}\n\n{note}", f"{TEXT.replace('Four people', 'Seven people')}\n\n{note}")
    assert edit.correction == ""
