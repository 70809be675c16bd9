"""The one module that knows the sentence encoder: finding one, loading it, making a vector of each distinct sentence.

An encoder is a folder as sentence-transformers exports it for ONNX. The one that comes with rashomon is
`paraphrase-MiniLM-L3-v2` with weights of eight bits; its card stands beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from rashomon.errors import ModelError
from rashomon.vocabulary import ModelUsed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]

OWN = Path(__file__).parent / "minilm_l3"
NO_ENCODER = "none"  # the name that asks for none
ENCODER_VARIABLE = "RASHOMON_ENCODER"  # environment: a folder, or `none`, overriding the encoder that comes along
DECIMALS = 4  # of a vector: other processors and other versions of the runtime differ from the sixth on
MAX_TOKENS = 256  # of a sentence, where the folder does not say
REMEMBERED = 50_000  # sentences whose vectors are kept in memory, 1.5 kB each
# Where a folder holds its model, best first; any other .onnx file after these.
_PLACES = ("model.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx", "model_quantized.onnx")


@dataclass(frozen=True, slots=True)
class InstalledEncoder:
    """An encoder that can be loaded: its folder, its model file."""

    folder: Path
    model: Path


class Encoder:
    """A loaded encoder; `used` is what the record says of it.

    Sentences are encoded one at a time and one thread each: with weights of eight bits the activations are scaled by
    all that is in a batch, so that a vector would depend on its company. Alone it has the same bytes in any order and
    with any number of workers.
    """

    def __init__(self, used: ModelUsed, session: InferenceSession, tokenizer: Tokenizer, first: bool) -> None:
        self.used = used
        self._session, self._tokenizer, self._first = session, tokenizer, first
        self._inputs = {i.name for i in session.get_inputs()}
        self._output = _output_name(session)
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str], *, workers: int = 1) -> Vectors:
        """A vector of each text, shape (texts, dimensions), length one, rounded; a text met before costs nothing."""
        missing = sorted({t for t in texts if t not in self._known}, key=lambda t: (len(t), t))
        if len(self._known) + len(missing) > REMEMBERED:
            self._known = {t: self._known[t] for t in texts if t in self._known}
        self._known.update(zip(missing, self._run(missing, workers), strict=True))
        rows = [self._known[t] for t in texts]
        return np.stack(rows) if rows else np.zeros((0, 1), dtype=np.float32)

    def forget(self) -> None:
        """Encode everything anew from here on."""
        self._known = {}

    def _run(self, texts: Sequence[str], workers: int) -> Iterable[Vectors]:
        encodings = [e.ids for e in self._tokenizer.encode_batch(list(texts))]
        if workers <= 1 or len(texts) <= 1:
            return map(self._vector, encodings)
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(self._vector, encodings, chunksize=16))

    def _vector(self, ids: Sequence[int]) -> Vectors:
        row = np.array([ids], dtype=np.int64)
        given = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.zeros_like(row)}
        fed = {name: value for name, value in given.items() if name in self._inputs}
        found = self._session.run([self._output], fed)[0][0]
        if found.ndim == 2:  # a vector a token
            found = found[0] if self._first else found.mean(axis=0)
        unit = found / max(float(np.linalg.norm(found)), 1e-9)
        rounded: Vectors = (np.round(unit, DECIMALS) + 0.0).astype(np.float32)  # + 0.0: no negative zero
        return rounded


def find_encoder(name: str = "") -> InstalledEncoder | None:
    """The encoder in the folder `name`, or the one that comes along; None where none is wanted or installed.

    Raises `ModelError` where a folder was named that holds none.
    """
    wanted = name or os.environ.get(ENCODER_VARIABLE, "")
    if wanted == NO_ENCODER:
        return None
    folder = Path(wanted) if wanted else OWN
    models = [folder / place for place in _PLACES if (folder / place).is_file()]
    models += sorted(p for p in [*folder.glob("*.onnx"), *folder.glob("onnx/*.onnx")])
    if models and (folder / "tokenizer.json").is_file() and _has_runtime():
        return InstalledEncoder(folder, models[0])
    if wanted:
        raise ModelError(
            f"no sentence encoder at {wanted!r}: a folder with tokenizer.json and model.onnx (or onnx/model.onnx), as "
            f"sentence-transformers exports it, or {NO_ENCODER!r}; it is run by the packages onnxruntime and tokenizers"
        )
    return None


def load_encoder(name: str = "") -> Encoder | None:
    """The encoder `name` (a folder) or the one that comes along, loaded; None where there is none."""
    chosen = find_encoder(name)
    return _load(chosen) if chosen else None


def _has_runtime() -> bool:
    from importlib.util import find_spec

    return find_spec("onnxruntime") is not None and find_spec("tokenizers") is not None


@lru_cache(maxsize=2)
def _load(chosen: InstalledEncoder) -> Encoder:
    import onnxruntime  # lazy: a third of a second that `import rashomon` need not pay
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors
    try:
        session = onnxruntime.InferenceSession(str(chosen.model), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(chosen.folder / "tokenizer.json"))
        limit = int(_settings(chosen.folder / "sentence_bert_config.json").get("max_seq_length") or MAX_TOKENS)
        first = bool(_settings(chosen.folder / "1_Pooling" / "config.json").get("pooling_mode_cls_token"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(limit)
        used = ModelUsed(f"encoder {chosen.folder.name}", _sha256(chosen.model)[:16], _package(chosen.folder))
        encoder = Encoder(used, session, tokenizer, first)
        encoder.encode(["One sentence."])
    except Exception as error:  # a broken folder fails in as many ways as it has files
        raise ModelError(f"the sentence encoder at {chosen.folder} cannot be loaded: {error}") from error
    return encoder


def _output_name(session: InferenceSession) -> str:
    """The output that is the sentence's vector, else the one that is a vector a token."""
    outputs = session.get_outputs()
    whole = [o.name for o in outputs if o.name == "sentence_embedding"]
    return str((whole or [o.name for o in outputs if len(o.shape or ()) == 3] or [outputs[0].name])[0])


def _settings(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found if isinstance(found, dict) else {}


def _package(folder: Path) -> str:
    return "rashomon" if folder == OWN else folder.name


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
