"""What the words of one sentence tell of how it means what it says: denials, certainty, who says it, who does what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.compare.cues.words import find_classes, pole
from rashomon.compare.polarity import negations
from rashomon.language import Parse, Token
from rashomon.text import fold
from rashomon.values.figures import Figure, find_figures

REMEMBERED = 1 << 12  # sentences whose cues are kept
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT = frozenset("be have do get go make take say will".split())
_SUBJECT, _PASSIVE = frozenset({"nsubj", "csubj"}), frozenset({"nsubjpass", "csubjpass"})
_NAME_PARTS = frozenset({"compound", "appos", "flat"})
# What hangs on a noun and tells who somebody is; clauses do not.
_OWN = frozenset({"compound", "appos", "amod", "poss", "prep", "pobj", "nmod", "nummod", "conj", "flat", "det"})
_UNDOING = frozenset("lift end drop withdraw revoke scrap remove overturn quash rescind reverse waive abandon".split())
_FUTURE = frozenset("will wo 'll ’ll shall".split())
_TO_BE_DONE = frozenset("plan intend due set schedule prepare expect propose mean aim".split())
# Verbs of a deed that is another's the other way round.
_GETS = frozenset(
    "buy acquire purchase receive get obtain borrow inherit take secure win accept hire rent import capture".split()
)
_GIVES = frozenset("sell give lend hand grant supply donate pass transfer offload award loan send deliver export".split())
_WINS = frozenset("beat defeat win oust overcome outsprint eliminate overtake lead outvote pip edge".split())
_LOSES = frozenset("lose trail fall succumb yield concede".split())
_CONVERSE = {w: (k, s) for k, s, ws in (("get", 1, _GETS), ("get", -1, _GIVES), ("win", 1, _WINS), ("win", -1, _LOSES)) for w in ws}


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence with the lemma of each token, folded."""

    parse: Parse
    words: tuple[str, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parse.tokens


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that acts or is acted upon: its head's token, the head's word and all words of its name."""

    index: int
    head: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb's token and word, who does it and to what or whom; `converse`: a class of deeds and which way round."""

    index: int
    verb: str
    agents: tuple[Party, ...]
    others: tuple[Party, ...]
    converse: tuple[str, int] | None


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


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """`classes`: tokens by class of word; `signs`: for each pair of opposites the signs it is told with, denials
    counted; `denied`, `plain`: words told with an odd and an even number of denials."""

    worded: Worded
    classes: Mapping[str, tuple[int, ...]]
    content: frozenset[str]
    signs: Mapping[str, Mapping[int, int]]
    denied: Mapping[str, int]
    plain: Mapping[str, int]
    future: tuple[int, ...]
    done: tuple[int, ...]
    speakers: tuple[Speaker, ...]
    deeds: tuple[Deed, ...]
    clauses: tuple[Clause, ...]
    figures: tuple[Figure, ...]
    quotes: bool

    @property
    def parse(self) -> Parse:
        return self.worded.parse


@lru_cache(maxsize=REMEMBERED)
def find_cues(parse: Parse) -> Cues:
    """The cues of a sentence. Linear in its words but for the length of their chains of heads."""
    words = tuple(fold(t.lemma) if t.pos != "PROPN" else fold(t.text) for t in parse.tokens)
    worded = Worded(parse, words)
    classes = find_classes(parse)
    denied, plain = _polarity(worded)
    speakers = tuple(_speakers(worded, classes))
    return Cues(
        worded,
        classes,
        frozenset(words[t.index] for t in parse.tokens if t.pos in CONTENT and words[t.index] not in _LIGHT),
        _signs(worded, classes),
        denied,
        plain,
        tuple(_future(worded)),
        tuple(_done(worded)),
        speakers,
        tuple(_deeds(worded)),
        tuple(find_clauses(worded, speakers)),
        find_figures(parse),
        any(c in parse.text for c in '"“”«»'),
    )


def _polarity(worded: Worded) -> tuple[dict[str, int], dict[str, int]]:
    denied: dict[str, int] = {}
    plain: dict[str, int] = {}
    for token in worded.tokens:
        word = worded.words[token.index]
        if token.pos in {"VERB", "ADJ", "NOUN"} and word not in _LIGHT:
            odd = len(negations(worded, token.index)) % 2
            (denied if odd else plain).setdefault(word, token.index)
    return denied, plain


def _signs(worded: Worded, classes: Mapping[str, tuple[int, ...]]) -> dict[str, dict[int, int]]:
    """For each axis the signs, each with the token that first has it."""
    found: dict[str, dict[int, int]] = {}
    for name in sorted(classes):
        axis, sign = pole(name)
        for index in classes[name] if sign else ():
            odd = (len(negations(worded, index)) + _undone(worded, index)) % 2
            found.setdefault(axis, {}).setdefault(-sign if odd else sign, index)
    return found


def _undone(worded: Worded, index: int) -> bool:
    """Is it the object of a verb that ends it: `lifted the ban`?"""
    token = worded.tokens[index]
    return token.pos == "NOUN" and token.dep in {"dobj", "nsubjpass"} and worded.words[token.head] in _UNDOING


def _future(worded: Worded) -> Iterator[int]:
    """Verbs that are yet to be done."""
    for token in worded.tokens:
        lower = token.text.lower()
        if (token.dep == "aux" and (lower in _FUTURE or lower == "would")) or worded.words[token.index] in _TO_BE_DONE:
            yield token.index
        elif token.tag == "VB" and token.dep == "xcomp" and worded.words[token.head] == "be":
            yield token.index


def _done(worded: Worded) -> Iterator[int]:
    """Verbs told as done: in a past tense or a perfect, without a modal."""
    for token in worded.tokens:
        if token.pos != "VERB" or token.tag not in {"VBD", "VBN"}:
            continue
        aux = [worded.tokens[c] for c in worded.parse.children[token.index] if worded.tokens[c].dep in {"aux", "auxpass"}]
        if any(t.tag == "MD" for t in aux) or (token.tag == "VBN" and not aux):
            continue
        yield token.index


def _speakers(worded: Worded, classes: Mapping[str, tuple[int, ...]]) -> Iterator[Speaker]:
    parse = worded.parse
    for index in classes.get("saying", ()):
        if parse.tokens[index].pos not in {"VERB", "NOUN"}:
            continue
        subject = next((c for c in parse.children[index] if parse.tokens[c].dep in _SUBJECT), -1)
        if subject < 0:
            agents = [c for c in parse.children[index] if parse.tokens[c].dep == "agent"]
            subject = next((p for c in agents for p in parse.children[c] if parse.tokens[p].dep == "pobj"), -1)
        if subject >= 0:
            subject = _antecedent(worded, index, subject)
            yield _speaker(worded, index, subject)
    for index in classes.get("source", ()):
        if worded.words[index] in {"accord", "according", "according_to"}:
            heads = [p for p in range(index + 1, min(index + 12, len(parse.tokens))) if parse.tokens[p].dep == "pobj"]
            if heads:
                yield _speaker(worded, index, heads[0])
        else:
            for c in parse.children[index]:
                held = parse.tokens[c]
                if held.dep == "poss":
                    yield _speaker(worded, index, c)
                elif held.dep == "prep" and held.text.lower() in {"of", "by", "from"}:
                    yield from (_speaker(worded, index, p) for p in parse.children[c] if parse.tokens[p].dep == "pobj")


def _antecedent(worded: Worded, verb: int, subject: int) -> int:
    """Whom `who` or `which` stands for."""
    token = worded.tokens[subject]
    if token.tag in {"WP", "WDT"} and worded.tokens[verb].dep in {"relcl", "acl"}:
        return worded.tokens[verb].head
    return subject


def _speaker(worded: Worded, cue: int, head: int) -> Speaker:
    own = _own(worded, head)
    known = [i for i in own if worded.tokens[i].pos in CONTENT]
    return Speaker(
        cue,
        worded.words[cue],
        frozenset(worded.words[i] for i in known),
        frozenset(worded.words[i] for i in known if worded.tokens[i].pos == "PROPN"),
        worded.parse.words(own[0], own[-1] + 1) if own else "",
        any(worded.tokens[c].dep == "neg" for c in worded.parse.children[cue]),
    )


def _own(worded: Worded, head: int) -> list[int]:
    """The tokens of a noun phrase without its clauses, in order."""
    found, todo = [], [head]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(c for c in worded.parse.children[at] if worded.tokens[c].dep in _OWN)
    return sorted(found)


def _party(worded: Worded, head: int) -> Party:
    found, todo = [], [head]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(c for c in worded.parse.children[at] if worded.tokens[c].dep in _NAME_PARTS)
    names = frozenset(worded.words[i] for i in found if worded.tokens[i].pos == "PROPN")
    return Party(head, worded.words[head], names)


def _deeds(worded: Worded) -> Iterator[Deed]:
    for token in worded.tokens:
        if token.pos != "VERB":
            continue
        agents, others = _agents(worded, token.index), _others(worded, token.index)
        if agents and others:
            word = worded.words[token.index]
            yield Deed(
                token.index,
                word,
                tuple(_party(worded, i) for i in agents),
                tuple(_party(worded, i) for i in others),
                _CONVERSE.get(word),
            )


def _agents(worded: Worded, verb: int) -> list[int]:
    """Who does it: the subject, of a passive the word after `by`; of a verb without one that of the verb above."""
    parse, at = worded.parse, verb
    passive = _is_passive(worded, verb)
    if passive:
        return [
            p
            for c in parse.children[verb]
            if parse.tokens[c].dep == "agent" or (parse.tokens[c].dep == "prep" and parse.tokens[c].text.lower() == "by")
            for p in parse.children[c]
            if parse.tokens[p].dep == "pobj"
        ]
    for _ in range(3):
        found = [c for c in parse.children[at] if parse.tokens[c].dep in _SUBJECT | _PASSIVE]
        if found:
            return [_antecedent(worded, at, c) for c in found]
        token = parse.tokens[at]
        if token.dep in {"acl", "relcl"} and token.tag == "VBG":
            return [token.head]
        if token.dep not in {"xcomp", "conj", "advcl", "pcomp"} or token.head == at:
            return []
        at = token.head
        if parse.tokens[at].dep == "prep":
            at = parse.tokens[at].head
        if _is_passive(worded, at) and token.dep != "xcomp":
            return []
    return []


def _others(worded: Worded, verb: int) -> list[int]:
    """To whom or what it is done: the object, of a passive the subject, and what follows a preposition but `by`."""
    parse = worded.parse
    found = []
    passive = _is_passive(worded, verb)
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if token.dep in {"dobj", "dative", "oprd"} or (passive and token.dep in _PASSIVE):
            found.append(_antecedent(worded, verb, c))
        if token.dep in {"prep", "dative"} and token.text.lower() != "by":
            found += [p for p in parse.children[c] if parse.tokens[p].dep == "pobj"]
        if token.dep == "dobj":  # `raised a complaint against the firm`, `took the ship from the town`
            found += [
                p
                for q in parse.children[c]
                if parse.tokens[q].dep == "prep" and parse.tokens[q].text.lower() in {"against", "from", "to", "on", "with"}
                for p in parse.children[q]
                if parse.tokens[p].dep == "pobj"
            ]
    if passive and parse.tokens[verb].dep in {"acl", "relcl"} and not any(
        parse.tokens[c].dep in _PASSIVE for c in parse.children[verb]
    ):
        found.append(parse.tokens[verb].head)
    return found


def _is_passive(worded: Worded, verb: int) -> bool:
    token = worded.tokens[verb]
    below = [worded.tokens[c] for c in worded.parse.children[verb]]
    if any(t.dep in {"auxpass", "nsubjpass", "csubjpass", "agent"} for t in below):
        return True
    return token.tag == "VBN" and token.dep in {"acl", "relcl"} and not any(t.dep in _SUBJECT for t in below)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis", "csubj"})
_BEARING = frozenset({"aux", "auxpass", "neg", "advmod", "prt", "acomp", "attr"})
LEVELS = 3  # clauses above one that may bear on it


def find_clauses(worded: Worded, speakers: Sequence[Speaker]) -> Iterator[Clause]:
    """The clauses of a sentence, infinitives and participles with the verb that governs them. Linear but for depth."""
    heads = {t.index for t in worded.tokens if _is_clause(worded, t)}
    of = {s.index: n for n, s in enumerate(speakers)}
    for head in sorted(heads):
        own = _without(worded, head, heads)
        bearing, speaker = _above(worded, head, of)
        known = [i for i in own if worded.tokens[i].pos in CONTENT and worded.words[i] not in _LIGHT]
        known += _borrowed(worded, head)
        words = frozenset(worded.words[i] for i in known)
        named = frozenset(worded.words[i] for i in known if worded.tokens[i].pos in {"PROPN", "NUM"})
        yield Clause(head, frozenset(own), frozenset(bearing), words, named, speaker)


def _is_clause(worded: Worded, token: Token) -> bool:
    if token.dep == "ROOT" or token.head == token.index:
        return True
    if token.pos not in {"VERB", "AUX"} or token.dep not in _CLAUSES:
        return False
    if token.dep == "ccomp" and not _is_finite(worded, token):
        return False
    return token.dep != "conj" or worded.tokens[token.head].pos in {"VERB", "AUX"}


def _is_finite(worded: Worded, token: Token) -> bool:
    below = [worded.tokens[c] for c in worded.parse.children[token.index]]
    return token.tag in _FINITE or any(t.tag in _FINITE for t in below if t.dep in {"aux", "auxpass"})


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
        if token.head == at or token.dep not in {"ccomp", "conj", "xcomp", "csubj"}:
            break
        at = token.head
        if token.dep != "conj":
            bearing.append(at)
            bearing += [c for c in worded.parse.children[at] if worded.tokens[c].dep in _BEARING]
            if at in speakers:
                return bearing, speakers[at]
    own = next((n for i, n in speakers.items() if worded.tokens[i].head in {head, at} and worded.tokens[i].dep in {"prep", "parataxis", "ccomp"}), -1)
    return bearing, own


def _borrowed(worded: Worded, head: int) -> list[int]:
    """The subject that a clause has from another one: the noun a relative clause hangs on, the first verb's subject."""
    token = worded.tokens[head]
    if token.dep == "relcl":
        return [token.head]
    if token.dep == "conj" and not any(worded.tokens[c].dep in _SUBJECT | _PASSIVE for c in worded.parse.children[head]):
        return [c for c in worded.parse.children[token.head] if worded.tokens[c].dep in _SUBJECT | _PASSIVE]
    return []
