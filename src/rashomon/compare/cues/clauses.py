"""The clauses of a sentence, what bears on each, and who says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.cues.worded import CONTENT, LIGHT, PASSIVE, SUBJECT, Worded, antecedent, phrase
from rashomon.language import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset(
    {"content clause", "adverbial clause", "relative clause", "conjunct", "parataxis", "clausal subject"}
)
_BEARING = frozenset(
    {"auxiliary", "passive auxiliary", "negation", "adverb", "particle", "adjective complement", "complement"}
)
LEVELS = 3  # clauses above one that may bear on it


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the cue's token, its word, the words that tell who; none of an unresolved pronoun."""

    index: int
    cue: str
    words: frozenset[str]
    names: frozenset[str]
    text: str
    denied: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its verb's token, its own tokens, those above it that bear on it (`claims that`, `could not rule out
    that`), and the words by which it is known again. `speaker`: the place of who says it in `Cues.speakers`, or -1."""

    head: int
    own: frozenset[int]
    bearing: frozenset[int]
    words: frozenset[str]
    named: frozenset[str]
    speaker: int


def find_speakers(worded: Worded, classes: Mapping[str, tuple[int, ...]]) -> Iterator[Speaker]:
    """Who says something in the sentence; `classes`: its words by class."""
    parse = worded.parse
    for index in classes.get("saying", ()):
        if parse.tokens[index].pos not in {"VERB", "NOUN"}:
            continue
        subject = next((c for c in parse.children[index] if parse.tokens[c].role in SUBJECT), -1)
        if subject < 0:
            agents = [c for c in parse.children[index] if parse.tokens[c].role == "agent"]
            subject = next(
                (p for c in agents for p in parse.children[c] if parse.tokens[p].role == "governed noun"), -1
            )
        if subject >= 0:
            subject = antecedent(worded, index, subject)
            yield _speaker(worded, index, subject)
    for index in classes.get("source", ()):
        if worded.words[index] in {"accord", "according", "according_to"}:
            heads = [
                p
                for p in range(index + 1, min(index + 12, len(parse.tokens)))
                if parse.tokens[p].role == "governed noun"
            ]
            if heads:
                yield _speaker(worded, index, heads[0])
        else:
            for c in parse.children[index]:
                held = parse.tokens[c]
                if held.role == "possessor":
                    yield _speaker(worded, index, c)
                elif held.role == "preposition" and held.text.lower() in {"of", "by", "from"}:
                    yield from (
                        _speaker(worded, index, p) for p in parse.children[c] if parse.tokens[p].role == "governed noun"
                    )


def _speaker(worded: Worded, cue: int, head: int) -> Speaker:
    own = phrase(worded, head)
    known = [i for i in own if worded.tokens[i].pos in CONTENT]
    return Speaker(
        cue,
        worded.words[cue],
        frozenset(worded.words[i] for i in known),
        frozenset(worded.words[i] for i in known if worded.tokens[i].pos == "PROPN"),
        worded.parse.words(own[0], own[-1] + 1) if own else "",
        any(worded.tokens[c].role == "negation" for c in worded.parse.children[cue]),
    )


def find_clauses(worded: Worded, speakers: Sequence[Speaker]) -> Iterator[Clause]:
    """The clauses of a sentence, infinitives and participles with the verb that governs them. Linear but for depth."""
    heads = {t.index for t in worded.tokens if _is_clause(worded, t)}
    of = {s.index: n for n, s in enumerate(speakers)}
    for head in sorted(heads):
        own = _without(worded, head, heads)
        bearing, speaker = _above(worded, head, of)
        known = [i for i in own if worded.tokens[i].pos in CONTENT and worded.words[i] not in LIGHT]
        known += _borrowed(worded, head)
        words = frozenset(worded.words[i] for i in known)
        named = frozenset(worded.words[i] for i in known if worded.tokens[i].pos in {"PROPN", "NUM"})
        yield Clause(head, frozenset(own), frozenset(bearing), words, named, speaker)


def _is_clause(worded: Worded, token: Token) -> bool:
    if token.role == "root" or token.head == token.index:
        return True
    if token.pos not in {"VERB", "AUX"} or token.role not in _CLAUSES:
        return False
    if token.role == "content clause" and not _is_finite(worded, token):
        return False
    return token.role != "conjunct" or worded.tokens[token.head].pos in {"VERB", "AUX"}


def _is_finite(worded: Worded, token: Token) -> bool:
    below = [worded.tokens[c] for c in worded.parse.children[token.index]]
    return token.tag in _FINITE or any(t.tag in _FINITE for t in below if t.role in {"auxiliary", "passive auxiliary"})


def _without(worded: Worded, head: int, heads: set[int]) -> list[int]:
    found, todo = [], [head]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(c for c in worded.parse.children[at] if c not in heads)
    return found


def _above(worded: Worded, head: int, speakers: Mapping[int, int]) -> tuple[list[int], int]:
    """The words of the verbs above that bear on a clause, and who says it."""
    bearing: list[int] = []
    at = head
    for _ in range(LEVELS):
        token = worded.tokens[at]
        if token.head == at or token.role not in {"content clause", "conjunct", "open clause", "clausal subject"}:
            break
        at = token.head
        if token.role != "conjunct":
            bearing.append(at)
            bearing += [c for c in worded.parse.children[at] if worded.tokens[c].role in _BEARING]
            if at in speakers:
                return bearing, speakers[at]
    own = next(
        (
            n
            for i, n in speakers.items()
            if worded.tokens[i].head in {head, at}
            and worded.tokens[i].role in {"preposition", "parataxis", "content clause"}
        ),
        -1,
    )
    return bearing, own


def _borrowed(worded: Worded, head: int) -> list[int]:
    """The subject that a clause has from another one: the noun a relative clause hangs on, the first verb's subject."""
    token = worded.tokens[head]
    if token.role == "relative clause":
        return [token.head]
    if token.role == "conjunct" and not any(
        worded.tokens[c].role in SUBJECT | PASSIVE for c in worded.parse.children[head]
    ):
        return [c for c in worded.parse.children[token.head] if worded.tokens[c].role in SUBJECT | PASSIVE]
    return []
