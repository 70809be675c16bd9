"""A row → a draft: services' fields brought up, names mapped, markup taken off, teasers and cut texts told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rashomon.reading.clean import has_markup
from rashomon.reading.fields import find_draft
from rashomon.reading.files import NOT_READ
from rashomon.reading.limits import Draft, Limits
from rashomon.reading.pages import find_page, looks_like_page
from rashomon.reading.rows import Row
from rashomon.reading.services import find_cut_off, find_flat, find_teaser, is_reference
from rashomon.reading.strip import find_stripped
from rashomon.vocabulary import Problem

Names = Mapping[str, str]  # what a field holds (`text`, `title`, …) → its name in these rows


def find_row_draft(row: Row, source: str, limits: Limits, names: Names) -> tuple[Draft | None, list[Problem]]:
    """The article of `row`, or None where it has no text, and what was wrong with it."""
    if row.value is None:
        what = f"{'the row' if row.place else 'the file'} {row.wrong}"
        return None, [Problem(source, what, NOT_READ, row.place)]
    if is_reference(row.value):
        what = "a reference: it names an article and holds no text of it"
        return None, [Problem(source, what, NOT_READ, row.place)]
    flat = find_flat(_named(row.value, names))
    draft, notes = find_draft(flat, name=source, place=row.place, field_chars=limits.article_chars)
    if draft is None:
        draft, notes = _of_teaser(flat, source, row.place, limits, notes)
    notes = [*notes, *([row.mended] if row.mended else [])]
    if draft is not None:
        draft, cut = _whole(draft)
        notes = [*notes, *cut]
    slips = [Problem(source, note, "the rest was read", row.place, left_out=False) for note in notes]
    if draft is None:
        return None, [*slips, Problem(source, "the row has no text", NOT_READ, row.place)]
    if has_markup(draft.text) or looks_like_page(draft.text):
        draft = _without_markup(draft, f"{source}:{row.place}", limits)
    return draft, slips


def _named(row: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """`row` with the fields that the user named under what they hold."""
    wanted = {own: name for name, own in names.items() if own in row}
    out = {str(key): value for key, value in row.items() if key not in wanted and key not in wanted.values()}
    return {**{name: row[own] for own, name in wanted.items()}, **out}


def _of_teaser(
    row: dict[str, Any], source: str, place: int, limits: Limits, notes: list[str]
) -> tuple[Draft | None, list[str]]:
    teaser, name = find_teaser(row)
    if not teaser:
        return None, notes
    row = {key: value for key, value in row.items() if key != name} | {"text": teaser}
    draft, notes = find_draft(row, name=source, place=place, field_chars=limits.article_chars)
    return draft, [*notes, f"the article's text is not given, only its {name.replace('_', ' ')}"]


def _whole(draft: Draft) -> tuple[Draft, list[str]]:
    text, mark = find_cut_off(draft.text)
    return (replace(draft, text=text), [f"the text is cut off: {mark}"]) if mark else (draft, [])


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
