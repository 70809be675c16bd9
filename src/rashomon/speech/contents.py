"""The spans of what was said: from a cue's tokens to clean stretches of the article."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clauses import NO_TOKEN, bare_phrase, is_object, is_verb, subjects_of, undergoer_of
from rashomon.language import Parse, ParsedSentence
from rashomon.lexicon import is_speech
from rashomon.speech.found import Cue
from rashomon.speech.paragraph import Paragraph
from rashomon.text import Quotation, dateline_end
from rashomon.vocabulary import Span

_DENYING = frozenset({"deny", "reject"})
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
    said = _before_denial(sentence.parse, sorted(i for i in cue.content if i not in block))
    while said and sentence.parse.tokens[said[-1]].pos == "CCONJ":
        said.pop()  # `threatened to close it | but has not done so`
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
    trimmed = (_trim(paragraph.text, span) for span in spans)
    return tuple(span for span in trimmed if span)


def _before_denial(parse: Parse, said: list[int]) -> list[int]:
    """Without what the teller adds at the end: `…, which Holm has denied`, `…, a charge the firm denies`."""
    for verb in (i for i in said if is_verb(parse.tokens[i]) and parse.tokens[i].lemma in _DENYING):
        noun, below = undergoer_of(parse, verb), parse.subtree(verb)
        first = below[0] if parse.tokens[below[0]].text.casefold() == "which" else NO_TOKEN
        if noun in said and noun < verb and is_speech(parse.tokens[noun].lemma, "noun", "topic"):
            first = bare_phrase(parse, noun)[0] if first == NO_TOKEN else first
        own = any(first < s < verb for s in subjects_of(parse, verb))
        if own and first > said[0] and parse.tokens[first - 1].text == "," and below[-1] >= said[-1]:
            return [i for i in said if i < first - 1]
    return said


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
        if name.label == "DATE" and cue.loose and before.text == "on" and before.head == cue.token:
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


def _trim(text: str, span: Span) -> Span | None:
    """Without a leading `that`, and without punctuation at the ends that belongs to the sentence."""
    start, end = span.start, span.end
    while end < len(text) and text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "-"):
        end += 1  # `de-escalate` cut at its hyphen
    while end > start and text[end - 1] in _EDGE + ".":
        end -= 1
    moved = True
    while moved and start < end:
        moved = False
        while start < end and text[start] in _EDGE:
            start += 1
        word = text[start : start + 5].casefold()
        if word.startswith("that") and (len(word) < 5 or not word[4].isalnum()):
            start, moved = start + 4, True
    return Span(start, end) if end - start > 1 else None
