"""Files, folders, standard input and rows → articles, with every slip of the input told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import InputError
from rashomon.reading.addresses import Web, is_address
from rashomon.reading.assemble import find_article
from rashomon.reading.decode import UnreadableError, find_binary, find_unpacked
from rashomon.reading.fields import find_json_value
from rashomon.reading.files import NOT_READ, Missing, Source, find_sources
from rashomon.reading.forms import Opened, RefusedError, find_form
from rashomon.reading.from_rows import Names, find_row_draft
from rashomon.reading.limits import Draft, Limits, Reading
from rashomon.reading.rows import Row, find_opened
from rashomon.vocabulary import Article, Problem, canonical_json, digest

if TYPE_CHECKING:
    from rashomon.fetching import Fetcher

Input = str | Path | Mapping[str, Any]
ROW_PROBLEMS = 50  # problems told one by one for one file; the rest are counted
_Found = Draft | Problem


@dataclass(frozen=True, slots=True)
class Given:
    """A row that was given as a value, the `number`th input."""

    row: Mapping[str, Any]
    number: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """What one file or row gave: articles with their line or item, what was wrong, and digests of what was read."""

    articles: tuple[tuple[Article, int], ...] = ()
    problems: tuple[Problem, ...] = ()
    digests: tuple[str, ...] = ()


@dataclass(slots=True)
class _Run:
    """What reading one file gathers, and what it was asked for."""

    limits: Limits
    names: Names
    digests: list[str] = field(default_factory=list)


def read_articles(
    inputs: Iterable[Input] | Input,
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    names: Names | None = None,
    progress: Callable[[str], None] | None = None,
    fetcher: Fetcher | None = None,
) -> Reading:
    """Read every article in `inputs`: paths of files or folders, addresses, "-" for standard input, or rows.

    `names` says which field of a row or column of a table holds what (`{"text": "Body"}`), for those of names
    that nobody could know. `progress` is called with the name of each source. `fetcher` opens the addresses; without
    one they are opened as anybody may, public ones alone. Articles come sorted by date, source and id. Raises
    `InputError` when a path is missing and nothing else could be read.
    """
    given: Iterable[Input] = [inputs] if isinstance(inputs, str | Path | Mapping) else inputs
    parts: list[Part] = []
    missing = False
    with Web(fetcher) as web:
        for number, one in enumerate(given, 1):
            for source in _sources(one, number, web, limits):
                if isinstance(source, Missing):
                    missing = True
                    parts.append(Part(problems=(source.problem,)))
                    continue
                if progress and isinstance(source, Source):
                    progress(source.name)
                parts.append(read_part(source, limits=limits, names=names))
    reading = join_parts(parts)
    if missing and not reading.articles:
        raise InputError("nothing could be read: " + "; ".join(str(p) for p in reading.problems[:3]))
    return reading


def _sources(one: Input, number: int, web: Web, limits: Limits) -> Iterator[Source | Given | Problem | Missing]:
    if isinstance(one, Mapping):
        return iter((Given(one, number),))
    if not isinstance(one, str | Path):
        return iter((Problem(f"input {number}", f"a {type(one).__name__} is neither a path nor a row", NOT_READ),))
    return iter((web.open(one),)) if isinstance(one, str) and is_address(one) else find_sources(one, limits.file_bytes)


def read_part(
    source: Source | Given | Problem,
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    names: Names | None = None,
) -> Part:
    """What is in one file or row: the same whatever else is read."""
    run = _Run(limits, names or {})
    articles: list[tuple[Article, int]] = []
    problems: list[Problem] = []
    for found in _drafts(source, run):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        article, slips = find_article(found, limits)
        problems.extend(slips)
        if article:
            articles.append((article, found.place))
    return Part(tuple(articles), tuple(problems), tuple(run.digests))


def join_parts(parts: Iterable[Part]) -> Reading:
    """What was read, each article once, in an order that does not depend on that of `parts`."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    digests: list[str] = []
    for part in parts:
        problems.extend(part.problems)
        digests.extend(part.digests)
        for article, place in part.articles:
            known = articles.get(article.id)
            if known is not None:
                what = "the article is given twice"
                problems.append(Problem(article.source, what, "it was read once", place, left_out=False))
            # Of two that are equal in all but what was set aside, the same one is kept whatever their order.
            articles[article.id] = article if known is None else min(known, article, key=_aside)
    ordered = sorted(articles.values(), key=lambda a: (a.published.edtf or "~", a.source, a.id))
    problems.sort(key=lambda p: (p.source, p.line, p.what, p.done))
    return Reading(tuple(ordered), tuple(problems), digest("\n".join(sorted(digests))))


def _aside(article: Article) -> str:
    return canonical_json([article.extra, article.language, [[cut.exact, cut.reason] for cut in article.furniture]])


def _drafts(source: Source | Given | Problem, run: _Run) -> Iterator[_Found]:
    if isinstance(source, Source):
        yield from _from_source(source, run)
    elif isinstance(source, Given):
        run.digests.append(digest(canonical_json(find_json_value(source.row))))
        yield from _from_rows(find_opened(source.row, place=source.number), "given", run)
    else:
        run.digests.append(digest(f"{source.source}\n{source.what}"))
        yield source


def _from_source(source: Source, run: _Run, depth: int = 0) -> Iterator[_Found]:
    """The drafts of one file, whatever its form; `depth` is how many files it lies in."""
    own = f"{source.name}\n{digest(source.data)}"
    try:
        opened, wrong = _opened(source, run.limits)
        form = find_form(opened)
        if wrong:
            yield Problem(source.name, wrong, "what could be unpacked was read")
        if form.name == "text" and (binary := find_binary(opened.data)):
            raise RefusedError(f"not text but {binary}")
        found = form.read(replace(source, data=opened.data), run.limits)
        if depth == 0 and form.name != "json":
            run.digests.append(digest(own))
        yield from _from_form(found, source, run, depth, by_row=depth == 0 and form.name == "json")
    except (RefusedError, UnreadableError) as error:
        if depth == 0:
            run.digests.append(digest(own))
        yield Problem(source.name, str(error), NOT_READ)


def _opened(source: Source, limits: Limits) -> tuple[Opened, str]:
    """The file unpacked, and what was wrong with its packing."""
    name = source.plain_name if source.data.startswith(b"\x1f\x8b") else (source.path or source.name).lower()
    data, wrong = find_unpacked(source.data, limits)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise RefusedError("the file is empty")
    return Opened(name, data), wrong


def _from_form(found: Iterator[Any], source: Source, run: _Run, depth: int, *, by_row: bool) -> Iterator[_Found]:
    """What a form's reader found, opened further: rows as articles, files within the file as files."""
    slips = _Slips(source.name)
    inner = 0
    anything = False
    for one in found:
        anything = True
        if isinstance(one, Row):
            yield from _from_row(one, source.name, run, slips, digested=by_row)
        elif isinstance(one, Source):
            inner += 1
            yield from _inner(replace(one, given={**source.given, **one.given}), inner, source.name, run, depth)
        else:
            yield _with_given(one, source) if isinstance(one, Draft) else one
    if not anything:
        yield Problem(source.name, "there is no article in it", NOT_READ)
    yield from slips.rest()


def _inner(source: Source, number: int, within: str, run: _Run, depth: int) -> Iterator[_Found]:
    if depth >= run.limits.inner_depth:
        yield Problem(source.name, f"it lies in more than {run.limits.inner_depth} files", NOT_READ)
    elif number == run.limits.inner_files + 1:
        yield Problem(within, f"more than {run.limits.inner_files:,} files are in it", "the rest was left out")
    elif number <= run.limits.inner_files:
        yield from _from_source(source, run, depth + 1)


def _with_given(draft: Draft, source: Source) -> Draft:
    """`draft` with the fields that the file it stood in gives, where it has none of its own."""
    more: dict[str, Any] = {name: value for name, value in source.given.items() if value and not getattr(draft, name)}
    return replace(draft, **more)


@dataclass(slots=True)
class _Slips:
    """Problems of the rows of one source: the first `ROW_PROBLEMS` are told, the others counted."""

    source: str
    count: int = 0

    def told(self, problems: list[Problem]) -> Iterator[Problem]:
        """Those of `problems` that are told one by one."""
        for problem in problems:
            self.count += 1
            if self.count <= ROW_PROBLEMS:
                yield problem

    def rest(self) -> Iterator[Problem]:
        """One problem for all the others."""
        if self.count > ROW_PROBLEMS:
            what = f"{self.count - ROW_PROBLEMS} more rows have something wrong"
            yield Problem(self.source, what, "they were treated in the same way")


def _from_rows(rows: Iterator[Row], source: str, run: _Run) -> Iterator[_Found]:
    slips = _Slips(source)
    for row in rows:
        yield from _from_row(row, source, run, slips)
    yield from slips.rest()


def _from_row(row: Row, source: str, run: _Run, slips: _Slips, *, digested: bool = False) -> Iterator[_Found]:
    draft, wrong = find_row_draft(row, source, run.limits, run.names)
    if digested:
        value = find_json_value(row.value) if row.value is not None else row.raw or row.wrong
        run.digests.append(digest(canonical_json(value)))
    yield from slips.told(wrong)
    if draft:
        yield draft
