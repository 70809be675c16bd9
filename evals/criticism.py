"""Who criticises which country: sentences of speeches in the Security Council, against UNSCon.

A sentence is critical if it is annotated as a negative evaluation, direct or indirect; its target is a country, or
not specified. We hold a sentence critical if it tells of an event whose code is one of conflict, or has the words by
which a position is read as opposing (`own_words`); the country meant is the one blamed, refused or threatened (the
object of ACCUSE, REJECT, THREATEN), or the one that does the harm (the doer of ASSAULT, COERCE …), or else the only
country in the sentence, or the first in a subject; never the speaker's own. To ask something of a
country (REQUEST) is not to criticise it. The speech is known to be its speaker's: what is measured is what is said
in it. Sentences are read one by one, so a `they` for a country is not understood.

`critical_*`: precision, recall and F1 of sentences; `country_*`: of sentences with the right country, over those
whose target is a country; `country_right`: where both name a country, how often it is the same; `guess_f1` is the F1
of holding every sentence critical. REQUEST was left out after seeing how often its sentences are critical (one in
five), the words of opposing and the first subject on the even rows; nothing else was chosen on this set.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.material import shared
from rashomon.clauses import object_of, objects_of_prepositions, subject_of
from rashomon.events.clauses import predicate_of
from rashomon.events.coding import find_told_code
from rashomon.events.own_words import is_against
from rashomon.events.triggers import find_triggers
from rashomon.language import Parse, parse_articles
from rashomon.people.countries import country_of, find_countries
from rashomon.vocabulary import Article, Block, digest

BLAMING = frozenset("ACCUSE REJECT THREATEN".split())  # the one spoken of is the object
HARMING = frozenset("ASSAULT COERCE MOBILIZE SANCTION".split())  # the one spoken of is the doer
_NONE = frozenset({"_", "-NONE-"})
_NO_COUNTRY = ""
_SPEAKER = re.compile(r"_spch\d+_([A-Za-z_()]+?)A?_?\d*(?:_neg|_pos)?(?:_\d+)?(?:_GD)?\.txt$")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its speaker's country, whether it is critical and of which country (empty if of none named)."""

    text: str
    speaker: str
    critical: bool
    target: str


def measure() -> dict[str, float]:
    """The figures, for `make eval`."""
    return run(shared())


def run(folder: Path) -> dict[str, float]:
    """The figures over all sentences of the set."""
    rows = list(_read(folder / "data" / "unscon" / "conflict_annotations_sentences.csv"))
    return score(rows, [find_criticised(parse, row.speaker) for row, parse in _parsed(rows)])


def score(rows: Sequence[Row], found: Sequence[str | None]) -> dict[str, float]:
    """Figures of what was found for each row: a country, empty for criticism of nobody named, None for none."""
    critical = sum(row.critical for row in rows)
    told = sum(f is not None for f in found)
    both = sum(row.critical and f is not None for row, f in zip(rows, found, strict=True))
    aimed = sum(bool(row.target) for row in rows)
    named = sum(bool(f) for f in found)
    meant = sum(bool(f) and bool(row.target) for row, f in zip(rows, found, strict=True))
    right = sum(bool(f) and f == row.target for row, f in zip(rows, found, strict=True))
    return {
        **_f1("critical", both, told, critical),
        **_f1("country", right, named, aimed),
        "country_right": right / max(1, meant),
        "guess_f1": 2 * critical / max(1, critical + len(rows)),
        "sentences": len(rows),
    }


def _f1(name: str, right: int, found: int, gold: int) -> dict[str, float]:
    return {
        f"{name}_precision": right / max(1, found),
        f"{name}_recall": right / max(1, gold),
        f"{name}_f1": 2 * right / max(1, found + gold),
    }


def find_criticised(parse: Parse, speaker: str) -> str | None:
    """The country that the sentence holds something against; empty where none is named, None if it holds nothing."""
    critical = is_against(parse.text)
    countries = {c: name for c, name in _countries(parse) if name != speaker}
    for index, entry in find_triggers(parse):
        code = find_told_code(parse, index, entry.type)
        if code in BLAMING or code in HARMING:
            critical = True
            for at in _blamed(parse, predicate_of(parse, index), code):
                below = [countries[i] for i in parse.subtree(at) if i in countries]
                if below:
                    return below[0]
    if not critical:
        return None
    if len(set(countries.values())) == 1:
        return next(iter(countries.values()))
    subjects = (t.index for t in parse.tokens if t.role == "subject")
    return next((countries[i] for s in subjects for i in parse.subtree(s) if i in countries), _NO_COUNTRY)


def _blamed(parse: Parse, verb: int, code: str) -> Iterator[int]:
    subject, below = subject_of(parse, verb), object_of(parse, verb)
    if code in HARMING:
        yield from (o.index for word, o in objects_of_prepositions(parse, verb) if word == "by")
        if subject is not None and subject.role != "passive subject":
            yield subject.index
        return
    if below is not None:
        yield below.index
    yield from (o.index for word, o in objects_of_prepositions(parse, verb) if word in {"on", "to", "by", "of"})


def _countries(parse: Parse) -> Iterator[tuple[int, str]]:
    for match in find_countries(parse):
        for index in range(match.first, match.last):
            yield index, match.country


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            target = _NO_COUNTRY if line["A4"] in _NONE else _country(line["A4"])
            named = _SPEAKER.search(line["file_id"])  # the column `country` is of other rows
            speaker = _country(named[1]) if named is not None else ""
            yield Row(" ".join(line["sentence_text"].split()), speaker, line["A0"] != "_", target)


def _country(label: str) -> str:
    known = country_of(label.replace("_", " "))
    return known[0] if known is not None else label


def _parsed(rows: Sequence[Row]) -> Iterator[tuple[Row, Parse]]:
    articles = [
        Article(f"a{i}", "", row.text, (Block(0, len(row.text), "body"),), digest(row.text), language="en")
        for i, row in enumerate(rows)
    ]
    for article, row in zip(parse_articles(articles), rows, strict=True):
        yield row, max((s.parse for s in article.sentences), key=lambda p: len(p.tokens))
