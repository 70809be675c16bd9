"""Whether a verb is denied: the `not` on it, a `no` on what it takes, and the verbs that deny what they govern."""

from __future__ import annotations

import re
from typing import Protocol

from rashomon.language import Parse, Token

_NOT = frozenset("not n't n’t never no hardly scarcely neither nor nobody nothing none nowhere cannot".split())
# Words that deny what hangs on them: `refused to say`, `unable to sign`, `without saying`.
DENYING = frozenset(
    """fail refuse decline deny reject avoid prevent stop cease forbid ban bar prohibit oppose lack unable unwilling
    impossible failure refusal inability abstain refrain dismiss neglect forget""".split()
)
# Words that come near to denying: where one stands, no `not` is missed.
_SOFT = frozenset(
    "rarely seldom barely scarcely unlikely reluctant hesitant hard-pressed hardly yet struggle doubt doubtful".split()
)
_OUT = frozenset({"rule"})  # these deny with `out`
_OF_TIME = frozenset("time way case circumstance account event point condition stage moment sense".split())
_BESIDE = frozenset("with at for by in under after".split())
_BOUND = re.compile(r"\s+(?:more|less|fewer|later|earlier|sooner|higher|lower|better|worse)\s+than\b|\s+doubt\b", re.I)
_TURNED = frozenset({"until", "till", "unless"})  # `did not sign until Monday`: signed on Monday
_ANSWERED = frozenset({"vote", "say", "answer"})  # `voted no`: it was voted
_TAKEN = frozenset({"subject", "passive subject", "object", "complement", "adverb", "expletive"})
_MODIFIERS = frozenset({"determiner", "negation", "adverb"})
_AGAINST = frozenset({"against", "without"})
_AWAY = frozenset("from against without of to in at on over about".split())  # what these lead to may be denied above
_GOVERNED = frozenset(
    {"open clause", "governed clause", "preposition", "noun clause", "content clause", "object", "governed noun"}
)
_OBJECTS = frozenset({"object", "interjection", "adverb", "complement", "object complement"})
SEEN = 20  # characters after a denial that may tell it is none
REACH = 4  # words above a verb that may deny it


class Read(Protocol):
    """A sentence with its tokens and their lemmas, folded."""

    @property
    def parse(self) -> Parse: ...
    @property
    def tokens(self) -> tuple[Token, ...]: ...
    @property
    def words(self) -> tuple[str, ...]: ...


def negations(side: Read, index: int) -> list[str]:
    """The words that deny the verb or noun at `index`, in the sentence's words; an even number of them affirms it."""
    found = [side.tokens[c].text for c in _below(side, index) if is_not(side, c)]
    if found and _is_turned(side, index):
        found.pop()
    at = index
    for _ in range(REACH):
        token = side.tokens[at]
        if token.role not in _GOVERNED or token.head == at:
            break
        at = token.head
        word = side.tokens[at].text.lower()
        if side.tokens[at].role == "preposition" and word not in _AWAY:
            break  # `dismissed for selling`: it was sold
        denies = _denies(side, at)
        if (
            token.role in {"content clause", "object", "governed noun"}
            and not denies
            and side.tokens[at].role != "governed clause"
        ):
            break
        if denies or word in _NOT or word in _AGAINST:
            found.append(side.tokens[at].text)
            found += [side.tokens[c].text for c in _below(side, at) if side.tokens[c].text.lower() in _NOT]
    return found


def is_not(side: Read, index: int) -> bool:
    """Is the word a denial, and no number (`No. 2`)?"""
    token = side.tokens[index]
    if token.text.lower() not in _NOT:
        return False
    after = side.parse.text[token.end : token.end + SEEN]
    if _BOUND.match(after):
        return False  # `no more than 15`
    if token.role in _OBJECTS and side.words[token.head] in _ANSWERED:
        return False
    if after[:5].strip().lower() == "only":
        return False  # `not only` tells more
    return not (token.text == "No" and (after.startswith(".") or after[:5].strip()[:1].isdigit()))


def _denies(side: Read, index: int) -> bool:
    if side.words[index] in _OUT:
        return any(side.tokens[c].text.lower() == "out" for c in side.parse.children[index])
    return side.words[index] in DENYING


def _is_turned(side: Read, index: int) -> bool:
    """Is it told of a verb until when, or unless what, it is denied?"""
    for c in side.parse.children[index]:
        token = side.tokens[c]
        if token.text.lower() in _TURNED or (
            token.role == "adverbial clause"
            and any(side.tokens[m].text.lower() in _TURNED for m in side.parse.children[c])
        ):
            return True
    return False


def _is_beside(side: Read, noun: int) -> bool:
    """Does a preposition add the noun to what is told: `left with no court`, `at no charge`? Not so `at no time`."""
    return side.tokens[side.tokens[noun].head].text.lower() in _BESIDE and side.words[noun] not in _OF_TIME


def _below(side: Read, index: int) -> list[int]:
    """The verb's own dependents, and the determiners of its subject, object and adverbials."""
    own = list(side.parse.children[index])
    objects = [o for c in own if side.tokens[c].role == "preposition" for o in side.parse.children[c]]
    objects = [o for o in objects if side.tokens[o].role == "governed noun"]
    nouns = [*(c for c in own if side.tokens[c].role in _TAKEN), *(o for o in objects if not _is_beside(side, o))]
    return own + objects + [d for n in nouns for d in side.parse.children[n] if side.tokens[d].role in _MODIFIERS]


def is_denial(side: Read, index: int) -> bool:
    """Does the word deny something, by itself (`not`, `none`) or as a verb of denying (`refused`)?"""
    return is_not(side, index) or _denies(side, index)


def denials(side: Read) -> int:
    """How many words of the sentence deny something."""
    return sum(is_denial(side, t.index) for t in side.tokens)


def is_doubtful(side: Read) -> bool:
    """Does a word of the sentence come near to denying what it says?"""
    return any(side.words[t.index] in _SOFT or t.text.lower() in _SOFT for t in side.tokens)
