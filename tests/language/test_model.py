from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rashomon.errors import ModelError
from rashomon.language import find_models, load_model, model_used, parse_articles
from rashomon.language.model import MODEL_VARIABLE, parse_texts
from tests.language.material import make_article


def _package(folder: Path, name: str) -> Path:
    """A package as spaCy's are laid out, with nothing in its pipeline."""
    data = folder / name / f"{name}-1.2.3"
    data.mkdir(parents=True)
    (folder / name / "__init__.py").write_text("")
    (data / "config.cfg").write_text('[nlp]\nlang = "en"\npipeline = []\n')
    (data / "meta.json").write_text('{"lang": "en", "name": "bare", "version": "1.2.3"}')
    (data / "tokenizer").write_bytes(b"")
    return data


def test_without_a_model_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.language.model.PACKAGES", ("en_nothing_here",))
    monkeypatch.delenv(MODEL_VARIABLE, raising=False)
    assert find_models() == ()
    with pytest.raises(ModelError, match=r"make setup.*en_nothing_here.*RASHOMON_MODEL"):
        parse_articles([make_article("a", "The boat left.")])


@pytest.mark.parametrize("name", ["en_nothing_here", "not a name", "/no/such/folder", "json", "__main__", "os.path"])
def test_what_is_no_model_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(ModelError, match="no language model found at"):
        load_model(name)


def test_a_broken_model_is_refused_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp\njunk")
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(tmp_path))


def test_the_environment_names_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _package(tmp_path, "en_elsewhere")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setenv(MODEL_VARIABLE, "en_elsewhere")
    (model,) = find_models()
    assert (model.package, model.path, model.version) == (
        "en_elsewhere",
        tmp_path / "en_elsewhere" / "en_elsewhere-1.2.3",
        "unknown",
    )


def test_a_change_of_the_environment_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = model_used()
    assert before.package
    monkeypatch.setenv(MODEL_VARIABLE, str(tmp_path))
    with pytest.raises(ModelError):
        model_used()
    monkeypatch.delenv(MODEL_VARIABLE)
    assert model_used() == before


def test_a_folder_is_a_model_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = _package(tmp_path, "en_folder")
    monkeypatch.setenv(MODEL_VARIABLE, str(data))
    assert [m.path for m in find_models()] == [data]


def test_the_installed_model_parses_and_says_which_it_is() -> None:
    used = model_used()
    assert used.name.startswith("en_")
    assert used.version
    article = make_article("a", "The mayor of Selk, Ida Brandt, said on Tuesday that the ferry would close.")
    ((sentence,),) = (p.sentences for p in parse_articles([article]))
    tokens = sentence.parse.tokens
    assert [article.text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    assert [t.text for t in tokens if t.head == t.index] == ["said"]
    said = next(t.index for t in tokens if t.text == "said")
    assert sentence.parse.subtree(said) == list(range(len(tokens)))
    assert ("Ida Brandt", "PERSON") in [(sentence.parse.words(n.first, n.last), n.label) for n in sentence.names]


def test_a_parse_does_not_depend_on_the_other_sentences_of_its_batch() -> None:
    sentences = [
        "The envoys who met in Sund on Sunday said the harbour might close before the talks due in May.",
        "Holm saw the baker with the telescope near the old mill.",
        "Lifting curbs and freeing captives matters.",
        "Who left?",
    ]
    together = parse_texts([*sentences, *(f"Ferry {n} left." for n in range(90))])
    assert [parse_texts([s])[s] for s in sentences] == [together[s] for s in sentences]
