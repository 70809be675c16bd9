"""What made a record: version, settings, input, models, counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """A language model that took part in a run."""

    name: str
    """Name of the pipeline."""
    version: str
    """Version of the pipeline."""
    package: str
    """The package it was installed as."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, and how much nobody could attribute, date or code."""

    articles: int = 0
    """Articles in the record."""
    origins: int = 0
    """Independent tellings."""
    sentences: int = 0
    """Sentences of all articles."""
    distinct_sentences: int = 0
    """Sentences that differ in their words; each is parsed once."""
    statements: int = 0
    """Statements of all articles."""
    unattributed: int = 0
    """Statements without a speaker."""
    events: int = 0
    """Events, each once."""
    undated: int = 0
    """Events without a date."""
    uncoded: int = 0
    """Events without a type."""
    furniture: int = 0
    """Pieces cut away."""
    problems: int = 0
    """Problems met in the input."""
    left_out: int = 0
    """Problems for which an article, or a part of one, is missing."""


@dataclass(frozen=True, slots=True)
class Run:
    """What made this record: version, settings, input, models, counts, and the problems met."""

    version: str
    """Of rashomon."""
    settings: dict[str, Any]
    """The options that can change what is found."""
    settings_sha256: str
    """Digest of the settings."""
    input_sha256: str
    """Digest of what was read, whatever its order."""
    models: tuple[ModelUsed, ...]
    """Language models that took part."""
    counts: Counts
    """How much there is."""
    problems: tuple[str, ...] = ()
    """What was wrong in the input and what was done, one line each."""
