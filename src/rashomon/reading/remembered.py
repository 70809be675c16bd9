"""Results kept of pure functions: reprints bring the same texts and lines again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

TEXTS = 64  # whole texts; a story has some tens that differ
LINES = 4_096  # single lines; about 40 for each of a hundred texts
TEXT_CHARS = 60_000  # longer ones are looked at anew each time, so that what is kept is bounded
LINE_CHARS = 2_000

_Rest = ParamSpec("_Rest")
_Found = TypeVar("_Found")
_OfText = Callable[Concatenate[str, _Rest], _Found]


def of_text(find: _OfText[_Rest, _Found]) -> _OfText[_Rest, _Found]:
    """`find`, a pure function of a text, with what it gave for the last `TEXTS` texts kept."""
    return _remembered(find, TEXTS, TEXT_CHARS)


def of_line(find: _OfText[_Rest, _Found]) -> _OfText[_Rest, _Found]:
    """`find`, a pure function of a line, with what it gave for the last `LINES` lines kept."""
    return _remembered(find, LINES, LINE_CHARS)


def _remembered(find: _OfText[_Rest, _Found], number: int, chars: int) -> _OfText[_Rest, _Found]:
    kept = lru_cache(maxsize=number)(find)

    @wraps(find)
    def found(text: str, /, *args: _Rest.args, **kwargs: _Rest.kwargs) -> _Found:
        if len(text) > chars:
            return find(text, *args, **kwargs)
        return kept(text, *args, **kwargs)  # type: ignore[arg-type]  # all further arguments are flags, hashable

    return found
