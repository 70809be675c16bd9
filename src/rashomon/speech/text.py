"""Statements of a plain text, for use without a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rashomon.clauses import noun_after, relative_of, verb_group
from rashomon.language import Parse, ParsedSentence, parse_text
from rashomon.people import find_cast
from rashomon.people.lexicon import DOCUMENTS
from rashomon.speech.attitudes import read_listed
from rashomon.speech.contents import bounds
from rashomon.speech.found import FoundStatement
from rashomon.speech.speakers import find_speakers, whole_source
from rashomon.vocabulary import Span

_MEDIA = frozenset("interview post tweet email e-mail speech message column".split())


def find_statements(text: str) -> tuple[FoundStatement, ...]:
    """The statements of an English text, in text order.

    Each has `source`, `cue` and `content`, tuples of spans that count code points of `text` as given.
    Those with `attitude` tell what somebody thinks, wants or favours, or that somebody spoke, and give no words.
    Quotation marks and a leading `that` are no part of a content. Raises `ModelError` where no
    language model is installed.
    """
    parsed = parse_text(text)
    sentences = {s.sentence.id: s for s in parsed.sentences}
    return tuple(
        _as_told(found, source, sentences)
        for found, _, source in find_speakers(parsed, find_cast([parsed]), attitudes=read_listed())
    )


def _as_told(found: FoundStatement, source: Span | None, sentences: Mapping[str, ParsedSentence]) -> FoundStatement:
    """The statement with its source and cue in full, as the text has them."""
    told = replace(found, source=tuple(sorted(_sources(found, source, sentences))))
    sentence = sentences.get(found.cue_sentence)
    if sentence is None or not found.cue or found.cue_token < 0:
        return told
    base, tokens = sentence.sentence.start, sentence.parse.tokens
    first, last = verb_group(sentence.parse, found.cue_token)
    while last < len(tokens) and base + tokens[last].end <= found.cue[-1].end:
        last += 1
    begins = min((span.start for span in found.content), default=-1)
    content = found.content
    if last < len(tokens) and (
        tokens[last].text == "for" or (tokens[last].pos == "ADP" and first <= tokens[last].head < last)
    ):
        after = base + tokens[last + 1].start if last + 1 < len(tokens) else -1
        if begins == base + tokens[last].start and after < content[0].end:  # `referred to | the letter`
            content = (Span(after, content[0].end), *content[1:])
            begins = after
        last += begins == after
    last = _with_medium(sentence.parse, last)
    return replace(told, cue=(bounds(sentence, first, last),), content=content)


def _with_medium(parse: Parse, last: int) -> int:
    """`said in a statement`: where it was put down belongs to the cue that it stands right after."""
    tokens = parse.tokens
    if last >= len(tokens) or tokens[last].text != "in" or tokens[last].head != last - 1:
        return last
    medium = noun_after(parse, last)
    if medium < 0 or tokens[medium].lemma.casefold() not in DOCUMENTS | _MEDIA:
        return last
    return medium + 1


def _sources(found: FoundStatement, source: Span | None, sentences: Mapping[str, ParsedSentence]) -> Iterator[Span]:
    """The words that name the source with what is said of them there; and the `who` that stands for them at the cue."""
    sentence = sentences.get(found.cue_sentence)
    relative = relative_of(sentence.parse, found.cue_token) if source and sentence and found.cue_token >= 0 else -1
    if sentence and relative >= 0:
        yield bounds(sentence, relative, relative + 1)
    if source:
        named = sentences.get(found.sentence)
        yield whole_source(named, source, found) if named and found.speaker_token >= 0 else source
