"""Two versions of one article → its edits. Typography, spaces, order of paragraphs and notes of the hour are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.edits.sorts import find_sorts, find_stretches
from rashomon.edits.values import Edit
from rashomon.text import find_sentences, pair_sentences, words_alone
from rashomon.vocabulary import Article

_CORRECTS = re.compile(
    r"\b(?:correct(?:ion|ions|ed|s)?|clarif(?:y|ied|ication)|amended|earlier version|misstated|misspelled|"
    r"misidentified|incorrectly|erroneously|mistakenly|editor['’]s note)\b",
    re.IGNORECASE,
)

_SMALL = frozenset(
    "a an and as at by for from he in is it its of on or said she that the they this to was were with".split()
)  # words that any correction has


def find_edits(before: Article, after: Article) -> tuple[Edit, ...]:
    """The edits that a reader would notice, in the order of the newer version; none where only its looks changed."""
    found = [*_headline(before, after)]
    old, new = _sentences(before), _sentences(after)
    if words_alone(" ".join(old.values())) != words_alone(" ".join(new.values())):
        pairs = [p for p in pair_sentences(old, new) if not p.same]
        for pair in sorted(pairs, key=lambda p: (p.after if p.after is not None else -1, p.before or 0)):
            found += _edit(
                old[pair.before] if pair.before is not None else "", new[pair.after] if pair.after is not None else ""
            )
    corrections = _corrections(after, _corrections(before, ()))
    return tuple(replace(edit, correction=_told(edit, corrections)) for edit in found)


def _headline(before: Article, after: Article) -> Iterator[Edit]:
    if words_alone(before.title) != words_alone(after.title) and before.title and after.title:
        (edit,) = _edit(before.title, after.title)
        yield replace(edit, kind="altered", headline=True)


def _edit(before: str, after: str) -> Iterator[Edit]:
    if not before or not after:
        yield Edit("added" if after else "cut", before, after)
        return
    stretches = find_stretches(before, after)
    changed = tuple((before[a.start : a.end], after[b.start : b.end]) for a, b in stretches)
    yield Edit("altered", before, after, find_sorts(before, after, stretches), changed)


def _sentences(article: Article) -> dict[int, str]:
    """The sentences of the article itself, by place: without headline and notes, which tell of it."""
    return {
        span.start: article.text[span.start : span.end]
        for block in article.blocks
        if block.role not in {"title", "note"}
        for span in find_sentences(article.text, block.start, block.end)
        if words_alone(article.text[span.start : span.end])
    }


def _corrections(article: Article, known: Sequence[str]) -> list[str]:
    """The notes of an article that tell of a correction, but for those that are known."""
    lines = (article.text[b.start : b.end] for b in article.blocks if b.role == "note")
    return [line for line in lines if _CORRECTS.search(line) and line not in known]


def _told(edit: Edit, corrections: Sequence[str]) -> str:
    """The correction that tells of an edit: it has a word of what was changed; the only one tells of the only edit."""
    changed = {w for pair in edit.changed for part in pair for w in words_alone(part) if len(w) > 1 or w.isdigit()}
    changed = changed or set(words_alone(f"{edit.before} {edit.after}")) - _SMALL
    return next((line for line in corrections if changed & set(words_alone(line))), "")
