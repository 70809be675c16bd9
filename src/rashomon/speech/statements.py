"""From found statements to rows: who speaks, when it was said, who reports whom, and the same words elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.dates import FoundDate, date_of
from rashomon.language import ParsedArticle, ParsedSentence
from rashomon.lexicon import words_of
from rashomon.people import Cast
from rashomon.speech.alike import find_alike
from rashomon.speech.found import FoundStatement
from rashomon.speech.pieces import MIN_SAME, find_same
from rashomon.speech.speakers import find_speakers, printed_source
from rashomon.text import fold
from rashomon.vocabulary import NO_DATE, Anchor, Article, Date, Span, Statement, make_id

_WHERE = words_of("people", "place") | {"from"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})

Dates = Mapping[str, Sequence[FoundDate]]


def find_story_statements(parsed: Sequence[ParsedArticle], cast: Cast, dates: Dates) -> tuple[Statement, ...]:
    """The statements of a story, in the order of articles and text. `dates` are each sentence's."""
    rows: list[Statement] = []
    for article in parsed:
        rows += _rows(article, cast, dates)
    return tuple(_with_same(rows))


def _rows(parsed: ParsedArticle, cast: Cast, dates: Dates) -> list[Statement]:
    sentences = {s.sentence.id: s for s in parsed.sentences}
    rows = [
        replace(
            _row(parsed.article, found, speaker, printed_source(found, source, sentences)),
            said_on=_said_on(found, sentences, dates),
            place=_place(found, sentences),
        )
        for found, speaker, source in find_speakers(parsed, cast)
        if not found.attitude
    ]
    return _with_via(rows)


def _said_on(found: FoundStatement, sentences: Mapping[str, ParsedSentence], dates: Dates) -> Date:
    """The day the cue itself is dated with; none is taken from elsewhere."""
    sentence = sentences.get(found.cue_sentence)
    if sentence is None or found.cue_token < 0 or found.inherited:
        return NO_DATE
    found_date = date_of(sentence, found.cue_token, dates.get(found.cue_sentence, ()))
    if found_date is None or _in_content(found, sentence, found_date.start):
        return NO_DATE
    return found_date.value


def _place(found: FoundStatement, sentences: Mapping[str, ParsedSentence]) -> str:
    """Where the cue itself says that it was said: `said in Geneva`, `told reporters at the White House`."""
    sentence = sentences.get(found.cue_sentence)
    if sentence is None or found.cue_token < 0 or found.inherited:
        return ""
    tokens, children = sentence.parse.tokens, sentence.parse.children
    hung = {c for p in children[found.cue_token] if tokens[p].text.casefold() in _WHERE for c in children[p]}
    for name in sentence.names:
        first = tokens[name.first]
        heads = hung.intersection(range(name.first, name.last))
        if name.label in _PLACES and heads and not _in_content(found, sentence, first.start):
            return sentence.parse.words(name.first, name.last)
    return ""


def _in_content(found: FoundStatement, sentence: ParsedSentence, offset: int) -> bool:
    at = sentence.sentence.start + offset
    return any(span.start <= at < span.end for span in found.content)


def _row(article: Article, found: FoundStatement, speaker: str | None, source: Span | None) -> Statement:
    anchors = tuple(article.anchor(s.start, s.end) for s in found.content)
    cue = _anchor(article, Span(found.cue[0].start, found.cue[-1].end) if found.cue else None)
    return Statement(
        id=statement_id(article.id, anchors, cue),
        kind=found.kind,
        speaker=speaker,
        speaker_text=article.text[source.start : source.end] if source else "",
        cue=" ".join(article.text[s.start : s.end] for s in found.cue),
        content=" ".join(a.exact for a in anchors),
        addressee=found.addressee,
        said_on=NO_DATE,
        anchors=anchors,
        source_anchor=_anchor(article, source),
        cue_anchor=cue,
        why=found.why,
    )


def statement_id(article: str, anchors: Sequence[Anchor], cue: Anchor | None) -> str:
    """The id of a statement, from where its content and its cue stand."""
    return make_id("s", article, *(f"{a.start}:{a.end}" for a in (*anchors, *([cue] if cue else []))))


def _anchor(article: Article, span: Span | None) -> Anchor | None:
    return article.anchor(span.start, span.end) if span else None


def _with_via(rows: list[Statement]) -> list[Statement]:
    """A statement whose source and cue stand inside another's content is reported by that one.

    If both are one speaker's (`she said she believes …`), it is that one's own words and no statement of its own.
    """
    done: dict[str, Statement] = {}
    for row in rows:
        outer = [o for o in rows if o.id != row.id and _reported_in(row, o)]
        inner_first = min(outer, key=lambda o: sum(len(a.exact) for a in o.anchors), default=None)
        if inner_first is None or row.speaker is None or row.speaker != inner_first.speaker:
            done[row.id] = replace(row, via=inner_first.id) if inner_first else row
    return [replace(row, via=None) if row.via not in done else row for row in done.values()]


def _reported_in(row: Statement, outer: Statement) -> bool:
    cue = row.cue_anchor
    return cue is not None and _holds(outer, cue) and _holds(outer, row.anchors[0])


def _holds(outer: Statement, inner: Anchor) -> bool:
    return any(o.start <= inner.start and inner.end <= o.end for o in outer.anchors)


def _with_same(rows: Sequence[Statement]) -> list[Statement]:
    """Each row with the ids of the same utterance in other articles: one speaker, in like or other words."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        if row.speaker and len(row.content.split()) >= MIN_SAME:
            groups[row.speaker].append(row)
    same: dict[str, set[str]] = defaultdict(set)
    for group in (g for g in groups.values() if any(_apart(g[0], row) for row in g)):
        for a, b in _same_pairs(group):
            same[a.id].add(b.id)
            same[b.id].add(a.id)
    return [replace(r, same_as=tuple(sorted(same[r.id]))) if r.id in same else r for r in rows]


def _same_pairs(group: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The pairs of one speaker's statements that are one utterance in two articles. Like contents are compared once."""
    contents: dict[str, list[Statement]] = defaultdict(list)
    for row in group:
        contents[row.kind + "\n".join(fold(a.exact) for a in row.anchors)].append(row)
    rows = list(contents.values())
    for one in rows:
        yield from ((a, b) for a, b in combinations(one, 2) if _apart(a, b))
    quoted = (
        (i, j)
        for (i, one), (j, other) in combinations(enumerate(rows), 2)
        if "indirect" not in {one[0].kind, other[0].kind} and find_same(one[0], other[0])
    )
    for i, j in sorted({*quoted, *find_alike([one[0].content for one in rows])}):
        yield from ((a, b) for a in rows[i] for b in rows[j] if _apart(a, b))


def _apart(a: Statement, b: Statement) -> bool:
    return a.anchors[0].article != b.anchors[0].article
