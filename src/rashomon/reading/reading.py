"""Files, folders, standard input and rows → articles, with every slip of the input told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.reading.assemble import find_article
from rashomon.reading.clean import has_markup
from rashomon.reading.decode import Decoded, UnreadableError, find_binary, find_text, find_unpacked
from rashomon.reading.fields import find_draft, find_json_value
from rashomon.reading.files import NOT_READ, Missing, Source, find_sources
from rashomon.reading.limits import Draft, Kind, Limits, Reading
from rashomon.reading.markdown import find_markdown
from rashomon.reading.pages import find_page, looks_like_page
from rashomon.reading.rows import Row, find_opened, find_rows, looks_like_json
from rashomon.reading.strip import find_stripped
from rashomon.vocabulary import Article, Problem, canonical_json, digest

Input = str | Path | Mapping[str, Any]
ROW_PROBLEMS = 50  # problems told one by one for one file; the rest are counted
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
MARKDOWN_SUFFIXES = (".md", ".markdown")
LINE_SUFFIXES = (".jsonl", ".ndjson")
JSON_SUFFIXES = (*LINE_SUFFIXES, ".json")
_Found = Draft | Problem


def read_articles(
    inputs: Iterable[Input] | Input,
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    progress: Callable[[str], None] | None = None,
) -> Reading:
    """Read every article in `inputs`: paths of files or folders, "-" for standard input, or rows.

    `progress` is called with the name of each source. Articles come sorted by date, source and id.
    Raises `InputError` when a path is missing and nothing else could be read.
    """
    given: Iterable[Input] = [inputs] if isinstance(inputs, str | Path | Mapping) else inputs
    digests: list[str] = []
    problems: list[Problem] = []
    articles: dict[str, Article] = {}
    missing = False
    for number, one in enumerate(given, 1):
        for found in _drafts(one, number, limits, digests, progress):
            missing = missing or isinstance(found, Missing)
            _take(found.problem if isinstance(found, Missing) else found, limits, articles, problems)
    if missing and not articles:
        raise InputError("nothing could be read: " + "; ".join(str(p) for p in problems[:3]))
    ordered = sorted(articles.values(), key=lambda a: (a.published.edtf or "~", a.source, a.id))
    problems.sort(key=lambda p: (p.source, p.line, p.what, p.done))
    return Reading(tuple(ordered), tuple(problems), digest("\n".join(sorted(digests))))


def _take(found: _Found, limits: Limits, articles: dict[str, Article], problems: list[Problem]) -> None:
    if isinstance(found, Problem):
        problems.append(found)
        return
    article, slips = find_article(found, limits)
    problems.extend(slips)
    if article is None:
        return
    if article.id in articles:
        problems.append(
            Problem(article.source, "the article is given twice", "it was read once", found.place, left_out=False)
        )
    articles.setdefault(article.id, article)


def _drafts(
    one: Input, number: int, limits: Limits, digests: list[str], progress: Callable[[str], None] | None
) -> Iterator[_Found | Missing]:
    if isinstance(one, Mapping):
        digests.append(digest(canonical_json(find_json_value(one))))
        yield from _from_rows(find_opened(one, place=number), "given", limits, None)
        return
    if not isinstance(one, str | Path):
        yield Problem(f"input {number}", f"a {type(one).__name__} is neither a path nor a row", NOT_READ)
        return
    for source in find_sources(one, limits.file_bytes):
        if isinstance(source, Source):
            if progress:
                progress(source.name)
            yield from _from_bytes(source, limits, digests)
        else:
            if isinstance(source, Problem):
                digests.append(digest(f"{source.source}\n{source.what}"))
            yield source


def _from_bytes(source: Source, limits: Limits, digests: list[str]) -> Iterator[_Found]:
    """The drafts of one file, whatever its format."""
    name = source.name.removesuffix(".gz") if source.data.startswith(b"\x1f\x8b") else source.name
    digests.append(digest(f"{source.name}\n{digest(source.data)}"))
    try:
        data, wrong = find_unpacked(source.data, limits)
    except UnreadableError as error:
        yield Problem(source.name, str(error), NOT_READ)
        return
    if wrong:
        yield Problem(source.name, wrong, "what could be unpacked was read")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        yield Problem(source.name, "the file is empty", NOT_READ)
        return
    if binary := find_binary(data):
        yield Problem(source.name, f"not text but {binary}", NOT_READ)
        return
    yield from _from_text(source.name, name.lower(), data, limits, digests)


def _from_text(source: str, name: str, data: bytes, limits: Limits, digests: list[str]) -> Iterator[_Found]:
    kind, decoded = _find_kind(name, data)
    if decoded.mended and kind != "json":
        yield Problem(source, decoded.mended, "check the text for wrong letters", left_out=False)
    if kind == "json":
        text, broken = _json_text(data, decoded)
        yield from _broken_lines(source, broken)
        digests.pop()
        yield from _from_rows(find_rows(text, lines=name.endswith(LINE_SUFFIXES)), source, limits, digests)
    elif kind == "page":
        draft, wrong = find_page(decoded.text, source, limits)
        if wrong:
            yield Problem(source, wrong, "its tags were stripped and all its text kept", left_out=False)
        yield draft
    else:
        yield _from_plain(source, name, decoded.text)


def _from_plain(source: str, name: str, text: str) -> Draft:
    if not name.endswith(MARKDOWN_SUFFIXES):
        return Draft(source=source, text=text)
    fields = find_markdown(text.replace("\r\n", "\n"))
    draft, _ = find_draft(fields, name=source, place=0, field_chars=len(text))
    return replace(draft, source=source) if draft else Draft(source=source, text=fields["text"])


def _find_kind(name: str, data: bytes) -> tuple[Kind, Decoded]:
    """What a file holds, by its name and first of all by its content."""
    page = name.endswith(PAGE_SUFFIXES)
    decoded = find_text(data, page=page or b"<html" in data[:4096].lower())
    if name.endswith(JSON_SUFFIXES) or looks_like_json(decoded.text):
        return "json", decoded
    return ("page" if page or looks_like_page(decoded.text) else "text"), decoded


def _json_text(data: bytes, decoded: Decoded) -> tuple[str, list[int]]:
    """JSON's text; where some lines are not UTF-8 each line is decoded by itself, and the broken ones told."""
    if not decoded.mended or data.startswith((b"\xff\xfe", b"\xfe\xff")) or "utf-16" in decoded.mended:
        return decoded.text, []
    texts, broken = [], []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        one = find_text(line)
        texts.append(one.text)
        if one.mended:
            broken.append(number)
    return "\n".join(texts), broken


def _broken_lines(source: str, broken: list[int]) -> Iterator[Problem]:
    for line in broken[:ROW_PROBLEMS]:
        yield Problem(source, "the line is not UTF-8", "its encoding was guessed", line, left_out=False)
    if len(broken) > ROW_PROBLEMS:
        yield Problem(
            source, f"{len(broken) - ROW_PROBLEMS} more lines are not UTF-8", "guessed as well", left_out=False
        )


def _from_rows(rows: Iterator[Row], source: str, limits: Limits, digests: list[str] | None) -> Iterator[_Found]:
    """Drafts and problems of JSON rows; problems beyond `ROW_PROBLEMS` are counted in one."""
    told = untold = 0
    for row in rows:
        draft, wrong = _from_row(row, source, limits)
        if digests is not None:
            value = find_json_value(row.value) if row.value is not None else row.raw or row.wrong
            digests.append(digest(canonical_json(value)))
        for problem in wrong:
            told += 1
            if told <= ROW_PROBLEMS:
                yield problem
            else:
                untold += 1
        if draft:
            yield draft
    if untold:
        yield Problem(source, f"{untold} more rows have something wrong", "they were treated in the same way")


def _from_row(row: Row, source: str, limits: Limits) -> tuple[Draft | None, list[Problem]]:
    place = f"{source}:{row.place}"
    if row.value is None:
        return None, [Problem(source, f"{'the row' if row.place else 'the file'} {row.wrong}", NOT_READ, row.place)]
    draft, notes = find_draft(row.value, name=source, place=row.place, field_chars=limits.article_chars)
    mended = [*notes, *([row.mended] if row.mended else [])]
    slips = [Problem(source, note, "the rest was read", row.place, left_out=False) for note in mended]
    if draft is None:
        return None, [*slips, Problem(source, "the row has no text", NOT_READ, row.place)]
    if has_markup(draft.text) or looks_like_page(draft.text):
        draft = _without_markup(draft, place, limits)
    return draft, slips


def _without_markup(draft: Draft, place: str, limits: Limits) -> Draft:
    if not looks_like_page(draft.text):
        return replace(draft, text=find_stripped(draft.text))
    page, _ = find_page(draft.text, place, limits)
    return replace(
        draft,
        text=page.text,
        title=draft.title or page.title,
        published=draft.published or page.published,
        outlet=draft.outlet or page.outlet,
        byline=draft.byline or page.byline,
        url=draft.url or page.url,
        cut=page.cut,
    )
