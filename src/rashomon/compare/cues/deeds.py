"""Who does what to whom in one sentence, the same in active and passive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.compare.cues.worded import PASSIVE, SUBJECT, Worded, antecedent, is_passive

_NAME_PARTS = frozenset({"compound", "apposition", "flat"})
# Verbs of a deed that is another's the other way round.
_GETS = frozenset(
    "buy acquire purchase receive get obtain borrow inherit take secure win accept hire rent import capture".split()
)
_GIVES = frozenset(
    "sell give lend hand grant supply donate pass transfer offload award loan send deliver export".split()
)
_WINS = frozenset("beat defeat win oust overcome outsprint eliminate overtake lead outvote pip edge".split())
_LOSES = frozenset("lose trail fall succumb yield concede".split())
_SIDES = (("get", 1, _GETS), ("get", -1, _GIVES), ("win", 1, _WINS), ("win", -1, _LOSES))
_CONVERSE = {word: (deed, side) for deed, side, words in _SIDES for word in words}


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


def find_deeds(worded: Worded) -> Iterator[Deed]:
    """The verbs of which both who does it and another party are told. Linear in the sentence."""
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


def _party(worded: Worded, head: int) -> Party:
    found, todo = [], [head]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(c for c in worded.parse.children[at] if worded.tokens[c].role in _NAME_PARTS)
    names = frozenset(worded.words[i] for i in found if worded.tokens[i].pos == "PROPN")
    return Party(head, worded.words[head], names)


def _agents(worded: Worded, verb: int) -> list[int]:
    """Who does it: the subject, of a passive the word after `by`; of a verb without one that of the verb above."""
    parse, at = worded.parse, verb
    passive = is_passive(worded, verb)
    if passive:
        return [
            p
            for c in parse.children[verb]
            if parse.tokens[c].role == "agent"
            or (parse.tokens[c].role == "preposition" and parse.tokens[c].text.lower() == "by")
            for p in parse.children[c]
            if parse.tokens[p].role == "governed noun"
        ]
    for _ in range(3):
        found = [c for c in parse.children[at] if parse.tokens[c].role in SUBJECT | PASSIVE]
        if found:
            return [antecedent(worded, at, c) for c in found]
        token = parse.tokens[at]
        if token.role in {"noun clause", "relative clause"} and token.tag == "VBG":
            return [token.head]
        if token.role not in {"open clause", "conjunct", "adverbial clause", "governed clause"} or token.head == at:
            return []
        at = token.head
        if parse.tokens[at].role == "preposition":
            at = parse.tokens[at].head
        if is_passive(worded, at) and token.role != "open clause":
            return []
    return []


def _others(worded: Worded, verb: int) -> list[int]:
    """To whom or what it is done: the object, of a passive the subject, and what follows a preposition but `by`."""
    parse = worded.parse
    found = []
    passive = is_passive(worded, verb)
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if token.role in {"object", "indirect object", "object complement"} or (passive and token.role in PASSIVE):
            found.append(antecedent(worded, verb, c))
        if token.role in {"preposition", "indirect object"} and token.text.lower() != "by":
            found += [p for p in parse.children[c] if parse.tokens[p].role == "governed noun"]
        if token.role == "object":  # `raised a complaint against the firm`, `took the ship from the town`
            found += [
                p
                for q in parse.children[c]
                if parse.tokens[q].role == "preposition"
                and parse.tokens[q].text.lower() in {"against", "from", "to", "on", "with"}
                for p in parse.children[q]
                if parse.tokens[p].role == "governed noun"
            ]
    if (
        passive
        and parse.tokens[verb].role in {"noun clause", "relative clause"}
        and not any(parse.tokens[c].role in PASSIVE for c in parse.children[verb])
    ):
        found.append(parse.tokens[verb].head)
    return found
