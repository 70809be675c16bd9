"""The spans of what was said: from a cue's tokens to clean stretches of the article."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.clauses import NO_TOKEN, before_joint, complement_of, is_object, is_subject, is_verb, subjects_of
from rashomon.language import Parse, ParsedSentence
from rashomon.speech.ends import content_end
from rashomon.speech.found import Cue
from rashomon.speech.paragraph import Paragraph
from rashomon.text import Quotation, dateline_end
from rashomon.vocabulary import Span

_EDGE = " \t,;:—–-"


def bounds(sentence: ParsedSentence, first: int, last: int) -> Span:
    """Tokens `first` to `last` (half-open) of a sentence as a span of the article."""
    tokens, base = sentence.parse.tokens, sentence.sentence.start
    return Span(base + tokens[first].start, base + tokens[last - 1].end)


def strip_span(text: str, span: Span) -> Span | None:
    """`span` without spaces at its ends; None if nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def is_whole(paragraph: Paragraph, at: int, cue: Cue, q: Quotation) -> bool:
    """Is the quotation all that the cue's content says, openers, marks and its own first half left aside?

    Where a comma or colon leads the words in, what stands before the cue is no content: `Later, she said, “…”`.
    """
    sentence = paragraph.sentences[at]
    inside = set(paragraph.quoted(at))
    rest = [i for i in cue.content if i not in inside and sentence.parse.tokens[i].pos not in {"PUNCT", "SPACE"}]
    led = paragraph.text[q.start].isupper() and paragraph.led_in(q)
    if led and sentence.parse.tokens[cue.token].pos == "VERB":
        rest = [i for i in rest if i > cue.token]
    return not rest and (paragraph.text[q.start].isupper() or _goes_on(paragraph, at, cue, q))


def _goes_on(paragraph: Paragraph, at: int, cue: Cue, q: Quotation) -> bool:
    """Does another quotation of the content stand before this one, and the cue between the two?"""
    start = paragraph.sentences[at].sentence.start
    said = start + paragraph.sentences[at].parse.tokens[cue.token].start
    return any(start <= other.start < said < q.start for other in paragraph.quotations)


def content_spans(paragraph: Paragraph, at: int, cue: Cue, marks: Sequence[Span]) -> tuple[Span, ...]:
    """The content as spans: its tokens in runs, cut where the cue or its source stands between, marks kept whole."""
    sentence = paragraph.sentences[at]
    block = {*cue.words, cue.source, *_own_date(sentence, cue)}
    said = _until_end(paragraph, at, cue, sorted(i for i in cue.content if i not in block), marks)
    while said and sentence.parse.tokens[said[-1]].pos == "CCONJ":
        said.pop()
    runs: list[list[int]] = []
    for index in said:
        if runs and not block.intersection(range(runs[-1][-1] + 1, index)):
            runs[-1].append(index)
        else:
            runs.append([index])
    runs = [r for r in runs if len(r) > 1 or sentence.parse.tokens[r[0]].tag not in {"WDT", "WP", "IN", "CC", ","}]
    filed = sentence.sentence.start + dateline_end(sentence.parse.text)
    spans = [bounds(sentence, run[0], run[-1] + 1) for run in runs]
    spans = [Span(max(s.start, filed), s.end) for s in spans if s.end > filed]
    spans = _with_marks(spans, [*marks, *_cut_marks(paragraph, spans)])
    start = sentence.sentence.start
    pointing = {start + t.start for t in sentence.parse.tokens if t.text.casefold() == "that" and is_subject(t)}
    trimmed = (_trim(paragraph.text, span, pointing) for span in spans)
    return tuple(span for span in trimmed if span)


def _until_end(paragraph: Paragraph, at: int, cue: Cue, said: list[int], marks: Sequence[Span]) -> list[int]:
    """The tokens of a content that follows its cue, up to where the teller goes on: `… it was over | and left`."""
    sentence = paragraph.sentences[at]
    tokens, start = sentence.parse.tokens, sentence.sentence.start
    runs_on = (i for n, i in enumerate(said) if said[-1] - i == len(said) - 1 - n)
    first = next((i for i in runs_on if i > cue.token), NO_TOKEN)
    if first == NO_TOKEN:
        return said
    told, inside = said[-1] + 1, paragraph.quoted(at)
    least = next((t.index + 1 for t in reversed(tokens) if any(start + t.start < m.end for m in marks)), 0)
    least = max(least, _predicate_end(sentence.parse, cue.token, first, told))
    end = content_end(sentence, cue.token, first, told, inside, before_joint(sentence.parse, least, first))
    if end == before_joint(sentence.parse, told, first) or (end == first + 1 and tokens[first].pos == "NOUN"):
        return said
    return [*(i for i in said if i < end), *range(told, end)]


def _predicate_end(parse: Parse, cue: int, first: int, told: int) -> int:
    """Behind the verb of the clause said, and after `be` behind what is begun of it: no end parts a subject from it."""
    head = complement_of(parse, cue).head
    if not first <= head < told or not any(first <= s < head for s in subjects_of(parse, head)):
        return 0
    after = [c for c in parse.children[head] if head < c < told and parse.tokens[c].pos != "PUNCT"]
    return (after[0] if after and parse.tokens[head].lemma == "be" else head) + 1


def _own_date(sentence: ParsedSentence, cue: Cue) -> range:
    """The tokens of a date that tells when it was said: `called it “…” on Friday`, `said last year it was over`."""
    tokens = sentence.parse.tokens
    for name in sentence.names:
        before = tokens[name.first - 1]
        last, parse = name.last - 1, sentence.parse
        adverb = is_verb(tokens[tokens[last].head]) and last not in subjects_of(parse, tokens[last].head)
        if name.label == "DATE" and before.index == cue.token and name.last in cue.content and adverb:
            return range(name.first, name.last)
        ends = name.last not in cue.content and not is_object(tokens[last])
        if name.label == "DATE" and cue.loose and tokens[last].head == cue.token and ends:
            return range(name.first, name.last)
        next_to = before.index == cue.token + 1 and name.last in cue.content  # `said on Monday it was over`
        hangs = cue.loose and before.head == cue.token
        if name.label == "DATE" and before.text == "on" and (hangs or next_to):
            return range(before.index, name.last)
    return range(0)


def _cut_marks(paragraph: Paragraph, spans: Sequence[Span]) -> list[Span]:
    """The quotations that a span would cut through."""
    return [
        Span(q.outer_start, q.outer_end)
        for q in paragraph.quotations
        for s in spans
        if q.outer_start < s.end and s.start < q.outer_end
    ]


def _with_marks(spans: Sequence[Span], marks: Sequence[Span]) -> list[Span]:
    """`spans` widened so that no quotation is cut, overlapping ones joined."""
    joined: list[Span] = []
    for span in sorted([*spans, *marks]):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _trim(text: str, span: Span, pointing: Collection[int]) -> Span | None:
    """Without a leading `that`, unless it stands at one of `pointing` and is what is told of (`says that may happen`),
    and without punctuation at the ends that belongs to the sentence."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in _EDGE + ".":
        end -= 1
    moved = True
    while moved and start < end:
        moved = False
        while start < end and text[start] in _EDGE:
            start += 1
        word = text[start : start + 5].casefold()
        if word.startswith("that") and not word[4:].isalnum() and start not in pointing:
            start, moved = start + 4, True
    return Span(start, end) if end - start > 1 else None
