"""What a claim affirms and a place denies, or the other way round: denials counted in the clause that answers to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.compare.polarity import is_denial, is_not
from rashomon.compare.side import Side
from rashomon.language import Parse

_HEADS = frozenset(
    {
        "root",
        "content clause",
        "adverbial clause",
        "relative clause",
        "conjunct",
        "parataxis",
        "noun clause",
        "clausal subject",
        "governed clause",
        "open clause",
    }
)
_ABOVE = frozenset(
    {
        "content clause",
        "open clause",
        "noun clause",
        "governed clause",
        "preposition",
        "object",
        "governed noun",
        "relative clause",
        "conjunct",
    }
)
_DENIED = frozenset(
    {"object", "open clause", "content clause", "preposition", "passive subject", "governed clause", "agent"}
)
_MODIFYING = frozenset({"relative clause", "noun clause", "adjective"})
_COMPARED = frozenset({"no", "not"})
THAN = 4  # tokens after such a word within which its `than` stands
MIN_CLAUSE = 3  # tokens of a clause of its own
REACH = 5  # words above a clause that may deny it


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens of a sentence that make a clause: its head and its own, in order; a clause inside it is one apart."""

    head: int
    tokens: tuple[int, ...]

    def text(self, parse: Parse) -> str:
        return " ".join(parse.tokens[t].text for t in self.tokens)


@lru_cache(maxsize=1 << 12)
def find_clauses(parse: Parse) -> tuple[Clause, ...]:
    """The clauses of a sentence in order of their heads; never none."""
    heads = {t.index for t in parse.tokens if _is_head(parse, t.index)}
    own: dict[int, list[int]] = {h: [] for h in heads}
    for token in parse.tokens:
        at = token.index
        while at not in heads and parse.tokens[at].head != at:
            at = parse.tokens[at].head
        own.setdefault(at, []).append(token.index)
    return tuple(Clause(h, tuple(rows)) for h, rows in sorted(own.items()) if rows)


def _is_head(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.head == index:
        return True
    return token.role in _HEADS and token.pos in {"VERB", "AUX"} and len(parse.subtree(index)) >= MIN_CLAUSE


def denials_of(side: Side, clause: Clause) -> list[str]:
    """The words that deny what a clause says: its own, and those it hangs on (`denied that …`, `no sign of …`)."""
    found = [side.tokens[t].text for t in clause.tokens if _denies(side, t)]
    own = set(clause.tokens)
    at = clause.head
    for _ in range(REACH):
        token = side.tokens[at]
        if token.head == at or token.role not in _ABOVE:
            break
        at = token.head
        if token.role == "relative clause" or (token.role == "conjunct" and side.tokens[at].pos == "VERB"):
            continue
        above = [at, *side.parse.children[at]]
        found += [side.tokens[t].text for t in above if t not in own and _denies(side, t)]
    return found


def _denies(side: Side, index: int) -> bool:
    """Is it a denial? A verb of denying is one only where it has what it denies: `the tram stopped` denies nothing."""
    if not is_denial(side, index):
        return False
    token = side.tokens[index]
    if token.text.lower() in _COMPARED and "than" in [t.text.lower() for t in side.tokens[index + 1 : index + THAN]]:
        return False  # `no fewer than 1,000`
    if token.pos != "VERB" or is_not(side, index) or token.role in _MODIFYING:
        return True
    return any(side.tokens[c].role in _DENIED for c in side.parse.children[index])
