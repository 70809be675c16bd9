"""Whether a verb is denied: the `not` on it, a `no` on what it takes, and the verbs that deny what they govern."""

from __future__ import annotations

from rashomon.compare.side import Side

_NOT = frozenset("not n't n’t never no hardly scarcely neither nor nobody nothing none nowhere cannot".split())
# Words that deny what hangs on them: `refused to say`, `unable to sign`, `without saying`.
_DENYING = frozenset(
    """fail refuse decline deny reject avoid prevent stop cease forbid ban bar prohibit oppose lack unable unwilling
    impossible unlikely reluctant failure refusal inability abstain refrain dismiss rule neglect forget""".split()
)
_AGAINST = frozenset({"against", "without"})
_GOVERNED = frozenset({"xcomp", "pcomp", "prep", "acl", "ccomp"})
REACH = 3  # words above a verb that may deny it


def negations(side: Side, index: int) -> list[str]:
    """The words that deny the verb or noun at `index`, in the sentence's words; an even number of them affirms it."""
    found = [side.tokens[c].text for c in _below(side, index) if side.tokens[c].text.lower() in _NOT]
    at = index
    for _ in range(REACH):
        token = side.tokens[at]
        if token.dep not in _GOVERNED or token.head == at:
            break
        at = token.head
        word = side.tokens[at].text.lower()
        if token.dep == "ccomp" and side.words[at] not in _DENYING:
            break
        if side.words[at] in _DENYING or word in _NOT or word in _AGAINST:
            found.append(side.tokens[at].text)
            found += [side.tokens[c].text for c in _below(side, at) if side.tokens[c].text.lower() in _NOT]
    return found


def _below(side: Side, index: int) -> list[int]:
    """The verb's own dependents, and the determiners of its subject and object."""
    own = list(side.parse.children[index])
    nouns = [c for c in own if side.tokens[c].dep in {"nsubj", "nsubjpass", "dobj", "attr", "pobj", "advmod", "expl"}]
    return (
        own
        + [d for n in nouns for d in side.parse.children[n] if side.tokens[d].dep in {"det", "neg", "advmod"}]
        + [n for n in nouns if side.tokens[n].text.lower() in _NOT]
    )


def has_denial(side: Side) -> bool:
    """Does any word of the sentence deny something, be it in its form (`un-`, `-less`)?"""
    return any(
        t.text.lower() in _NOT or side.words[t.index] in _DENYING or _denied_form(t.text.lower()) for t in side.tokens
    )


def _denied_form(word: str) -> bool:
    return len(word) > 6 and (word.startswith(("un", "non", "dis", "im", "ir", "il", "in")) or word.endswith("less"))
