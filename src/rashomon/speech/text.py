"""Statements of a plain text, for use without a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rashomon.language import Parse, ParsedSentence, parse_text
from rashomon.people import find_cast
from rashomon.people.lexicon import DOCUMENTS
from rashomon.speech.attitudes import read_listed
from rashomon.speech.contents import bounds
from rashomon.speech.found import FoundStatement
from rashomon.speech.statements import find_speakers
from rashomon.vocabulary import Span

_MEDIA = frozenset("interview post tweet email e-mail speech message column".split())
BEFORE = frozenset(
    {"auxiliary", "passive auxiliary", "negation", "adverb"}
)  # what belongs to a cue if it stands right before it


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
    first, last = _verb_group(sentence.parse, found.cue_token)
    while last < len(tokens) and base + tokens[last].end <= found.cue[-1].end:
        last += 1
    begins = min((span.start for span in found.content), default=-1)
    content = found.content
    if last < len(tokens) and tokens[last].role == "preposition" and first <= tokens[last].head < last:
        after = base + tokens[last + 1].start if last + 1 < len(tokens) else -1
        if begins == base + tokens[last].start and after < content[0].end:  # `referred to | the letter`
            content = (Span(after, content[0].end), *content[1:])
            begins = after
        last += begins == after
    last = _with_medium(sentence.parse, last)
    return replace(told, cue=(bounds(sentence, first, last),), content=content)


def _verb_group(parse: Parse, cue: int) -> tuple[int, int]:
    """The cue's tokens with its auxiliaries, adverbs and particle; of an adjective, with its verb."""
    tokens, first, last = parse.tokens, cue, cue + 1
    children = set(parse.children[cue])
    if (
        tokens[cue].pos == "ADJ"
        and tokens[cue].role == "adjective complement"
        and tokens[tokens[cue].head].pos == "AUX"
    ):
        children |= {*parse.children[tokens[cue].head], tokens[cue].head}
    while first - 1 in children and (tokens[first - 1].role in BEFORE or tokens[first - 1].pos == "AUX"):
        first -= 1
    while first < cue and tokens[first].tag == "TO":
        first += 1
    return first, last + (last in children and tokens[last].role == "particle")


def _with_medium(parse: Parse, last: int) -> int:
    """`said in a statement`: where it was put down belongs to the cue that it stands right after."""
    tokens = parse.tokens
    if last >= len(tokens) or tokens[last].text != "in" or tokens[last].head != last - 1:
        return last
    medium = next((c for c in parse.children[last] if tokens[c].role == "governed noun"), -1)
    if medium < 0 or tokens[medium].lemma.casefold() not in DOCUMENTS | _MEDIA:
        return last
    return medium + 1


def _sources(found: FoundStatement, source: Span | None, sentences: Mapping[str, ParsedSentence]) -> Iterator[Span]:
    """The words that name the source with what is said of them there; and the `who` that stands for them at the cue."""
    sentence = sentences.get(found.cue_sentence)
    relative = _relative(sentence.parse, found.cue_token) if source and sentence and found.cue_token >= 0 else -1
    if sentence and relative >= 0:
        yield bounds(sentence, relative, relative + 1)
    if source:
        named = sentences.get(found.sentence)
        yield _whole(named, source, found, relative) if named and found.speaker_token >= 0 else source


def _relative(parse: Parse, cue: int) -> int:
    """The cue's `who` or `which`, -1 if it has none."""
    return next(
        (c for c in parse.children[cue] if parse.tokens[c].role == "subject" and parse.tokens[c].tag in {"WP", "WDT"}),
        -1,
    )


def _whole(sentence: ParsedSentence, source: Span, found: FoundStatement, relative: int) -> Span:
    """The source with its article, appositions and clauses, as long as nothing of the cue or content is among them."""
    base, tokens = sentence.sentence.start, sentence.parse.tokens
    inside = set(sentence.parse.subtree(found.speaker_token))
    if relative >= 0:
        inside -= set(sentence.parse.subtree(tokens[relative].head))
    first = last = found.speaker_token
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while last > found.speaker_token and tokens[last].pos == "PUNCT":
        last -= 1
    while first < found.speaker_token and tokens[first].pos == "PUNCT":
        first += 1
    span = Span(min(base + tokens[first].start, source.start), max(base + tokens[last].end, source.end))
    other = (*found.cue, *found.content)
    return source if any(one.start < span.end and span.start < one.end for one in other) else span
