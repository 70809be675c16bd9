"""Parses and vectors kept from one run to the next, by the sentence's words: what was worked out is never again.

A shelf keeps bytes under a kind and a text. The kind names what made them: the model, its version, and the code of this
step, so that nothing is taken from a shelf that today's code would not have put there.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from rashomon.language.encoder import DECIMALS
from rashomon.language.parse import Name, Parse, Token, children_of
from rashomon.program import code_digest
from rashomon.vocabulary import ModelUsed

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]


class Shelf(Protocol):
    """Keeps bytes by kind and text."""

    def take(self, kind: str, texts: Sequence[str]) -> Mapping[str, bytes]:
        """What is kept of `texts`; those of which nothing is kept are missing."""

    def keep(self, kind: str, rows: Mapping[str, bytes]) -> None:
        """Keep `rows`, by their texts."""


class _Packed(msgspec.Struct, array_like=True):
    tokens: list[Token]
    names: list[Name]


_SCALE = np.float32(10**DECIMALS)
_decoder = msgspec.msgpack.Decoder(_Packed)


def take_parses(shelf: Shelf, used: ModelUsed, texts: Sequence[str]) -> dict[str, Parse]:
    """The parses of `texts` that are kept of this model."""
    return {text: _unpacked(text, data) for text, data in shelf.take(_kind("parse", used), texts).items()}


def keep_parses(shelf: Shelf, used: ModelUsed, parses: Mapping[str, Parse]) -> None:
    """Keep parses that this model made."""
    rows = {t: zlib.compress(msgspec.msgpack.encode(_Packed(list(p.tokens), list(p.names)))) for t, p in parses.items()}
    shelf.keep(_kind("parse", used), rows)


def _unpacked(text: str, data: bytes) -> Parse:
    packed = _decoder.decode(zlib.decompress(data))
    tokens = tuple(packed.tokens)
    return Parse(text, tokens, tuple(packed.names), children_of(tokens))


def shelved(shelf: Shelf, used: ModelUsed, encode: Encode) -> Encode:
    """`encode`, asked only for what the shelf has not; shape (texts, dimensions)."""
    kind = _kind("vector", used)
    known: dict[str, Vectors] = {}

    def encoded(texts: Sequence[str]) -> Vectors:
        missing = sorted({t for t in texts if t not in known})
        if missing:
            taken = shelf.take(kind, missing)
            known.update((t, _vector(data)) for t, data in taken.items())
            new = [t for t in missing if t not in taken]
            made = dict(zip(new, encode(new), strict=True)) if new else {}
            shelf.keep(kind, {t: np.rint(v * _SCALE).astype("<i2").tobytes() for t, v in made.items()})
            known.update(made)
        rows = [known[t] for t in texts]
        return np.stack(rows) if rows else encode([])

    return encoded


def _vector(data: bytes) -> Vectors:
    """A vector has `DECIMALS` decimals and length one: whole numbers of two bytes hold it exactly."""
    found: Vectors = np.frombuffer(data, dtype="<i2").astype(np.float32) / _SCALE
    return found


def _kind(what: str, used: ModelUsed) -> str:
    """Lemmas and roles are mended here, so that what is kept is kept for this code alone."""
    return f"{what} {used.name} {used.version} {code_digest('language')}"


def is_of_today(kind: str) -> bool:
    """Was what is kept under `kind` made by today's code?"""
    return kind.endswith(f" {code_digest('language')}")
