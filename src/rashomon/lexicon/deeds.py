"""Nouns of deeds, with whom they name beside them; verbs that lend such a noun their subject; verbs without object."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rashomon.lexicon.rows import rows_of


class Deed(NamedTuple):
    """A row: a noun that names a deed, and what part those take whom its words name (`doer`, `undergoer`, `-`).

    `of`: who stands after `of`; `owner`: whose it is; `before`: a common noun before it (`the prison closure`);
    `toward`: the prepositions of whom it is done to; then its example and the doer and undergoer to be read there."""

    noun: str
    of: str
    owner: str
    before: str
    toward: frozenset[str]
    example: str
    expected: str


class Lender(NamedTuple):
    """A row: a verb that lends the deed it takes as its object a doer or an undergoer, its own subject."""

    verb: str
    subject: str
    example: str
    expected: str


class Intransitive(NamedTuple):
    """A row: a verb that is done to nobody, so that its participle after a noun is what the noun does or did."""

    verb: str
    example: str
    expected: str


@cache
def read_intransitives() -> Mapping[str, Intransitive]:
    """The verbs of the table, each with its row."""
    return {row.verb: row for row in (Intransitive(*r) for r in rows_of("intransitives"))}


@cache
def read_deeds() -> Mapping[str, Deed]:
    """The nouns of the table, each with its row."""
    return {r[0]: Deed(r[0], r[1], r[2], r[3], frozenset(r[4].split(",")), r[5], r[6]) for r in rows_of("deeds")}


@cache
def read_lenders() -> Mapping[str, Lender]:
    """The verbs of the table (with particle), each with its row."""
    return {row.verb: row for row in (Lender(*r) for r in rows_of("lenders"))}
