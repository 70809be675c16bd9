"""What somebody thinks, wants or favours, and speech of which no words are given: `declined to say`, `cited a rule`.

A cue (a verb, adjective or noun) takes a clause, an infinitive, an object or a preposition: that is the content. Which
words are cues with which of the four stands in `attitude_cues.tsv`, chosen by count (`evals/attitude_cues.py`). What
stands inside somebody's words is theirs and not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from rashomon.language import Parse, Token
from rashomon.speech.clauses import subject_of
from rashomon.speech.contents import bounds, content_spans
from rashomon.speech.found import Cue, FoundStatement
from rashomon.speech.paragraph import Paragraph
from rashomon.vocabulary import Span

Frame = Literal["clause", "infinitive", "object", "preposition"]
Listed = Mapping[tuple[str, str], frozenset[str]]  # a word (lemma, part of speech) to the frames in which it is a cue
IMPERSONAL = frozenset("expect believe think fear suppose".split())  # `is expected to`: nobody is said to expect it
WITHHOLDING = frozenset({"decline", "refuse"})
PREPOSITIONS = frozenset("of for to about on against in with over at as toward towards from into by after".split())
_CUE_POS = frozenset({"VERB", "ADJ", "NOUN"})
_ANYBODY = frozenset({"that", "there", "it", "what", "this", "these", "those", "which"})
_CLAUSES: Mapping[str, Frame] = {"content clause": "clause", "noun clause": "clause", "open clause": "infinitive"}


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
        elif frames and not (token.role == "open clause" and parse.tokens[token.head].lemma.casefold() in WITHHOLDING):
            frame, content = find_frame(parse, token)
            source = _holder(parse, token) if content and frame in frames else -1
            held = source >= 0 or token.lemma.casefold() in IMPERSONAL
            if content and frame in frames and held and source not in content:
                yield Cue(token.index, source, tuple(content), True, (token.index,))


def key_of(token: Token) -> tuple[str, str]:
    """What the table of cues knows a word by."""
    return token.lemma.casefold(), token.pos


def _holder(parse: Parse, word: Token) -> int:
    """Whose attitude it is: a verb's doer, an adjective's subject, a noun's owner or who has it; -1 if none."""
    if word.pos == "VERB":
        return find_doer(parse, word.index)
    if word.pos == "ADJ":
        return find_doer(parse, word.head) if word.role in {"adjective complement", "object complement"} else -1
    owner = _owner(parse, word.index)
    return owner if owner >= 0 or word.role not in {"object", "complement"} else find_doer(parse, word.head)


def _owner(parse: Parse, noun: int) -> int:
    return next((c for c in parse.children[noun] if parse.tokens[c].role == "possessor"), -1)


def find_doer(parse: Parse, verb: int) -> int:
    """Who does the verb, also where it hangs on a noun (`a plan to run`) or a preposition (`praised for saying`)."""
    for _ in range(len(parse.tokens)):
        source, token = subject_of(parse, verb), parse.tokens[verb]
        if source >= 0 or token.head == verb or token.role not in {"governed clause", "noun clause"}:
            return source
        head = parse.tokens[token.head]
        if head.pos == "ADP":
            head = parse.tokens[head.head]
        owner = _owner(parse, head.index)
        if owner >= 0:
            return owner
        verb = head.head if head.pos == "NOUN" and head.role in {"object", "complement"} else head.index
        if verb == token.index or parse.tokens[verb].pos not in {"VERB", "AUX"}:
            return -1
    return -1


def find_frame(parse: Parse, word: Token) -> tuple[Frame, list[int]]:
    """What the word takes and its tokens: a clause with its doer before all, else an object, else a preposition's."""
    children = [c for c in parse.children[word.index] if c > word.index]
    for child in children:
        frame = _CLAUSES.get(parse.tokens[child].role)
        if frame and not (parse.tokens[child].role == "noun clause" and word.pos == "VERB"):
            doers = [c for c in children if parse.tokens[c].role == "object" and c < child]
            return frame, sorted(i for c in (*doers, child) for i in parse.subtree(c) if i > word.index)
    if word.pos == "VERB" and any(parse.tokens[c].role == "object" for c in children):
        hung = [c for c in children if parse.tokens[c].role in {"object", "object complement", "preposition"}]
        return "object", sorted(i for c in hung for i in parse.subtree(c) if i > word.index)
    for child in children:
        if parse.tokens[child].role == "preposition" and parse.tokens[child].text.casefold() in PREPOSITIONS:
            return "preposition", [i for i in parse.subtree(child) if i > child]
    return "preposition", []


def _withheld(parse: Parse, verb: Token, listed: Listed) -> Iterator[Cue]:
    """`declined to say whether …`, `refused to rule it out`: both verbs are the cue, if the second is speech."""
    for child in parse.children[verb.index]:
        said = parse.tokens[child]
        if said.role == "open clause" and child > verb.index:
            frame, content = find_frame(parse, said)
            spoken = bool(content) and frame in listed.get(key_of(said), ())
            words = tuple(range(verb.index, child + 1)) if spoken else (verb.index,)
            tokens = content if spoken else [i for i in parse.subtree(child) if i > verb.index]
            source = subject_of(parse, verb.index)
            if tokens and source >= 0 and source not in tokens:
                yield Cue(verb.index, source, tuple(tokens), True, words)
