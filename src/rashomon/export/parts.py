"""What a row rests on: its anchors, each with the part of the row that it is for, the most telling first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rashomon.export.places import Places
from rashomon.vocabulary import (
    Actor,
    Anchor,
    ArticleRow,
    Difference,
    Event,
    Line,
    Link,
    Origin,
    Question,
    Record,
    Sentence,
    Span,
    Statement,
)

Parts = tuple[tuple[str, Anchor], ...]

MAX_NAMES = 20  # forms of a name looked for in the texts, longest first; nobody has more, a flood of them costs nothing


def find_parts(record: Record, table: str, places: Places) -> list[Parts]:
    """For each flat row of `table` (see `find_flat_rows`) its anchors as (part, anchor)."""
    find = _PARTS.get(table, _tellings)
    return [tuple(find(row, places)) for row in find_flat_rows(record, table)]


def find_flat_rows(record: Record, table: str) -> tuple[Any, ...]:
    """The rows of a table as exports count them: those of the record, and for the account its lines."""
    if table == "account":
        return tuple((section.section, line) for section in record.account for line in section.lines)
    return record.table(table)


def _tellings(row: Any, places: Places) -> Iterator[tuple[str, Anchor]]:  # noqa: ARG001
    yield from (("telling", anchor) for anchor in row.anchors)


def _article(row: ArticleRow, places: Places) -> Iterator[tuple[str, Anchor]]:
    opening = places.opening(row)
    if opening:
        yield "opening", opening


def _sentence(row: Sentence, places: Places) -> Iterator[tuple[str, Anchor]]:
    yield from _spans("sentence", row.article, (row.span,), places)


def _link(row: Link, places: Places) -> Iterator[tuple[str, Anchor]]:
    found = list(_spans("a", row.a, (p.a for p in row.passages), places))
    found += _spans("b", row.b, (p.b for p in row.passages), places)
    for part, article in (("a", row.a), ("b", row.b)):
        if not any(part == name for name, _ in found):
            found += [(part, anchor) for anchor in _openings((article,), places)]
    yield from found


def _origin(row: Origin, places: Places) -> Iterator[tuple[str, Anchor]]:
    yield from (("opening", anchor) for anchor in _openings(row.articles, places))


def _actor(row: Actor, places: Places) -> Iterator[tuple[str, Anchor]]:
    """The words of the roles; for an actor without any, the first place where a name of theirs stands."""
    roles = [(f"role: {role.role}", anchor) for role in row.roles for anchor in role.anchors]
    yield from roles or _name(row, places)


def _name(row: Actor, places: Places) -> Iterator[tuple[str, Anchor]]:
    names = sorted({row.name, *row.names}, key=lambda name: (-len(name), name))[:MAX_NAMES]
    for name in filter(None, names):
        for article in places.legend.articles.values():
            start = find_whole_word(article.text, name)
            if start >= 0:
                yield "name", Anchor(article.id, start, start + len(name), name)
                return


def find_whole_word(text: str, word: str) -> int:
    """Where `word` first stands in `text` as words of its own; -1 where it does not."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[max(start - 1, 0) : start].isalnum() and not text[end : end + 1].isalnum():
            return start
        start = text.find(word, start + 1)
    return -1


def _statement(row: Statement, places: Places) -> Iterator[tuple[str, Anchor]]:  # noqa: ARG001
    yield from (("content", anchor) for anchor in row.anchors)
    if row.source_anchor:
        yield "speaker", row.source_anchor
    if row.cue_anchor:
        yield "cue", row.cue_anchor


def _event(row: Event, places: Places) -> Iterator[tuple[str, Anchor]]:
    yield from _tellings(row, places)
    yield from ((f"status: {change.status}", change.anchor) for change in row.history)


def _question(row: Question, places: Places) -> Iterator[tuple[str, Anchor]]:  # noqa: ARG001
    yield from (("question", anchor) for anchor in row.anchors)
    yield from (("answer", anchor) for anchor in row.answer)


def _difference(row: Difference, places: Places) -> Iterator[tuple[str, Anchor]]:  # noqa: ARG001
    yield "a", row.a
    yield "b", row.b


def _line(row: tuple[str, Line], places: Places) -> Iterator[tuple[str, Anchor]]:  # noqa: ARG001
    yield from (("line", anchor) for anchor in row[1].anchors)


def _spans(part: str, article: str, spans: Iterable[Span], places: Places) -> Iterator[tuple[str, Anchor]]:
    row = places.legend.articles.get(article)
    for span in spans:
        words = row.text[span.start : span.end] if row else ""
        if words and len(words) == span.end - span.start:
            yield part, Anchor(article, span.start, span.end, words)


def _openings(articles: Iterable[str], places: Places) -> Iterator[Anchor]:
    for article in articles:
        row = places.legend.articles.get(article)
        opening = places.opening(row) if row else None
        if opening:
            yield opening


_PARTS: dict[str, Callable[[Any, Places], Iterator[tuple[str, Anchor]]]] = {
    "articles": _article,
    "sentences": _sentence,
    "links": _link,
    "origins": _origin,
    "actors": _actor,
    "statements": _statement,
    "events": _event,
    "questions": _question,
    "differences": _difference,
    "account": _line,
}
