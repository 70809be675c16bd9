"""What somebody thinks, wants or favours, and speech of which no words are given: `declined to say`, `cited a rule`.

A cue (a verb, adjective or noun) takes a clause, an infinitive, an object or a preposition: that is the content. Which
words are cues with which of the four stands in `attitude_cues.tsv`, chosen by count (`evals/attitude_cues.py`). What
stands inside somebody's words is theirs and not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from rashomon.clauses import complement_of, doer_of, holder_of, is_predicate_adjective
from rashomon.language import Parse, Token
from rashomon.speech.contents import bounds, content_spans
from rashomon.speech.found import Cue, FoundStatement
from rashomon.speech.paragraph import Paragraph
from rashomon.vocabulary import Span

Listed = Mapping[tuple[str, str], frozenset[str]]  # a word (lemma, part of speech) to the frames in which it is a cue
IMPERSONAL = frozenset("expect believe think fear suppose".split())  # `is expected to`: nobody is said to expect it
WITHHOLDING = frozenset({"decline", "refuse"})
_CUE_POS = frozenset({"VERB", "ADJ", "NOUN"})
_ANYBODY = frozenset({"that", "there", "it", "what", "this", "these", "those", "which"})


@cache
def read_listed() -> Listed:
    """The table of cues."""
    rows = files("rashomon.speech").joinpath("attitude_cues.tsv").read_text("utf-8").splitlines()
    return {(word, pos): frozenset(frames.split()) for word, pos, frames in (row.split("\t") for row in rows[1:])}


def find_attitudes(paragraph: Paragraph, said: Sequence[FoundStatement], listed: Listed) -> list[FoundStatement]:
    """The attitudes told in a paragraph outside everybody's words; `said`: its statements."""
    taken = [s for one in said for s in (*one.content, *one.cue)]
    taken += [Span(q.outer_start, q.outer_end) for q in paragraph.quotations]
    rows = []
    for at, sentence in enumerate(paragraph.sentences):
        for cue in _cues(sentence.parse, listed):
            start = sentence.sentence.start + sentence.parse.tokens[cue.token].start
            if not any(span.start <= start < span.end for span in taken):
                rows += _statement(paragraph, at, cue)
    return rows


def _statement(paragraph: Paragraph, at: int, cue: Cue) -> list[FoundStatement]:
    """The statement of a cue; none where its source is no one or nothing of its content is left."""
    sentence = paragraph.sentences[at]
    spans = content_spans(paragraph, at, cue, [])
    if not spans or (cue.source >= 0 and sentence.parse.tokens[cue.source].text.casefold() in _ANYBODY):
        return []
    marked = any(q.outer_start < s.end and s.start < q.outer_end for q in paragraph.quotations for s in spans)
    sid, words = sentence.sentence.id, tuple(bounds(sentence, i, i + 1) for i in cue.words)
    kind = "mixed" if marked else "indirect"
    return [FoundStatement(kind, (), words, spans, sid, cue.source, sid, cue.token, attitude=True)]  # type: ignore[arg-type]


def _cues(parse: Parse, listed: Listed) -> Iterator[Cue]:
    for token in parse.tokens:
        frames = listed.get(key_of(token)) if token.pos in _CUE_POS else None
        if token.pos == "VERB" and token.lemma.casefold() in WITHHOLDING:
            yield from _withheld(parse, token, listed)
        elif frames and parse.tokens[token.head].lemma.casefold() not in WITHHOLDING:
            frame, content, _ = complement_of(parse, token.index)
            source = _holder(parse, token) if content and frame in frames else -1
            held = source >= 0 or token.lemma.casefold() in IMPERSONAL
            if content and frame in frames and held and source not in content:
                yield Cue(token.index, source, content, True, (token.index,))


def key_of(token: Token) -> tuple[str, str]:
    """What the table of cues knows a word by."""
    return token.lemma.casefold(), token.pos


def _holder(parse: Parse, word: Token) -> int:
    """Whose attitude it is: who does the verb, who is so, whose the noun is; -1 if nobody."""
    if word.pos == "VERB":
        return doer_of(parse, word.index)
    if word.pos == "NOUN":
        return holder_of(parse, word.index)
    return doer_of(parse, word.head) if is_predicate_adjective(word) else -1


def _withheld(parse: Parse, verb: Token, listed: Listed) -> Iterator[Cue]:
    """`declined to say whether …`, `refused to rule it out`: both verbs are the cue, if the second is speech."""
    taken, source = complement_of(parse, verb.index), doer_of(parse, verb.index)
    if taken.frame != "infinitive" or source < 0 or source in taken.tokens:
        return
    inner = complement_of(parse, taken.head)
    spoken = inner.frame in listed.get(key_of(parse.tokens[taken.head]), ())
    words = tuple(range(verb.index, taken.head + 1)) if spoken else (verb.index,)
    yield Cue(verb.index, source, inner.tokens if spoken else taken.tokens, True, words)
