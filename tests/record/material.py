"""A small record made by hand, and the demo's record, read once for all tests."""

from __future__ import annotations

from functools import cache

import rashomon
from rashomon.demo import demo_folder
from rashomon.vocabulary import (
    Actor,
    Anchor,
    ArticleRow,
    Channel,
    Counts,
    Date,
    Difference,
    Event,
    Furniture,
    Line,
    Link,
    ModelUsed,
    Origin,
    Outcome,
    Participation,
    Passage,
    Position,
    Question,
    Record,
    Role,
    Run,
    Section,
    Sentence,
    Span,
    Statement,
    StatusChange,
    digest,
)

TEXTS = {
    "a": "🚢 The mayor of Selk, Ida Brandt, said “no boat will sail” on Tuesday. Who will pay is unknown.",
    "b": "🚢 The mayor of Selk, Ida Brandt, said “no boat would sail” on Tuesday.",
}


@cache
def demo_record() -> Record:
    """The record of the story that comes with rashomon."""
    return rashomon.read(demo_folder())


def at(article: str, words: str) -> Anchor:
    """The anchor of `words` where they first stand."""
    start = TEXTS[article].index(words)
    return Anchor(article, start, start + len(words), words)


def _article(name: str, text: str) -> ArticleRow:
    return ArticleRow(
        name, f"{name}.txt", "", "Selk Post", "", "", Date("2031-03-04", "publication", "2031-03-04"), "en", text,
        digest(text), "o1", (Furniture("Subscribe", "call to subscribe"),), {"desk": "north", "pages": [1, 2.5, None]},
    )  # fmt: skip


def _statement(name: str, article: str, content: str, other: str) -> Statement:
    return Statement(
        name, "direct", "ida", "The mayor of Selk, Ida Brandt", "said", content, "", Date("", "none", "Tuesday"),
        (at(article, content),), at(article, "The mayor of Selk, Ida Brandt"), at(article, "said"), (other,),
    )  # fmt: skip


def small_record() -> Record:
    """Two copies of one telling, with a row in every table."""
    said = at("a", "no boat will sail")
    role = Role("mayor of Selk", "now", (at("a", "mayor of Selk"),))
    return Record(
        run=Run(
            "0", {"model": ""}, "5" * 64, "a" * 64, (ModelUsed("en_m", "1", "en-m"),), Counts(articles=2, origins=1)
        ),
        articles=tuple(_article(name, text) for name, text in TEXTS.items()),
        sentences=tuple(Sentence(f"t{name}", name, 2, 70, "body") for name in TEXTS),
        links=(
            Link(
                "a", "b", "reprint", "b_from_a", 0.9, 1.0, 0.9, ("91 % shared",),
                (Passage(Span(2, 9), Span(2, 9), "verbatim"),),
            ),
        ),
        origins=(Origin("o1", ("a", "b"), ("a reprint",)),),
        actors=(
            Actor("selk", "country", "Selk", ("Selk",), None),
            Actor("ida", "person", "Ida Brandt", ("Ida Brandt",), "selk", (role,)),
        ),
        statements=(
            _statement("s1", "a", "no boat will sail", "s2"),
            _statement("s2", "b", "no boat would sail", "s1"),
        ),
        events=(
            Event(
                "e1", "no boat will sail", None, "planned", (StatusChange("planned", said),), Date(), "", "Selk",
                (Participation("selk", "by"),), (said,),
            ),
        ),
        positions=(Position("selk", "Selk", "boats", "opposes", (said,)),),
        outcomes=(Outcome("no boat will sail", ("selk",), "planned", Date(), (said,)),),
        channels=(Channel(("selk", "ida"), "ferry", "refused", (said,)),),
        questions=(Question("Who will pay", "open", (at("a", "Who will pay"),)),),
        differences=(
            Difference(
                "quote_wording", "altered", "what she said", said, at("b", "no boat would sail"), ("will/would",), 0.9
            ),
        ),
        account=(Section("Who said what", (Line("no boat will sail", (said,), 1),)),),
    )  # fmt: skip
