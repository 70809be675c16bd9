"""A sentence as cues are read from it: its tokens with their folded lemmas, and how its phrases hang together."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language import Parse, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
LIGHT = frozenset("be have do get go make take say will".split())
SUBJECT, PASSIVE = frozenset({"subject", "clausal subject"}), frozenset({"passive subject", "passive clausal subject"})
# What hangs on a noun and tells who somebody is; clauses do not.
_OWN = frozenset(
    {
        "compound",
        "apposition",
        "adjective",
        "possessor",
        "preposition",
        "governed noun",
        "noun modifier",
        "numeral",
        "conjunct",
        "flat",
        "determiner",
    }
)


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence with the lemma of each token, folded."""

    parse: Parse
    words: tuple[str, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parse.tokens


def antecedent(worded: Worded, verb: int, subject: int) -> int:
    """Whom `who` or `which` stands for."""
    token = worded.tokens[subject]
    if token.tag in {"WP", "WDT"} and worded.tokens[verb].role in {"relative clause", "noun clause"}:
        return worded.tokens[verb].head
    return subject


def phrase(worded: Worded, head: int) -> list[int]:
    """The tokens of a noun phrase without its clauses, in order."""
    found, todo = [], [head]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(c for c in worded.parse.children[at] if worded.tokens[c].role in _OWN)
    return sorted(found)


def is_passive(worded: Worded, verb: int) -> bool:
    token = worded.tokens[verb]
    below = [worded.tokens[c] for c in worded.parse.children[verb]]
    if any(t.role in {"passive auxiliary", "passive subject", "passive clausal subject", "agent"} for t in below):
        return True
    return (
        token.tag == "VBN"
        and token.role in {"noun clause", "relative clause"}
        and not any(t.role in SUBJECT for t in below)
    )
