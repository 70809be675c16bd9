"""The steps strung together: articles in, one record out. Read this file to know how rashomon works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rashomon.account import Hints, Tables, find_account, shorten
from rashomon.collecting import few_collections
from rashomon.compare import Material, find_differences
from rashomon.copies import Follower, find_followers, find_links, find_origins
from rashomon.dates import find_article_dates
from rashomon.errors import InputError
from rashomon.facts import Facts, Sources, choose_readers, read_facts
from rashomon.language import Encode, Encoder, ParsedArticle, Shelf, load_encoder, model_used, parse_articles, shelved
from rashomon.people import find_cast
from rashomon.reading import Reading, read_articles
from rashomon.record import Found, build_record, echo
from rashomon.threads import one_thread
from rashomon.vocabulary import Article, Difference, Link, Origin, Problem, Record, Section

NO_ENCODER_FOUND = Problem(
    "sentence encoder", "none is used", "copies in other words are looked for by their letters alone", left_out=False
)
Inputs = str | Path | Iterable[str | Path | Mapping[str, Any]]
Progress = Callable[[str, int, int], None]  # step, done, total (0: not known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read a story. All but `workers` change what is found or told."""

    model: str = ""  # package name or folder of a spaCy pipeline; empty: the best installed
    encoder: str = ""  # folder of a sentence encoder; empty: the one that comes along; `none`: none
    workers: int = 1  # processes that parse
    readers: tuple[str, ...] = ()  # names of the readers of facts to use (`rashomon.facts.READERS`); empty: all
    doubtful: bool = False  # also tell differences between tellings that are more often none
    length: int = 0  # words of the account at most; 0: all its lines
    fields: tuple[
        tuple[str, str], ...
    ] = ()  # of rows and tables: what a field holds (`text`, `title` …), its name there


def _silent(step: str, done: int, total: int) -> None:
    """No progress shown."""


def read(inputs: Inputs, *, options: Options | None = None, progress: Progress = _silent) -> Record:
    """Read articles on one story and give back its record.

    `inputs`: a file, a folder, `-` for standard input, a list of these, or mappings with `text` and, where
    known, `id, source, title, outlet, url, byline, published`. What was left out stands in
    `record.run.problems`. Raises `InputError` when there is nothing to read, `ModelError` without a
    language model. The result does not depend on the order of the inputs nor on `options.workers`.
    """
    with one_thread(), few_collections():
        progress("reading", 0, 0)
        options = options or Options()
        return tell(read_articles(inputs, names=dict(options.fields)), options=options, progress=progress)


def tell(
    reading: Reading,
    *,
    options: Options | None = None,
    shelf: Shelf | None = None,
    progress: Progress | None = None,
) -> Record:
    """The record of what was read already: `read` without its first step. What `shelf` has is not worked out again."""
    if not reading.articles:
        raise InputError("; ".join(str(p) for p in reading.problems) or "nothing to read")
    with one_thread(), few_collections():
        return _tell(reading, options or Options(), shelf, progress or _silent)


def _tell(reading: Reading, options: Options, shelf: Shelf | None, progress: Progress) -> Record:
    articles, readers = reading.articles, choose_readers(options.readers)
    progress("comparing texts", 0, 0)
    encoder = load_encoder(options.encoder)
    encode = _encode(encoder, shelf)
    links = find_links(articles, encode)
    origins = find_origins(articles, links)
    followers = find_followers(articles, origins)
    parsed = _parse(articles, followers, options, shelf, progress)
    progress("finding who, what and when", 0, 0)
    sources = _sources(parsed, origins, encode)
    facts = read_facts(sources, readers)
    progress("comparing tellings", 0, 0)
    differences = _compare(sources, facts, links, origins, options.doubtful)
    found = Found(
        articles=articles,
        sentences=[s.sentence for a in parsed for s in a.sentences],
        links=links,
        origins=origins,
        actors=sources.cast.actors,
        differences=differences,
        account=shorten(_account(sources, facts, differences, origins), options.length),
        **facts.tables(),
    )
    distinct = len({s.parse.text for a in parsed for s in a.sentences})
    return _record(echo(found, followers), reading, options, encoder, distinct)


def _record(
    found: Found, reading: Reading, options: Options, encoder: Encoder | None, distinct_sentences: int
) -> Record:
    """What was found, with how it was come by."""
    return build_record(
        found,
        settings=settings_of(options),
        input_sha256=reading.input_sha256,
        models=[model_used(options.model), *([encoder.used] if encoder else [])],
        problems=reading.problems if encoder else (*reading.problems, NO_ENCODER_FOUND),
        distinct_sentences=distinct_sentences,
    )


def _encode(encoder: Encoder | None, shelf: Shelf | None) -> Encode | None:
    if encoder is None or shelf is None:
        return encoder.encode if encoder else None
    return shelved(shelf, encoder.used, encoder.encode)


def _parse(
    articles: Sequence[Article],
    followers: Sequence[Follower],
    options: Options,
    shelf: Shelf | None,
    progress: Progress,
) -> tuple[ParsedArticle, ...]:
    return parse_articles(
        articles,
        followers=followers,
        model=options.model,
        workers=options.workers,
        shelf=shelf,
        progress=lambda done, total: progress("parsing", done, total),
    )


def _sources(parsed: Sequence[ParsedArticle], origins: Sequence[Origin], encode: Encode | None) -> Sources:
    dates = {sid: found for a in parsed for sid, found in find_article_dates(a).items()}
    return Sources(parsed, find_cast(parsed), dates, _origin_of(origins), encode)


def _compare(
    sources: Sources,
    facts: Facts,
    links: Sequence[Link],
    origins: Sequence[Origin],
    doubtful: bool,
) -> tuple[Difference, ...]:
    material = Material(
        parsed=sources.parsed,
        links=links,
        origin_of=_origin_of(origins),
        cast=sources.cast,
        dates=sources.dates,
        statements=facts.statements,
        clusters=sources.clusters if facts.events else (),
        encode=sources.encode,
    )
    return find_differences(material, doubtful=doubtful)


def _account(
    sources: Sources, facts: Facts, differences: Sequence[Difference], origins: Sequence[Origin]
) -> tuple[Section, ...]:
    tables = Tables(
        events=facts.events,
        statements=facts.statements,
        outcomes=facts.outcomes,
        questions=facts.questions,
        differences=differences,
        positions=facts.positions,
    )
    hints = Hints(cast=sources.cast, dates=sources.dates)
    return find_account(sources.parsed, tables, _origin_of(origins), hints, sources.encode)


def _origin_of(origins: Sequence[Origin]) -> dict[str, str]:
    return {article: origin.id for origin in origins for article in origin.articles}


def settings_of(options: Options) -> dict[str, Any]:
    """What the record says of the options: plain values of JSON, without what changes nothing."""
    given = asdict(options) | {"readers": list(options.readers), "fields": dict(options.fields)}
    return {name: value for name, value in given.items() if name != "workers"}
