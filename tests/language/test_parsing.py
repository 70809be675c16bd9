from __future__ import annotations

import random

import pytest

from rashomon.language import ParsedArticle, find_article_sentences, parse_articles
from rashomon.language import model as language_model
from tests.language.material import FakeModel, make_article

WIRE = make_article(
    "wire",
    "The harbour of Selk closes in May. Nobody knows why.",
    "The mayor, Ida Brandt, said no.",
    title="Selk loses its harbour",
)
REPRINT = make_article(
    "reprint", "The harbour of Selk closes in May. Nobody knows why.", "A reader wrote to us.", title="Harbour news"
)
FRENCH = make_article("french", "Le port de Selk ferme en mai. Personne ne sait pourquoi.", language="fr")
UNTOLD = make_article("untold", "Yes.", language="")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    model = FakeModel()
    monkeypatch.setattr(language_model, "load_model", lambda _="": model)
    return model


def test_each_distinct_sentence_is_parsed_once(fake: FakeModel) -> None:
    parse_articles([WIRE, REPRINT, *(make_article(f"copy{n}", *REPRINT.text.split("\n")) for n in range(9))])
    given = [text for batch in fake.batches for text in batch]
    assert sorted(given) == sorted(
        {
            "Selk loses its harbour",
            "The harbour of Selk closes in May.",
            "Nobody knows why.",
            "The mayor, Ida Brandt, said no.",
            "Harbour news",
            "A reader wrote to us.",
        }
    )


def test_sentences_keep_their_place_and_the_role_of_their_block(fake: FakeModel) -> None:  # noqa: ARG001
    (parsed,) = parse_articles([WIRE])
    rows = [(s.sentence.role, WIRE.text[s.sentence.start : s.sentence.end]) for s in parsed.sentences]
    assert rows == [
        ("title", "Selk loses its harbour"),
        ("body", "The harbour of Selk closes in May."),
        ("body", "Nobody knows why."),
        ("body", "The mayor, Ida Brandt, said no."),
    ]
    assert [s.parse.text for s in parsed.sentences] == [text for _, text in rows]
    assert [s.sentence for s in parsed.sentences] == list(find_article_sentences(WIRE))
    assert len({s.sentence.id for s in parsed.sentences}) == 4


def test_articles_in_other_languages_come_back_without_sentences(fake: FakeModel) -> None:
    parsed = parse_articles([FRENCH, UNTOLD])
    assert [(p.article.id, len(p.sentences)) for p in parsed] == [("french", 0), ("untold", 1)]
    assert fake.batches == [["Yes."]]


@pytest.mark.usefixtures("fake")
def test_nothing_to_parse() -> None:
    assert parse_articles([]) == ()
    assert parse_articles([FRENCH]) == (ParsedArticle(FRENCH, ()),)


def test_batches_do_not_depend_on_the_order_of_the_articles(fake: FakeModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "BATCH", 2)
    articles = [WIRE, REPRINT, FRENCH, UNTOLD]
    first = parse_articles(articles)
    batches, fake.batches = fake.batches, []
    random.Random(1).shuffle(articles)
    second = parse_articles(articles)
    assert fake.batches == batches
    assert sorted(first, key=lambda p: p.article.id) == sorted(second, key=lambda p: p.article.id)


@pytest.mark.usefixtures("fake")
def test_progress_counts_distinct_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "BATCH", 4)
    told: list[tuple[int, int]] = []
    parse_articles([WIRE, REPRINT], progress=lambda done, total: told.append((done, total)))
    assert told == [(4, 6), (6, 6)]


def test_verbs_whose_lemma_the_models_get_wrong_have_the_right_one() -> None:
    (parsed,) = parse_articles([make_article("strike", "Nurses staged a strike and the owner was fined.")])
    parse = parsed.sentences[0].parse
    assert {"stage", "fine"} <= {token.lemma for token in parse.tokens}
