"""A quotation or claim held against the articles: word for word, in part, in other words, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.checking.index import Index, Text
from rashomon.checking.passages import ELLIPSIS, find_altered, find_paraphrase, find_verbatim, words_of
from rashomon.checking.speakers import find_credited, is_same_speaker, speaker_of, statement_at
from rashomon.checking.values import Checked, CheckVerdict, Where
from rashomon.compare.quoted import Step, split
from rashomon.compare.rewording import is_spelling, number, turns_sense
from rashomon.text import Quotation, find_quotations, find_sentences, find_words
from rashomon.vocabulary import Record, Span

MIN_QUOTED = 3  # words between marks that make a quotation of its own to check
SHOWN = 12  # places given
_MARKS = "\"'“”„‟«»‹›‘’`"
_EDGES = _MARKS + ".,;:!?– "


def check(record: Record, text: str) -> tuple[Checked, ...]:
    """Hold a quotation or claim against the record.

    A text with quotation marks round some of its words (`“…,” said Ida Brandt`) is checked quotation by quotation,
    each with the speaker it names; any other text as it is. Nothing is looked up outside the record.
    """
    return tuple(_check(Index(record), text))


def check_draft(record: Record, text: str) -> tuple[Checked, ...]:
    """Every quotation of a draft, and every sentence outside them that holds a figure, held against the record."""
    index = Index(record)
    found: list[Checked] = []
    for line in re.finditer(r"[^\n]+", text):
        quotations = _quotations(text, *line.span())
        if quotations:
            found += _check(index, line[0])
        for span in find_sentences(text, *line.span()):
            apart = not any(q.outer_start < span.end and span.start < q.outer_end for q in quotations)
            if apart and any(c.isdigit() for c in text[span.start : span.end]):
                found.append(_of_claim(index, text[span.start : span.end]))
    return tuple(found)


def _quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    return [q for q in find_quotations(text, start, end) if len(find_words(text[q.start : q.end])) >= MIN_QUOTED]


def _check(index: Index, text: str) -> Iterator[Checked]:
    quotations = _quotations(text)
    if not quotations or len(words_of(text)) == len(words_of(text[quotations[0].start : quotations[0].end])):
        yield _of_claim(index, text.strip().strip(_MARKS))
        return
    for q in quotations:
        said = _of_quotation(index, text[q.start : q.end])
        yield _with_speaker(index.record, said, find_credited(text, Span(q.outer_start, q.outer_end)))


def _of_quotation(index: Index, text: str) -> Checked:
    """A text given as a quotation: words that stand outside all marks are the reporter's, not the speaker's."""
    found = _of_claim(index, text)
    if found.verdict in {"exact", "punctuation"} and not any(w.quoted for w in found.where):
        return replace(found, verdict="paraphrase", why=("the articles have these words outside quotation marks",))
    return found


def _of_claim(index: Index, text: str) -> Checked:
    """The first of: word for word, with words exchanged, in other words, not found."""
    return _exact(index, text) or _altered(index, text) or _paraphrase(index, text) or Checked(text, "not_found")


def _exact(index: Index, text: str) -> Checked | None:
    places = find_verbatim(index, text)
    if not places:
        return None
    where = [_where(index, p.text, p.span) for p in places]
    plain = " ".join(text.strip(_EDGES).split())
    same = bool(ELLIPSIS.search(plain)) or any(plain in " ".join(w.anchor.exact.split()) for w in where)
    return _found(index, text, "exact" if same else "punctuation", where)


def _altered(index: Index, text: str) -> Checked | None:
    place = find_altered(index, text)
    if place is None:
        return None
    where = [
        _where(index, p.text, p.span)
        for p in find_verbatim(index, place.text.row.text[place.span.start : place.span.end])
    ]
    where = where or [_where(index, place.text, place.span)]
    changed = [s for s in place.steps if not _is_form(s)]
    if not changed:
        return _found(index, text, "punctuation", where)
    why = turns_sense(changed, len(words_of(text)))
    if not why and not any(w.quoted for w in where):
        return _found(index, text, "paraphrase", where)  # a report in other words
    shown = tuple((" ".join(a), " ".join(b)) for a, b in changed)
    return replace(_found(index, text, "altered", where), changes=shown, why=why)


def _is_form(step: Step) -> bool:
    """Is it one thing written in two ways: `don't` and `do not`, `per cent` and `%`?"""
    return is_spelling(step) or split(" ".join(step[0])) == split(" ".join(step[1]))


def _paraphrase(index: Index, text: str) -> Checked | None:
    """In other words; altered where a figure or a denial speaks against it."""
    found = find_paraphrase(index, text)
    if found is None:
        return None
    sentence, theirs = found
    where = [_where(index, index.text_of[sentence.article], Span(sentence.start, sentence.end))]
    checked = _found(index, text, "paraphrase", where)
    words = split(text)
    mine, other = _figures(words, theirs), _figures(theirs, words)
    if mine and other:
        return replace(checked, verdict="altered", changes=((mine, other),), why=("another figure",))
    if mine:
        return replace(checked, verdict="not_found", why=(f"nothing of {mine} in what is said of it",))
    denied = turns_sense([(words, theirs)], 0)
    return replace(checked, verdict="altered", why=denied) if "one denies it" in denied else checked


def _figures(words: Sequence[str], others: Sequence[str]) -> str:
    """The figures among some words that others have not."""
    known = {number(w) for w in others}
    return " ".join(w for w in words if number(w) is not None and number(w) not in known)


def _where(index: Index, found: Text, span: Span) -> Where:
    row = found.row
    low, high = row.text.rfind("\n", 0, span.start) + 1, row.text.find("\n", span.end)
    marks = find_quotations(row.text, low, high if high >= 0 else len(row.text))
    inside = sum(max(0, min(q.end, span.end) - max(q.start, span.start)) for q in marks)
    said = statement_at(index.record, row.id, span)
    return Where(found.anchor(span), speaker_of(said, index.record), inside * 2 > span.end - span.start)


def _found(index: Index, text: str, verdict: CheckVerdict, where: Sequence[Where]) -> Checked:
    rows = sorted(where, key=lambda w: (not w.quoted, not w.speaker, w.anchor))
    origins = {index.text_of[w.anchor.article].row.origin for w in where}
    return Checked(text, verdict, tuple(rows[:SHOWN]), len(origins))


def _with_speaker(record: Record, found: Checked, name: str) -> Checked:
    """The finding with what it says of the speaker; words credited to another are altered."""
    if not name or not found.where:
        return replace(found, said_by=name)
    told = []
    for where in found.where:
        row = statement_at(record, where.anchor.article, Span(where.anchor.start, where.anchor.end))
        told.append(is_same_speaker(name, row, record) if row else None)
    if any(told):
        return replace(found, said_by=name, speaker="right")
    if False not in told:
        return replace(found, said_by=name, speaker="unknown")
    others = sorted({w.speaker for w, t in zip(found.where, told, strict=True) if t is False})
    why = (*found.why, f"said by {', '.join(others)}, not by {name}")
    return replace(found, verdict="altered", said_by=name, speaker="other", why=why)
