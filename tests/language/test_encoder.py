from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

import rashomon
from rashomon.errors import ModelError
from rashomon.language import NO_ENCODER, find_encoder, load_encoder
from rashomon.language.encoder import ENCODER_VARIABLE, OWN, Encoder
from rashomon.story import Options

SENTENCES = [
    "The ferry operator will close its route to the island in October.",
    "In October the company that runs the ferries is to give up the line to the island.",
    "Rain is expected in the hills on Thursday.",
    "A much longer sentence about the same island, its school, its harbour and its only shop, which is closed.",
]


@pytest.fixture
def encoder() -> Encoder:
    found = load_encoder()
    assert found is not None
    found.forget()
    return found


def test_what_means_the_same_lies_nearer(encoder: Encoder) -> None:
    vectors = encoder.encode(SENTENCES)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-2)
    assert vectors[0] @ vectors[1] > 0.6 > 0.3 > vectors[0] @ vectors[2]


def test_a_vector_is_the_same_whatever_its_company(encoder: Encoder) -> None:
    together = encoder.encode(SENTENCES, workers=3)
    for sentence, vector in zip(SENTENCES, together, strict=True):
        encoder.forget()
        assert encoder.encode([sentence])[0].tobytes() == vector.tobytes()


def test_a_sentence_met_before_is_not_run_again(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    first = encoder.encode(SENTENCES)
    monkeypatch.setattr(encoder, "_vector", lambda _: pytest.fail("it was run again"))
    assert encoder.encode(SENTENCES[::-1]).tobytes() == first[::-1].tobytes()


def test_any_text_can_be_encoded(encoder: Encoder) -> None:
    vectors = encoder.encode(["", " ", "\x00\ud7ff", "字" * 3_000, "a" * 20_000])
    assert vectors.shape[0] == 5
    assert np.isfinite(vectors).all()


def test_the_model_that_comes_along_is_the_one_its_card_tells_of() -> None:
    digest = hashlib.sha256((OWN / "model.onnx").read_bytes()).hexdigest()
    assert digest in (OWN / "README.md").read_text("utf-8")


def test_a_folder_as_sentence_transformers_exports_it_can_be_named(tmp_path: Path, encoder: Encoder) -> None:
    (tmp_path / "onnx").mkdir()
    shutil.copy(OWN / "model.onnx", tmp_path / "onnx" / "model.onnx")
    shutil.copy(OWN / "tokenizer.json", tmp_path)
    (tmp_path / "1_Pooling").mkdir()
    (tmp_path / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_cls_token": False}))
    other = load_encoder(str(tmp_path))
    assert other is not None
    assert other.used.package == tmp_path.name
    assert other.encode(SENTENCES).tobytes() == encoder.encode(SENTENCES).tobytes()


def test_a_folder_without_an_encoder_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no sentence encoder at .*tokenizer\.json") as error:
        find_encoder(str(tmp_path))
    assert "\n" not in str(error.value)


def test_a_broken_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"no model")
    shutil.copy(OWN / "tokenizer.json", tmp_path)
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_encoder(str(tmp_path))


def test_none_may_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_encoder(NO_ENCODER) is None
    monkeypatch.setenv(ENCODER_VARIABLE, NO_ENCODER)
    assert load_encoder() is None


STORY = [
    {"source": "a", "outlet": "Pellam News", "published": "2024-03-11", "text": "\n".join(SENTENCES[:1] * 2)},
    {"source": "b", "outlet": "Selk Post", "published": "2024-03-12", "text": SENTENCES[1]},
]


def test_a_record_names_the_encoder_it_was_made_with() -> None:
    record = rashomon.read(STORY)
    assert [m.name for m in record.run.models][1:] == ["encoder minilm_l3"]
    assert not [p for p in record.run.problems if "encoder" in p]


def test_without_one_the_story_is_told_and_says_so() -> None:
    record = rashomon.read(STORY, options=Options(encoder=NO_ENCODER))
    assert len(record.run.models) == 1
    assert [p for p in record.run.problems if "sentence encoder" in p] == [
        "sentence encoder: none is used; copies in other words are looked for by their letters alone"
    ]
    assert record.run.counts.left_out == 0
