"""The steps strung together: articles in, one record out. Read this file to know how rashomon works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rashomon.account import Hints, Tables, find_account, shorten
from rashomon.compare import Material, find_differences
from rashomon.copies import find_followers, find_links, find_origins
from rashomon.dates import find_article_dates
from rashomon.errors import InputError
from rashomon.events import (
    find_channels,
    find_mentions,
    find_outcomes,
    find_positions,
    find_questions,
    find_story_events,
    merge_mentions,
)
from rashomon.language import load_encoder, model_used, parse_articles
from rashomon.people import find_cast
from rashomon.reading import Reading, read_articles
from rashomon.record import Found, build_record, echo
from rashomon.speech import find_story_statements
from rashomon.vocabulary import Problem, Record

NO_ENCODER_FOUND = Problem(
    "sentence encoder", "none is used", "copies in other words are looked for by their letters alone", left_out=False
)
Inputs = str | Path | Iterable[str | Path | Mapping[str, Any]]
Progress = Callable[[str, int, int], None]  # step, done, total (0: not known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read a story. `model`, `encoder` and `doubtful` change what is found; `length` shortens the account."""

    model: str = ""  # package name or folder of a spaCy pipeline; empty: the best installed
    encoder: str = ""  # folder of a sentence encoder; empty: the one that comes along; `none`: none
    workers: int = 1  # processes that parse
    doubtful: bool = False  # also tell differences between tellings that are more often none
    length: int = 0  # words of the account at most; 0: all its lines


def _silent(step: str, done: int, total: int) -> None:
    """No progress shown."""


def read(inputs: Inputs, *, options: Options | None = None, progress: Progress = _silent) -> Record:
    """Read articles on one story and give back its record.

    `inputs`: a file, a folder, `-` for standard input, a list of these, or mappings with `text` and, where
    known, `id, source, title, outlet, url, byline, published`. What was left out stands in
    `record.run.problems`. Raises `InputError` when there is nothing to read, `ModelError` without a
    language model. The result does not depend on the order of the inputs nor on `options.workers`.
    """
    progress("reading", 0, 0)
    reading = read_articles(inputs)
    if not reading.articles:
        raise InputError("; ".join(str(p) for p in reading.problems) or "nothing to read")
    return _tell(reading, options or Options(), progress)


def _tell(reading: Reading, options: Options, progress: Progress) -> Record:
    articles = reading.articles
    progress("comparing texts", 0, 0)
    encoder = load_encoder(options.encoder)
    links = find_links(articles, encoder.encode if encoder else None)
    origins = find_origins(articles, links)
    origin_of = {article: origin.id for origin in origins for article in origin.articles}

    followers = find_followers(articles, origins)
    parsed = parse_articles(
        articles,
        followers=followers,
        model=options.model,
        workers=options.workers,
        progress=lambda done, total: progress("parsing", done, total),
    )
    progress("finding who, what and when", 0, 0)
    cast = find_cast(parsed)
    dates = {sid: found for a in parsed for sid, found in find_article_dates(a).items()}
    statements = find_story_statements(parsed, cast, dates)
    mentions = find_mentions(parsed, cast, dates=dates)
    clusters = merge_mentions(
        mentions, parsed, cast, dates=dates, origin_of=origin_of, encode=encoder.encode if encoder else None
    )
    events = find_story_events(parsed, cast, clusters=clusters)
    outcomes = find_outcomes(parsed, cast, dates=dates, clusters=clusters)
    questions = find_questions(parsed, cast, mentions=mentions)

    progress("comparing tellings", 0, 0)
    differences = find_differences(
        Material(
            parsed=parsed,
            links=links,
            origin_of=origin_of,
            cast=cast,
            dates=dates,
            statements=statements,
            clusters=clusters,
            encode=encoder.encode if encoder else None,
        ),
        doubtful=options.doubtful,
    )
    positions = find_positions(parsed, cast, statements=statements, mentions=mentions)
    tables = Tables(
        events=events,
        statements=statements,
        outcomes=outcomes,
        questions=questions,
        differences=differences,
        positions=positions,
    )
    account = find_account(parsed, tables, origin_of, Hints(cast=cast, dates=dates))
    found = Found(
        articles=articles,
        sentences=[s.sentence for a in parsed for s in a.sentences],
        links=links,
        origins=origins,
        actors=cast.actors,
        statements=statements,
        events=events,
        positions=positions,
        outcomes=outcomes,
        channels=find_channels(parsed, cast, mentions=mentions),
        questions=questions,
        differences=differences,
        account=shorten(account, options.length),
    )
    return build_record(
        echo(found, followers),
        settings={k: v for k, v in asdict(options).items() if k != "workers"},
        input_sha256=reading.input_sha256,
        models=[model_used(options.model), *([encoder.used] if encoder else [])],
        problems=reading.problems if encoder else (*reading.problems, NO_ENCODER_FOUND),
        distinct_sentences=len({s.parse.text for a in parsed for s in a.sentences}),
    )
