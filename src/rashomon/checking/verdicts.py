"""A quotation or claim held against the articles: word for word, in part, in other words, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.checking.drafts import MIN_WORDS, QUOTED, SHORT, find_skip_reason, without_marker
from rashomon.checking.index import Index, Text
from rashomon.checking.meaning import Meanings, Meant
from rashomon.checking.passages import ELLIPSIS, Place, find_altered, find_related, find_verbatim, words_of
from rashomon.checking.speakers import find_credited, is_same_speaker, speaker_of, statement_at
from rashomon.checking.turned import find_turn
from rashomon.checking.values import Checked, CheckVerdict, Where
from rashomon.compare.quoted import Step, split
from rashomon.compare.rewording import is_spelling, turns_sense
from rashomon.errors import ModelError
from rashomon.text import Quotation, find_quotations, find_sentences, find_words
from rashomon.vocabulary import Record, Span

MIN_QUOTED = 3  # words between marks that make a quotation of its own to check
SHOWN = 12  # places given
_MARKS = "\"'“”„‟«»‹›‘’`"
_EDGES = _MARKS + ".,;:!?– "
NO_MODEL = "compared by words only: there is no language model to compare the sense"


def check(record: Record, text: str) -> tuple[Checked, ...]:
    """Hold a quotation or claim against the record.

    A text with quotation marks round some of its words (`“…,” said Ida Brandt`) is checked quotation by quotation,
    each with the speaker it names; any other text as it is, one of several sentences sentence by sentence where it does
    not stand as a whole. Nothing is looked up outside the record. For many texts make one `Checker`.
    """
    return Checker(record).check(text)


def check_draft(record: Record, text: str) -> tuple[Checked, ...]:
    """Every quotation of a draft, and every other sentence that claims something, held against the record.

    What was not checked stands at the end, as `unchecked`, with the reason.
    """
    return Checker(record).check_draft(text)


def _quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    return [q for q in find_quotations(text, start, end) if len(find_words(text[q.start : q.end])) >= MIN_QUOTED]


class Checker:
    """A record with what is needed to hold texts against it: articles are parsed once, when first needed."""

    def __init__(self, record: Record) -> None:
        self.index = Index(record)
        self.meanings = Meanings(self.index)

    def check(self, text: str) -> tuple[Checked, ...]:
        """As the function `check`."""
        return tuple(self._check(text))

    def check_draft(self, text: str) -> tuple[Checked, ...]:
        """As the function `check_draft`."""
        found: list[Checked] = []
        skipped: list[Checked] = []
        for line in re.finditer(r"[^\n]+", text):
            quotations = _quotations(text, *line.span())
            if quotations:
                found += self._check(line[0])
            for span in find_sentences(text, *line.span()):
                sentence = without_marker(text[span.start : span.end])
                reason = find_skip_reason(text, span, line[0], quotations)
                if not reason:
                    found.append(self._of_claim(sentence))
                elif reason != QUOTED:
                    skipped.append(Checked(sentence, "unchecked", why=(reason,)))
        return (*found, *skipped)

    def _check(self, text: str) -> Iterator[Checked]:
        quotations = _quotations(text)
        if not quotations:
            yield from self._of_text(text.strip().strip(_MARKS))
            return
        if len(words_of(text)) == len(words_of(text[quotations[0].start : quotations[0].end])):
            yield self._of_quotation(text.strip().strip(_MARKS))
            return
        for q in quotations:
            said = self._of_quotation(text[q.start : q.end])
            yield _with_speaker(self.index.record, said, find_credited(text, Span(q.outer_start, q.outer_end)))

    def _of_text(self, text: str) -> Iterator[Checked]:
        """A text without marks: as a whole, or sentence by sentence."""
        spans = [s for s in find_sentences(text) if find_words(text[s.start : s.end])]
        whole = _exact(self.index, text) if len(spans) > 1 else None
        if whole or len(spans) <= 1:
            yield whole or self._of_claim(text)
            return
        for span in spans:
            sentence = text[span.start : span.end]
            short = len(find_words(sentence)) < MIN_WORDS
            yield Checked(sentence, "unchecked", why=(SHORT,)) if short else self._of_claim(sentence)

    def _of_quotation(self, text: str) -> Checked:
        """A text given as a quotation: words that stand outside all marks are the reporter's, not the speaker's."""
        found = _exact(self.index, text) or _altered(self.index, text) or self._of_meaning(text)
        if found.verdict in {"exact", "punctuation"} and not any(w.quoted for w in found.where):
            return replace(found, verdict="paraphrase", why=("the articles have these words outside quotation marks",))
        return found

    def _of_claim(self, text: str) -> Checked:
        """A claim: word for word; else by its values, speaker and polarity at the nearest places; what only exchanges
        words of a passage is altered even there, if they change its sense."""
        if exact := _exact(self.index, text):
            return exact
        by_words = _altered(self.index, text)
        if by_words and by_words.why and not self._is_report(text):
            return by_words
        if by_words and by_words.verdict == "punctuation":
            return by_words
        by_meaning = self._of_meaning(text)
        if by_meaning.verdict in {"related", "not_found"} and by_words and by_words.verdict == "altered":
            return by_words
        return by_meaning

    def _is_report(self, text: str) -> bool:
        """Does the claim say who says it? Then its words are not to be compared with theirs one by one."""
        try:
            return self.meanings.is_report(text)
        except ModelError:
            return False

    def _of_meaning(self, text: str) -> Checked:
        if len(words_of(text)) < MIN_WORDS:
            return Checked(text, "not_found")
        try:
            return _checked(self.index, text, self.meanings.find(text))
        except ModelError:
            return _by_words(self.index, text)


def _checked(index: Index, text: str, meant: Meant) -> Checked:
    where = [_where(index, index.text_of[article], span) for article, span in meant.where]
    origins = {index.text_of[w.anchor.article].row.origin for w in where}
    return Checked(
        text, meant.verdict, tuple(where), len(origins), meant.changes, meant.said_by, meant.speaker, meant.why
    )


def _by_words(index: Index, text: str) -> Checked:
    """Without a language model nothing is confirmed: what shares most of its words is related."""
    found = find_related(index, text)
    if not found:
        return Checked(text, "not_found")
    where = [_where(index, index.text_of[s.article], Span(s.start, s.end)) for s in found]
    return replace(_found(index, text, "related", where), why=(NO_MODEL,))


def _exact(index: Index, text: str) -> Checked | None:
    """Word for word; altered where the sense of the words is turned wherever they stand."""
    places = find_verbatim(index, text)
    if not places:
        return None
    turns = [find_turn(index.record, p) for p in places]
    if all(turns):
        where = [_where(index, p.text, p.span) for p in places]
        return replace(_found(index, text, "altered", where), why=tuple(dict.fromkeys(turns)))
    where = [_where(index, p.text, p.span) for p, turn in zip(places, turns, strict=True) if not turn]
    plain = " ".join(text.strip(_EDGES).split())
    same = bool(ELLIPSIS.search(plain)) or any(plain in " ".join(w.anchor.exact.split()) for w in where)
    return _found(index, text, "exact" if same else "punctuation", where)


def _altered(index: Index, text: str) -> Checked | None:
    """Most words stand, others are exchanged; None where they are exchanged in the reporter's words without a change of
    sense that the words tell."""
    place = find_altered(index, text)
    if place is None:
        return None
    where = _wheres(index, place)
    changed = [s for s in place.steps if not _is_form(s)]
    if not changed:
        return _found(index, text, "punctuation", where)
    why = turns_sense(changed, len(words_of(text)))
    if not why and not any(w.quoted for w in where):
        return None  # a report in other words
    shown = tuple((" ".join(a), " ".join(b)) for a, b in changed)
    return replace(_found(index, text, "altered", where), changes=shown, why=why)


def _wheres(index: Index, place: Place) -> list[Where]:
    """The place and all others that have its words."""
    found = find_verbatim(index, place.text.row.text[place.span.start : place.span.end])
    return [_where(index, p.text, p.span) for p in found] or [_where(index, place.text, place.span)]


def _is_form(step: Step) -> bool:
    """Is it one thing written in two ways: `don't` and `do not`, `per cent` and `%`?"""
    return is_spelling(step) or split(" ".join(step[0])) == split(" ".join(step[1]))


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
    if not name or not found.where or found.verdict == "related":
        return replace(found, said_by=name)
    told = []
    for where in found.where:
        row = statement_at(record, where.anchor.article, Span(where.anchor.start, where.anchor.end))
        told.append(is_same_speaker(name, row, record) if row else None)
    if any(told):
        return replace(found, said_by=name, speaker="right")
    if False not in told:
        sure = found.verdict != "paraphrase"
        return replace(found, verdict=found.verdict if sure else "related", said_by=name, speaker="unknown")
    others = sorted({w.speaker for w, t in zip(found.where, told, strict=True) if t is False})
    why = (*found.why, f"said by {', '.join(others)}, not by {name}")
    return replace(found, verdict="altered", said_by=name, speaker="other", why=why)
